import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@Suite struct FieldRulesTests {
  @Test(arguments: [
    "O'Brien", "d'Ancona & Zn.", "Nguyễn Thị Hường", "محمد", "陳美玲", "Jean-Luc", "A.", "’t Hooft",
    "Gülşah Çağlayan-van den Bosch", "Олена Ковальчук", "José, jr.", "Łukasz (Luuk)", "X Æ A-12",
    "می\u{200C}خواهم", "שָׁלוֹם", "བསྟན་འཛིན", "नमस्ते", "Nguyê\u{303}n", "Jan 2e", "Maria d’Étretat",
    "ʻAnakala", "Ravi s/o Kumar", "Meera a/p Raman", "ශ්\u{200D}රී", "രാമന്\u{200D}",
  ])
  func takesName(name: String) throws {
    #expect(try FieldRules.name.clean(name) == name.precomposedStringWithCanonicalMapping)
  }

  /// What a name may not hold, and a word of the reason.
  @Test(arguments: [
    ("", "empty"), ("   ", "empty"), ("\u{A0}\t", "empty"),
    (String(repeating: "a", count: 81), "too long"),
    (String(repeating: "a", count: 200), "too long"), ("Fatma Y?ld?z", "Excel"),
    ("Fatma Y\u{FFFD}ld", "Excel"),
    ("<script>", "Markup"), ("Jan<br>", "Markup"), ("a > b", "Markup"), ("]]>", "Markup"),
    ("=cmd()", "formula"), ("+31", "formula"), ("-Jan", "formula"), ("@Jan", "formula"),
    ("../Jan", "path"), ("Jan..\\Piet", "path"), ("/Jan", "slash"), ("Jan/", "slash"),
    ("C:\\Jan", "slash"),
    ("...", "no letter"), ("123", "no letter"), ("Jan\nPiet", "control"), ("Jan\rPiet", "control"),
    ("Jan\tPiet", "control"), ("Jan\u{0}", "control"), ("Jan\u{7F}Piet", "control"),
    ("Jan\u{85}Piet", "control"),
    ("Jan\u{202E}Piet", "control"), ("Jan\u{2066}Piet", "control"), ("Jan\u{200E}Piet", "control"),
    ("Jan\u{200B}Piet", "control"), ("Jan\u{FEFF}Piet", "control"), ("Jan\u{AD}Piet", "control"),
    ("Jan\u{2028}Piet", "control"), ("Jan\u{2029}Piet", "control"), ("Jan\u{E000}Piet", "control"),
    ("Jan\u{FE0F}Piet", "U+FE0F"), ("Jan ❤\u{FE0F}", "U+FE0F"), ("陳\u{E0100}", "U+E0100"),
    ("ᠠ\u{180B}", "U+180B"), ("ᠠ\u{180F}", "U+180F"), ("Jan\u{2800}Piet", "U+2800"),
    ("Jan\u{FFFC}Piet", "U+FFFC"), ("Jan\u{3164}Piet", "U+3164"), ("Jan\u{200D}", "U+200D"),
    ("م\u{200C}", "U+200C"), ("ก\u{200D}ข", "U+200D"), ("Jan\u{7}", "(U+0007)"),
    ("Jan\u{FFFE}Piet", "control"), ("Jan\u{E0041}", "control"), ("Jan 123456782", "BSN"),
    ("Jan 1234.56.782", "BSN"),
    ("Z" + String(repeating: "\u{300}\u{323}\u{334}", count: 6), "piles"),
    ("Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}", "piles"),
  ])
  func refusesName(name: String, reason: String) {
    let found = problem { try FieldRules.name.clean(name) }
    #expect(found?.code == .badField)
    #expect(found?.message.en.contains(reason) == true, "\(found?.message.en ?? "")")
  }

  @Test func cleansSpacesAndForm() throws {
    #expect(try FieldRules.name.clean("\u{A0} Jan  \n") == "Jan")
    #expect(try FieldRules.name.clean("Anna\u{A0}de\u{A0} Wit  -  Veen") == "Anna de Wit - Veen")
    #expect(try FieldRules.title.clean("A\u{3000}\u{2009} B") == "A B")
    #expect(try FieldRules.message.clean("A\u{A0}B  C") == "A\u{A0}B  C")
    let clean = try FieldRules.name.clean("Ge\u{301}rard")
    #expect(Array(clean.utf8) == Array("G\u{E9}rard".utf8))
  }

  @Test func countsScalarsOfTheCleanText() throws {
    #expect(try FieldRules.name.clean(String(repeating: "é", count: 80)).count == 80)
    #expect(
      try FieldRules.name.clean(String(repeating: "e\u{301}", count: 80)).unicodeScalars.count == 80
    )
    #expect(problem { try FieldRules.task.clean(String(repeating: "a", count: 121)) } != nil)
    #expect(problem { try FieldRules.setting.clean(String(repeating: "a", count: 301)) } != nil)
    #expect(problem { try FieldRules.message.clean(String(repeating: "a", count: 601)) } != nil)
    #expect(problem { try FieldRules.letter.clean(String(repeating: "a", count: 3001)) } != nil)
    #expect(problem { try FieldRules.letter.clean(String(repeating: "a", count: 3000)) } == nil)
  }

  @Test func otherFieldsMayAskAndHaveSlashes() throws {
    #expect(
      try FieldRules.task.clean("Vraagt: wie wil koffie en/of thee?")
        == "Vraagt: wie wil koffie en/of thee?")
    #expect(try FieldRules.title.clean("2026") == "2026")
    #expect(problem { try FieldRules.task.clean("<b>") }?.code == .badField)
    #expect(problem { try FieldRules.task.clean("=1+1") }?.code == .badField)
  }

  /// In words for somebody a heart may be red; elsewhere a selector hides.
  @Test func onlyEmojiHaveSelectors() throws {
    #expect(try FieldRules.message.clean("Dank ❤\u{FE0F}") == "Dank ❤\u{FE0F}")
    for text in ["Dank\u{FE0F}", "❤\u{FE0F}\u{FE0F}", "1\u{FE0F}", "❤\u{FE00}", "a\u{2800}b"] {
      #expect(problem { try FieldRules.message.clean(text) }?.code == .badField, "\(text)")
    }
  }

  @Test func onlyMessagesHaveLines() throws {
    #expect(try FieldRules.message.clean("Een\nTwee") == "Een\nTwee")
    #expect(problem { try FieldRules.message.clean("Een\rTwee") }?.code == .badField)
    #expect(problem { try FieldRules.setting.clean("Een\nTwee") }?.code == .badField)
  }
}
