public import BlijkBasics
import BlijkKeys
import Foundation

/// Where templates, texts, ready achievements and default trusted issuers come from: the issuer's
/// own folder, then `BLIJK_SHARE`, then `../share/blijk` beside the program, then the source tree that the
/// program was built in. No other place: whoever can write in a folder above decides what is believed.
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
    if let program = ThisProgram.file {
      bases.append(Self.folder(of: Self.folder(of: program)) + "/share/blijk")
      if let tree = Self.sourceTree(around: program) { bases.append(tree) }
    }
    self.bases = bases
  }

  /// The folder with the `.build` that a program is in, where it is a source tree and all three belong to
  /// one user. In somebody else's folder anybody can make a `.build`.
  private static func sourceTree(around program: String) -> String? {
    var build = folder(of: program)
    while !build.hasSuffix("/.build") {
      guard !build.isEmpty else { return nil }
      build = folder(of: build)
    }
    let tree = folder(of: build)
    guard let owner = owner(of: program), owner == Self.owner(of: build),
      owner == Self.owner(of: tree),
      ["Package.swift", "Templates"].allSatisfy({
        FileManager.default.fileExists(atPath: "\(tree)/\($0)")
      })
    else { return nil }
    return tree
  }

  private static func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  private static func owner(of path: String) -> uid_t? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? status.st_uid : nil
  }

  /// The first place that has this file or folder.
  package func first(_ relative: String) -> String? {
    all(relative).first
  }

  /// Every place that has it, in order.
  package func all(_ relative: String) -> [String] {
    bases.map { "\($0)/\(relative)" }.filter { FileManager.default.fileExists(atPath: $0) }
  }

  /// The first place of a file that must be there.
  package func file(_ relative: String) throws(Problem) -> String {
    guard let path = first(relative) else {
      throw Problem(
        .cannotRead,
        nl: "\(relative) is niet gevonden. Zet BLIJK_SHARE op de map waar Templates in staat.",
        en: "\(relative) was not found. Set BLIJK_SHARE to the folder that contains Templates.")
    }
    return path
  }

  /// The folder with the default list of trusted issuers.
  package var defaultTrustFolder: String? { first("Keys") }

  /// The catalogue of texts of a language. What an organisation's own one does not have comes from ours:
  /// it may have been copied from an older Blijk, which did not know all answers of today. So does a text of
  /// its own in which a name between braces is not filled in.
  public func texts(_ language: Language) throws(Problem) -> Texts {
    let name = "Templates/texts/\(language.rawValue).toml"
    let path = try file(name)
    let values = try TOMLFile(path: path).flattenedStrings()
    let isOwn = hasOwn && path == "\(bases[0])/\(name)"
    let ours = isOwn ? all(name).dropFirst().first : nil
    return Texts(
      language: language, source: path, values: values,
      ours: try ours.map { path throws(Problem) in try TOMLFile(path: path).flattenedStrings() }
        ?? [:])
  }

  /// Everybody who is trusted: the issuer's own list, then others that were named, then the first
  /// `Keys/` found.
  package func trustList(issuer: String?, others: [String] = []) -> TrustList {
    TrustList(
      folders: (issuer.map { ["\($0)/trusted"] } ?? []) + others, defaults: defaultTrustFolder)
  }
}
