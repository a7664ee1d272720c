import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkDocument

/// Who writes a letter opens it too: no sentence of ours stands before it.
@Suite struct LetterTests {
  private static let ours = [
    "Met deze brief beveel ik", "van harte aan. Ik schrijf dit uit eigen ervaring.",
  ]

  @Test func aWrittenLetterOpensItself() throws {
    var sample = SampleContent()
    sample.message = "Ik ken hem van de keuken.\nHij kookt goed."
    for text in [try said(sample), try sample.html(.aanbevelingsbrief)] {
      for sentence in Self.ours { #expect(!text.contains(sentence)) }
      #expect(text.contains("Deze brief gaat over") && text.contains("Ik ken hem van de keuken."))
    }
  }

  @Test func withoutALetterOursIsThere() throws {
    for text in [try said(SampleContent()), try SampleContent().html(.aanbevelingsbrief)] {
      for sentence in Self.ours { #expect(text.contains(sentence)) }
      #expect(!text.contains("Deze brief gaat over"))
    }
  }

  /// Another kind keeps its sentence around the name.
  @Test func wordsOfThanksLeaveTheSentence() throws {
    var sample = SampleContent()
    sample.message = "Dank je wel!"
    #expect(try sample.html(.oorkonde).contains("van harte voor alle tijd en inzet."))
  }

  private func said(_ sample: SampleContent) throws -> String {
    try sample.pages(.aanbevelingsbrief).flatMap(\.elements).compactMap { element in
      if case .text(let line) = element { line.shaped.text } else { nil }
    }.joined(separator: "\n")
  }
}
