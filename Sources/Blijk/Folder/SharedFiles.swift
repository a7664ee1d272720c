public import BlijkBasics
import BlijkKeys
import Foundation

/// Where templates, texts, ready achievements and default trusted issuers come from: the issuer's
/// own folder, then `BLIJK_SHARE`, then `../share/blijk` beside the program, then the source tree.
public struct SharedFiles: Sendable {
  /// The folders to look in, in order.
  let bases: [String]
  /// Whether the first is an organisation's own.
  private let hasOwn: Bool

  /// Looks in the issuer's folder first, when there is one.
  public init(issuer: String?) {
    var bases: [String] = []
    hasOwn = issuer != nil
    if let issuer { bases.append(issuer) }
    if let share = environmentVariable("BLIJK_SHARE") { bases.append(share) }
    if let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
      bases.append(folder.deletingLastPathComponent().appendingPathComponent("share/blijk").path)
      while folder.path != "/" {
        if Self.isSourceTree(folder.path) { bases.append(folder.path) }
        folder.deleteLastPathComponent()
      }
    }
    // Test runners stand outside the tree; the place of this very file is known to the compiler.
    let here = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4)
    let root = here.dropFirst().reduce("") { $0 + "/" + $1 }
    if Self.isSourceTree(root), !bases.contains(root) { bases.append(root) }
    self.bases = bases
  }

  private static func isSourceTree(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/Package.swift")
      && FileManager.default.fileExists(atPath: path + "/Templates")
  }

  /// The first place that has this file or folder.
  func first(_ relative: String) -> String? {
    all(relative).first
  }

  /// Every place that has it, in order.
  func all(_ relative: String) -> [String] {
    bases.map { "\($0)/\(relative)" }.filter { FileManager.default.fileExists(atPath: $0) }
  }

  /// The first place of a file that must be there.
  package func file(_ relative: String) throws(Problem) -> String {
    guard let path = first(relative) else {
      throw Problem(
        .cannotRead,
        nl: "\(relative) is niet gevonden. Zet BLIJK_SHARE op de map waar Templates in staat.",
        en: "\(relative) was not found. Set BLIJK_SHARE to the folder that holds Templates.")
    }
    return path
  }

  /// The folder with the default list of trusted issuers.
  package var defaultTrustFolder: String? { first("Keys") }

  /// The catalogue of texts of a language. What an organisation's own one does not have comes from ours:
  /// it may have been copied from an older Blijk, which did not know all answers of today.
  public func texts(_ language: Language) throws(Problem) -> Texts {
    let name = "Templates/texts/\(language.rawValue).toml"
    let path = try file(name)
    var values = try TOMLFile(path: path).flattenedStrings()
    if hasOwn, path == "\(bases[0])/\(name)", let ours = all(name).dropFirst().first {
      values.merge(try TOMLFile(path: ours).flattenedStrings()) { own, _ in own }
    }
    return Texts(language: language, source: path, values: values)
  }

  /// Everybody who is trusted: the issuer's own list, then others that were named, then the first
  /// `Keys/` found.
  func trustList(issuer: String?, others: [String] = []) -> TrustList {
    TrustList(
      folders: (issuer.map { ["\($0)/trusted"] } ?? []) + others
        + (defaultTrustFolder.map { [$0] } ?? []))
  }
}
