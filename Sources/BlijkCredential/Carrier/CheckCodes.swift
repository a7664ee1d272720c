import BlijkBasics

/// Finds check codes in a text (`PlainText`): four groups of four that stand by themselves.
///
/// Much else in a text has sixteen letters, and one in 32 such rows would have the right last one. So only
/// groups with dashes between them are taken anywhere; others must follow a link's `/c#` or `/c/`, or the word
/// for a check code, or be all that there is.
struct CheckCodes {
  /// The documents, each once, in the order of the text.
  private(set) var found: [DocumentID] = []
  /// Whether something is a check code with a typing error.
  private(set) var hasMistyped = false

  private let text: [UInt8]

  /// What stands before a code, in lower case.
  private static let labels = ["controlecode", "check code"].map { Array($0.utf8) }
  private static let links = ["/c#", "/c/"].map { Array($0.utf8) }
  /// More than a code has that was typed with a blank behind each letter.
  private static let longest = 64

  init(_ text: [UInt8]) {
    self.text = text
    for place in text.indices where begins(place) {
      if let symbols = groups(at: place) { note(symbols) }
    }
    if found.isEmpty, let all = all(), case .code(let id) = DocumentID.reading(all) {
      found.append(id)
    }
  }

  private mutating func note(_ symbols: [UInt8]) {
    switch DocumentID.reading(String(decoding: symbols, as: UTF8.self)) {
    case .code(let id): if !found.contains(id) { found.append(id) }
    default: hasMistyped = true
    }
  }

  /// The sixteen letters and digits that begin here, where they are meant as a code.
  private func groups(at start: Int) -> [UInt8]? {
    var symbols: [UInt8] = []
    var dashes = 0
    var place = start
    for group in 0..<4 {
      if group > 0, place < text.count {
        let isDash = text[place] == UInt8(ascii: "-")
        if isDash { dashes += 1 }
        if isDash || PlainText.isBlank(text[place]) { place += 1 }
      }
      guard place + 4 <= text.count, text[place..<place + 4].allSatisfy(Self.isWord) else {
        return nil
      }
      symbols += text[place..<place + 4]
      place += 4
    }
    guard ends(place) else { return nil }
    if dashes == 3, !Self.isOtherNumber(symbols) { return symbols }
    return isAnnounced(start) ? symbols : nil
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit }

  /// A number of a bank card, or of a bank account (ISO 13616).
  private static func isOtherNumber(_ symbols: [UInt8]) -> Bool {
    let start = symbols.prefix(2)
    return symbols.dropFirst(2).allSatisfy(\.isASCIIDigit)
      && (start.allSatisfy(\.isASCIIDigit) || start.allSatisfy(\.isASCIILetter))
  }

  private func begins(_ place: Int) -> Bool {
    guard Self.isWord(text[place]) else { return false }
    guard place > 0 else { return true }
    let before = text[place - 1]
    return !Self.isWord(before) && before != UInt8(ascii: "-") && before != UInt8(ascii: "_")
  }

  /// Whether nothing more belongs to it, as `.html` would that makes it the name of a file.
  private func ends(_ place: Int) -> Bool {
    guard place < text.count else { return true }
    let goesOn = place + 1 < text.count && Self.isWord(text[place + 1])
    switch text[place] {
    case UInt8(ascii: "_"): return false
    case UInt8(ascii: "-"), UInt8(ascii: "."): return !goesOn
    default: return !Self.isWord(text[place])
    }
  }

  private func isAnnounced(_ start: Int) -> Bool {
    if Self.links.contains(where: { text[..<start].suffix(3).map(PageCarriers.lower) == $0 }) {
      return true
    }
    let before = text[..<start].suffix(16).map(PageCarriers.lower)
    let word = before.lastIndex(where: Self.isWord).map { before[...$0] } ?? []
    return Self.labels.contains { word.suffix($0.count).elementsEqual($0) }
  }

  /// The text without what stands around it, if it is short enough for a code.
  private func all() -> String? {
    guard let start = text.firstIndex(where: Self.isWord),
      let end = text.lastIndex(where: Self.isWord), end - start < Self.longest
    else { return nil }
    return String(decoding: text[start...end], as: UTF8.self)
  }
}
