import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// How older programs wrote letters, and which of it is certain.
@Suite struct ListTextTests {
  private func bytes(_ text: String, _ encoding: OldEncoding) throws -> [UInt8] {
    try text.unicodeScalars.map { scalar in
      try #require((0...255).first { encoding[UInt8($0)] == scalar }.map { UInt8($0) }, "\(scalar)")
    }
  }

  @Test(arguments: [
    ("naam\rZoë Boer\rRené Smit\rJosé Peña", OldEncoding.macRoman),
    ("naam\rMaría Núñez\rFrançois Petit", .macRoman),
    ("naam\nRenée Müller\nBjörn Åkesson", .macRoman),
    ("naam\r\nÉmile Zola\r\nRené Lévy", .macRoman), ("naam\nAndré van 't Hof", .macRoman),
    ("naam\r\nRené\r\nJosé Peña", .codePage850),
    ("naam\nCélia Sørensen\nMaría", .codePage850),
    ("naam\nMüller\nJürgen Groß", .codePage850),
    ("naam\r\nZoë Boer\r\nRené Smit", .windows1252), ("naam\nÖmer", .windows1252),
    ("naam\nÓscar", .windows1252),
    ("naam\nMähler\nHernández", .windows1252), ("naam\nAïcha\nSaïd", .windows1252),
    ("naam\nD’Angelo", .windows1252),
    ("naam\nBram van ’t Hart", .windows1252), ("naam\nAnna\u{A0}de Groot", .windows1252),
    ("naam\nŠárka Nováková", .windows1252),
    ("naam;bericht\nZoë;“Dank je” – tot € 5…", .windows1252),
    ("naam\nÇelik", .windows1252), ("naam\nPetra Simões", .windows1252),
  ])
  func readsWhatIsCertain(text: String, encoding: OldEncoding) throws {
    #expect(try RosterText.decode(bytes(text, encoding)) == text)
  }

  /// What may be one or the other is refused with its line, and never read as other letters.
  @Test(arguments: [
    ("naam\nKönig", OldEncoding.macRoman), ("naam\nAnna\nGarcía", .macRoman),
    ("naam\nRaúl", .macRoman),
    ("naam\nŠimon", .windows1252), ("naam\nMa’ruf", .windows1252), ("naam\nÜnal", .codePage850),
    ("naam\nFrançois", .codePage850),
    ("naam\nGül Özdemir", .codePage850),
  ])
  func refusesWhatIsNot(text: String, encoding: OldEncoding) throws {
    let found = problem { try RosterText.decode(bytes(text, encoding)) }
    let line = text.split(separator: "\n").count
    #expect(found?.refusals.map(\.row) == [line], "\(found?.message.nl ?? "taken")")
    #expect(found?.message.nl.contains("CSV UTF-8") == true)
  }

  /// Turkish, Cyrillic and Polish of older programs.
  @Test(
    arguments: [
      [0x47, 0xFC, 0x6C, 0xFE, 0x61, 0x68], [0xC8, 0xE2, 0xE0, 0xED],
      [0x59, 0xFD, 0x6C, 0x64, 0xFD, 0x7A],
      [0x4B, 0xB3, 0x6F, 0x73], [0xC7, 0x61, 0xF0, 0x6C, 0x61], [0x61, 0xB6, 0x62],
      [0x6E, 0xDB, 0x6E],
    ] as [[UInt8]])
  func otherAlphabetsAreNotGuessed(bytes: [UInt8]) {
    #expect(problem { try RosterText.decode(Array("naam\n".utf8) + bytes) }?.code == .badRoster)
  }

  @Test func readsUTF16() throws {
    let text = "naam\tGülşah 👍"
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try RosterText.decode([0xFF, 0xFE] + little) == text)
    #expect(try RosterText.decode([0xFE, 0xFF] + big) == text)
    #expect(try RosterText.decode([0xFF, 0xFE]) == "")
    for spoilt in [[0xFF, 0xFE, 0x6E], [0xFF, 0xFE, 0x00, 0xD8], little] as [[UInt8]] {
      #expect(problem { try RosterText.decode(spoilt) }?.message.nl.contains("UTF-16") == true)
    }
  }

  /// A wrong quote ends the list, and hides nothing that was found above it.
  @Test func aWrongQuoteHidesNothing() throws {
    let found = try #require(problem { try readList("naam;rol\n<b>;gast\nAnna;x;y\n\"Bram\nCo") })
    #expect(found.refusals.map(\.row) == [2, 3, 4], "\(found.message.nl)")
    #expect(
      problem { try readList("naam;hobby\n=1;\n\"Bram\"x") }?.refusals.map(\.row) == [1, 2, 3])
    #expect(problem { try readList("naam\n\"Bram") }?.refusals.map(\.row) == [2])
  }
}
