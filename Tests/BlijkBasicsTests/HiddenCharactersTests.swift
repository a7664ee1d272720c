import BlijkBasics
import Testing

@Suite struct HiddenCharactersTests {
  /// What a terminal or a page would do something with, or nobody would see.
  @Test(arguments: [
    ("\u{1B}[2J", "[U+001B][2J"), ("a\u{0}b", "a[U+0000]b"), ("a\tb", "a[U+0009]b"),
    ("a\rb", "a[U+000D]b"), ("a\r\nb", "a[U+000D][U+000A]b"), ("a\u{7F}", "a[U+007F]"),
    ("a\u{85}b", "a[U+0085]b"), ("a\u{9B}2J", "a[U+009B]2J"), ("a\u{AD}b", "a[U+00AD]b"),
    ("a\u{202A}b", "a[U+202A]b"), ("a\u{202E}b", "a[U+202E]b"), ("a\u{2066}b", "a[U+2066]b"),
    ("a\u{2069}b", "a[U+2069]b"), ("a\u{200E}b", "a[U+200E]b"), ("a\u{200F}b", "a[U+200F]b"),
    ("a\u{61C}b", "a[U+061C]b"), ("a\u{200B}b", "a[U+200B]b"), ("a\u{200C}b", "a[U+200C]b"),
    ("a\u{200D}b", "a[U+200D]b"), ("a\u{2060}b", "a[U+2060]b"), ("a\u{FEFF}b", "a[U+FEFF]b"),
    ("a\u{2028}b", "a[U+2028]b"), ("a\u{2029}b", "a[U+2029]b"), ("a\u{E0041}", "a[U+E0041]"),
    ("a\u{E0001}", "a[U+E0001]"), ("a\u{FE0F}", "a[U+FE0F]"), ("1\u{FE0F}", "1[U+FE0F]"),
    ("陳\u{E0100}", "陳[U+E0100]"), ("ᠠ\u{180B}", "ᠠ[U+180B]"), ("ᠠ\u{180F}", "ᠠ[U+180F]"),
    ("a\u{2800}b", "a[U+2800]b"), ("a\u{FFFC}b", "a[U+FFFC]b"), ("a\u{115F}b", "a[U+115F]b"),
    ("a\u{1160}b", "a[U+1160]b"), ("a\u{3164}b", "a[U+3164]b"), ("a\u{FFA0}b", "a[U+FFA0]b"),
    ("a\u{34F}b", "a[U+034F]b"), ("a\u{17B4}b", "a[U+17B4]b"), ("a\u{E000}b", "a[U+E000]b"),
    ("a\u{FFFE}b", "a[U+FFFE]b"), ("م\u{200C} a", "م[U+200C] a"), ("a\u{200D}م", "a[U+200D]م"),
    ("\u{200D}م", "[U+200D]م"), ("م\u{200D}\u{200D}م", "م[U+200D][U+200D]م"),
    ("ก\u{200C}ข", "ก[U+200C]ข"),
  ])
  func isShown(text: String, shown: String) {
    #expect(text.showingHidden() == shown)
    #expect(!text.hiddenCharacters.isEmpty)
    #expect(shown.hiddenCharacters.isEmpty)
  }

  /// Names in all scripts, and what a script needs: joiners in Persian, Sinhala and Malayalam.
  @Test(arguments: [
    "", "O'Brien & Zn. ~", "Nguyễn Thị Hường", "محمد", "می\u{200C}خواهم", "陳美玲", "שָׁלוֹם",
    "བསྟན་འཛིན", "नमस्ते", "क्\u{200D}ष", "ශ්\u{200D}රී", "രാമന്\u{200D}", "Олена", "ខ្មែរ", "❤\u{FE0F}",
    "e\u{301}\u{323}", "é\u{A0}à", "€ “…” — ✔ ⚠ ⏳", "😀",
  ])
  func staysAsItIs(text: String) {
    #expect(Array(text.showingHidden().utf8) == Array(text.utf8))
    #expect(text.hiddenCharacters.isEmpty)
  }

  @Test func linesStayWhereTheyMay() {
    #expect("a\nb\u{202E}".showingHidden(keepingLines: true) == "a\nb[U+202E]")
    #expect("a\nb".showingHidden() == "a[U+000A]b")
    #expect("a\r\nb".showingHidden(keepingLines: true) == "a[U+000D]\nb")
  }

  /// All scalars: what comes out holds nothing that is hidden.
  @Test func nothingOfUnicodeSlipsThrough() {
    var hidden = 0
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = "a\(scalar)b".showingHidden()
      for found in shown.unicodeScalars where found.value < 0x20 || found.value >= 0x7F {
        let properties = found.properties
        #expect(!properties.isDefaultIgnorableCodePoint && !properties.isBidiControl)
        #expect(![.control, .format].contains(properties.generalCategory), "\(value)")
      }
      if shown.unicodeScalars.count > 3 { hidden += 1 }
    }
    #expect(hidden > 100_000)
  }

  /// Another way of writing the same JSON.
  @Test func jsonKeepsItsValue() throws {
    let text = "a\u{202E}b\u{7F}\u{9B}\u{E0041}\u{FEFF}c\u{200D}\n\"é陳"
    let json: JSON = ["na\u{200B}am": .string(text), "b": [1, "\u{1B}"]]
    let safe = json.text.escapingHiddenInJSON
    #expect(safe.hiddenCharacters.isEmpty)
    #expect(safe.contains(#"a\u202eb\u007f\u009b\udb40\udc41\ufeffc\u200d\n\"é陳"#), "\(safe)")
    #expect(try JSON(reading: Array(safe.utf8)) == json)
    #expect("{\n\t\"a\": 1\r\n}".escapingHiddenInJSON == "{\n\t\"a\": 1\r\n}")
  }
}
