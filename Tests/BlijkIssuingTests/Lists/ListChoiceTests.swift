import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// Who came, and who passed.
@Suite struct ListChoiceTests {
  @Test(arguments: [
    "naam;aanwezig\nAnna;ja\nBram;nee", "naam;aanwezig\nAnna;x\nBram;",
    "naam;Aanwezig?\nAnna;1\nBram;0",
    "naam;aanwezig\nAnna;X\nBram;-", "naam;present\nAnna;yes\nBram;no",
    "naam;aanwezig\nAnna;aanwezig\nBram;Ziek", "naam;aanwezig\nAnna;WAAR\nBram;ONWAAR",
    "naam;aanwezig\nAnna; ✓ \nBram;\u{A0}", "naam;geslaagd\nAnna;ja\nBram;gezakt",
    "naam;geslaagd\nAnna;voldoende\nBram;onvoldoende", "naam;afwezig\nAnna;\nBram;x",
    "naam;afwezig\nAnna;nee\nBram;ja", "aanwezig;naam\nj;Anna\nn;Bram",
    "naam;aanwezig;geslaagd\nAnna;ja;ja\nBram;ja;nee",
    // Of those who get nothing, nothing else is asked.
    "naam;aanwezig;e-mail\nAnna;ja;\nBram;nee;?",
  ])
  func whoIsAbsentIsLeftOutAndNamed(text: String) throws {
    let roster = try readList(text)
    #expect(roster.participants.map(\.name) == ["Anna"])
    #expect(roster.warnings.count { $0.nl.contains("Bram (regel 3)") } == 1, "\(roster.warnings)")
  }

  @Test(
    arguments: [
      ("naam;aanwezig\nAnna;misschien", [2]), ("naam;aanwezig\nAnna;ja\nBram;nee\nCo;", [4]),
      ("naam;aanwezig\nAnna;3", [2]), ("naam;aanwezig\nAnna;#N/B", [2]),
      ("naam;geslaagd\nAnna;7,5", [2]), ("naam;aanwezig\nAnna;nee", [nil]),
      ("naam;aanwezig\nAnna;\nBram;", [nil]), ("naam;aanwezig;aanwezig\nAnna;ja;nee", [1]),
      ("naam;afwezig\nAnna;verlof", [2]), ("naam;aanwezig\nAnna;ja nee", [2]),
    ] as [(String, [Int?])])
  func whatIsNoAnswerIsRefused(text: String, rows: [Int?]) {
    #expect(problem { try readList(text) }?.refusals.map(\.row) == rows)
  }

  /// It chooses, and is no part of what somebody is given.
  @Test func itIsNotKept() throws {
    let person = try readList("naam;aanwezig;geslaagd\nAnna;ja;ja").participants[0]
    #expect(person.cells == [.name: "Anna"])
  }
}
