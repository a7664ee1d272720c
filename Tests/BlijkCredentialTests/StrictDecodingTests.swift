import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkCredential

@Suite struct StrictDecodingTests {
  /// Shows that the hand-made token is right but for what each test changes.
  @Test func theUnchangedOneReads() throws {
    let token = try Token(reading: HandMadeToken().bytes)
    #expect(token.facts.title == "T")
    #expect(token.facts.name == "N")
    #expect(token.facts.kind == .certificaat)
    #expect(token.facts.date == Sample.day)
    let whole = try Token(
      reading: HandMadeToken.with {
        $0.claims = "a4"
        $0.exp = "041a6ce2127f"
        $0.facts = "a6" + "0002" + "016154" + "02614e" + "0481190139" + "0581826154" + "02" + "06f5"
      })
    #expect(whole.facts.validUntil?.iso8601 == "2027-11-20")
    #expect(whole.facts.period?.iso8601 == "2026-02/")
    #expect(whole.facts.tasks == [PracticeTask(text: "T", level: .independent)])
    #expect(whole.facts.isTest)
  }

  /// Encodings of the same facts that RFC 8949 §4.2.1 does not allow, and facts that are not whole.
  static let wrongFacts = [
    "long integer": "a3" + "001801" + "016154" + "02614e",
    "longer integer": "a3" + "00190001" + "016154" + "02614e",
    "long key": "a3" + "180001" + "016154" + "02614e",
    "long text length": "a3" + "0001" + "01780154" + "02614e",
    "long map length": "b803" + "0001" + "016154" + "02614e",
    "unsorted keys": "a3" + "016154" + "0001" + "02614e",
    "duplicate key": "a4" + "0001" + "0001" + "016154" + "02614e",
    "duplicate last key": "a4" + "0001" + "016154" + "02614e" + "02614e",
    "indefinite map": "bf" + "0001" + "016154" + "02614e" + "ff",
    "indefinite text": "a3" + "0001" + "017f6154ff" + "02614e",
    "indefinite array": "a4" + "0001" + "016154" + "02614e" + "049f190139ff",
    "false": "a4" + "0001" + "016154" + "02614e" + "06f4",
    "null": "a4" + "0001" + "016154" + "02614e" + "06f6",
    "undefined": "a4" + "0001" + "016154" + "02614e" + "06f7",
    "true in two bytes": "a4" + "0001" + "016154" + "02614e" + "06f815",
    "one for true": "a4" + "0001" + "016154" + "02614e" + "0601",
    "no tasks": "a4" + "0001" + "016154" + "02614e" + "0580",
    "an empty task": "a4" + "0001" + "016154" + "02614e" + "058180",
    "a task without text": "a4" + "0001" + "016154" + "02614e" + "05818160",
    "a task of three": "a4" + "0001" + "016154" + "02614e" + "0581836154" + "0202",
    "a level in words": "a4" + "0001" + "016154" + "02614e" + "0581826154" + "6132",
    "no months": "a4" + "0001" + "016154" + "02614e" + "0480",
    "three months": "a4" + "0001" + "016154" + "02614e" + "0483010203",
    "months backwards": "a4" + "0001" + "016154" + "02614e" + "04820201",
    "a month before 2000": "a4" + "0001" + "016154" + "02614e" + "048120",
    "a month after 2999": "a4" + "0001" + "016154" + "02614e" + "0481192ee0",
    "an empty title": "a3" + "0001" + "0160" + "02614e",
    "an empty name": "a3" + "0001" + "016154" + "0260",
    "no name": "a2" + "0001" + "016154",
    "no kind": "a2" + "016154" + "02614e",
    "kind as text": "a3" + "006131" + "016154" + "02614e",
    "kind as half float": "a3" + "00f93c00" + "016154" + "02614e",
    "title as bytes": "a3" + "0001" + "014154" + "02614e",
    "title that is not UTF-8": "a3" + "0001" + "0161ff" + "02614e",
    "title with a surrogate": "a3" + "0001" + "0163eda080" + "02614e",
    "a map that promises more": "a4" + "0001" + "016154" + "02614e",
    "a map that promises less": "a2" + "0001" + "016154" + "02614e",
    "no map": "83" + "0001" + "016154" + "02614e",
    "a tag around": "c0" + "a3" + "0001" + "016154" + "02614e",
  ]

  @Test(arguments: wrongFacts.keys.sorted())
  func refusesFacts(_ name: String) throws {
    let facts = try #require(Self.wrongFacts[name])
    #expect(Hex.decode(facts) != nil)
    let bytes = HandMadeToken.with { $0.facts = facts }
    #expect(problem { try Token(reading: bytes) }?.code == .unreadable)
  }

