package import BlijkBasics
package import BlijkKeys

/// Everything that one credential of ours says, as values: the words, names and addresses that stand in
/// it, and nothing that follows from today's catalogue, achievements or profile.
///
/// These values are written when a document is issued, and read back when it is verified. A credential that
/// the writer would not have made from them is not ours.
package struct CredentialContent: Sendable, Hashable {
  package let host: IssuerHost
  package let id: DocumentID
  package let isTest: Bool
  /// "Praktijkverklaring vrijwilligerswerk".
  package let heading: String
  package let issuer: Profile
  package let date: CalendarDate
  /// In seconds since 1970: the first moment of `date` in UTC, or an earlier one at which that day had begun
  /// in the Netherlands.
  package let validFrom: Int
  package let validUntil: CalendarDate?
  package let status: Credential.StatusEntry
  package let holder: Holder
  package let achievement: Achievement
  package let evidence: Evidence

  /// The organisation, as it called itself then.
  package struct Profile: Sendable, Hashable {
    package let name: String
    package let url: String?
    /// Who signed, and in what role.
    package let official: String
    package let kvk: String?
  }

  /// Whose it is, and what goes with the person.
  package struct Holder: Sendable, Hashable {
    package let name: String
    package let role: String?
    package let period: Period?
    package let message: String?
  }

  /// What was learned or done.
  package struct Achievement: Sendable, Hashable {
    /// The id of the achievement in its issuer's list.
    package let key: String
    package let kind: Kind
    package let language: Language
    /// With the mark of a practice document, if it is one.
    package let title: String
    package let boundary: String
    package let criteria: String
    package let hours: Int?
    package let provider: Award.Link?
    package let tasks: [Task]
    package let skills: [Award.Link]
  }

  /// What was done, with the word for how independently as it stands there.
  package struct Task: Sendable, Hashable {
    package let text: String
    package let level: PracticeTask.Level?
    package let levelWord: String?
  }

  /// How and where it was seen, and the proof of another body.
  package struct Evidence: Sendable, Hashable {
    package let setting: String?
    package let seen: String?
    package let externalProof: String?
  }

  /// The title without the mark of a practice document.
  package var plainTitle: String {
    isTest ? achievement.title.after(Award.testPrefix) ?? achievement.title : achievement.title
  }

  /// The address of the document.
  var address: String { "\(host.url)/c/\(id.checkCode)" }

  /// The address of the achievement.
  package var achievementAddress: String { Self.achievementAddress(host) + achievement.key }

  /// What the address of every achievement of an issuer begins with.
  static func achievementAddress(_ host: IssuerHost) -> String { "\(host.url)/opleiding/" }

  /// What a reader compares with the paper.
  package var facts: Facts {
    Facts(
      kind: achievement.kind, title: achievement.title, name: holder.name, date: date,
      validUntil: validUntil, period: holder.period,
      tasks: achievement.tasks.map { PracticeTask(text: $0.text, level: $0.level) },
      isTest: isTest)
  }
}

extension CredentialContent.Achievement {
  /// The learning goals; none where the criteria are other words.
  package var goals: [String] {
    guard kind.rules.tellsOfCourse else { return [] }
    let lines = criteria.split(separator: "\n")
    return lines.allSatisfy { $0.hasPrefix("- ") } ? lines.map { String($0.dropFirst(2)) } : []
  }
}
