import BlijkBasics
import BlijkCredential
import BlijkKeys
package import BlijkRegister

/// What is sealed behind a check code that can be typed.
package enum SealedContents: Sendable, Hashable {
  /// The token, and what may be shown beside it.
  case shown(token: [UInt8], details: [Verdict.Details.Field])
  /// Nothing but that it was withdrawn or replaced.
  case ended(RegisterEntry.State)

  package var bytes: [UInt8] {
    let json: JSON =
      switch self {
      case .shown(let token, let details):
        [
          "token": .string(Base64URL.string(token)),
          "details": .array(details.map { [.string($0.key), .string($0.value)] }),
        ]
      case .ended(let state): ["state": .string(state.word)]
      }
    return json.serialized()
  }

  /// The labels that a typed code may show something below: another text of the catalogue would be a sentence of
  /// ours, said by whoever published this.
  private static let labels = Set(
    [
      "goals", "provider", "hours", "seen", "skill", "role", "setting", "external-proof",
      "signatory",
    ].map { "label.\($0)" })

  /// Reads what was opened; nil unless it is as it is written.
  package init?(_ padded: [UInt8]) {
    guard let end = padded.lastIndex(where: { $0 != 0x20 }) else { return nil }
    let text = Array(padded[...end])
    guard let json = try? JSON(reading: text) else { return nil }
    if let word = json["state"]?.string {
      guard let state = RegisterEntry.State.allCases.first(where: { $0.word == word }),
        state != .active
      else { return nil }
      self = .ended(state)
    } else {
      guard let token = json["token"]?.string.flatMap({ Base64URL.decode($0) }),
        let details = json["details"]?.array
      else { return nil }
      let fields = details.compactMap { pair -> Verdict.Details.Field? in
        guard let pair = pair.array, pair.count == 2, let key = pair[0].string,
          let value = pair[1].string, Self.labels.contains(key), value.utf8.count <= 4_000
        else { return nil }
        return Verdict.Details.Field(key: key, value: value)
      }
      guard fields.count == details.count else { return nil }
      self = .shown(token: token, details: fields)
    }
    guard bytes == text else { return nil }
  }
}

/// One file of sealed codes.
package struct SiteCodes: Sendable {
  package struct Record: Sendable, Hashable {
    package let tag: [UInt8]
    /// The nonce and what was encrypted.
    package let sealed: [UInt8]

    package init(tag: [UInt8], sealed: [UInt8]) {
      self.tag = tag
      self.sealed = sealed
    }

    package var bytes: [UInt8] {
      tag + [UInt8(sealed.count >> 8), UInt8(sealed.count & 0xFF)] + sealed
    }
  }

  /// In the order of their tags.
  package let records: [Record]

  /// The most bytes of a file of sealed codes.
  package static let longest = 64 << 20

  /// Reads a file; nil unless all of it is as it is written. Without a number it may be one of whatever head.
  package init?(_ bytes: [UInt8], number: Int? = nil, bits: Int = 0) {
    guard !bytes.isEmpty else { return nil }
    var records: [Record] = []
    var start = 0
    while start < bytes.count {
      let text = start + CodeKeys.tagSize + 2
      guard text <= bytes.count else { return nil }
      let tag = Array(bytes[start..<(text - 2)])
      let end = text + Int(bytes[text - 2]) << 8 + Int(bytes[text - 1])
      guard end <= bytes.count, end > text,
        number.map({ SiteShards.number(of: tag, bits: bits) == $0 }) ?? true,
        records.last.map({ $0.tag.lexicographicallyPrecedes(tag) }) ?? true
      else { return nil }
      records.append(Record(tag: tag, sealed: Array(bytes[text..<end])))
      start = end
    }
    self.records = records
  }

  package func record(_ tag: [UInt8]) -> Record? { records.first { $0.tag == tag } }

  /// The names of all files, as their list has them; nil unless it is as it is written.
  package static func names(in list: [UInt8], bits: Int) -> [String]? {
    var lines = list.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard lines.popLast() == "", lines.count == 1 << bits,
      lines.allSatisfy({ $0.isEmpty || SiteHead.isName($0) })
    else { return nil }
    return lines
  }

  package static func list(_ names: [String]) -> [UInt8] {
    names.flatMap { Array($0.utf8) + [0x0A] }
  }
}
