import BlijkBasics
import BlijkTestSupport
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> JSON { try JSON(reading: Array(text.utf8)) }

  @Test func readsEveryKindOfValueInOrder() throws {
    let json = try read(#" {"b": [1, -2.5, true, false, null], "a": {"ë": "é"}, "c": {}} "#)
    #expect(json.object?.names == ["b", "a", "c"])
    #expect(json["b"] == [1, .decimal(-2.5), true, false, .null])
    #expect(json["a"]?["ë"]?.string == "é")
    #expect(json["c"] == [:])
  }

  @Test(arguments: [
    ("0", JSON.integer(0)), ("-7", .integer(-7)), ("9007199254740992", .integer(1 << 53)),
    ("1.5e3", .decimal(1500)), ("1E-2", .decimal(0.01)), ("2.0", .decimal(2)),
  ])
  func takesNumber(text: String, value: JSON) throws {
    #expect(try read(text) == value)
  }

  @Test(arguments: [
    "NaN", "Infinity", "-Infinity", "+1", ".5", "1.", "01", "-", "--1", "0x1F", "1e", "1e+",
    "1_000",
    "9007199254740993", "-9007199254740993", "99999999999999999999999", "1e400", "١",
  ])
  func refusesNumber(text: String) {
    #expect(problem { try read(text) }?.code == .unreadable)
  }

  @Test(arguments: [
    "", " ", "{", "}", "[", "[1", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
    "{a:1}", "{'a':1}", "{1:2}", "\"open", "tru", "True", "nul", "undefined", "1 2", "{} {}", "[]x",
    "// note\n1", "/* */1", "\u{FEFF}1", "\u{A0}1", "[1]\0",
  ])
  func refusesText(text: String) {
    #expect(problem { try read(text) }?.code == .unreadable)
  }

  @Test(arguments: [#"{"a":1,"a":1}"#, #"{"a":1,"b":2,"\u0061":3}"#, #"{"x":{"a":1,"a":2}}"#])
  func refusesANameThatStandsTwice(text: String) {
    #expect(problem { try read(text) }?.message.en.contains("twice") == true)
  }

  @Test func boundsDepth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try read(nested(33)).array?.count == 1)
    #expect(problem { try read(nested(34)) }?.message.en.contains("too deep") == true)
    #expect(problem { try read(String(repeating: "[", count: 100_000)) }?.code == .unreadable)
    let objects = String(repeating: #"{"a":"#, count: 50_000)
    #expect(problem { try read(objects) }?.code == .unreadable)
  }

  @Test func boundsLength() throws {
    var limits = JSON.Limits()
    limits.bytes = 8
    #expect(try JSON(reading: Array("\"123456\"".utf8), limits: limits).string == "123456")
    #expect(problem { try JSON(reading: Array("\"1234567\"".utf8), limits: limits) } != nil)
  }

  @Test func readsEscapes() throws {
    let text = #""\" \\ \/ \b \f \n \r \t \u00e9 \uD83D\uDE00 \u2028""#
    #expect(try read(text).string == "\" \\ / \u{8} \u{C} \n \r \t é 😀 \u{2028}")
  }

  @Test(arguments: [
    #""\uD83D""#, #""\uDE00""#, #""\uD83Dx""#, #""\uD83D\n""#, #""\uD83D\uD83D""#, #""\u12""#,
    #""\u12G4""#, #""\u+123""#, #""\x41""#, #""\""#, "\"\u{1}\"", "\"a\nb\"", "\"\t\"",
  ])
  func refusesString(text: String) {
    #expect(problem { try read(text) }?.code == .unreadable)
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22],
      [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0xEF, 0xBB, 0xBF, 0x31],
    ] as [[UInt8]])
  func refusesWhatIsNotUTF8(bytes: [UInt8]) {
    #expect(problem { try JSON(reading: bytes) }?.code == .unreadable)
  }

  /// Whatever is cut off is refused, and never crashes.
  @Test func refusesEveryBeginning() {
    let whole = Array(#"{"a":[1,-2.5e3,"\u00e9\uD83D\uDE00",true,null],"b":{"c":"d"}}"#.utf8)
    for count in 0..<whole.count {
      #expect(problem { try JSON(reading: Array(whole.prefix(count))) }?.code == .unreadable)
    }
  }
}
