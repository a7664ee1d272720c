public import BlijkBasics

/// A signed credential as a picture carries it.
public struct BadgeCredential: Sendable, Hashable {
  /// How its proof is joined to it.
  public enum Form: Sendable, Hashable {
    /// A JSON Web Token in compact form.
    case jwt
    /// JSON that holds its own `proof`.
    case json
  }

  /// Which of the two forms it has.
  public let form: Form
  /// Its bytes, without space around them.
  public let bytes: [UInt8]

  /// Reads a credential of either form. No signature is checked.
  public init(reading bytes: [UInt8]) throws(Problem) {
    let whole = bytes.withoutOuterSpace
    guard whole.first == UInt8(ascii: "{") else {
      form = .jwt
      self.bytes = try JWT(reading: bytes).compact
      return
    }
    // XML turns a carriage return into a line feed. In JSON it is only white space, so it can go.
    let text = whole.filter { $0 != 0x0D }
    guard try JSON(reading: text)["proof"]?.oneOrMany.first?.object != nil else {
      throw Problem(
        .unreadable, nl: "Dit bewijs is niet ondertekend: er staat geen 'proof' in.",
        en: "This credential is not signed: there is no 'proof' in it.")
    }
    form = .json
    self.bytes = text
  }

  /// The credential in the contents of a file: a picture, an issued document, or the credential alone.
  package init(carriedBy bytes: [UInt8]) throws(Problem) {
    guard case .file(_, let credential?) = try DocumentFile.read(bytes) else {
      throw Submission.unreadable("er zit geen bewijs in", "there is no credential in it")
    }
    try self.init(reading: credential)
  }

  private init(form: Form, bytes: [UInt8]) {
    self.form = form
    self.bytes = bytes
  }

  /// The credential as a picture carries it.
  var baked: BadgeCredential {
    form == .jwt
      ? self : BadgeCredential(form: form, bytes: JSON.withoutBracesInStrings(bytes))
  }
}
