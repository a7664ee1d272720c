import Foundation

/// Where font files are looked for, by the name of the file.
package struct FontFolders: Sendable {
  private let paths: [String: String]

  /// The Debian packages that bring the fonts of the standard theme.
  static let packages = "fonts-lato fonts-ebgaramond fonts-jetbrains-mono fonts-noto-core"

  /// Looks in these folders and all below them; the first file of a name counts.
  package init(_ folders: [String]) {
    var paths: [String: String] = [:]
    for folder in folders {
      guard let files = FileManager.default.enumerator(atPath: folder) else { continue }
      for case let file as String in files {
        guard file.hasSuffix(".ttf") || file.hasSuffix(".otf") || file.hasSuffix(".ttc") else {
          continue
        }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        if paths[name] == nil { paths[name] = "\(folder)/\(file)" }
      }
    }
    self.paths = paths
  }

  /// The usual places of a Linux system, after the folders given.
  package static func system(after first: [String]) -> FontFolders {
    let home = unsafe getenv("HOME").map { unsafe String(cString: $0) } ?? ""
    return FontFolders(
      first + ["\(home)/.local/share/fonts", "/usr/local/share/fonts", "/usr/share/fonts"])
  }

  /// The path of a font file; `NotoSansCJK-Regular.ttc#2` names the third font of a collection.
  func path(of name: String) -> String? {
    let parts = name.split(separator: "#", maxSplits: 1)
    guard let file = parts.first, let path = paths[String(file)] else { return nil }
    return parts.count > 1 ? "\(path)#\(parts[1])" : path
  }
}
