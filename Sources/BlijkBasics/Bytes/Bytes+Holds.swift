import Foundation

extension ContiguousBytes {
  /// Whether these bytes stand in it, one behind the other. The C library looks for the first of them:
  /// Swift's own search takes a hundred times as long.
  package func holds(_ word: [UInt8]) -> Bool {
    guard let first = word.first else { return true }
    return unsafe withUnsafeBytes { here in
      guard let start = here.baseAddress else { return false }
      var place = 0
      while place + word.count <= here.count {
        let rest = here.count - place - word.count + 1
        guard let found = unsafe memchr(start + place, CInt(first), rest) else { return false }
        if unsafe memcmp(found, word, word.count) == 0 { return true }
        place = unsafe UnsafeRawPointer(found) - start + 1
      }
      return false
    }
  }
}
