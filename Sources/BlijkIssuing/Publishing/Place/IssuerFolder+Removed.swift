import BlijkBasics
import BlijkVerifying

/// What was removed from the site and must be removed from the host too, until it was seen to be gone there.
extension IssuerFolder {
  private var removedFile: String { path + "/.blijk-weg" }

  /// The paths within the site.
  func removedFromSite() -> [String] {
    let bytes = (try? BoundedFile.read(removedFile, atMost: 1 << 24)) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Notes more, or else only these.
  func note(removedFromSite paths: [String], replaces: Bool = false) throws(Problem) {
    let known = removedFromSite()
    let all = replaces ? paths : known + paths.filter { !known.contains($0) }
    guard all != known else { return }
    let lines = all.map { "\($0)\n" }.joined()
    try WholeFile.write(Array(lines.utf8), to: removedFile, replaces: true)
  }
}
