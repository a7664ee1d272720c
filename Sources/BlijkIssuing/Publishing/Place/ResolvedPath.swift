import Foundation

/// Where a path leads once all links in it are followed, also where its end is not there yet.
struct ResolvedPath {
  /// The names from the root on.
  let names: [String]

  init(_ path: String) {
    let whole =
      path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    var names: [String] = []
    for name in whole.split(separator: "/") where name != "." {
      guard name != ".." else {
        _ = names.popLast()
        continue
      }
      names.append(String(name))
      if let real = unsafe realpath("/" + names.joined(separator: "/"), nil) {
        names = unsafe String(cString: real).split(separator: "/").map(String.init)
        unsafe free(real)
      }
    }
    self.names = names
  }

  var path: String { "/" + names.joined(separator: "/") }

  /// This folder and all that it is in.
  var withParents: [String] {
    (0...names.count).map { "/" + names.prefix($0).joined(separator: "/") }
  }

  /// Whether one of the two is in the other, or both are the same.
  func overlaps(_ other: ResolvedPath) -> Bool {
    names.starts(with: other.names) || other.names.starts(with: names)
  }
}
