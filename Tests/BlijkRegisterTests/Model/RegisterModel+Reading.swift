import BlijkBasics
import BlijkCredential
import BlijkKeys

@testable import BlijkRegister

extension RegisterModel {
  func read(_ operation: Operation) -> String {
    switch operation {
    case .find(let id): return found(id)
    case .list(let text): return listed(text)
    case .report(let year): return reported(year)
    case .published: return published
    case .statusList:
      let set = now.documents.filter { $0.state != .active }.map(\.entry.status.index).sorted()
      return set.map(String.init).joined(separator: " ")
    case .keys:
      return now.keys.reversed().map { Told.key($0.id, $0.window) }.joined(separator: "\n")
    default: return "free"
    }
  }

  private func found(_ id: DocumentID) -> String {
    guard let document = now.documents.first(where: { $0.entry.id == id }) else { return "nothing" }
    let entry = document.entry
    let contents = document.erasedAt == nil ? entry.contents : nil
    return Told.lines([
      ("state", document.state.rawValue), ("hidden", document.isHidden),
      ("changed", document.changedAt), ("because", document.because?.rawValue),
      ("replacement", document.replacement.map { Hex.encode($0.bytes) }),
      ("erased", document.erasedAt), ("at", document.registeredAt), ("place", entry.status.index),
      ("token hash", Hex.encode(entry.tokenHash)),
      ("credential hash", Hex.encode(entry.credentialHash)), ("key", entry.key),
      ("window", now.keys.first { $0.id == entry.key }.map { Told.key($0.id, $0.window) }),
      (
        "before its compromise",
        now.keys.first { $0.id == entry.key }?.compromisedFrom.map { document.event < $0 }
      ),
      ("name", contents?.facts.name), ("title", contents?.facts.title),
      ("kind", contents?.facts.kind.rawValue), ("test", entry.contents?.facts.isTest),
      ("shows", contents?.showsDetails), ("achievement", contents?.achievement),
      ("request", contents?.request), ("token", contents.map { Hex.encode($0.token) }),
      ("files", contents?.files.map { Hex.encode($0.bytes) }),
    ])
  }

  private func listed(_ text: String?) -> String {
    let listed = now.documents.filter { document in
      guard let text else { return true }
      let name = document.erasedAt == nil ? document.entry.contents?.facts.name : nil
      return name.map { Names.folded[$0, default: ""].contains(text) } ?? false
    }
    return listed.map { document in
      let facts = document.erasedAt == nil ? document.entry.contents?.facts : nil
      return Told.line(
        document.entry.id, facts?.name, facts?.date, facts?.validUntil, document.state)
    }.joined(separator: "\n")
  }

  private func reported(_ year: Int) -> String {
    var counts: [String: (issued: Int, withdrawn: Int, replaced: Int)] = [:]
    let later = now.documents.compactMap(\.replacement)
    for document in now.documents
    where document.entry.contents?.facts.isTest == false && !later.contains(document.entry.id) {
      let day = CalendarDate.inTheNetherlands(document.registeredAt)
      guard day.components.year == year else { continue }
      var last = document
      while let next = now.documents.first(where: { $0.entry.id == last.replacement }) {
        last = next
      }
      let facts = [last, document].first { $0.erasedAt == nil }?.entry.contents?.facts
      let key = "\(facts?.kind.rawValue ?? 99) \(facts?.title ?? "-")"
      counts[key, default: (0, 0, 0)].issued += 1
      if last.state == .revoked { counts[key, default: (0, 0, 0)].withdrawn += 1 }
      if last.entry.id != document.entry.id { counts[key, default: (0, 0, 0)].replaced += 1 }
    }
    return counts.map { "\($0) \($1.issued) \($1.withdrawn) \($1.replaced)" }.sorted()
      .joined(separator: "\n")
  }

  /// What was registered while its key was in use and nobody else's.
  private var published: String {
    now.documents.filter { document in
      let key = now.keys.first { $0.id == document.entry.key }
      return key.map { key in
        let at = document.registeredAt
        return key.from <= at && at <= key.until ?? .max
          && document.event < key.compromisedFrom ?? .max
      } ?? false
    }.map { "\(Hex.encode($0.entry.tokenHash)) \($0.state.rawValue) \($0.registeredAt)" }
      .joined(separator: "\n")
  }
}

/// Answers as texts, so that the register's and the model's can be laid side by side.
enum Told {
  static func key(_ id: String, _ window: KeyWindow) -> String {
    "\(id) from \(window.from) until \(window.until.map(String.init) ?? "-") compromised "
      + (window.compromisedSince.map(String.init) ?? "-")
  }

  static func line(
    _ id: DocumentID, _ name: String?, _ date: CalendarDate?, _ until: CalendarDate?,
    _ state: RegisterEntry.State
  ) -> String {
    "\(id.checkCode) \(name ?? "-") \(date?.iso8601 ?? "-") \(until?.iso8601 ?? "-") \(state)"
  }

  static func lines(_ values: [(String, (any CustomStringConvertible)?)]) -> String {
    values.map { "\($0): \($1.map { "\($0)" } ?? "-")" }.joined(separator: "\n")
  }
}
