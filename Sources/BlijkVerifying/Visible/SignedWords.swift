import BlijkBasics
import BlijkCredential

/// What our own document of a credential prints of it, word for word.
struct SignedWords {
  private(set) var all: [(field: PrintedField, text: String)] = []
  /// How the page numbers of a document of several pages begin: of its first page, and of the others.
  private let firstPage: String?
  private let laterPages: [String]

  /// The words of dates and page numbers come from the catalogues that come along.
  private static let catalogues = Dictionary(
    Language.allCases.compactMap { language in
      (try? SharedFiles(issuer: nil).texts(language)).map { (language, $0) }
    }, uniquingKeysWith: { first, _ in first })

  private static let mostPages = 30

  init(_ content: CredentialContent) {
    let texts = Self.catalogues[content.achievement.language]
    let pages = (1...Self.mostPages).compactMap {
      texts?.optional("label.page", ["number": String($0), "count": ""])
    }
    firstPage = pages.first
    laterPages = Array(pages.dropFirst())
    addFacts(content, texts)
    addDetails(content)
  }

  private mutating func add(_ field: PrintedField, _ text: String?) {
    if let text { all.append((field, text)) }
  }

  private mutating func addFacts(_ content: CredentialContent, _ texts: Texts?) {
    add(.name, content.holder.name)
    add(.title, content.plainTitle)
    add(.organisation, content.issuer.name)
    add(.date, try? texts?.long(content.date))
    add(.validUntil, content.validUntil.flatMap { try? texts?.long($0) })
    for month in [content.holder.period?.first, content.holder.period?.last] {
      add(.period, month.flatMap { try? texts?.long($0) })
    }
    add(.boundary, content.achievement.boundary)
    add(.code, content.id.checkCode)
  }

  private mutating func addDetails(_ content: CredentialContent) {
    for task in content.achievement.tasks {
      add(.tasks, task.text)
      add(.tasks, task.levelWord)
    }
    // A role that is the title is not said twice.
    if let role = content.holder.role, role.lowercased() != content.plainTitle.lowercased() {
      add(.role, role)
    }
    add(.setting, content.evidence.setting)
    for goal in content.achievement.goals { add(.goals, goal) }
    add(.seen, content.evidence.seen)
    add(.provider, content.achievement.provider?.name)
    add(.externalProof, content.evidence.externalProof)
    let isLetter = content.achievement.kind.rules.message == .letter
    for paragraph in content.holder.message?.split(separator: "\n") ?? [] {
      add(isLetter ? .letter : .message, String(paragraph))
    }
    let signatory = Signatory(content.issuer.official)
    add(.signatory, signatory.name)
    add(.signatory, signatory.role)
  }

  /// Templates print details by themselves, and other values in a sentence too.
  private static func isThere(_ text: String, of field: PrintedField, in visible: VisibleText)
    -> Bool
  {
    switch field {
    case .tasks, .role, .setting, .goals, .seen, .provider, .externalProof, .message, .letter:
      visible.holdsApart(text)
    default: visible.holds(text)
    }
  }

  /// The fields that stand otherwise in a file, or not at all.
  ///
  /// A page of several has only some of them: on its first one the name, on the others what is on every page.
  func fields(notIn visible: VisibleText) -> [PrintedField] {
    let isFirst = firstPage.map(visible.holds) ?? false
    let isLater = laterPages.contains(where: visible.holds)
    var found: Set<PrintedField> = []
    for (field, text) in all where !Self.isThere(text, of: field, in: visible) {
      found.insert(field)
    }
    if isFirst || isLater { found.formIntersection([.organisation, .code]) }
    if isFirst, !isLater, let name = all.first, !visible.holds(name.text) { found.insert(.name) }
    for (field, part) in [(PrintedField.name, "name"), (.title, "title"), (.date, "dated")] {
      let isOther = all.contains { $0.field == field && !visible.isOnly($0.text, in: part) }
      if isOther { found.insert(field) }
    }
    return PrintedField.allCases.filter(found.contains)
  }
}
