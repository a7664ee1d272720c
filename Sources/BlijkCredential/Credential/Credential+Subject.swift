import BlijkBasics
import BlijkKeys

/// The holder, and what was achieved.
extension Credential {
  static func subject(of award: Award, address: String, issuer: IssuerProfile) -> JSON {
    var subject: JSON = [
      "id": .string(address + "#houder"),
      "type": ["AchievementSubject"],
      "identifier": [
        [
          "type": "IdentityObject", "identityType": "name", "hashed": false,
          "identityHash": .string(award.name),
        ]
      ],
    ]
    if let role = award.role { subject["role"] = .string(role) }
    if let period = award.period {
      subject["activityStartDate"] = .string(period.first.firstDay.firstMoment)
      if let last = period.last { subject["activityEndDate"] = .string(last.lastDay.firstMoment) }
    }
    let base = "\(issuer.host.url)/opleiding/\(award.achievement)"
    if let provider = award.provider {
      subject["source"] = [
        "id": .string(provider.url ?? base + "#aanbieder"), "type": ["Profile"],
        "name": .string(provider.name),
      ]
    }
    if let message = award.message { subject["narrative"] = .string(message) }
    subject["achievement"] = achievement(of: award, base: base)
    if !award.tasks.isEmpty {
      subject["result"] = .array(
        award.tasks.enumerated().map { result(of: $1, number: $0 + 1, base: base, award: award) })
    }
    return subject
  }

  private static func achievement(of award: Award, base: String) -> JSON {
    var achievement: JSON = [
      "id": .string(base),
      "type": ["Achievement"],
      "achievementType": .string(award.kind.achievementType),
      "inLanguage": .string(award.language.rawValue),
      "name": .string(award.title),
      "description": .string(award.words.boundary),
      "criteria": ["narrative": .string(criteria(of: award))],
    ]
    if let hours = award.hours { achievement["creditsAvailable"] = .integer(hours) }
    if !award.tasks.isEmpty {
      achievement["resultDescription"] = .array(
        award.tasks.enumerated().map {
          resultDescription(of: $1, number: $0 + 1, base: base, award: award)
        })
    }
    if !award.skills.isEmpty {
      achievement["alignment"] = .array(
        award.skills.map { skill in
          [
            "type": ["Alignment"], "targetName": .string(skill.name),
            "targetUrl": .string(skill.url ?? base),
          ]
        })
    }
    if award.isTest { achievement["tag"] = ["test"] }
    return achievement
  }

  private static func criteria(of award: Award) -> String {
    award.goals.isEmpty
      ? award.words.criteria : award.goals.map { "- \($0)" }.joined(separator: "\n")
  }

  private static func resultDescription(
    of task: PracticeTask, number: Int, base: String, award: Award
  ) -> JSON {
    var description: JSON = [
      "id": .string("\(base)#taak-\(number)"), "type": ["ResultDescription"],
      "name": .string(task.text),
      "resultType": task.level == nil ? "ext:Taak" : "ext:Zelfstandigheid",
    ]
    if let level = task.level {
      description["rubricCriterionLevel"] = [
        [
          "id": .string("\(base)#\(level.fragment)"), "type": ["RubricCriterionLevel"],
          "name": .string(award.words.levels[level] ?? level.word),
        ]
      ]
    }
    return description
  }

  private static func result(of task: PracticeTask, number: Int, base: String, award: Award)
    -> JSON
  {
    var result: JSON = [
      "type": ["Result"], "resultDescription": .string("\(base)#taak-\(number)"),
    ]
    if let level = task.level {
      result["achievedLevel"] = .string("\(base)#\(level.fragment)")
      result["value"] = .string(award.words.levels[level] ?? level.word)
    }
    return result
  }
}
