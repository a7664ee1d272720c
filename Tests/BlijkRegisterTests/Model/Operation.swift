import BlijkCredential
import BlijkKeys
import BlijkRegister

/// Something that is done with a register, or asked of it.
enum Operation {
  /// One batch; a broken one stops before its last document.
  case issue([RegisterEntry], isBroken: Bool)
  case revoke([DocumentID], RegisterEntry.Reason?, at: Int)
  case hide(Bool, [DocumentID], at: Int)
  case erase([DocumentID], at: Int)
  case prune(before: Int, at: Int)
  case takeIntoUse(PublicKey, at: Int)
  case retire(String, at: Int)
  case compromise(String, since: Int, at: Int)
  case nextPublication(at: Int)
  case find(DocumentID)
  case list(String?)
  case report(year: Int)
  case freePlaces(Int)
  case published
  case statusList
  case keys
  case check
  case reopen
  /// Moves to another database, and goes on there.
  case move
  case backUp
  /// Puts the last backup in the register's place.
  case restore
}

extension Operation: CustomStringConvertible {
  var description: String {
    func codes(_ ids: [DocumentID]) -> String { ids.map(\.checkCode).joined(separator: " ") }
    return switch self {
    case .issue(let entries, let isBroken):
      "issue\(isBroken ? ", broken off" : "") "
        + entries.map { entry in
          "\(entry.id.checkCode)\(entry.replaces.map { " for \($0.checkCode)" } ?? "")"
            + " place \(entry.status.index) key \(entry.key.prefix(4)) at \(entry.registeredAt)"
        }.joined(separator: ", ")
    case .revoke(let ids, let reason, let at):
      "revoke \(codes(ids)) because \(reason?.rawValue ?? "-") at \(at)"
    case .hide(let isHidden, let ids, let at):
      "\(isHidden ? "hide" : "show") \(codes(ids)) at \(at)"
    case .erase(let ids, let at): "erase \(codes(ids)) at \(at)"
    case .prune(let before, let at): "prune before \(before) at \(at)"
    case .takeIntoUse(let key, let at): "key \(key.id.thumbprint.prefix(4)) into use at \(at)"
    case .retire(let key, let at): "retire \(key.prefix(4)) at \(at)"
    case .compromise(let key, let since, let at):
      "compromise \(key.prefix(4)) since \(since) at \(at)"
    case .nextPublication(let at): "publish at \(at)"
    case .find(let id): "find \(id.checkCode)"
    case .list(let text): "list \(text ?? "all")"
    case .report(let year): "report \(year)"
    case .freePlaces(let count): "\(count) free places"
    case .published: "published"
    case .statusList: "status list"
    case .keys: "keys"
    case .check: "check"
    case .reopen: "reopen"
    case .move: "move"
    case .backUp: "back up"
    case .restore: "restore"
    }
  }
}
