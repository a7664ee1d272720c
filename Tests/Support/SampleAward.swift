import BlijkBasics
package import BlijkCredential

extension Sample {
  /// The award of the published worked example.
  package static func award() throws -> Award {
    var award = Award(
      kind: .praktijkverklaring, language: .nl, title: "Gastheer of gastvrouw in de buurtkamer",
      name: "Gülşah Çağlayan-van den Bosch", date: day, isTest: false,
      signatory: try issuer().signatory, achievement: "gastheer", words: words)
    award.period = Period("2026-02/2026-10")
    award.role = "gastheer of gastvrouw"
    award.tasks = [PracticeTask(text: "Ontvangt gasten en beantwoordt vragen", level: .independent)]
    award.setting = "Keuken en ontvangst, 40 gasten per week"
    award.seen = .observed
    award.skills = [
      Award.Link(name: "gasten verwelkomen", url: "http://data.europa.eu/esco/skill/example")
    ]
    return award
  }

  /// The unsigned credential of that award.
  package static func credential(_ award: Award? = nil, at moment: Int = Timestamp.now()) throws
    -> Credential
  {
    guard let id else { throw CancellationError() }
    return Credential(
      try award ?? self.award(), id: id, issuer: try issuer(),
      status: Credential.StatusEntry(list: 1, index: 48_213), at: moment)
  }
}
