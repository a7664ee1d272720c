import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// Joins an achievement, a participant and the issuer to what one person is awarded.
struct AwardMaker {
  /// What everybody gets; nil where each person's role is the title.
  let achievement: Achievement?
  let kind: Kind
  let dates: BatchDates
  let issuer: IssuerProfile
  let isTest: Bool

  /// What a person is awarded; nil where a role is needed and absent.
  func award(to participant: Participant, words: Award.Words) -> Award? {
    let ofRole = participant.role.map { Achievement(role: $0, kind: kind) }
    guard let achievement = self.achievement ?? ofRole else { return nil }
    let wording = achievement.wording(participant.language)
    var award = Award(
      kind: kind, language: participant.language, title: wording.title, name: participant.name,
      date: dates.date, isTest: isTest, signatory: participant.signatory ?? issuer.signatory,
      achievement: achievement.id, words: words)
    award.validUntil = dates.validUntil
    award.externalProof = participant.externalProof
    award.showsDetails = participant.showsDetails
    award.skills = achievement.skills
    let rules = kind.rules
    if rules.tellsOfCourse {
      award.goals = wording.goals
      award.hours = achievement.hours
      award.provider = achievement.provider
    }
    if rules.tellsOfTasks {
      award.tasks =
        participant.tasks ?? wording.tasks.map { PracticeTask(text: $0, level: nil) }
      award.setting = participant.setting ?? wording.setting
    }
    if rules.tellsWhoSaw { award.seen = achievement.seen }
    // A role that is the title is not said twice.
    if rules.namesRole, self.achievement != nil { award.role = participant.role ?? wording.role }
    if rules.namesPeriod { award.period = participant.period }
    if rules.message != .none { award.message = participant.message }
    return award
  }
}

extension Award.Words {
  /// The words of a kind, and what an achievement adds to them.
  init(kind: Kind, achievement: Achievement?, texts: Texts) throws(Problem) {
    let note = achievement?.wording(texts.language).note
    var levels: [PracticeTask.Level: String] = [:]
    for level in PracticeTask.Level.allCases {
      levels[level] = try texts.text("level.\(level.key)")
    }
    var seen: [Seen: String] = [:]
    for way in Seen.allCases { seen[way] = try texts.text("seen.\(way)") }
    self.init(
      heading: try texts.heading(of: kind),
      boundary: [try texts.boundary(of: kind), note].compactMap(\.self).joined(separator: " "),
      criteria: try texts.text(Texts.key(kind, "criteria")), levels: levels, seen: seen)
  }
}
