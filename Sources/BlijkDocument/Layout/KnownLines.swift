import BlijkBasics
import Synchronization

/// The lines of one box, by what was put into it: most texts of a batch stand on every document.
final class KnownLines: Sendable {
  struct Key: Hashable {
    /// What went into the gaps of its texts.
    let values: [String]
    /// The width it had.
    let width: Double?
  }

  struct Lines: Sendable {
    var shaped: [ShapedText] = []
    /// Of the letters, in millimetres.
    var size = 0.0
    /// Of each span.
    var colours: [String] = []
  }

  private let known = Mutex<[Key: Lines]>([:])
  /// The most that are kept: more than the members of a group have tasks and goals.
  private static let most = 128

  /// The lines of then, or those made now.
  func lines(_ key: Key, make: () throws(Problem) -> Lines) throws(Problem) -> Lines {
    if let lines = known.withLock({ $0[key] }) { return lines }
    let lines = try make()
    known.withLock { known in
      if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
      known[key] = lines
    }
    return lines
  }
}
