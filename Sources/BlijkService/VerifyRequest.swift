import BlijkBasics
import Foundation
import HTTPTypes
import Hummingbird

/// What a client wants to know, and how it wants to hear it.
struct VerifyRequest {
  let input: [UInt8]
  let wantsHTML: Bool
  let language: Language

  /// The most bytes of a request's body.
  static let largestBody = 1 << 20

  /// Reads `{"input": "…"}`, or the form of the page where no script runs.
  init(_ request: Request) async throws {
    let body: [UInt8]
    do {
      var request = request
      body = Array(buffer: try await request.collectBody(upTo: Self.largestBody))
    } catch {
      throw HTTPError(.contentTooLarge)
    }
    let type = request.headers[.contentType] ?? ""
    if type.hasPrefix("application/x-www-form-urlencoded") {
      input = try Self.formInput(body)
      wantsHTML = true
    } else {
      // An input of 1 MB may take more bytes as JSON, so only the body is bounded.
      guard let json = try? JSON(reading: body), let text = json["input"]?.string else {
        throw HTTPError(.badRequest, message: #"{"input": "…"} expected"#)
      }
      input = Array(text.utf8)
      wantsHTML = Self.prefersHTML(request.headers[.accept] ?? "")
    }
    language = Language(accepting: request.headers[.acceptLanguage])
  }

  private static func formInput(_ body: [UInt8]) throws -> [UInt8] {
    for pair in body.split(separator: UInt8(ascii: "&")) {
      let text = String(decoding: pair, as: UTF8.self)
      guard text.hasPrefix("input=") else { continue }
      let value = text.dropFirst(6).map { $0 == "+" ? " " : $0 }
      if let plain = String(value).removingPercentEncoding { return Array(plain.utf8) }
    }
    throw HTTPError(.badRequest, message: "input= expected")
  }

  private static func prefersHTML(_ accept: String) -> Bool {
    guard let html = accept.firstRange(of: "text/html") else { return false }
    guard let json = accept.firstRange(of: "application/json") else { return true }
    return html.lowerBound < json.lowerBound
  }
}

extension Language {
  /// Dutch, unless the browser asks for English first.
  init(accepting header: String?) {
    let first = (header ?? "").lowercased().split(separator: ",").first { tag in
      let tag = tag.drop { $0 == " " }
      return tag.hasPrefix("nl") || tag.hasPrefix("en")
    }
    self = first?.drop { $0 == " " }.hasPrefix("en") == true ? .en : .nl
  }
}
