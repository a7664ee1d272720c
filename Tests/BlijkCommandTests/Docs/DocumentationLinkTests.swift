import BlijkTestSupport
import Foundation
import Testing

/// What the documentation points at is there.
@Suite struct DocumentationLinkTests {
  private static let files: [String] = {
    let folders = ["", "docs/nl/", "docs/dev/", "Keys/", "Examples/", "Tests/Vectors/"]
    return folders.flatMap { folder in
      let names = try? FileManager.default.contentsOfDirectory(atPath: "\(Project.root)/\(folder)")
      return (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { folder + $0 }
    }
  }()

  @Test func theFilesAreFound() {
    for name in [
      "README.md", "SECURITY.md", "CONTRIBUTING.md", "docs/nl/bedreigingen.md",
      "docs/dev/contributing.md",
    ] {
      #expect(Self.files.contains(name))
    }
  }

  @Test(arguments: files)
  func everyLinkLeadsSomewhere(file: String) throws {
    let text = try read(file)
    let folder = URL(fileURLWithPath: "\(Project.root)/\(file)").deletingLastPathComponent()
    for match in text.matches(of: /(?:\]\(|src=")([^)"\s]+)[)"]/) {
      let link = String(match.1)
      guard !link.contains("://"), !link.hasPrefix("mailto:") else { continue }
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let path =
        parts[0].isEmpty ? "\(Project.root)/\(file)" : folder.appending(path: parts[0]).path
      #expect(FileManager.default.fileExists(atPath: path), "\(link)")
      guard parts.count == 2, path.hasSuffix(".md") else { continue }
      let target = try String(contentsOfFile: path, encoding: .utf8)
      #expect(Self.anchors(target).contains(String(parts[1])), "\(link)")
    }
  }

  /// Whoever finds a fault is told where to go, from wherever they look.
  @Test(arguments: ["CONTRIBUTING.md", "docs/dev/contributing.md", "docs/nl/bedreigingen.md"])
  func aFaultHasAPlaceToGo(file: String) throws {
    #expect(try read(file).contains("SECURITY.md)"))
    let process = try read("SECURITY.md")
    for word in [
      "3 werkdagen", "10 werkdagen", "14 dagen", "90 dagen", "3 working days", "besloten",
    ] {
      #expect(process.contains(word))
    }
    // Both languages name a place that exists wherever the source does, and what to do without one.
    for word in [
      "*Report a vulnerability*", "confidential", "alleen deze zin", "only this sentence",
    ] {
      #expect(process.contains(word))
    }
    // The addresses of commits lead nowhere.
    for word in ["git log", "@", "mailto:"] { #expect(!process.contains(word)) }
  }

  private func read(_ file: String) throws -> String {
    try String(contentsOfFile: "\(Project.root)/\(file)", encoding: .utf8)
  }

  /// The names of headings as pages of code hosts make them.
  private static func anchors(_ text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
      let heading = line.drop { $0 == "#" }.dropFirst().lowercased()
      return String(
        heading.compactMap { letter -> Character? in
          if letter == " " { return "-" }
          return letter.isLetter || letter.isNumber || letter == "-" || letter == "_"
            ? letter : nil
        })
    }
  }
}
