import BlijkTestSupport
import Testing

@testable import BlijkRegister

/// Names are found however somebody types them.
@Suite struct SearchedNameTests {
  @Test(arguments: [
    ("Zoë O’Neill", "zoe o'neill"), ("Zoë O'Neill", "ZOE ONEILL"), ("Sam O´Neill", "neill"),
    ("Brian D`Arcy", "d’arcy"), ("Dirk in ’t Veld", "in 't veld"), ("Jörg Weiß", "jorg weiss"),
    ("Œdipe Bœuf", "oedipe boeuf"), ("Søren Æbelø", "soren aebelo"), ("Đặng Thị Hà", "dang thi ha"),
    ("Þór Guðmundsson", "thor gudmundsson"), ("İbrahim ÇAĞLAR", "ibrahim caglar"),
    ("Elif Işıklı", "ELIF ISIKLI"), ("Rafał Wójcik", "rafal wojcik"), ("Ĳsbrand Bos", "ijsbrand"),
    ("Anna\u{2011}Maria Vos", "anna-maria"), ("Noor  de\u{A0}Wit", " noor de  wit "),
    ("Zoe\u{308} Bos", "zoë"), ("Ｎoor Bos", "noor"), ("Leyla Əliyeva", "eliyeva"),
    ("नूर", "नूर"), ("Наталія", "наталія"),
  ])
  func isFound(name: String, typed: String) {
    #expect(SearchedName(name).contains(SearchedName(typed)))
    #expect(SearchedName(name).hasWords(SearchedName(typed)))
  }

  @Test(arguments: [
    ("Noor Bos", "oor"), ("Anna de Wit", "wit anna"), ("Jan", "jans"), ("Anna", "'"),
    ("Anna", " "), ("Anna", ""), ("Anna", "-"), ("Anna de Wit", "dewit"), ("O'Neill", "o'neil"),
    ("Łukasz", "tukasz"), ("Bos", "bös en"),
  ])
  func isNotMeant(name: String, typed: String) {
    #expect(!SearchedName(name).hasWords(SearchedName(typed)))
  }

  /// A hyphen is no blank: somebody typed it.
  @Test func aHyphenStays() {
    let name = SearchedName("Anna de Wit-Veen")
    #expect(name.contains(SearchedName("wit-v")))
    #expect(!name.contains(SearchedName("wit v")))
    #expect(!name.contains(SearchedName("'")) && !name.contains(SearchedName(" ")))
  }

  /// Erasing and removing rows do not make a register one in which nothing was ever issued.
  @Test(arguments: Engine.here) func isEmptyOnlyWhereNothingWasIssued(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    #expect(try sample.register.isEmpty())
    let entry = try SampleRegister.entry(index: 1)
    try sample.add([entry])
    #expect(try !sample.register.isEmpty())
    _ = try sample.register.erase([entry.id], at: 2000)
    #expect(try !sample.register.isEmpty())
    try sample.rows("DELETE FROM document")
    #expect(try sample.register.summaries().isEmpty && !sample.register.isEmpty())
  }
}
