/// A QR code as a black and white PNG of eight by eight points for each module: sharp to 400 dots an
/// inch however a program scales pictures, and a quarter of what the same takes as curves.
///
/// A row of modules is a row of bytes, 0 for a dark module, drawn eight times. The deflate stream (RFC
/// 1951) is made for just that: two literals, and copies of the row before.
struct ModulePicture {
  /// The PNG.
  let bytes: [UInt8]

  private static let points = 8
  private static let dark = 0
  private static let light = 255
  private static let end = 256

  init(_ isDark: [Bool], width: Int) {
    let row = width + 1  // a filter goes before it: none
    let copies = Self.parts(of: (Self.points - 1) * row)
    let codes = HuffmanCodes(
      lengths: Self.lengths(copies.map { Self.lengthCode($0).symbol }), most: 286)
    let distance = Self.distanceCode(row)
    var bits = BitWriter()
    var sum = Adler()
    Self.begin(&bits, codes: codes, distance: distance.symbol)
    for start in stride(from: 0, to: isDark.count, by: width) {
      let modules = isDark[start..<start + width].map { $0 ? Self.dark : Self.light }
      for value in [0] + modules { bits.put(codes, value) }
      for length in copies {
        let code = Self.lengthCode(length)
        bits.put(codes, code.symbol)
        bits.put(length - code.base, count: code.extra)
        bits.put(0, count: 1)  // the only distance there is
        bits.put(row - distance.base, count: distance.extra)
      }
      sum.add([0] + modules, times: Self.points)
    }
    bits.put(codes, Self.end)
    let size = PNGFile.bigEndian(UInt32(truncatingIfNeeded: width * Self.points))
    bytes =
      PNGFile.signature + PNGFile.chunk("IHDR", size + size + [1, 0, 0, 0, 0])  // 1 bit, grey
      + PNGFile.chunk("IDAT", [0x78, 0x01] + bits.bytes + PNGFile.bigEndian(sum.value))
      + PNGFile.chunk("IEND", [])
  }

  /// Lengths of 3 to 258 that make a whole.
  private static func parts(of whole: Int) -> [Int] {
    var parts = [Int](repeating: 258, count: whole / 258)
    let rest = whole % 258
    if (1...2).contains(rest), !parts.isEmpty { parts[parts.count - 1] -= 3 }
    if rest > 0 { parts.append(rest < 3 ? rest + 3 : rest) }
    return parts
  }

  /// How many bits each symbol takes: the two literals few, so that the others share what is left.
  private static func lengths(_ used: [Int]) -> [(symbol: Int, bits: Int)] {
    let others = Array(Set(used + [end])).sorted(by: >)
    let bits = [[2], [3, 3], [3, 4, 4], [4, 4, 4, 4]][min(others.count, 4) - 1]
    return [(light, 1), (dark, 2)] + zip(others, bits).map { ($0, $1) }
  }

  /// The block's head (RFC 1951 §3.2.7): the last one, with codes of its own.
  private static func begin(_ bits: inout BitWriter, codes: HuffmanCodes, distance: Int) {
    bits.put(1, count: 1)
    bits.put(2, count: 2)
    bits.put(286 - 257, count: 5)
    bits.put(distance, count: 5)
    // Lengths of code lengths: three bits for each of eight symbols.
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1]
    let used = [0, 1, 2, 3, 4, 16, 17, 18]
    bits.put(order.count - 4, count: 4)
    for symbol in order { bits.put(used.contains(symbol) ? 3 : 0, count: 3) }
    let own = HuffmanCodes(lengths: used.map { ($0, 3) }, most: 19)
    var lengths = codes.lengths[...] + [Int](repeating: 0, count: distance) + [1]
    while let first = lengths.first {
      let zeros = min(lengths.prefix { $0 == 0 }.count, 138)
      switch zeros {
      case 11...:
        bits.put(own, 18)
        bits.put(zeros - 11, count: 7)
      case 3...:
        bits.put(own, 17)
        bits.put(zeros - 3, count: 3)
      default:
        bits.put(own, first)
      }
      lengths = lengths.dropFirst(zeros < 3 ? 1 : zeros)
    }
  }

  /// RFC 1951 §3.2.5.
  private static func lengthCode(_ length: Int) -> (symbol: Int, base: Int, extra: Int) {
    if length == 258 { return (285, 258, 0) }
    if length < 11 { return (254 + length, length, 0) }
    let extra = (length - 3).bitWidth - (length - 3).leadingZeroBitCount - 3
    let step = (length - 3) >> extra
    return (257 + extra * 4 + step, (step << extra) + 3, extra)
  }

  private static func distanceCode(_ distance: Int) -> (symbol: Int, base: Int, extra: Int) {
    if distance < 5 { return (distance - 1, distance, 0) }
    let extra = (distance - 1).bitWidth - (distance - 1).leadingZeroBitCount - 2
    let step = (distance - 1) >> extra
    return (extra * 2 + step, (step << extra) + 1, extra)
  }
}

/// Codes by how many bits each has (RFC 1951 §3.2.2).
private struct HuffmanCodes {
  /// For each symbol; 0 for one that is not used.
  private(set) var lengths: [Int]
  /// With the first bit lowest, as they are written.
  private(set) var codes: [Int]

  init(lengths used: [(symbol: Int, bits: Int)], most: Int) {
    lengths = [Int](repeating: 0, count: most)
    codes = [Int](repeating: 0, count: most)
    for (symbol, bits) in used { lengths[symbol] = bits }
    var code = 0
    var last = 0
    for (symbol, bits) in used.sorted(by: { ($0.bits, $0.symbol) < ($1.bits, $1.symbol) }) {
      code <<= bits - last
      last = bits
      codes[symbol] = (0..<bits).reduce(0) { $0 | (code >> $1 & 1) << (bits - 1 - $1) }
      code += 1
    }
  }
}

/// Bits, the first one lowest in its byte.
private struct BitWriter {
  private var done: [UInt8] = []
  private var rest = 0
  private var count = 0

  var bytes: [UInt8] { count > 0 ? done + [UInt8(rest)] : done }

  mutating func put(_ value: Int, count bits: Int) {
    rest |= value << count
    count += bits
    while count >= 8 {
      done.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
      count -= 8
    }
  }

  mutating func put(_ codes: HuffmanCodes, _ symbol: Int) {
    put(codes.codes[symbol], count: codes.lengths[symbol])
  }
}

/// The check sum of what a zlib stream holds (RFC 1950 §8.2).
private struct Adler {
  private static let base = 65_521
  private var one = 1
  private var two = 0

  var value: UInt32 { UInt32(two << 16 | one) }

  /// The same bytes some times, without looking at each of them again.
  mutating func add(_ bytes: [Int], times: Int) {
    let sum = bytes.reduce(0, +)
    let weighed = bytes.enumerated().reduce(0) { $0 + (bytes.count - $1.offset) * $1.element }
    for _ in 0..<times {
      two = (two + bytes.count * one + weighed) % Self.base
      one = (one + sum) % Self.base
    }
  }
}
