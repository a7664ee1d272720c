import Foundation

/// Where font files are looked for, by the name of the file.
package struct FontFolders: Sendable {
  private let paths: [String: String]

  /// The Debian packages that bring the fonts of the standard theme.
  static let packages = "fonts-lato fonts-ebgaramond fonts-jetbrains-mono fonts-noto-core"

  /// Looks in these folders and all below them; the first file of a name counts.
  package init(_ folders: [String]) {
    var paths: [String: String] = [:]
    for folder in folders { Self.look(in: folder, depth: 0, into: &paths) }
    self.paths = paths
  }

  /// By the directory's own entries: a system has thousands of fonts, and none needs a closer look.
  private static func look(in folder: String, depth: Int, into paths: inout [String: String]) {
    guard depth < 8, let directory = unsafe opendir(folder) else { return }
    defer { unsafe closedir(directory) }
    while let entry = unsafe readdir(directory) {
      let isFolder = unsafe entry.pointee.d_type == UInt8(DT_DIR)
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if isFolder {
        guard !name.hasPrefix(".") else { continue }
        look(in: "\(folder)/\(name)", depth: depth + 1, into: &paths)
      } else if name.hasSuffix(".ttf") || name.hasSuffix(".otf") || name.hasSuffix(".ttc"),
        paths[name] == nil
      {
        paths[name] = "\(folder)/\(name)"
      }
    }
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

  /// Every upright Noto font that is there, for letters that nothing else has.
  var allNoto: [String] {
    paths.keys.filter { $0.hasPrefix("Noto") && $0.hasSuffix("-Regular.ttf") }.sorted()
  }
}
