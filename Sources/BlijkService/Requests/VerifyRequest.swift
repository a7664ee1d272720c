import BlijkBasics
import Foundation
import HTTPTypes
import Hummingbird

/// What a client wants to know, and how it wants to hear it.
struct VerifyRequest {
  let input: [UInt8]
  private(set) var asker: Asker
  /// What was typed, where the page has no script to remember it for the other language.
  private(set) var typed: String?

  /// A question that stands in an address.
  init(input: [UInt8], asker: Asker) {
    self.input = input
    self.asker = asker
  }

  /// Reads `{"input": "…"}`, the form of the page where no script runs, or the bytes of a file.
  ///
  /// - Throws: `Refusal`.
  init(_ body: [UInt8], of request: Request, languages: [Language]) throws {
    let type = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased()
    let isForm = type == "application/x-www-form-urlencoded"
    asker = Asker(request, languages: languages, usual: isForm ? .html : .json)
    if isForm {
      guard let text = Form.field("input", of: body) else { throw Refusal.badRequest }
      if let language = Form.field("language", of: body) { asker.choose(language, of: languages) }
      input = Array(text.utf8)
      typed = input.count <= 4096 ? Self.withPlainLines(text) : nil
    } else if type == "application/octet-stream" {
      input = body
    } else {
      guard let json = try? JSON(reading: body), let text = json["input"]?.string else {
        throw Refusal.badRequest
      }
      input = Array(text.utf8)
    }
  }

  /// Whether it can only be a check code or the text of a QR code: short, and beginning as those do, and
  /// not as JSON, XML or a picture does.
  var isShort: Bool {
    guard input.count <= Self.longestShort else { return false }
    guard let first = input.first(where: { $0 > 0x20 }) else { return true }
    return first == UInt8(ascii: "#") || Self.isLetterOrDigit(first)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return (0x30...0x39).contains(byte) || (0x61...0x7A).contains(lower)
  }

  /// A text that was pasted, with line ends of one kind: a page has no others.
  private static func withPlainLines(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\t", with: " ")
  }

  /// The longest text of a QR code, with an address of the longest kind, is well under this.
  static let longestShort = 2048
}
