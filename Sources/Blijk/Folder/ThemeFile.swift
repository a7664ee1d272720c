import BlijkBasics
import BlijkDocument
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
    if let table = try file.table("colours") {
      try table.allowOnly(Colours.Name.allCases.map(\.rawValue))
      for name in Colours.Name.allCases {
        if let colour = try table.string(name.rawValue) { colours[name] = colour }
      }
    }
    do {
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
      // The organisation's own come first; the standard ones stay behind them.
      fonts.fallback = (try table.strings("fallback") ?? []) + fonts.fallback
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    logo = try file.string("logo").map { name throws(Problem) in
      try Picture(path: "\(folder)/\(name)")
    }
    signature = try file.string("signature").map { name throws(Problem) in
      try Picture(path: "\(folder)/\(name)")
    }
  }
}
