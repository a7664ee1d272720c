import BlijkBasics

/// Makes a zip file, right or wrong.
package struct ZipMaker: Sendable {
  /// A part, and what the file says of it.
  package struct Part: Sendable {
    package var name: String
    package var contents: [UInt8]
    package var isPacked = false
    /// The size that the file tells, where it lies.
    package var told: Int?
    package var checkSum: UInt32?
    package var flags: UInt16 = 0
  }

  package var parts: [Part] = []
  /// Where each part begins, where the directory lies: of which part it tells the place.
  package var placeOf: [Int: Int] = [:]

  package init() {}

  package mutating func add(_ name: String, _ text: String, isPacked: Bool = false) {
    parts.append(Part(name: name, contents: Array(text.utf8), isPacked: isPacked))
  }

  /// The part of this name, changed.
  package mutating func change(_ name: String, _ change: (inout Part) -> Void) {
    for index in parts.indices where parts[index].name == name { change(&parts[index]) }
  }

  /// The file (APPNOTE 6.3).
  package var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    var places: [Int] = []
    for (index, part) in parts.enumerated() {
      let data = part.isPacked ? Self.packed(part.contents) : part.contents
      places.append(file.count)
      let common =
        number(part.flags) + number(UInt16(part.isPacked ? 8 : 0)) + number(UInt32(0))
        + number(part.checkSum ?? Deflate.crc32(part.contents[...]))
        + number(UInt32(data.count)) + number(UInt32(part.told ?? part.contents.count))
        + number(UInt16(part.name.utf8.count)) + number(UInt16(0))
      file += [0x50, 0x4B, 3, 4, 20, 0] + common + Array(part.name.utf8) + data
      let place = places[min(placeOf[index] ?? index, index)]
      directory +=
        [0x50, 0x4B, 1, 2, 20, 0, 20, 0] + common + [UInt8](repeating: 0, count: 10)
        + number(UInt32(place)) + Array(part.name.utf8)
    }
    let count = UInt16(truncatingIfNeeded: parts.count)
    return file + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + number(count) + number(count)
      + number(UInt32(directory.count)) + number(UInt32(file.count)) + number(UInt16(0))
  }

  /// Gzip without its head of ten bytes and its foot of eight.
  private static func packed(_ bytes: [UInt8]) -> [UInt8] {
    Array(((try? Deflate.gzip(bytes)) ?? []).dropFirst(10).dropLast(8))
  }

  private func number(_ value: some FixedWidthInteger) -> [UInt8] {
    (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
