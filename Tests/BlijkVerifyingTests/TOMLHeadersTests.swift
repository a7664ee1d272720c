import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkVerifying

/// A header without a name would end the program inside the TOML library.
@Suite struct TOMLHeadersTests {
  @Test(arguments: [
    "[", "[[", "[.", "[ ", "[[ .", "[#", "[é]", "a = 1\n  [.b]", "a = \"x\" # [.\n[.",
    "a = [\n1]\n[[", "a = \"\"\"\n[.\n\"\"\"\n[.", "a = \"b\\\"\n[.",
  ])
  func isRefused(_ text: String) throws {
    let folder = try TemporaryFolder()
    for text in [text, text + "\n"] {
      let path = try folder.file("fout.toml", text)
      let found = problem { try TOMLFile(path: path) }
      #expect(found?.code == .cannotRead && found?.message.nl.contains("geen geldige TOML") == true)
    }
  }

  @Test(arguments: [
    "[a]\nb = 1", "[[a]]\n", "[ \"é\" ]", "[-]", "a = [\n[1],\n[\n]\n]\n[b]",
    "a = \"\"\"\n[.\n\"\"\"\n[b]", "a = '''\n[.\n'''", "a = \"[.\" # [.\n[b.c]",
    "# [.\n[b]", "a = {b = [1]}\n[c]",
  ])
  func isTaken(_ text: String) throws {
    let folder = try TemporaryFolder()
    _ = try TOMLFile(path: try folder.file("goed.toml", text))
  }

  /// Whatever else is spoilt ends nothing either.
  @Test func nothingEndsTheProgram() throws {
    let folder = try TemporaryFolder()
    var chance = Chance(seed: 27)
    let pieces = [
      "[", "]", ".", "\"", "'", "=", "a", "é", " ", "\n", "#", "{", "}", ",", "1", "\"\"\"", "\\",
      "-",
    ]
    for number in 0..<3000 {
      let text = (0..<Int.random(in: 1...9, using: &chance)).map { _ in
        pieces.randomElement(using: &chance) ?? ""
      }.joined()
      let path = try folder.file("\(number).toml", text)
      _ = try? TOMLFile(path: path)
    }
  }
}
