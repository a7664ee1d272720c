import BlijkBasics
import BlijkMarkup

/// Checks the numbers and words that attributes hold.
extension SVGTemplateLinter {
  func checkValue(
    _ name: String, _ value: String, _ element: XMLElement, _ findings: inout Findings
  ) {
    if let range = Dialect.ranges[name] {
      return checkNumber(name, value, range, element.line, &findings)
    }
    if let allowed = Self.words[name], !allowed.contains(value) {
      add(
        element.line, &findings,
        nl: "'\(name)' is niet \"\(value)\" maar: \(allowed.joined(separator: ", "))",
        en: "'\(name)' is not \"\(value)\" but: \(allowed.joined(separator: ", "))")
    }
    if let place = Dialect.Place(rawValue: value), name == Dialect.place,
      findings.conditions.allSatisfy(Self.always.contains)
    {
      findings.places.insert(place)
    }
    if name == Dialect.rest { findings.isContinuation = true }
  }

  private func checkNumber(
    _ name: String, _ value: String, _ range: ClosedRange<Double>, _ line: Int,
    _ findings: inout Findings
  ) {
    let isWhole = name == Dialect.lines
    if let number = Length.read(value), range.contains(number),
      !isWhole || number.rounded() == number
    {
      return
    }
    let bounds = "\(Self.written(range.lowerBound)) – \(Self.written(range.upperBound))"
    add(
      line, &findings,
      nl: "'\(name)' is \"\(value)\"; een \(isWhole ? "heel " : "")getal van \(bounds) kan",
      en: "'\(name)' is \"\(value)\"; a \(isWhole ? "whole " : "")number of \(bounds) is possible")
  }

  private static func written(_ bound: Double) -> String {
    bound.rounded() == bound ? String(Int(bound)) : String(bound)
  }

  /// The words that an attribute may be.
  private static let words: [String: [String]] = [
    Dialect.role: Role.allCases.map(\.rawValue), Dialect.beside: ["qr"],
    Dialect.stack: ["down", "up"], Dialect.align: ["middle"], Dialect.rest: ["true"],
    Dialect.again: ["true"], Dialect.stretch: ["height"], Dialect.follow: ["bottom"],
    Dialect.place: Dialect.Place.allCases.map(\.rawValue),
  ]

  /// What is drawn, whether an attribute says it or a declaration in `style`.
  func checkDrawing(_ element: XMLElement, _ findings: inout Findings) {
    for (name, value) in DrawingStyle.declarations(element) {
      // `checkAttributes` reported these already.
      guard !value.contains("{{"), !value.lowercased().holds("url(") else { continue }
      let shown = value.prefix(60)
      switch name {
      case "fill", "stroke":
        guard SVGColour(value) == nil else { continue }
        add(
          element.line, &findings,
          nl: "'\(name)' is \"\(shown)\"; een kleur is #RRGGBB, een naam zoals white, of none",
          en: "'\(name)' is \"\(shown)\"; a colour is #RRGGBB, a name such as white, or none")
      default:
        guard !Self.canRead(name, value) else { continue }
        add(
          element.line, &findings, nl: "'\(name)' is niet te lezen: \"\(shown)\"",
          en: "'\(name)' cannot be read: \"\(shown)\"")
      }
    }
  }

  private static func canRead(_ name: String, _ value: String) -> Bool {
    switch name {
    case "stroke-dasharray": DrawingStyle.dashes(value) != nil
    case "stroke-linecap": Paint.LineCap(rawValue: value) != nil
    case "d": Path(svg: value) != nil
    case "transform": Affine(value) != nil
    default: true
    }
  }
}
