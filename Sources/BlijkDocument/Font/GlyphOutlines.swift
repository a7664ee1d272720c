import BlijkBasics

/// Leaves out the outlines of letters' forms that no text has. In a script whose letters join, each has
/// four forms, and a subset by characters keeps them all.
enum GlyphOutlines {
  /// The face with the outlines of these glyphs and of what they are composed of; all others are empty.
  /// Nil for a font of another kind (CFF), or one that is damaged. The caller destroys it.
  static func face(_ face: OpaquePointer, keeping glyphs: Set<UInt32>) -> OpaquePointer? {
    let head = unsafe FontTables.bytes("head", of: face)
    guard head.count >= 52,
      let outlines = Outlines(
        glyf: unsafe FontTables.bytes("glyf", of: face),
        loca: unsafe FontTables.bytes("loca", of: face), isLong: head[51] == 1)
    else { return nil }
    let (glyf, loca) = outlines.keeping(glyphs)
    return unsafe FontTables.face(face, with: ["glyf": glyf, "loca": loca])
  }
}

/// The outlines of a TrueType font (OpenType §glyf, §loca).
private struct Outlines {
  private let glyf: [UInt8]
  /// Where each glyph begins, and where the last one ends.
  private let starts: [Int]
  private let isLong: Bool

  init?(glyf: [UInt8], loca: [UInt8], isLong: Bool) {
    self.glyf = glyf
    self.isLong = isLong
    let size = isLong ? 4 : 2
    starts = stride(from: 0, to: loca.count / size * size, by: size).map { place in
      loca[place..<place + size].reduce(0) { $0 << 8 | Int($1) } * (isLong ? 1 : 2)
    }
    guard starts.count > 1, zip(starts, starts.dropFirst()).allSatisfy(<=),
      starts.last ?? 0 <= glyf.count
    else { return nil }
  }

  func keeping(_ glyphs: Set<UInt32>) -> (glyf: [UInt8], loca: [UInt8]) {
    var kept: Set<Int> = []
    var waiting = glyphs.map(Int.init)
    while let glyph = waiting.popLast() {
      guard glyph + 1 < starts.count, kept.insert(glyph).inserted else { continue }
      waiting += components(of: glyf[starts[glyph]..<starts[glyph + 1]])
    }
    var bytes: [UInt8] = []
    var places: [Int] = [0]
    for glyph in 0..<starts.count - 1 {
      if kept.contains(glyph) { bytes += glyf[starts[glyph]..<starts[glyph + 1]] }
      places.append(bytes.count)
    }
    let loca = places.flatMap { place -> [UInt8] in
      let number = isLong ? place : place / 2
      return isLong ? BigEndian.four(number) : BigEndian.two(number)
    }
    return (bytes, loca)
  }

  /// The glyphs that a composite glyph is made of: its number of contours is negative.
  private func components(of glyph: ArraySlice<UInt8>) -> [Int] {
    let bytes = Array(glyph)
    func number(_ place: Int) -> Int {
      place + 1 < bytes.count ? Int(bytes[place]) << 8 | Int(bytes[place + 1]) : 0
    }
    guard number(0) >= 0x8000 else { return [] }
    var found: [Int] = []
    var place = 10
    var isLast = false
    while !isLast, place + 4 <= bytes.count {
      let flags = number(place)
      found.append(number(place + 2))
      let scale = flags & 0x8 != 0 ? 2 : flags & 0x40 != 0 ? 4 : flags & 0x80 != 0 ? 8 : 0
      place += 4 + (flags & 0x1 != 0 ? 4 : 2) + scale
      isLast = flags & 0x20 == 0
    }
    return found
  }
}
