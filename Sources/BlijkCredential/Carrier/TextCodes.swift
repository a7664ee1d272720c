import BlijkBasics

/// The codes in a text that people pasted, however it came to them: the rule that `blijk verify`, the check
/// service and its page share (`Site/codes.js`; `Tests/Vectors/links.json` holds them to it).
///
/// It only finds what is there whole. What stands around a code does not count, but another code does: with
/// two, no answer could be about both.
package struct TextCodes {
  /// What is written in a text.
  package enum Content {
    /// No code.
    case none
    /// The digits of one token, once or more often, perhaps with its own check code beside it. They may be
    /// cut off.
    case token([UInt8])
    /// One check code.
    case code(DocumentID)
    /// A check code with a typing error.
    case mistypedCode
    /// Codes of more than one document.
    case several
  }

  /// The digits of tokens that are there whole.
  package let tokens: [[UInt8]]
  /// Digits that were meant as a token.
  package let broken: [[UInt8]]
  /// The documents whose check codes are there.
  package let codes: [DocumentID]
  private let hasMistyped: Bool

  package init(_ bytes: [UInt8]) {
    let text = PlainText.of(bytes)
    let runs = TokenRuns(text)
    let found = CheckCodes(text)
    (tokens, broken) = (runs.whole, runs.broken)
    (codes, hasMistyped) = (found.found, found.hasMistyped)
  }

  /// What all of it comes to.
  package var content: Content {
    // Pieces of a damaged token are not two of them.
    let digits = tokens.isEmpty && codes.isEmpty ? Array(broken.prefix(1)) : tokens + broken
    guard digits.count <= 1, codes.count <= 1 else { return .several }
    guard let token = digits.first else {
      return codes.first.map(Content.code) ?? (hasMistyped ? .mistypedCode : .none)
    }
    guard let code = codes.first else { return .token(token) }
    let read = try? Token(reading: TokenDigits.decode(String(decoding: token, as: UTF8.self)))
    // Of a token that cannot be read nobody knows whose code is beside it.
    return read?.id == code ? .token(token) : .several
  }
}
