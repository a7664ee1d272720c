/// How one kind of document differs from the others. Code asks these rules and never which kind it is.
package struct KindRules: Sendable {
  /// The word for it on the command line, in files and folders, and in the names of its templates and texts.
  let word: String
  /// Open Badges 3.0 `AchievementType`; the extensions begin with `ext:` as §B.1.1 asks.
  let achievementType: String
  /// Whether it tells of a course: its goals, hours and who gave it.
  package let tellsOfCourse: Bool
  /// Whether it tells of work: tasks that were done, and where.
  package let tellsOfTasks: Bool
  /// Whether it tells who saw what it says.
  package let tellsWhoSaw: Bool
  /// Whether it names a role.
  package let namesRole: Bool
  /// Whether it names when the work was done.
  package let namesPeriod: Bool
  /// How much personal text it has.
  package let message: Message

  package init(
    word: String, achievementType: String, tellsOfCourse: Bool = false, tellsOfTasks: Bool = false,
    tellsWhoSaw: Bool = false, namesRole: Bool = false, namesPeriod: Bool = false,
    message: Message = .none
  ) {
    self.word = word
    self.achievementType = achievementType
    self.tellsOfCourse = tellsOfCourse
    self.tellsOfTasks = tellsOfTasks
    self.tellsWhoSaw = tellsWhoSaw
    self.namesRole = namesRole
    self.namesPeriod = namesPeriod
    self.message = message
  }

  /// How much a coordinator may write in their own words.
  package enum Message: Sendable {
    /// No words at all.
    case none
    /// Some lines that may be left out.
    case optional
    /// Some lines, without which the document says little.
    case wanted
    /// A letter of several paragraphs, which is all that the document says.
    case letter

    /// Whether the document says little without it.
    package var isWanted: Bool { self == .wanted || self == .letter }
  }
}
