import BlijkCredential
package import BlijkRegister

/// What a published register says of one document, in 81 bytes.
package struct SiteRecord: Sendable, Hashable {
  package let tag: [UInt8]
  package let tokenHash: [UInt8]
  package let credentialHash: [UInt8]
  package let state: RegisterEntry.State

  package static let size = 81

  package init(
    tag: [UInt8], tokenHash: [UInt8], credentialHash: [UInt8], state: RegisterEntry.State
  ) {
    self.tag = tag
    self.tokenHash = tokenHash
    self.credentialHash = credentialHash
    self.state = state
  }

  package var bytes: [UInt8] { tag + tokenHash + credentialHash + [UInt8(state.rawValue)] }

  fileprivate init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count == Self.size, let last = bytes.last,
      let state = RegisterEntry.State(rawValue: Int(last))
    else { return nil }
    let start = bytes.startIndex
    self.init(
      tag: Array(bytes.prefix(CodeKeys.tagSize)),
      tokenHash: Array(bytes[(start + 16)..<(start + 48)]),
      credentialHash: Array(bytes[(start + 48)..<(start + 80)]), state: state)
  }
}

/// The records of one file of a published register, in the order of their tags.
package struct SiteShard: Sendable {
  private let bytes: [UInt8]

  /// Reads a file; nil unless all of it is as it is written: records in order, each in the file where it is
  /// looked for.
  package init?(_ bytes: [UInt8], number: Int, bits: Int) {
    self.bytes = bytes
    guard bytes.count.isMultiple(of: SiteRecord.size), count > 0 else { return nil }
    for place in 0..<count {
      guard bytes[place * SiteRecord.size + SiteRecord.size - 1] <= 2,
        SiteShards.number(of: tag(place), bits: bits) == number,
        place == 0 || tag(place - 1).lexicographicallyPrecedes(tag(place))
      else { return nil }
    }
  }

  private var count: Int { bytes.count / SiteRecord.size }

  private func tag(_ place: Int) -> ArraySlice<UInt8> {
    bytes[(place * SiteRecord.size)..<(place * SiteRecord.size + CodeKeys.tagSize)]
  }

  private func record(at place: Int) -> SiteRecord? {
    SiteRecord(bytes[(place * SiteRecord.size)..<((place + 1) * SiteRecord.size)])
  }

  package var records: [SiteRecord] { (0..<count).compactMap { record(at: $0) } }

  /// The record with a tag.
  package func record(_ tag: [UInt8]) -> SiteRecord? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self.tag(middle).lexicographicallyPrecedes(tag) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < count && self.tag(low).elementsEqual(tag) ? record(at: low) : nil
  }
}
