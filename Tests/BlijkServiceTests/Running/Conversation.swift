import BlijkBasics

/// What came back over a connection, taken apart as a client would: what does not add up is in no answer.
struct Conversation: Sendable {
  struct Answer: Sendable {
    let status: Int
    /// By name in lower case.
    let headers: [String: String]
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// A member of a JSON answer, as text.
    subscript(name: String) -> String? { (try? JSON(reading: body))?[name]?.string }
  }

  let answers: [Answer]
  /// What is left behind the last whole answer.
  let rest: [UInt8]

  var statuses: [Int] { answers.map(\.status) }

  /// Some of the answers, counted from 0, may have no body because only a head was asked for.
  init(_ bytes: [UInt8], heads: Set<Int> = []) {
    var answers: [Answer] = []
    var rest = bytes[...]
    while let (answer, after) = Self.first(of: rest, isHead: heads.contains(answers.count)) {
      answers.append(answer)
      rest = after
    }
    self.answers = answers
    self.rest = Array(rest)
  }

  private static func first(of bytes: ArraySlice<UInt8>, isHead: Bool) -> (
    Answer, ArraySlice<UInt8>
  )? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
    guard let start = lines.first, start.hasPrefix("HTTP/1.1 "),
      let status = Int(start.dropFirst(9).prefix(3))
    else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let sides = line.split(separator: ":", maxSplits: 1)
      guard sides.count == 2 else { return nil }
      headers[sides[0].lowercased()] = String(sides[1].drop { $0 == " " })
    }
    let hasBody = !isHead && status >= 200 && status != 204 && status != 304
    let length = hasBody ? Int(headers["content-length"] ?? "") ?? 0 : 0
    let body = bytes[end.upperBound...].prefix(length)
    guard body.count == length else { return nil }
    return (
      Answer(status: status, headers: headers, body: Array(body)), bytes[body.endIndex...]
    )
  }
}
