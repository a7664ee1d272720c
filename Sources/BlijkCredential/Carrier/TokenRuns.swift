import BlijkBasics

/// Finds the digits of tokens in a text (`PlainText`), wherever they stand.
///
/// A token says itself how long it is, so digits that follow it on the next line, as of a telephone number,
/// are not taken for its own. Nothing is joined but digits with only blanks, line ends and the marks of a
/// quotation between them.
struct TokenRuns {
  /// The digits of tokens that are there whole, each once, in the order of the text.
  private(set) var whole: [[UInt8]] = []
  /// Digits that can only be meant as a token, but are not one: cut off, or too many.
  private(set) var broken: [[UInt8]] = []

  private let text: [UInt8]
  private var seen: Set<[UInt8]> = []

  /// Behind the address of a check page fewer digits than these are none of ours.
  private static let fewestBehindLink = 20
  /// So many digits on end, anywhere, are meant as a token: other numbers are shorter.
  private static let fewestAnywhere = 40
  /// More than any token has.
  private static let most = Token.longest * 17 / 7 + 18

  init(_ text: [UInt8]) {
    self.text = text
    var place = 0
    while place < text.count {
      if text[place].isASCIIDigit { place = read(at: place) } else { place += 1 }
    }
    // Some programs show the beginning of a long link beside the link itself.
    broken.removeAll { start in whole.contains { $0.starts(with: start) } }
  }

  /// Reads digits and what interrupts them, and returns where they end.
  private mutating func read(at start: Int) -> Int {
    var digits: [UInt8] = []
    var pieces: [Int] = []
    var next = start
    var place = start
    repeat {
      place = next
      pieces.append(digits.count)
      while place < text.count, text[place].isASCIIDigit {
        digits.append(text[place])
        place += 1
      }
      next = behindGap(place)
    } while next < text.count && text[next].isASCIIDigit
    let isMeant = isBehindLink(start) || (start == 0 && place == text.count)
    look(
      at: digits, pieces: pieces, isMeant: isMeant && digits.count >= Self.fewestBehindLink)
    return place
  }

  /// Past blanks and line ends, and the `>` with which a mail program begins a line that it quotes.
  private func behindGap(_ start: Int) -> Int {
    var isNewLine = false
    var place = start
    while place < text.count {
      switch text[place] {
      case UInt8(ascii: " "): break
      case UInt8(ascii: "\n"): isNewLine = true
      case UInt8(ascii: ">") where isNewLine, UInt8(ascii: "|") where isNewLine: break
      default: return place
      }
      place += 1
    }
    return place
  }

  /// Whether `/q#` stands before this, or a `#` with which the text begins.
  private func isBehindLink(_ start: Int) -> Bool {
    guard let mark = text[..<start].lastIndex(where: { !PlainText.isBlank($0) }),
      text[mark] == UInt8(ascii: "#")
    else { return false }
    guard mark > 0 else { return true }
    guard text[mark - 1] | 0x20 == UInt8(ascii: "q") else { return false }
    return mark == 1 || !(text[mark - 2].isASCIILetter || text[mark - 2].isASCIIDigit)
  }

  /// Looks for tokens in digits, where each row on end may begin one. Digits are meant as a token where they
  /// stand behind a link, or are all that there is.
  private mutating func look(at digits: [UInt8], pieces: [Int], isMeant: Bool) {
    var end = 0
    var others: [Range<Int>] = []
    for (number, start) in pieces.enumerated() where start >= end {
      switch TokenLength(of: digits[start...]) {
      case .none:
        let after = number + 1 < pieces.count ? pieces[number + 1] : digits.count
        if after - start >= Self.fewestAnywhere { others.append(start..<after) }
      case .cutOff: return note(broken: digits[start...])
      case .digits(let count):
        end = start + count
        // Digits that follow at once may belong to it: then it is another token, or none.
        guard end == digits.count || pieces[number...].contains(end) else {
          return note(broken: digits[start...])
        }
        let token = Array(digits[start..<end])
        if seen.insert(token).inserted { whole.append(token) }
      }
    }
    if end == 0, isMeant { return note(broken: digits[...]) }
    for other in others { note(broken: digits[other]) }
  }

  private mutating func note(broken digits: ArraySlice<UInt8>) {
    let start = Array(digits.prefix(Self.most))
    if seen.insert(start).inserted { broken.append(start) }
  }
}
