import BlijkBasics
package import BlijkCredential
import BlijkKeys

extension Verdict.Organisation {
  init(_ issuer: TrustedIssuer) {
    self.init(
      id: issuer.did, name: issuer.name, phone: issuer.phone, url: issuer.url, kvk: issuer.kvk)
  }
}

extension Verdict.Details {
  /// Picks the fields.
  package init(_ content: CredentialContent, _ extent: Extent, isOfInput: Bool) {
    let achievement = content.achievement
    var fields: [Field] = []
    func add(_ key: String, _ value: String?) {
      if let value { fields.append(Field(key: key, value: value)) }
    }
    for goal in achievement.goals { add("label.goals", goal) }
    add("label.provider", achievement.provider?.name)
    add("label.hours", achievement.hours.map(String.init))
    add("label.seen", content.evidence.seen)
    // Sorted: their order is not signed, so it must not tell anything.
    let skills = achievement.skills.map { "\($0.name) (\($0.url ?? content.achievementAddress))" }
    for skill in skills.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      add("label.skill", skill)
    }
    let signatory = Signatory(content.issuer.official)
    if extent == .open {
      add("label.signatory", signatory.role)
    } else {
      add("label.role", content.holder.role)
      add("label.setting", content.evidence.setting)
      add("label.external-proof", content.evidence.externalProof)
      if extent == .whole {
        let isLetter = achievement.kind.rules.message == .letter
        for paragraph in content.holder.message?.split(separator: "\n") ?? [] {
          add(isLetter ? "label.letter" : "label.message", String(paragraph))
        }
      }
      add("label.signatory", signatory.text)
    }
    self.init(
      boundary: achievement.boundary, url: content.issuer.url, kvk: content.issuer.kvk,
      fields: fields, extent: extent, isOfInput: isOfInput)
  }
}
