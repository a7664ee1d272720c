import BlijkBasics
import BlijkKeys
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// What is answered to whom, kept as JSON, so that programs in other languages can be held to the same.
@Suite struct VerdictVectorTests {
  private static let folder = "\(Project.vectors)/verdicts"

  /// The files that are kept, by name.
  static let kept = [
    ("register", KeyAlgorithm.ed25519, VerdictMaking.Evidence.register),
    ("copy", .ed25519, .copy), ("copy-rsa", .rsa, .copy), ("list", .ed25519, .list),
    ("list-rsa", .rsa, .list), ("nothing", .ed25519, .nothing),
  ]

  private static func path(_ name: String) -> String { "\(folder)/\(name).json" }

  @Test(arguments: kept.map(\.0))
  func everyAnswerIsTheOneThatIsKept(name: String) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.path(name)))
    let world = try VerdictWorld(try JSON(reading: Array(bytes)))
    #expect(world.cases.count > 30)
    if ProcessInfo.processInfo.environment["BLIJK_RECORD_WORDS"] != nil {
      try recordWords(of: world, named: name)
      return
    }
    for asked in world.cases {
      let answer = try world.answer(asked).kept()
      let name = asked["name"]?.string ?? "?"
      #expect(answer.verdict.text == asked["verdict"]?.text, "\(name)")
      #expect(answer.words.text == asked["words"]?.text, "\(name)")
    }
  }

  @Test func noStateIsMissing() throws {
    var states: Set<String> = []
    for (name, _, _) in Self.kept {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.path(name)))
      let world = try VerdictWorld(try JSON(reading: Array(bytes)))
      states.formUnion(world.cases.compactMap { $0["verdict"]?["state"]?.string })
    }
    #expect(states == Set(Verdict.State.allCases.map(\.rawValue)))
  }

  /// A new organisation is asked about in the same way. Where a file is not there it is written, and the
  /// test fails: it counts only after somebody has looked at it. To record one anew, remove it.
  @Test(arguments: kept)
  func aNewWorldHasTheSameStates(
    name: String, algorithm: KeyAlgorithm, evidence: VerdictMaking.Evidence
  ) throws {
    let (json, wrong) = try VerdictMaking(algorithm).world(evidence)
    #expect(wrong.isEmpty, "\(wrong)")
    let path = Self.path(name)
    guard FileManager.default.fileExists(atPath: path) else {
      try Data(Self.lines(json).utf8).write(to: URL(fileURLWithPath: path))
      Issue.record("recorded \(path); look at it and run again")
      return
    }
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let names = { (json: JSON) in json["cases"]?.array?.map { $0["name"]?.string ?? "" } }
    #expect(try names(JSON(reading: bytes)) == names(json))
  }

  /// Keeps the words of today for the world that is kept, where nothing else changed; fails, as every
  /// recording does.
  private func recordWords(of world: VerdictWorld, named name: String) throws {
    var json = world.json
    json["cases"] = .array(
      try world.cases.map { asked in
        let answer = try world.answer(asked).kept()
        let kept = asked["verdict"] ?? .null
        try #require(
          Self.withoutWords(answer.verdict, in: kept) == Self.withoutWords(kept, in: kept))
        var asked = asked
        asked["verdict"] = answer.verdict
        asked["words"] = answer.words
        return asked
      })
    try Data(Self.lines(json).utf8).write(to: URL(fileURLWithPath: Self.path(name)))
    Issue.record("recorded the words of \(name); look at them and run again")
  }

  /// An answer with its state, facts and what each policy found, and not why; without members that were not
  /// known when it was kept.
  private static func withoutWords(_ verdict: JSON, in kept: JSON) -> JSON {
    var verdict = verdict
    for name in verdict.object?.names ?? [] where kept[name] == nil { verdict[name] = nil }
    verdict["reasons"] = .array(
      (verdict["reasons"]?.array ?? []).map { reason in
        var reason = reason
        reason["why"] = nil
        return reason
      })
    return verdict
  }

  /// A line for each case, so that a difference can be read.
  private static func lines(_ json: JSON) -> String {
    let members = (json.object?.members ?? []).map { member in
      let text = member.value.array.map { "[\n\($0.map(\.text).joined(separator: ",\n"))\n]" }
      return "\(JSON.string(member.name).text):\(text ?? member.value.text)"
    }
    return "{\(members.joined(separator: ",\n"))}\n"
  }
}
