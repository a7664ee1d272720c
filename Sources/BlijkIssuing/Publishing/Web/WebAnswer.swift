import BlijkBasics
import Foundation

/// What a host answers when a file is asked for, as `curl` tells it.
struct WebAnswer {
  let status: Int
  /// By their names in small letters; of several with one name the last.
  let headers: [String: String]
  let body: [UInt8]

  /// Asks for an address; no redirect is followed, since a phone that reads a file of another address would be
  /// reading another's.
  ///
  /// - Throws: Why there is no answer.
  static func get(_ address: String, atMost most: Int = 64 << 20) throws(Problem) -> WebAnswer {
    let ending = try OtherProgram(words: [
      "curl", "--silent", "--show-error", "--include", "--http1.1", "--max-time", "30",
      "--max-filesize", String(most), "--header", "Origin: https://elders.example",
      "--header", "Cache-Control: no-cache", "--", address,
    ]).run()
    guard ending.status == 0, let answer = WebAnswer(ending.output) else {
      throw Problem(
        .cannotRead, nl: "geen antwoord: \(ending.errors.trimmingCharacters(in: .newlines))",
        en: "no answer: \(ending.errors.trimmingCharacters(in: .newlines))")
    }
    return answer
  }

  init?(_ bytes: [UInt8]) {
    let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    guard let place = Self.index(of: end, in: bytes) else { return nil }
    let lines = String(decoding: bytes[..<place], as: UTF8.self).split(separator: "\r\n")
    guard let first = lines.first?.split(separator: " "), first.count >= 2,
      let status = Int(first[1])
    else { return nil }
    self.status = status
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...]
        .trimmingCharacters(in: .whitespaces)
    }
    self.headers = headers
    body = Array(bytes[(place + end.count)...])
  }

  private static func index(of some: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= some.count else { return nil }
    return (0...(bytes.count - some.count)).first { place in
      bytes[place] == some[0] && bytes[place..<(place + some.count)].elementsEqual(some)
    }
  }
}
