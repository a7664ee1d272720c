import BlijkBasics
import Foundation

/// Files of an organisation that look like a course, role or theme, and are not where or called as they must be.
enum PassedOverFiles {
  static func messages(in issuer: String, isID: (Substring) -> Bool) -> [Message] {
    let courses = names(in: "\(issuer)/achievements").compactMap { name in
      wrongName(name, isID: isID).map { message("achievements/\(name)", $0) }
    }
    let others = names(in: issuer).filter {
      isTOML($0) && !["issuer.toml", "theme.toml"].contains($0)
    }
    let strays = others.map { message($0, place(of: $0)) }
    return courses + strays
  }

  /// Names without a leading dot, sorted.
  private static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
      .filter { !$0.hasPrefix(".") }
  }

  private static func isTOML(_ name: String) -> Bool { name.lowercased().contains(".toml") }

  private static func wrongName(_ name: String, isID: (Substring) -> Bool) -> Message? {
    guard !(name.hasSuffix(".toml") && isID(name.dropLast(5))) else { return nil }
    guard isTOML(name) else {
      return Message(
        nl: "de naam eindigt niet op .toml. Is het een map? Haal de bestanden eruit",
        en: "the name does not end in .toml. Is it a folder? Take the files out of it")
    }
    let id = name.split(separator: ".").first.map { FileName.plain(String($0)) } ?? "cursus"
    return Message(
      nl: "in de naam mogen alleen kleine letters, cijfers en streepjes staan, en .toml. Noem het "
        + "\(id).toml",
      en:
        "the name may have lower-case letters, digits and dashes only, and .toml. Call it \(id).toml"
    )
  }

  private static func place(of name: String) -> Message {
    name.lowercased().hasPrefix("them")
      ? Message(nl: "de huisstijl heet theme.toml", en: "the house style is called theme.toml")
      : Message(
        nl: "cursussen en rollen staan in de map achievements",
        en: "courses and roles are in the folder achievements")
  }

  private static func message(_ name: String, _ reason: Message) -> Message {
    Message(
      nl: "'\(name)' telt niet mee: \(reason.nl).", en: "'\(name)' does not count: \(reason.en).")
  }

  private enum FileName {
    /// A name in lower-case ASCII letters, digits and dashes.
    static func plain(_ name: String) -> String {
      let folded = name.folding(options: .diacriticInsensitive, locale: nil).lowercased()
      let pieces = folded.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      return pieces.isEmpty ? "cursus" : pieces.joined(separator: "-")
    }
  }
}
