package import BlijkBasics
import BlijkMarkup

/// Reads a picture of a theme and looks at what is in it, since it goes into every document.
extension Picture {
  private static let largest = 1_000_000

  /// Reads a PNG or SVG file.
  package convenience init(path: String) throws(Problem) {
    let bytes = try Self.bytes(of: path)
    if PNGFile.isPNG(bytes) {
      guard let png = PNGFile(reading: bytes) else {
        throw Self.problem(path, nl: "is een beschadigde PNG", en: "is a damaged PNG")
      }
      self.init(
        kind: .png, bytes: bytes, width: Double(png.width), height: Double(png.height))
    } else {
      let (width, height) = try Self.svgSize(bytes, path: path)
      self.init(kind: .svg, bytes: bytes, width: width, height: height)
    }
  }

  private static func bytes(of path: String) throws(Problem) -> [UInt8] {
    do throws(BoundedFile.Refusal) {
      return try BoundedFile.read(path, atMost: largest)
    } catch {
      guard error == .tooLarge else { throw problem(path, nl: "is er niet", en: "is missing") }
      throw problem(path, nl: "is groter dan 1 MB", en: "is larger than 1 MB")
    }
  }

  private static func problem(_ path: String, nl: String, en: String) -> Problem {
    Problem(.badTheme, nl: "De afbeelding \(path) \(nl).", en: "The picture \(path) \(en).")
  }

  private static func svgSize(_ bytes: [UInt8], path: String) throws(Problem) -> (Double, Double) {
    let root: XMLElement
    do {
      root = try XMLReader.read(bytes)
    } catch {
      throw problem(
        path, nl: "is geen PNG en geen SVG (regel \(error.line): \(error.why.nl))",
        en: "is neither PNG nor SVG (line \(error.line): \(error.why.en))")
    }
    guard root.name == "svg" else {
      throw problem(path, nl: "is geen PNG en geen SVG", en: "is neither PNG nor SVG")
    }
    try check(root, path: path)
    let box = (root["viewBox"] ?? "").split { $0 == " " || $0 == "," }.compactMap { Double($0) }
    let size =
      box.count == 4
      ? (box[2], box[3]) : (root.length("width") ?? 0, root.length("height") ?? 0)
    let aspect = size.0 / size.1
    guard aspect.isFinite, (0.05...20).contains(aspect) else {
      throw problem(
        path, nl: "heeft geen viewBox; sla hem op met een breedte en hoogte",
        en: "has no viewBox; save it with a width and height")
    }
    return size
  }

  /// Refuses what would do something, or fetch something, when a document is opened.
  private static func check(_ element: XMLElement, path: String) throws(Problem) {
    let name = element.name.lowercased()
    guard !["script", "foreignobject", "image", "iframe", "animate", "set"].contains(name) else {
      throw problem(
        path, nl: "bevat <\(element.name)> (regel \(element.line)); dat mag niet in een logo",
        en: "contains <\(element.name)> (line \(element.line)), which may not be in a logo")
    }
    for (name, value) in element.attributes {
      let text = value.lowercased()
      let isReference = name.hasSuffix("href") && !value.hasPrefix("#")
      let reachesOut =
        !name.hasPrefix("xmlns")
        && ["http:", "https:", "file:", "javascript:", "data:", "//"].contains(where: text.holds)
        && !name.hasPrefix("inkscape:") && !name.hasPrefix("sodipodi:")
      if name.lowercased().hasPrefix("on") || isReference || reachesOut {
        throw problem(
          path, nl: "heeft een script of verwijzing: '\(name)' (regel \(element.line))",
          en: "has a script or reference: '\(name)' (line \(element.line))")
      }
    }
    for child in element.children {
      switch child {
      case .element(let inner): try check(inner, path: path)
      case .text(let text):
        guard name == "style" else { continue }
        let css = text.lowercased()
        if ["@import", "url(", "\\"].contains(where: css.holds) {
          throw problem(
            path, nl: "haalt in <style> iets van elders (regel \(element.line))",
            en: "fetches something in <style> (line \(element.line))")
        }
      }
    }
  }
}
