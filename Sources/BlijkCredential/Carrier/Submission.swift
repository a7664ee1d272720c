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
  /// A text with the codes of more than one document.
  case several
  /// A file of a kind that is not read here.
  case other(OtherFile)

  /// The most bytes that are looked at.
  package static let longest = BadgePicture.largest

  /// Reads text: a QR code's, a check code, a link for people, what a mail program made of these, or an issued
  /// file's contents.
  package init(_ bytes: [UInt8]) throws(Problem) {
    guard bytes.count <= Self.longest else { throw Self.unreadable("te groot", "too large") }
    if let other = OtherFile(bytes) ?? Self.photo(bytes) {
      self = .other(other)
    } else if DocumentFile.looksLikeOne(bytes) {
      let isText =
        bytes.count > Self.longestTyped || String(validating: bytes, as: UTF8.self) != nil
      guard isText || PNGFile.isPNG(bytes) || bytes.contains(UInt8(ascii: "<")) else {
        throw Self.unreadable("geen tekst", "not text")
      }
      self = try DocumentFile.read(bytes)
    } else {
      self = try Self.text(bytes)
    }
  }

  /// A picture that could carry a credential, but does not.
  private static func photo(_ bytes: [UInt8]) -> OtherFile? {
    guard PNGFile.isPNG(bytes), let picture = try? BadgePicture(reading: bytes) else { return nil }
    do throws(Problem) {
      return try picture.credential() == nil ? .photo : nil
    } catch {
      return nil
    }
  }

  private static func text(_ bytes: [UInt8]) throws(Problem) -> Submission {
    // What was written as JSON is a file that was handed in: a code somewhere in it is not what is asked about.
    let first = bytes.withoutOuterSpace.first
    if first == UInt8(ascii: "[") || first == UInt8(ascii: "{"), (try? JSON(reading: bytes)) != nil
    {
      return try DocumentFile.read(bytes)
    }
    let isMail = OtherFile.isMail(bytes)
    var text = bytes
    // Markup may begin with a text. What a page would carry is never passed over.
    if bytes.contains(UInt8(ascii: "<")) {
      if isMail {
        guard let page = try? PageCarriers(bytes), !page.mayCarryCredential else {
          return .other(.mail)
        }
      } else {
        let page = try PageCarriers(bytes)
        for link in page.links { text += Array("\n/q#".utf8) + link }
        if page.mayCarryCredential {
          if case .several = TextCodes(text).content { return .several }
          return try DocumentFile.read(bytes)
        }
      }
    }
    switch TextCodes(text).content {
    case .token(let digits):
      return .token(try TokenDigits.decode(String(decoding: digits, as: UTF8.self)))
    case .code(let id): return .code(id)
    case .mistypedCode: return .mistypedCode
    case .several: return .several
    case .none: return isMail ? .other(.mail) : try withoutCode(bytes)
    }
  }

  /// A check code with some letters too few or too many, or a JSON Web Token.
  private static func withoutCode(_ bytes: [UInt8]) throws(Problem) -> Submission {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw unreadable("geen tekst", "not text")
    }
    if bytes.count <= longestTyped, case .mistyped = DocumentID.reading(text.trimmingSpaces()) {
      return .mistypedCode
    }
    return try DocumentFile.read(bytes)
  }

  /// In bytes. More than this nobody types.
  private static let longestTyped = 4096

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
