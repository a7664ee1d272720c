import BlijkBasics
import BlijkKeys

/// The holder, and what was achieved.
extension Credential {
  static func subject(of content: CredentialContent) -> JSON {
    let holder = content.holder
    var subject: JSON = [
      "id": .string(content.address + "#houder"),
      "type": ["AchievementSubject"],
      "identifier": [
        [
          "type": "IdentityObject", "identityType": "name", "hashed": false,
          "identityHash": .string(holder.name),
        ]
      ],
    ]
    if let role = holder.role { subject["role"] = .string(role) }
    if let period = holder.period {
      subject["activityStartDate"] = .string(period.first.firstDay.firstMoment)
      if let last = period.last { subject["activityEndDate"] = .string(last.lastDay.firstMoment) }
    }
    let base = content.achievementAddress
    let achievement = content.achievement
    if let provider = achievement.provider {
      subject["source"] = [
        "id": .string(provider.url ?? base + "#aanbieder"), "type": ["Profile"],
        "name": .string(provider.name),
      ]
    }
    if let message = holder.message { subject["narrative"] = .string(message) }
    subject["achievement"] = json(of: achievement, isTest: content.isTest, base: base)
    if !achievement.tasks.isEmpty {
      subject["result"] = .array(
        achievement.tasks.enumerated().map { result(of: $1, number: $0 + 1, base: base) })
    }
    return subject
  }

  private static func json(
    of content: CredentialContent.Achievement, isTest: Bool, base: String
  ) -> JSON {
    var achievement: JSON = [
      "id": .string(base),
      "type": ["Achievement"],
      "achievementType": .string(content.kind.achievementType),
      "inLanguage": .string(content.language.rawValue),
      "name": .string(content.title),
      "description": .string(content.boundary),
      "criteria": ["narrative": .string(content.criteria)],
    ]
    if let hours = content.hours { achievement["creditsAvailable"] = .integer(hours) }
    if !content.tasks.isEmpty {
      achievement["resultDescription"] = .array(
        content.tasks.enumerated().map { resultDescription(of: $1, number: $0 + 1, base: base) })
    }
    if !content.skills.isEmpty {
      achievement["alignment"] = .array(
        content.skills.map { skill in
          [
            "type": ["Alignment"], "targetName": .string(skill.name),
            "targetUrl": .string(skill.url ?? base),
          ]
        })
    }
    if isTest { achievement["tag"] = ["test"] }
    return achievement
  }

  private static func resultDescription(
    of task: CredentialContent.Task, number: Int, base: String
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
          "name": .string(task.levelWord ?? level.word),
        ]
      ]
    }
    return description
  }

  private static func result(of task: CredentialContent.Task, number: Int, base: String) -> JSON {
    var result: JSON = [
      "type": ["Result"], "resultDescription": .string("\(base)#taak-\(number)"),
    ]
    if let level = task.level {
      result["achievedLevel"] = .string("\(base)#\(level.fragment)")
      result["value"] = .string(task.levelWord ?? level.word)
    }
    return result
  }
}
