/// What sets one kind of document apart from the others. One entry a kind; whoever needs to know asks here.
package struct KindRules: Sendable {
  /// The word for it on the command line, in files and in folders.
  let word: String
  /// Open Badges 3.0 `AchievementType`; the extensions begin with `ext:` as §B.1.1 asks.
  let achievementType: String
  /// Whether it tells of a course: its goals, hours and who gave it.
  package var tellsOfCourse = false
  /// Whether it tells of work: tasks that were done, and where.
  package var tellsOfTasks = false
  /// Whether it tells who saw what it says.
  package var tellsWhoSaw = false
  /// Whether it names a role.
  package var namesRole = false
  /// Whether it names when the work was done.
  package var namesPeriod = false
  /// What of a personal word it has.
  package var message = Message.none

  /// How much a coordinator may say in words of one's own.
  package enum Message: Sendable {
    /// No words at all.
    case none
    /// Some lines that may be left out.
    case optional
    /// Some lines that the document says little without.
    case wanted
    /// A letter of several paragraphs, which is all that the document says.
    case letter

    /// Whether the document says little without it.
    package var isWanted: Bool { self == .wanted || self == .letter }
  }
}

extension Kind {
  /// What sets it apart.
  package var rules: KindRules {
    switch self {
    case .deelname:
      KindRules(
        word: "deelname", achievementType: "CertificateOfCompletion", tellsOfCourse: true,
        tellsWhoSaw: true)
    case .certificaat:
      KindRules(
        word: "certificaat", achievementType: "Certificate", tellsOfCourse: true, tellsWhoSaw: true)
    case .praktijkverklaring:
      KindRules(
        word: "praktijkverklaring", achievementType: "ext:Praktijkverklaring", tellsOfTasks: true,
        tellsWhoSaw: true, namesRole: true, namesPeriod: true, message: .optional)
    case .oorkonde:
      KindRules(word: "oorkonde", achievementType: "Award", namesPeriod: true, message: .wanted)
    case .aanbevelingsbrief:
      KindRules(
        word: "aanbevelingsbrief", achievementType: "ext:Aanbevelingsbrief", namesRole: true,
        namesPeriod: true, message: .letter)
    }
  }
}
