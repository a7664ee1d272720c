import BlijkBasics
import BlijkMarkup

/// The number formats of the cells of a workbook, by the number of their style.
enum XLSXStyles {
  static func read(_ next: () throws(Problem) -> [UInt8]?) throws(Problem) -> [NumberFormat] {
    let listener = StyleListener()
    try XMLStream.read(XLSXParts.namespaces, to: listener, next)
    return listener.styles.map { number in
      listener.formats[number] ?? NumberFormat(builtIn: number)
    }
  }
}

private final class StyleListener: XMLListener {
  /// Excel has at most so many.
  private static let mostStyles = 65_536

  let takesText = false
  private(set) var formats: [Int: NumberFormat] = [:]
  private(set) var styles: [Int] = []
  private var path: [String] = []

  func start(_ name: String, _ attributes: XMLAttributes) throws(Problem) {
    path.append(name)
    guard path.count == 3,
      let number = attributes["numFmtId"].map({ Int($0) ?? 0 }) ?? (name == "xf" ? 0 : nil)
    else { return }
    switch (path[1], name) {
    case ("numFmts", "numFmt"):
      guard formats.count < Self.mostStyles else { throw Zip.tooLarge }
      formats[number] = NumberFormat(code: attributes["formatCode"] ?? "")
    case ("cellXfs", "xf"):
      guard styles.count < Self.mostStyles else { throw Zip.tooLarge }
      styles.append(number)
    default: break
    }
  }

  func end(_ name: String) { path.removeLast() }
  func text(_ text: String) {}
}
