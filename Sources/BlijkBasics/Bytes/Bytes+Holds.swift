import Foundation

extension ContiguousBytes {
  /// Where `word` first begins at or after `start`; `nil` when it does not.
  package func place(of word: [UInt8], from start: Int = 0) -> Int? {
    unsafe withUnsafeBytes { here in
      unsafe word.withUnsafeBytes { unsafe firstPlace(of: $0, in: here, from: start) }
    }
  }

  /// Whether `word` stands somewhere in these bytes.
  package func holds(_ word: [UInt8]) -> Bool { place(of: word) != nil }
}

extension String {
  /// Whether the bytes of `text` stand somewhere in this one. `contains(_:)` takes many times as long, since
  /// to it an é of one character equals an é of two.
  package func holds(_ text: String) -> Bool {
    unsafe utf8.span.withUnsafeBytes { here in
      unsafe text.utf8.span.withUnsafeBytes { unsafe firstPlace(of: $0, in: here, from: 0) }
    } != nil
  }
}

/// Uses `memchr`, since Swift's own search takes a hundred times as long.
private func firstPlace(
  of word: UnsafeRawBufferPointer, in here: UnsafeRawBufferPointer, from start: Int
) -> Int? {
  guard let first = unsafe word.first, let wanted = word.baseAddress else { return start }
  guard let beginning = here.baseAddress else { return nil }
  var place = start
  while place + word.count <= here.count {
    let rest = here.count - place - word.count + 1
    guard let found = unsafe memchr(beginning + place, CInt(first), rest) else { return nil }
    place = unsafe UnsafeRawPointer(found) - beginning
    if unsafe memcmp(found, wanted, word.count) == 0 { return place }
    place += 1
  }
  return nil
}
