import BlijkBasics
import BlijkDocument
import BlijkVerifying
import Foundation

/// A theme as a TOML file: `theme.toml` in the issuer's folder, else the standard one.
extension Theme {
  init(shared: SharedFiles, issuer: String) throws(Problem) {
    self.init()
    guard let path = shared.first("theme.toml") ?? shared.first("Templates/theme.toml") else {
      return
    }
    let file = try TOMLFile(path: path)
    try file.allowOnly(["logo", "signature", "colours", "fonts"])
    var written: [Colours.Name: String] = [:]
    if let table = try file.table("colours") {
      try table.allowOnly(Colours.Name.allCases.map(\.rawValue))
      for name in Colours.Name.allCases { written[name] = try table.string(name.rawValue) }
    }
    do {
      for name in Colours.Name.allCases {
        if let text = written[name] { try colours.set(name, to: text) }
      }
      try colours.check()
    } catch {
      throw Problem(
        .badTheme, nl: "\(path): \(error.message.nl)", en: "\(path): \(error.message.en)")
    }
    if let table = try file.table("fonts") {
      try table.allowOnly(Cut.allCases.map(\.rawValue) + ["fallback"])
      for cut in Cut.allCases {
        if let name = try table.string(cut.rawValue) { fonts.files[cut] = name }
      }
      fonts.ownFallback = try table.strings("fallback") ?? []
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    logo = try Self.picture(try file.string("logo"), in: folder, theme: path)
    signature = try Self.picture(try file.string("signature"), in: folder, theme: path)
  }

  /// A picture beside the theme, and nowhere else.
  private static func picture(_ name: String?, in folder: String, theme: String) throws(Problem)
    -> Picture?
  {
    guard let name else { return nil }
    var status = stat()
    guard !name.isEmpty, !name.contains("/"),
      unsafe lstat("\(folder)/\(name)", &status) != 0
        || status.st_mode & S_IFMT == S_IFREG
    else {
      throw Problem(
        .badTheme, nl: "\(theme): '\(name)' is geen bestand naast het thema.",
        en: "\(theme): '\(name)' is not a file next to the theme.")
    }
    return try Picture(path: "\(folder)/\(name)")
  }
}
