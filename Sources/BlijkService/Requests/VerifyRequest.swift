import BlijkBasics
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What a client wants to know, and how it wants to hear it.
struct VerifyRequest {
  let input: [UInt8]
  private(set) var asker: Asker
  /// What was typed, where the page has no script to remember it for the other language.
  private(set) var typed: String?

  /// The most bytes of a request's body.
  static let largestBody = 1 << 20

  /// A question that stands in an address.
  init(input: [UInt8], asker: Asker) {
    self.input = input
    self.asker = asker
  }

  /// Reads `{"input": "…"}`, the form of the page where no script runs, or the bytes of a file.
  ///
  /// - Throws: `Refusal`, or the parser's error, after which the connection closes.
  init(_ request: Request, languages: [Language]) async throws {
    let body = try await Self.body(of: request)
    let type = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased()
    let isForm = type == "application/x-www-form-urlencoded"
    asker = Asker(request, languages: languages, usual: isForm ? .html : .json)
    if isForm {
      guard let text = Self.field("input", of: body) else { throw Refusal.badRequest }
      if let language = Self.field("language", of: body) { asker.choose(language, of: languages) }
      input = Array(text.utf8)
      typed = input.count <= 4096 ? text : nil
    } else if type == "application/octet-stream" {
      input = body
    } else {
      guard let json = try? JSON(reading: body), let text = json["input"]?.string else {
        throw Refusal.badRequest
      }
      input = Array(text.utf8)
    }
  }

  private static func body(of request: Request) async throws -> [UInt8] {
    do {
      var request = request
      return Array(buffer: try await request.collectBody(upTo: largestBody))
    } catch is NIOTooManyBytesError {
      throw Refusal.tooLarge
    } catch let error as HTTPError where error.status == .contentTooLarge {
      throw Refusal.tooLarge
    }
  }

  private static func field(_ name: String, of form: [UInt8]) -> String? {
    for pair in form.split(separator: UInt8(ascii: "&")) {
      let text = String(decoding: pair, as: UTF8.self)
      guard text.hasPrefix("\(name)=") else { continue }
      let value = text.dropFirst(name.count + 1).map { $0 == "+" ? " " : $0 }
      return String(value).removingPercentEncoding
    }
    return nil
  }
}
