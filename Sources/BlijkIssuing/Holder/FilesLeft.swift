/// The files that still hold a person after the register has let go.
public struct FilesLeft: Sendable, Hashable {
  /// Those of these documents only.
  public internal(set) var own: [String] = []
  /// Those that hold something else too: overviews, sheets to print, lists, backups, drafts under this name.
  /// Nobody but a person can tell what else is in them.
  public internal(set) var shared: [String] = []

  /// Whether there are none.
  public var isNone: Bool { own.isEmpty && shared.isEmpty }
}
