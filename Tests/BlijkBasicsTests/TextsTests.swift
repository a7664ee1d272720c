import BlijkBasics
import BlijkTestSupport
import Testing

@Suite struct TextsTests {
  private let texts = Texts(
    language: .nl, source: "nl.toml",
    values: [
      "both": "{a} en {b}", "open": "{a} en {b", "other": "{c}!", "month.m02": "februari",
      "month.m10": "oktober", "label.period-open": "sinds {from}",
      "label.period-range": "{from} tot en met {to}",
    ])

  @Test func fillsInOnePass() throws {
    #expect(try texts.text("both", ["a": "{b}", "b": "{a}"]) == "{b} en {a}")
    #expect(try texts.text("both", ["a": "1", "b": ""]) == "1 en ")
  }

  @Test func noReaderSeesWhatIsNotFilled() throws {
    #expect(try texts.text("other", ["a": "1"]) == "!")
    #expect(try texts.text("open", ["a": "1", "b": "2"]) == "1 en {b")
    let own = Texts(
      language: .nl, source: "eigen.toml", values: ["a": "Op {day}: {foo}", "b": "{who}, {day}"],
      ours: ["a": "Op {day}.", "b": "{who}.", "c": "{foo}"])
    let fillings = ["day": "maandag", "who": "Jan"]
    #expect(try own.text("a", fillings) == "Op maandag.")
    #expect(try own.text("b", fillings) == "Jan, maandag")
    #expect(try own.text("b", ["who": "{day}"]) == "{day}.")
    #expect(try own.text("c", fillings) == "")
  }

  @Test func namesAMissingText() {
    let found = problem { try texts.text("verdict.valid") }
    #expect(found?.code == .badTexts)
    #expect(found?.message.nl.contains("verdict.valid") == true)
    #expect(found?.message.nl.contains("nl.toml") == true)
    #expect(texts.optional("verdict.valid") == nil)
  }

  @Test func writesDatesInWords() throws {
    let date = try #require(CalendarDate("2026-02-01"))
    #expect(try texts.long(date) == "1 februari 2026")
    #expect(try texts.long(try #require(Period("2026-02/"))) == "sinds februari 2026")
    #expect(
      try texts.long(try #require(Period("2026-02/2027-10")))
        == "februari 2026 tot en met oktober 2027")
  }
}
