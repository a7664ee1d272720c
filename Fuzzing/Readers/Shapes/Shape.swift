import BlijkTestSupport

/// A kind of input that is made to be dear: as much as fits of something that a reader might go through more
/// than once.
struct Shape: Sendable {
  let name: String
  private let making: @Sendable (Int, inout Chance) -> [UInt8]

  /// The most bytes of one; readers of less refuse it, so there are smaller ones too.
  static let largest = 1 << 20
  private static let halvings = 0...6

  init(_ name: String, _ making: @escaping @Sendable (Int, inout Chance) -> [UInt8]) {
    self.name = name
    self.making = making
  }

  /// A piece as often as fits; it is told its number.
  init(
    _ name: String, from start: String = "", to end: String = "",
    _ piece: @escaping @Sendable (Int) -> String
  ) {
    self.init(name) { size, _ in
      Self.bytes(of: size - end.utf8.count, from: start, piece) + Array(end.utf8)
    }
  }

  func next(_ chance: inout Chance) -> [UInt8] {
    let isWhole = Bool.random(using: &chance)
    let size = Self.largest >> (isWhole ? 0 : Int.random(in: Self.halvings, using: &chance))
    // Just below a limit as well as just above.
    return making(size - Int.random(in: 0...size / 16, using: &chance), &chance)
  }

  /// Pieces until so many bytes are full.
  static func bytes(of size: Int, from start: String = "", _ piece: (Int) -> String) -> [UInt8] {
    var bytes = Array(start.utf8)
    var number = 0
    while true {
      let next = piece(number).utf8
      guard bytes.count + next.count <= size else { return bytes }
      bytes += next
      number += 1
    }
  }

  /// The same of something else made of it.
  func mapped(_ name: String, _ wrap: @escaping @Sendable ([UInt8]) -> [UInt8]) -> Shape {
    let making = making
    return Shape("\(self.name), \(name)") { size, chance in wrap(making(size, &chance)) }
  }
}
