import BlijkBasics
import BlijkMarkup
import BlijkVerifying
import Foundation

/// Everything that the page says in one language, around its answer too.
struct PageWords: Sendable {
  let texts: Texts
  /// Every language there is, under its own name.
  let languages: [(language: Language, name: String)]
  /// Who runs the service.
  let host: ServiceHost

  private static let plain = [
    ("runs", "runs"), ("coordinator", "coordinator"), ("lead", "lead"), ("explain", "explain"),
    ("codeLabel", "code-label"), ("codeButton", "code-button"), ("fileLabel", "file-label"),
    ("fileHint", "file-hint"), ("fileLarge", "file-large"), ("waiting", "waiting"),
    ("failed", "failed"),
  ]

  /// What stands around an answer.
  func surroundings(typed: String?) throws(Problem) -> TemplateScope {
    var values: TemplateScope = ["language": .text(texts.language.rawValue)]
    for (name, key) in Self.plain { values[name] = .text(try texts.text("page.\(key)")) }
    values["operator"] = .text(try runner())
    values["access"] = .text(try access())
    let others = languages.filter { $0.language != texts.language }
    if !others.isEmpty {
      let links = others.map { other -> TemplateScope in
        var link: TemplateScope = [
          "language": .text(other.language.rawValue), "name": .text(other.name),
        ]
        if let typed { link["input"] = .text(typed) }
        return link
      }
      values["switch"] = .scope([
        "label": .text(try texts.text("page.languages")),
        typed == nil ? "links" : "forms": .list(links),
      ])
    }
    return values
  }

  private func runner() throws(Problem) -> String {
    guard let name = host.name else { return try texts.text("page.operator-unnamed") }
    return try texts.text("page.operator", ["organisation": name])
  }

  private func access() throws(Problem) -> String {
    guard let name = host.name else { return try texts.text("page.access-unnamed") }
    guard let phone = host.phone else {
      return try texts.text("page.access-without-phone", ["organisation": name])
    }
    return try texts.text("page.access", ["organisation": name, "phone": phone])
  }

  /// "Gecontroleerd op 25 november 2026 om 11:04 uur.", in the time of the Netherlands.
  func checkedAt() throws(Problem) -> String {
    let now = Timestamp.now()
    return try texts.text(
      "page.checked-at",
      [
        "date": try texts.long(CalendarDate.inTheNetherlands(now)),
        "time": TimeOfDay.inTheNetherlands(now),
      ])
  }
}

/// Who runs the service, as far as it was said.
struct ServiceHost: Sendable {
  let name: String?
  let phone: String?
}
