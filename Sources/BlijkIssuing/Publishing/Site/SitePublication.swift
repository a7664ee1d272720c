/// What a publication did.
public struct SitePublication: Sendable {
  /// The files that were written, in the order in which they must go to the host. What did not change is not
  /// among them.
  public let written: [String]
  /// The files that were removed here, and must be removed from the host.
  public let removed: [String]
  /// The files that are somebody else's, and stayed: a page at the address that Blijk's own could have had.
  public let left: [String]
  /// The check codes of documents that a typed code shows nothing of, since something else than Blijk changed
  /// what is kept of them.
  public let spoiled: [String]
}
