import BlijkBasics
import BlijkVerifying
import Foundation

/// Puts the modules of the check page together into one script: page and script can then never be of different
/// ages.
struct SiteScript {
  private let shared: SharedFiles
  private var known: Set<String> = []
  private(set) var text = ""

  /// Reads the module that starts the page, and before it all that it imports.
  init(_ shared: SharedFiles) throws(Problem) {
    self.shared = shared
    try add("main.js")
  }

  private mutating func add(_ module: String) throws(Problem) {
    guard known.insert(module).inserted else { return }
    let path = try shared.file("Site/\(module)")
    let source = String(decoding: try BoundedFile.named(path, atMost: 1 << 20), as: UTF8.self)
    guard !source.contains("</script"), !source.contains("<!--") else {
      throw Problem(
        .badTemplate,
        nl: "'\(path)' kan niet in een pagina staan: er staat '</script' of '<!--' in.",
        en: "'\(path)' cannot be in a page: it contains '</script' or '<!--'.")
    }
    var own: [Substring] = []
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("import ") {
        guard let match = line.firstMatch(of: /from "\.\/([a-z0-9]+\.js)";$/) else {
          throw Problem(
            .badTemplate,
            nl: "'\(path)' heeft een regel met 'import' die niet te lezen is: \(line)",
            en: "'\(path)' has an import that cannot be read: \(line)")
        }
        try add(String(match.1))
      } else {
        own.append(line.hasPrefix("export ") ? line.dropFirst("export ".count) : line)
      }
    }
    text += own.joined(separator: "\n")
  }
}
