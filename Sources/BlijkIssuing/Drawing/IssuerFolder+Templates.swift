public import BlijkBasics
public import BlijkCredential
public import BlijkVerifying
import Foundation

/// Taking a template and the house style into the organisation's folder, to change them there.
extension IssuerFolder {
  /// Copies what comes with Blijk: the theme, and all templates of a kind. What is there stays as it is.
  ///
  /// - Parameter kind: The kind of document.
  /// - Returns: The files that were copied, and those that were there already.
  /// - Throws: Why not all of it was copied.
  public func copyTemplates(of kind: Kind) throws(Problem) -> (copied: [String], there: [String]) {
    let shared = SharedFiles(issuer: nil)
    let folder = "Templates/\(kind.word)"
    let source = try shared.file(folder)
    var files = [(from: try shared.file("Templates/theme.toml"), to: "theme.toml")]
    for name in ((try? FileManager.default.contentsOfDirectory(atPath: source)) ?? []).sorted() {
      files.append((from: "\(source)/\(name)", to: "\(folder)/\(name)"))
    }
    for name in ["Templates", folder] {
      guard unsafe mkdir("\(path)/\(name)", 0o755) == 0 || errno == EEXIST else {
        throw Problem(
          .cannotWrite, nl: "Kan de map '\(path)/\(name)' niet maken. Controleer de rechten.",
          en: "Cannot make the folder '\(path)/\(name)'. Check the permissions.")
      }
    }
    var (copied, there): ([String], [String]) = ([], [])
    for (from, to) in files {
      let place = "\(path)/\(to)"
      guard !FileManager.default.fileExists(atPath: place) else {
        there.append(place)
        continue
      }
      try WholeFile.write(try BoundedFile.named(from, atMost: 1 << 24), to: place, mode: 0o644)
      copied.append(place)
    }
    return (copied, there)
  }
}
