package import BlijkBasics

/// Something handed in to be checked, as far as it can be read.
package enum Submission {
  /// A check code, or a link with one.
  case code(DocumentID)
  /// A check code with a typing error.
  case mistypedCode
  /// The bytes of a token, from a QR code.
  case token([UInt8])
  /// What is signed in a file; one of the two is always there.
  case file(token: [UInt8]?, credential: [UInt8]?)

  /// The most bytes that are looked at.
  package static let longest = BadgePicture.largest

  /// Reads text: a QR code's, a check code, a link for people, or an issued file's contents.
  package init(_ bytes: [UInt8]) throws(Problem) {
    guard bytes.count <= Self.longest else { throw Self.unreadable("te groot", "too large") }
    let start = bytes.prefix { $0.isASCIISpace }.count
    if bytes.count > 4096 || PNGFile.isPNG(bytes) || bytes[start...].first == UInt8(ascii: "<") {
      self = try DocumentFile.read(bytes)
      return
    }
    // Twenty digits are a piece of a QR code's text, not a check code with four too many.
    if let digits = Self.digits(in: bytes.withoutOuterSpace) {
      self = .token(try TokenDigits.decode(digits))
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Self.unreadable("geen tekst", "not text")
    }
    switch DocumentID.reading(text.trimmingSpaces()) {
    case .code(let id): self = .code(id)
    case .mistyped: self = .mistypedCode
    case .notACode: self = try DocumentFile.read(bytes)
    }
  }

  /// Whether a text is a check code, a link with one, or what a QR code holds, even if a file has that name.
  /// A text that begins as a path, such as `./NAME`, is none of these.
  package static func isScannedOrTyped(_ text: String) -> Bool {
    guard !["/", "./", "../"].contains(where: text.hasPrefix) else { return false }
    if digits(in: Array(text.utf8).withoutOuterSpace) != nil { return true }
    // A mistyped code is one too: a file that happens to have that name is not what was meant.
    if case .notACode = DocumentID.reading(text.trimmingSpaces()) { return false }
    return true
  }

  static func unreadable(_ nl: String, _ en: String) -> Problem {
    Problem(
      .unreadable, nl: "Dit is geen code of document van Blijk (\(nl)).",
      en: "This is not a code or document of Blijk (\(en)).")
  }

  /// The digits of `https://HOST/q#DIGITS`, of `#DIGITS`, or of digits alone. Bytes, not characters:
  /// every scan comes by here, and what counts is ASCII.
  private static func digits(in bytes: ArraySlice<UInt8>) -> String? {
    var digits = bytes
    if let mark = digits.firstIndex(of: UInt8(ascii: "#")) {
      let address = digits[..<mark].suffix(2)
      guard address.isEmpty || address.elementsEqual("/q".utf8) || address.elementsEqual("/Q".utf8)
      else { return nil }
      digits = digits[(mark + 1)...]
    }
    let text = String(decoding: digits, as: UTF8.self)
    if isDigits(digits) { return text }
    // A pasted text may have been broken into lines.
    let whole = text.filter { !$0.isWhitespace }
    return isDigits(whole.utf8) ? whole : nil
  }

  private static func isDigits(_ digits: some Collection<UInt8>) -> Bool {
    digits.count >= 20 && digits.allSatisfy { (0x30...0x39).contains($0) }
  }
}
