import BlijkBasics
import BlijkCredential

/// Joins an achievement, a participant and the issuer to what one person is awarded.
struct AwardMaker {
  let achievement: Achievement
  let kind: Kind
  let dates: Dates
  let issuer: IssuerProfile
  let isTest: Bool

  func award(to participant: Participant, words: Award.Words) -> Award {
    let wording = achievement.wording(participant.language)
    var award = Award(
      kind: kind, language: participant.language, title: wording.title, name: participant.name,
      date: dates.date, isTest: isTest, signatory: participant.signatory ?? issuer.signatory,
      achievement: achievement.id, words: words)
    award.validUntil = dates.validUntil
    award.externalProof = participant.externalProof
    award.showsDetails = participant.showsDetails
    award.skills = achievement.skills
    switch kind {
    case .certificaat, .deelname:
      award.goals = wording.goals
      award.seen = achievement.seen
      award.hours = achievement.hours
      award.provider = achievement.provider
    case .praktijkverklaring:
      award.role = participant.role ?? wording.role
      award.tasks =
        participant.tasks ?? wording.tasks.map { PracticeTask(text: $0, level: nil) }
      award.setting = participant.setting ?? wording.setting
      award.seen = achievement.seen
    case .oorkonde: break
    case .aanbevelingsbrief: award.role = participant.role ?? wording.role
    }
    if RosterColumn.period.isUsed(by: kind) { award.period = participant.period }
    if RosterColumn.message.isUsed(by: kind) { award.message = participant.message }
    return award
  }
}

extension Award.Words {
  /// The words of a kind, and what an achievement adds to them.
  init(kind: Kind, achievement: Achievement, texts: Texts) throws(Problem) {
    let key = "kind.\(kind.word)"
    let heading = [try texts.text("\(key).heading"), texts.optional("\(key).subheading")]
    let note = achievement.wording(texts.language).note
    var levels: [PracticeTask.Level: String] = [:]
    for level in PracticeTask.Level.allCases {
      levels[level] = try texts.text("level.\(level.key)")
    }
    var seen: [Seen: String] = [:]
    for way in Seen.allCases { seen[way] = try texts.text("seen.\(way)") }
    self.init(
      heading: heading.compactMap(\.self).joined(separator: " "),
      boundary: [try texts.text("\(key).boundary"), note].compactMap(\.self).joined(separator: " "),
      criteria: try texts.text("\(key).criteria"), levels: levels, seen: seen)
  }
}

extension PracticeTask.Level {
  /// Its key in a catalogue of texts.
  package var key: String {
    switch self {
    case .assisted: "assisted"
    case .littleHelp: "little-help"
    case .independent: "independent"
    case .explains: "explains"
    }
  }
}