  static let wrongClaims: [String: @Sendable (inout HandMadeToken) -> Void] = [
    "nbf not at midnight": { $0.nbf = "051a6aff8d81" },
    "nbf before 2000": { $0.nbf = "0500" },
    "nbf negative": { $0.nbf = "0520" },
    "nbf as large as it goes": { $0.nbf = "051bffffffffffffffff" },
    "nbf as a float": { $0.nbf = "05fb41da" + "bfe360000000" },
    "nbf in eight bytes": { $0.nbf = "051b000000006aff8d80" },
    "no nbf": { ($0.nbf, $0.claims) = ("", "a2") },
    "exp not at the end of its day": { ($0.exp, $0.claims) = ("041a6ce21280", "a4") },
    "exp as large as it goes": { ($0.exp, $0.claims) = ("041b7fffffffffffffff", "a4") },
    "cti of 9 bytes": { $0.cti = "0749bc73b5a8d4eb4b2471" },
    "cti of 11 bytes": { $0.cti = "074b0003bc73b5a8d4eb4b2471" },
    "cti of 76 bits": { $0.cti = "074a08bc73b5a8d4eb4b2471" },
    "no cti": { ($0.cti, $0.claims) = ("", "a2") },
    "no facts": { ($0.version, $0.facts, $0.claims) = ("", "", "a2") },
    "unsorted claims": { ($0.nbf, $0.cti) = ($0.cti, $0.nbf) },
    "bytes after the claims": { $0.facts += "00" },
    "unprotected header": { $0.unprotected = "a1044890facafea9b15566" },
    "unprotected header that is no map": { $0.unprotected = "80" },
    "no key id": { $0.protected = "a10132" },
    "no algorithm": { $0.protected = "a1044890facafea9b15566" },
    "a short key id": { $0.protected = "a20132044790facafea9b155" },
    "unsorted header": { $0.protected = "a2044890facafea9b155660132" },
    "algorithm in words": { $0.protected = "a201624564044890facafea9b15566" },
    "an empty header": { $0.protected = "" },
    "another tag": { $0.tag = "d1" },
    "a long tag": { $0.tag = "d812" },
    "no tag": { $0.tag = "" },
    "two tags": { $0.tag = "d2d2" },
    "five parts": { $0.array = "85" },
    "three parts": { $0.array = "83" },
    "indefinite parts": { $0.array = "9f" },
  ]

  @Test(arguments: wrongClaims.keys.sorted())
  func refusesClaims(_ name: String) throws {
    let change = try #require(Self.wrongClaims[name])
    #expect(problem { try Token(reading: HandMadeToken.with(change)) }?.code == .unreadable)
  }

  static let newer: [String: @Sendable (inout HandMadeToken) -> Void] = [
    "version 2": { $0.version = "3a00010001" },
    "an unknown kind": { $0.facts = "a3" + "001863" + "016154" + "02614e" },
    "an unknown level": {
      $0.facts = "a4" + "0002" + "016154" + "02614e" + "0581826154" + "04"
    },
    "an unknown fact": { $0.facts = "a4" + "0001" + "016154" + "02614e" + "0701" },
    "an unknown claim": { ($0.claims, $0.nbf) = ("a4", "051a6aff8d80" + "061a6aff8d80") },
    "algorithm -8": { $0.protected = "a20127044890facafea9b15566" },
    "algorithm ES256": { $0.protected = "a20126044890facafea9b15566" },
    "an unknown header": { $0.protected = "a301320300044890facafea9b15566" },
  ]

  @Test(arguments: newer.keys.sorted())
  func saysThatItIsNewer(_ name: String) throws {
    let change = try #require(Self.newer[name])
    let found = problem { try Token(reading: HandMadeToken.with(change)) }
    #expect(found?.code == .newerThanThisReader)
    #expect(found?.message.en.contains("newer than this reader") == true)
  }

  /// Lengths and depths that would cost memory or stack if they were believed.
  @Test(arguments: [
    "5bffffffffffffffff", "5b7fffffffffffffff", "7bffffffffffffffff", "9bffffffffffffffff",
    "9b00000000ffffffff", "bbffffffffffffffff", "bb7fffffffffffffff", "5affffffff", "ff", "f8ff",
    "1c",
    "fc", "", String(repeating: "81", count: 1000), String(repeating: "d2", count: 1000),
    String(repeating: "a100", count: 500), "d284" + String(repeating: "81", count: 900),
  ])
  func believesNoLength(hex: String) throws {
    let bytes = try #require(Hex.decode(hex))
    #expect(problem { try Token(reading: bytes) }?.code == .unreadable)
  }
}
