import BlijkBasics
import BlijkCredential
import BlijkDocument

/// Something handed in to be checked, as far as it can be read.
enum Submission {
  case code(DocumentID)
  case mistypedCode
  case token([UInt8])
  case file(token: [UInt8]?, credential: [UInt8]?)

  /// The most bytes that are looked at.
  static let longest = BadgePicture.largest

  /// Reads text: a QR code's, a check code, a link for people, or an issued file's contents.
  init(_ bytes: [UInt8]) throws(Problem) {
    guard bytes.count <= Self.longest else { throw Self.unreadable("te groot", "too large") }
    let start = bytes.prefix { $0.isASCIISpace }.count
    if bytes.count > 4096 || PNGFile.isPNG(bytes) || bytes[start...].first == UInt8(ascii: "<") {
      self = try DocumentFile.read(bytes)
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self)?.trimmingSpaces() else {
      throw Self.unreadable("geen tekst", "not text")
    }
    switch DocumentID.reading(text) {
    case .code(let id): self = .code(id)
    // Twenty digits are a piece of a QR code's text, not a code with four too many.
    case .mistyped where Self.digits(in: text) == nil: self = .mistypedCode
    case .mistyped, .notACode:
      if let digits = Self.digits(in: text) {
        self = .token(try TokenDigits.decode(digits))
      } else {
        self = try DocumentFile.read(bytes)
      }
    }
  }

  static func unreadable(_ nl: String, _ en: String) -> Problem {
    Problem(
      .unreadable, nl: "Dit is geen code of document van Blijk (\(nl)).",
      en: "This is not a code or document of Blijk (\(en)).")
  }

  /// The digits of `https://HOST/q#DIGITS`, of `#DIGITS`, or of digits alone.
  private static func digits(in text: String) -> String? {
    let digits: Substring
    if let mark = text.firstIndex(of: "#") {
      let address = text[..<mark]
      guard address.isEmpty || address.lowercased().hasSuffix("/q") else { return nil }
      digits = text[text.index(after: mark)...]
    } else {
      digits = text[...]
    }
    // A pasted text may have been broken into lines.
    let whole = digits.filter { !$0.isWhitespace }
    return isDigits(whole) ? whole : nil
  }

  private static func isDigits(_ digits: String) -> Bool {
    digits.utf8.count >= 20 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
