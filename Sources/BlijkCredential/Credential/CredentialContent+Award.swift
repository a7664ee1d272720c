import BlijkBasics
import BlijkKeys

extension CredentialContent {
  /// What the credential of an award says that is signed at a moment, in seconds since 1970.
  package init(
    _ award: Award, id: DocumentID, issuer: IssuerProfile, status: Credential.StatusEntry,
    at moment: Int
  ) {
    host = issuer.host
    self.id = id
    isTest = award.isTest
    heading = award.words.heading
    self.issuer = Profile(issuer, signatory: award.signatory)
    date = award.date
    validFrom = award.validFrom(signedAt: moment)
    validUntil = award.validUntil
    self.status = status
    holder = Holder(
      name: award.name, role: award.role, period: award.period, message: award.message)
    achievement = Achievement(award)
    evidence = Evidence(
      setting: award.setting, seen: award.seen.map { award.words.seen[$0] ?? $0.rawValue },
      externalProof: award.externalProof)
  }
}

extension Award {
  /// From when it is valid, in seconds since 1970.
  ///
  /// A day begins earlier in the Netherlands than in UTC. What is signed in between must be valid at once,
  /// since other systems compare moments. What is signed for a later day is valid from that day.
  fileprivate func validFrom(signedAt moment: Int) -> Int {
    moment < date.beginInTheNetherlands ? date.startOfDay : min(moment, date.startOfDay)
  }
}

extension CredentialContent.Profile {
  init(_ issuer: IssuerProfile, signatory: Signatory) {
    self.init(name: issuer.name, url: issuer.url, official: signatory.text, kvk: issuer.kvk)
  }
}

extension CredentialContent.Achievement {
  fileprivate init(_ award: Award) {
    self.init(
      key: award.achievement, kind: award.kind, language: award.language, title: award.title,
      boundary: award.words.boundary,
      criteria: award.goals.isEmpty
        ? award.words.criteria : award.goals.map { "- \($0)" }.joined(separator: "\n"),
      hours: award.hours, provider: award.provider,
      tasks: award.tasks.map { task in
        CredentialContent.Task(
          text: task.text, level: task.level,
          levelWord: task.level.map { award.words.levels[$0] ?? $0.word })
      },
      skills: award.skills)
  }
}
