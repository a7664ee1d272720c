/// From when to when a key was in use, as moments in seconds since 1970.
///
/// Compare it with the time of registration and never with the date of award: a document about last month's
/// course may be signed with today's key.
public struct KeyWindow: Sendable, Hashable {
  /// When the key came into use.
  public let from: Int
  /// When it went out of use, if it did.
  public let until: Int?
  /// Since when somebody else may have had it; `nil` when nobody had.
  public let compromisedSince: Int?

  package init(from: Int, until: Int?, compromisedSince: Int? = nil) {
    self.from = from
    self.until = until
    self.compromisedSince = compromisedSince
  }

  /// Whether the key was in use at a moment.
  package func wasInUse(at moment: Int) -> Bool { from <= moment && moment <= (until ?? .max) }

  /// Whether what was registered at a moment counts. What came before a compromise still does.
  package func contains(_ moment: Int) -> Bool {
    wasInUse(at: moment) && compromisedSince.map { moment < $0 } ?? true
  }
}

/// Every key an organisation ever signed with, and when.
public struct KeyRing: Sendable {
  /// A key and the time it was in use.
  public struct Entry: Sendable {
    /// The key.
    public let key: PublicKey
    /// When it was in use.
    public let window: KeyWindow

    package init(key: PublicKey, window: KeyWindow) {
      self.key = key
      self.window = window
    }
  }

  /// The keys, newest first.
  public let entries: [Entry]

  package init(_ entries: [Entry]) {
    self.entries = entries
  }

  package subscript(id: KeyID) -> Entry? { entries.first { $0.key.id == id } }

  /// The key to sign with: the newest that is in use.
  package var current: Entry? { entries.first { $0.window.until == nil } }
}
