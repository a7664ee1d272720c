import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// An achievement as a TOML file.
extension Achievement {
  init(id: String, file: TOMLFile) throws(Problem) {
    do {
      try self.init(id: id, table: file)
    } catch {
      // Whatever is wrong, the reader must know in which file.
      guard !error.message.nl.contains(file.path) else { throw error }
      throw Problem(
        .badAchievement, nl: "\(file.path): \(error.message.nl)",
        en: "\(file.path): \(error.message.en)")
    }
  }

  private init(id: String, table: TOMLFile) throws(Problem) {
    try table.allowOnly([
      "title", "kind", "note", "goals", "role", "tasks", "setting", "seen", "hours", "provider",
      "valid-months", "skills", "english",
    ])
    guard let kind = try table.string("kind").flatMap(Kind.init(word:)) else {
      let words = Kind.allCases.map(\.word).joined(separator: ", ")
      throw Problem(
        .badAchievement, nl: "'kind' is nodig: \(words).", en: "'kind' is needed: \(words).")
    }
    let dutch = try Wording(table, otherwise: nil)
    let seen = try table.string("seen")
    guard seen == nil || seen.flatMap(Seen.init(rawValue:)) != nil else {
      let words = Seen.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(
        .badAchievement, nl: "'seen' is een van: \(words).", en: "'seen' is one of: \(words).")
    }
    self.id = id
    self.kind = kind
    self.dutch = dutch
    english = try table.table("english").map { inner throws(Problem) in
      try inner.allowOnly(["title", "note", "goals", "role", "tasks", "setting"])
      return try Wording(inner, otherwise: dutch)
    }
    self.seen = seen.flatMap(Seen.init(rawValue:))
    hours = try table.positive("hours", most: 9999)
    validMonths = try table.positive("valid-months", most: 600)
    provider = try table.table("provider").map { inner throws(Problem) in try Award.Link(inner) }
    var skills: [Award.Link] = []
    for inner in try table.tables("skills") { skills.append(try Award.Link(inner)) }
    guard skills.allSatisfy({ $0.url != nil }) else {
      throw Problem(
        .badAchievement, nl: "Bij elke 'skills' hoort een 'url'.",
        en: "Each of 'skills' needs a 'url'.")
    }
    self.skills = skills
  }
}

extension Achievement.Wording {
  fileprivate init(_ table: TOMLFile, otherwise other: Achievement.Wording?) throws(Problem) {
    func list(_ key: String) throws(Problem) -> [String]? {
      guard let texts = try table.strings(key) else { return nil }
      var clean: [String] = []
      for text in texts { clean.append(try table.check(key, text, .task)) }
      return clean
    }
    func line(_ key: String, _ rules: FieldRules) throws(Problem) -> String? {
      guard let text = try table.string(key) else { return nil }
      return try table.check(key, text, rules)
    }
    guard let title = try line("title", .title) ?? other?.title else {
      throw Problem(.badAchievement, nl: "'title' is nodig.", en: "'title' is needed.")
    }
    self.title = title
    note = try line("note", .setting) ?? other?.note
    goals = try list("goals") ?? other?.goals ?? []
    role = try line("role", .title) ?? other?.role
    tasks = try list("tasks") ?? other?.tasks ?? []
    setting = try line("setting", .setting) ?? other?.setting
    guard tasks.count <= 8, goals.count <= 12 else {
      throw Problem(
        .badAchievement, nl: "Maximaal 8 taken en 12 leerdoelen.",
        en: "At most 8 tasks and 12 goals.")
    }
  }
}

extension Award.Link {
  fileprivate init(_ table: TOMLFile) throws(Problem) {
    try table.allowOnly(["name", "url"])
    guard let name = try table.string("name") else {
      throw Problem(.badAchievement, nl: "'name' is nodig.", en: "'name' is needed.")
    }
    let url = try table.string("url")
    if let url,
      !(url.hasPrefix("https://") || url.hasPrefix("http://")) || url.utf8.count > 300
        || url.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F || $0 == 0x22 || $0 == 0x3C })
    {
      throw Problem(
        .badAchievement, nl: "'\(url)' is geen webadres.", en: "'\(url)' is not a web address.")
    }
    self.init(name: try table.check("name", name, .line), url: url)
  }
}

extension TOMLFile {
  fileprivate func check(_ key: String, _ text: String, _ rules: FieldRules) throws(Problem)
    -> String
  {
    do {
      return try rules.clean(text)
    } catch {
      throw Problem(
        .badAchievement, nl: "'\(key)' \(error.message.nl).", en: "'\(key)' \(error.message.en).")
    }
  }

  fileprivate func positive(_ key: String, most: Int) throws(Problem) -> Int? {
    guard let number = try integer(key) else { return nil }
    guard (1...most).contains(number) else {
      throw Problem(
        .badAchievement, nl: "'\(key)' ligt tussen 1 en \(most).",
        en: "'\(key)' lies between 1 and \(most).")
    }
    return number
  }
}
