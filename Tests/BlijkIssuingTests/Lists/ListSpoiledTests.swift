import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// Whatever bytes come, a list is read or refused: nothing traps, and nothing takes long.
@Suite struct ListSpoiledTests {
  private static let samples = [
    "\u{FEFF}naam;e-mail;taken;aanwezig\r\nAnna Vos;a@b.nl;Kookt: zelfstandig | Wast;ja\r\n\"Çelik, Gül\";;;x\r\n",
    "Lijst\n\nvoornaam,tussenvoegsel,achternaam,klas\nRen&eacute;,de,#N/B,3H\n\"a\nb\",0,-,\n",
    "code;naam\nEY77-DD8T-KNMP-93HD;ZoÃ« √´\nTotaal: 2;\u{202A}x\u{202C}\n",
    "sep=;\nnaam;naam\n&#x41;;Fout:502\n",
  ].map { Array($0.utf8) }
  private static let pieces = [
    "\"", ";", ",", "\n", "\r", "&", "&#", ";\n", "#", "\u{FEFF}", "|", ":", "naam", "Ã",
    "\u{200B}", "<", ">",
  ].map { Array($0.utf8) }

  @Test func nothingTraps() {
    var chance = Chance(seed: 22)
    var taken = 0
    for _ in 0..<3000 {
      var bytes = Self.samples.randomElement(using: &chance) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &chance) { spoil(&bytes, &chance) }
      guard let sheet = try? Sheet(name: "x", contents: bytes) else { continue }
      var ignoring = sheet
      ignoring.reading.ignoreColumns()
      ignoring.reading.turnNames()
      for list in [sheet, ignoring] where (try? Roster(list, for: .praktijkverklaring)) != nil {
        taken += 1
      }
      _ = try? CodeList(sheet)
    }
    #expect(taken > 50, "\(taken)")
  }

  private func spoil(_ bytes: inout [UInt8], _ chance: inout Chance) {
    let place = Int.random(in: 0...bytes.count, using: &chance)
    switch Int.random(in: 0..<4, using: &chance) {
    case 0: bytes.insert(UInt8.random(in: 0...255, using: &chance), at: place)
    case 1: bytes.removeSubrange(place..<min(bytes.count, place + 3))
    case 2: bytes.insert(contentsOf: Self.pieces.randomElement(using: &chance) ?? [], at: place)
    default: if place < bytes.count { bytes[place] = UInt8.random(in: 0x80...255, using: &chance) }
    }
  }

  /// As much of one thing as fits.
  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      "&amp;", "&amp;amp;", "\"\"", ";", "Ã«", "#", "naam;", "\u{200B}", "a, ", "((", "x\n", "|",
      "\u{301}", "<@>",
    ])
  func muchOfOneThingIsReadInTime(piece: String) {
    let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
    for list in ["naam\n\"\(text)\"", "naam;rol\n\(text)", text] {
      _ = try? Roster(Sheet(name: "x", contents: Array(list.utf8)), for: .praktijkverklaring)
    }
  }
}
