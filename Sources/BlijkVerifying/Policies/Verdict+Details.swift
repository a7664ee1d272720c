import BlijkBasics
import BlijkCredential
import BlijkKeys

extension Verdict.Organisation {
  init(_ issuer: TrustedIssuer) {
    self.init(
      id: issuer.did, name: issuer.name, phone: issuer.phone, url: issuer.url, kvk: issuer.kvk)
  }
}

extension Verdict.Details {
  /// Picks the fields; all of them only when the holder agreed to show more than everybody may see.
  init(_ content: CredentialContent, showsAll: Bool) {
    let achievement = content.achievement
    var fields: [Field] = []
    func add(_ key: String, _ value: String?) {
      if let value { fields.append(Field(key: key, value: value)) }
    }
    let isCourse = achievement.kind.rules.tellsOfCourse
    for goal in isCourse ? Self.goals(in: achievement.criteria) : [] { add("label.goals", goal) }
    add("label.provider", achievement.provider?.name)
    add("label.hours", achievement.hours.map(String.init))
    add("label.seen", content.evidence.seen)
    // Sorted: their order is not signed, so it must not tell anything.
    let skills = achievement.skills.map { "\($0.name) (\($0.url ?? content.achievementAddress))" }
    for skill in skills.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      add("label.skill", skill)
    }
    let signatory = Signatory(content.issuer.official)
    if showsAll {
      add("label.role", content.holder.role)
      add("label.setting", content.evidence.setting)
      add("label.external-proof", content.evidence.externalProof)
      add("label.signatory", signatory.text)
    } else {
      add("label.signatory", signatory.role)
    }
    self.init(
      boundary: achievement.boundary, url: content.issuer.url, kvk: content.issuer.kvk,
      fields: fields)
  }

  /// The learning goals; none where the criteria are other words.
  private static func goals(in criteria: String) -> [String] {
    let lines = criteria.split(separator: "\n")
    return lines.allSatisfy { $0.hasPrefix("- ") } ? lines.map { String($0.dropFirst(2)) } : []
  }
}
