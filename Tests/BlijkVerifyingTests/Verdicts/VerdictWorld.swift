import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkTestSupport
import BlijkVerifying
import Foundation

/// Whom somebody believes and what they have of registers, as JSON: a file of `Tests/Vectors/verdicts`.
struct VerdictWorld {
  let json: JSON
  private let folder: TemporaryFolder
  private let register: RegisterAtHand

  /// Lays its files down, and makes its register.
  init(_ json: JSON) throws {
    self.json = json
    folder = try TemporaryFolder()
    for part in ["trust", "published", "lists"] {
      try FileManager.default.createDirectory(
        atPath: folder(part), withIntermediateDirectories: true)
      for file in json[part]?.object?.members ?? [] {
        try Self.write(file.value.string ?? "", to: folder("\(part)/\(file.name)"))
      }
    }
    register =
      try json["register"].map { [folder] kept in
        let register = try KeptRegister(kept).make(at: folder("register.sqlite"))
        return .live(register, issuer: kept["issuer"]?.string ?? "")
      } ?? .none
  }

  private static func write(_ text: String, to path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func files(_ part: String) -> [String] {
    (json[part]?.object?.members ?? []).map { folder("\(part)/\($0.name)") }
  }

  /// What is asked, each with the answer.
  var cases: [JSON] { json["cases"]?.array ?? [] }

  /// What is answered now to one of the cases.
  func answer(_ asked: JSON) throws -> Verdict {
    let day = CalendarDate(asked["today"]?.string ?? "") ?? .today()
    let now = json["now"]?.string.flatMap(Timestamp.seconds) ?? Timestamp.now()
    let verifier = try Verifier(trust: TrustList(), register: register, today: { day }).at(now)
      .also(
        trusting: files("trust"), statusLists: files("lists"),
        published: json["published"] == nil ? [] : [folder("published")])
    return verifier.verify(Self.input(asked))
  }

  /// A text, or the bytes of a file.
  private static func input(_ asked: JSON) -> [UInt8] {
    if let text = asked["input"]?.string { return Array(text.utf8) }
    return Array(Data(base64Encoded: asked["base64"]?.string ?? "") ?? Data())
  }
}

extension Verdict {
  /// What a vector keeps of an answer: the JSON with the reasons in both languages, and all words.
  func kept() throws -> (verdict: JSON, words: JSON) {
    var verdict = try JSON(reading: json(.nl))
    let english = try JSON(reading: json(.en))["reasons"]?.array ?? []
    verdict["reasons"] = .array(
      zip(verdict["reasons"]?.array ?? [], english).map { dutch, english in
        var reason = dutch
        reason["why"] = ["nl": dutch["why"] ?? .null, "en": english["why"] ?? .null]
        return reason
      })
    return (verdict, ["nl": try words(.nl), "en": try words(.en)])
  }

  private func words(_ language: Language) throws -> JSON {
    let texts = try SharedFiles(issuer: nil).texts(language)
    return [
      "title": .string(try title(texts)), "sentence": .string(try sentence(texts)),
      "facts": .array(
        try labelledFacts(texts).map { [.string($0.label), .string($0.value)] as JSON }),
      "boundary": try boundary(texts).map { .string($0) } ?? .null,
      "remarks": .array(try remarks(texts).map { .string($0) }),
    ]
  }
}
