import BlijkBasics

/// The organisations and keys that a folder names and that do not count in it: contradicted, unusable or
/// refused. They do not count in a later folder either, or whoever damages a file would choose which folder
/// decides.
struct WithheldEntries {
  /// The file or files that name it, by DID.
  var dids: [String: String] = [:]
  /// Files that cannot be used, by their names in lower case.
  var fileNames: [String: String] = [:]
  /// The files with keys that stand in more than one file, by the first 8 bytes of the thumbprints.
  var keys: [[UInt8]: String] = [:]
  /// A folder that cannot be read, so that nobody can tell who is named in it.
  var folder: String?

  /// The file or folder by which an organisation does not count, if there is one.
  func place(of issuer: TrustedIssuer) -> String? {
    folder ?? dids[issuer.did]
      ?? (fileNames.isEmpty
        ? nil : fileNames[TrustList.fileName(of: issuer.did).lowercased()])
  }

  mutating func formUnion(_ other: WithheldEntries) {
    dids.merge(other.dids) { first, _ in first }
    fileNames.merge(other.fileNames) { first, _ in first }
    keys.merge(other.keys) { first, _ in first }
    folder = folder ?? other.folder
  }

  /// The DIDs that an unusable file names: its `id` and those of its keys or, when it has neither, every DID
  /// that is written in it. Each is there in lower case too, since a capital may be what was wrong.
  static func dids(namedIn bytes: [UInt8]) -> Set<String> {
    var texts: [String] = []
    if let json = try? JSON(reading: bytes), json["id"] != nil || json["keys"] != nil {
      texts = (json["id"]?.string).map { [$0] } ?? []
      texts += (json["keys"]?.array ?? []).compactMap { $0["kid"]?.string }
    } else {
      texts = bytes.split(separator: UInt8(ascii: "\"")).map { String(decoding: $0, as: UTF8.self) }
    }
    let dids = texts.filter { $0.lowercased().hasPrefix("did:") }.map { $0.prefix { $0 != "#" } }
    return Set(dids.map(String.init) + dids.map { $0.lowercased() })
  }
}
