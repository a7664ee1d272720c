/// Where the files of a published register are below the organisation's address. Each is called by the half of its
/// own hash.
package enum SitePath {
  /// The folders that a publication writes in; empty for the address itself.
  package static let folders = ["register", "codes", "status", "q", "c", ".well-known", ""]

  /// A file with records.
  package static func records(_ name: String) -> String { "register/\(name).bin" }
  /// A file with sealed codes.
  package static func sealed(_ name: String) -> String { "codes/\(name).bin" }
  /// The list of the files with sealed codes.
  package static func list(_ name: String) -> String { "codes/\(name).txt" }

  /// The name in the path of one of these files; nil for any other path.
  package static func name(in path: some StringProtocol) -> String? {
    let name = String(path.drop { $0 != "/" }.dropFirst().prefix { $0 != "." })
    guard SiteHead.isName(name) else { return nil }
    return [records(name), sealed(name), list(name)].contains { $0 == path } ? name : nil
  }
}
