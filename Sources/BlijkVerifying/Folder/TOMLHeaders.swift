import BlijkBasics

/// Looks for the header of a table that has no name, such as `[.` or `[é]`. The TOML library takes for granted that
/// there is one, and ends the program.
struct TOMLHeaders {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  /// How many arrays and inline tables are open.
  private var depth = 0
  private var isAtStart = true

  /// The first line with such a header; `nil` when there is none.
  static func lineWithoutName(_ text: String) -> Int? {
    var headers = TOMLHeaders(bytes: Array(text.utf8))
    return headers.find()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func find() -> Int? {
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\n"): (line, isAtStart) = (line + 1, depth == 0)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      case UInt8(ascii: "#"): skip { $0 == UInt8(ascii: "\n") }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        isAtStart = false
        skipString(byte)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if isAtStart, byte == UInt8(ascii: "[") {
          guard hasName() else { return line }
        } else {
          depth += 1
        }
        isAtStart = false
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      default: isAtStart = false
      }
      index += 1
    }
    return nil
  }

  /// Whether a name begins after one bracket or two; stands before it then.
  private mutating func hasName() -> Bool {
    if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "[") { index += 1 }
    while index + 1 < bytes.count,
      bytes[index + 1] == UInt8(ascii: " ") || bytes[index + 1] == UInt8(ascii: "\t")
    {
      index += 1
    }
    guard index + 1 < bytes.count else { return false }
    let next = bytes[index + 1]
    return next.isASCIILetter || next.isASCIIDigit || "_-\"']".utf8.contains(next)
  }

  /// Goes on to the byte before one that ends something.
  private mutating func skip(until isEnd: (UInt8) -> Bool) {
    while index + 1 < bytes.count, !isEnd(bytes[index + 1]) { index += 1 }
  }

  /// Goes to the last quote of a string, or to the end of its line where it is not closed.
  private mutating func skipString(_ quote: UInt8) {
    let isLong =
      index + 2 < bytes.count && bytes[index + 1] == quote && bytes[index + 2] == quote
    index += isLong ? 3 : 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 1
      } else if byte == quote {
        guard isLong else { return }
        if index + 2 < bytes.count, bytes[index + 1] == quote, bytes[index + 2] == quote {
          index += 2
          return
        }
      } else if byte == UInt8(ascii: "\n") {
        guard isLong else {
          index -= 1
          return
        }
        line += 1
      }
      index += 1
    }
  }
}
