public import BlijkBasics

/// Who got what: everything one document says, checked and in the words that stand on paper.
public struct Award: Sendable {
  /// What the document is.
  public let kind: Kind
  /// BCP 47 tag of the document's language.
  public let language: Language
  /// What it is about: the name of the course or the role.
  public let title: String
  /// The holder's name as the holder wants it, in NFC.
  public let name: String
  /// The day it is awarded.
  public let date: CalendarDate
  /// Whether this is a practice document without value.
  public let isTest: Bool
  /// The last day it is valid, if it says so.
  public var validUntil: CalendarDate?
  /// When the volunteer was active.
  public var period: Period?
  /// What was done.
  public var tasks: [PracticeTask] = []
  /// The role it was done in.
  public var role: String?
  /// Where it was done.
  public var setting: String?
  /// What was learned.
  public var goals: [String] = []
  /// How others saw that the holder can do it.
  public var seen: Seen?
  /// The study load of the course, in hours.
  public var hours: Int?
  /// Who gave the course.
  public var provider: Link?
  /// Skills in a public list.
  public var skills: [Link] = []
  /// A proof given by another body.
  public var externalProof: String?
  /// Personal words.
  public var message: String?
  /// Who signs, and in what role.
  public let signatory: Signatory
  /// The id of the achievement in its issuer's list.
  public let achievement: String
  /// The fixed words of this kind of document.
  public let words: Words
  /// Whether the holder agreed to show the details beyond the signed facts on the check page.
  public var showsDetails = false

  /// The fixed words of a kind of document, in the document's language.
  public struct Words: Sendable {
    /// "Praktijkverklaring vrijwilligerswerk".
    public let heading: String
    /// What the document is not.
    public let boundary: String
    /// On what grounds it is given, when there are no learning goals.
    public let criteria: String
    /// The word for each level.
    public let levels: [PracticeTask.Level: String]
    /// The word for how it was seen.
    public let seen: [Seen: String]

    /// Gathers the words.
    public init(
      heading: String, boundary: String, criteria: String,
      levels: [PracticeTask.Level: String], seen: [Seen: String]
    ) {
      self.heading = heading
      self.boundary = boundary
      self.criteria = criteria
      self.levels = levels
      self.seen = seen
    }
  }

  /// A name with, perhaps, an address.
  public struct Link: Sendable, Hashable {
    /// What it is called.
    public let name: String
    /// Where it is described.
    public let url: String?

    /// Makes a link.
    public init(name: String, url: String?) {
      self.name = name
      self.url = url
    }
  }

  /// Makes an award of the fields that every document has.
  public init(
    kind: Kind, language: Language, title: String, name: String, date: CalendarDate,
    isTest: Bool, signatory: Signatory, achievement: String, words: Words
  ) {
    self.kind = kind
    self.language = language
    self.title = isTest ? Self.testPrefix + title : title
    self.name = name
    self.date = date
    self.isTest = isTest
    self.signatory = signatory
    self.achievement = achievement
    self.words = words
  }

  /// The title without `testPrefix`: paper marks a practice document in its own way.
  package var plainTitle: String {
    isTest ? String(title.dropFirst(Self.testPrefix.count)) : title
  }

  /// What the title of every practice document begins with.
  package static let testPrefix = "OEFENBEWIJS "
}

/// Who signs: "M. de Vries, coördinator".
public struct Signatory: Sendable, Hashable {
  /// The whole text.
  public let text: String
  /// The part before the first comma; the whole text when that part is empty or there is no comma.
  public let name: String
  /// The part after the first comma, if there is one.
  public let role: String?

  /// Takes "name" or "name, role".
  public init(_ text: String) {
    self.text = text
    let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.trimmingSpaces() }
    let hasRole = parts.count == 2 && !parts[0].isEmpty
    name = hasRole ? parts[0] : text
    role = hasRole && !parts[1].isEmpty ? parts[1] : nil
  }
}
