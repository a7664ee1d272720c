public import BlijkBasics
import BlijkCredential
import BlijkKeys
import Foundation

/// What an organisation publishes, so that others can check its documents without Blijk.
extension IssuerFolder {
  /// Writes the files for a web site of the organisation's host: the same bytes until a key or the
  /// profile changes. Gives their paths within the site.
  ///
  /// Every key ever used stays in, since its documents stay valid. The newest comes first, for those
  /// who read only one.
  @discardableResult
  public func publish(to site: String) throws(Problem) -> [String] {
    let keys = try keyRing().entries.map(\.key)
    guard !keys.isEmpty else { throw Self.noKey }
    try refuseOwnFolder(site)
    let own = publicEntry(keys)
    let name = profile.host.base.split(separator: "/").dropFirst().first
    // did:web leaves `.well-known` out below a shared host.
    let below = name.map { "\($0)/" } ?? ""
    let files = [
      (name == nil ? ".well-known/did.json" : "\(below)did.json", try own.didDocument()),
      ("\(below).well-known/jwks.json", own.keySet()),
    ]
    for (path, json) in files {
      let full = URL(fileURLWithPath: site).appendingPathComponent(path)
      let folder = full.deletingLastPathComponent().path
      guard
        (try? FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)) != nil
      else {
        throw Problem(
          .badOutput, nl: "Kan de map '\(folder)' niet maken. Controleer de plaats en de rechten.",
          en: "Cannot make the folder '\(folder)'. Check the place and its permissions.")
      }
      // A web server reads them as somebody else.
      try WholeFile.write(json.serialized() + [0x0A], to: full.path, mode: 0o644, replaces: true)
    }
    return files.map(\.0)
  }

  /// A web server would hand out the keys and the register.
  private func refuseOwnFolder(_ site: String) throws(Problem) {
    func whole(_ path: String) -> String {
      URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }
    guard !(whole(path) + "/").hasPrefix(whole(site) + "/"), !Self.exists(at: site) else {
      throw Problem(
        .badOutput,
        nl: "'\(site)' is de map van de organisatie, of die ligt erin. Die mag nooit op een "
          + "website; noem een andere map.",
        en:
          "'\(site)' is the organisation's folder, or holds it. That must never be on a web site; "
          + "name another folder.")
    }
  }
}
