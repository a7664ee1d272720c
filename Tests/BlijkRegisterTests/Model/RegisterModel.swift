import BlijkBasics
import BlijkCredential
import BlijkKeys

@testable import BlijkRegister

/// What a register should hold, as plain as can be: arrays that are searched from the start.
struct RegisterModel {
  struct Document {
    let entry: RegisterEntry
    let registeredAt: Int
    /// Its place among the events.
    let event: Int
    var state = RegisterEntry.State.active
    var changedAt: Int?
    var because: RegisterEntry.Reason?
    var replacement: DocumentID?
    var isHidden = false
    var erasedAt: Int?
  }

  struct Key {
    let key: PublicKey
    let from: Int
    var until: Int?
    var compromisedSince: Int?
    /// The first event at which it was somebody else's too.
    var compromisedFrom: Int?
    var id: String { key.id.thumbprint }
    var window: KeyWindow {
      KeyWindow(from: from, until: until, compromisedSince: compromisedSince)
    }
  }

  /// What a backup takes along.
  struct Contents {
    var documents: [Document] = []
    var keys: [Key] = []
    /// When each event was.
    var events: [Int] = []
    var published = 0

    /// Adds one and gives its time, which never falls.
    mutating func event(_ moment: Int) -> Int {
      events.append(max(moment, events.last ?? moment))
      return events.last ?? moment
    }
  }

  var now = Contents()
  private var backup: Contents?

  /// Why something is refused.
  struct Refusal: Error {
    let code: Problem.Code
  }

  /// Does it, or not at all, and gives the answer.
  mutating func answer(_ operation: Operation) -> String {
    let before = now
    do {
      return try tryAnswer(operation)
    } catch {
      now = before
      // A batch that fails has begun and ended all the same.
      if case .issue(let entries, _) = operation {
        for _ in 0..<2 { _ = now.event(entries.last?.registeredAt ?? 0) }
      }
      return "refused: \(error.code.rawValue)"
    }
  }

  private mutating func tryAnswer(_ operation: Operation) throws(Refusal) -> String {
    switch operation {
    case .issue(let entries, let isBroken): return try issue(entries, isBroken: isBroken)
    case .revoke(let ids, let reason, let at):
      return try change(ids, at) { document, time in
        guard document.state == .active else { return false }
        (document.state, document.changedAt, document.because) = (.revoked, time, reason)
        return true
      }
    case .hide(let isHidden, let ids, let at):
      return try change(ids, at) { document, _ in
        defer { document.isHidden = isHidden }
        return document.isHidden != isHidden
      }
    case .erase(let ids, let at):
      return try change(ids, at) { document, time in
        guard document.erasedAt == nil else { return false }
        document.erasedAt = time
        return true
      }
    case .prune(let before, let at):
      let old = now.documents.indices.filter {
        now.documents[$0].registeredAt < before && now.documents[$0].erasedAt == nil
      }
      for number in old { now.documents[number].erasedAt = now.event(at) }
      return "\(old.count)"
    case .takeIntoUse(let key, let at): return try takeIntoUse(key, at: at)
    case .retire(let id, let at): return try retire(id, at: at)
    case .compromise(let id, let since, let at): return try compromise(id, since: since, at: at)
    case .nextPublication(let at):
      now.published = max(now.published + 1, at)
      return "\(now.published)"
    case .backUp:
      backup = now
      return summary
    case .restore:
      now = backup ?? now
      return summary
    case .move, .check: return summary
    case .reopen: return ""
    case .find, .list, .report, .freePlaces, .published, .statusList, .keys: return read(operation)
    }
  }

  /// What a check finds.
  private var summary: String {
    "\(now.documents.count) documents, \(now.events.count) events"
  }

  private mutating func issue(_ entries: [RegisterEntry], isBroken: Bool) throws(Refusal)
    -> String
  {
    let moment = entries.last?.registeredAt ?? 0
    _ = now.event(moment)
    for entry in isBroken ? Array(entries.dropLast()) : entries {
      let isTaken = now.documents.contains {
        $0.entry.id == entry.id || $0.entry.status == entry.status
      }
      guard !isTaken else { throw Refusal(code: .badRegister) }
      let time = now.event(entry.registeredAt)
      now.documents.append(
        Document(entry: entry, registeredAt: time, event: now.events.count - 1))
      guard let old = entry.replaces else { continue }
      let number = now.documents.firstIndex { $0.entry.id == old && $0.state == .active }
      guard let number else { throw Refusal(code: .notFound) }
      now.documents[number].state = .replaced
      now.documents[number].changedAt = now.event(entry.registeredAt)
      now.documents[number].replacement = entry.id
    }
    guard !isBroken else { throw Refusal(code: .cannotWrite) }
    for _ in 0..<2 { _ = now.event(moment) }
    return "issued"
  }

  private mutating func change(
    _ ids: [DocumentID], _ at: Int, _ body: (inout Document, _ time: Int) -> Bool
  ) throws(Refusal) -> String {
    var changed: [DocumentID] = []
    for id in ids {
      guard let number = now.documents.firstIndex(where: { $0.entry.id == id }) else {
        throw Refusal(code: .notFound)
      }
      let time = max(at, now.events.last ?? at)
      guard body(&now.documents[number], time) else { continue }
      _ = now.event(at)
      changed.append(id)
    }
    return changed.map(\.checkCode).joined(separator: " ")
  }
}
