import BlijkBasics
import BlijkTestSupport

/// Something that reads bytes of strangers, and ways to make bytes that are nearly right, or right and dear.
package struct FuzzReader: Sendable {
  typealias Source = @Sendable (inout Chance) -> [UInt8]

  package let name: String
  let sources: [Source]
  let shapes: [Shape]
  let reader: @Sendable ([UInt8]) throws(Problem) -> Void

  /// One in so many inputs is made to be dear; it takes as long as the others together.
  private static let inputsPerShape = 500

  /// The input of a number. It follows from the seed and the number alone, so that one can be made
  /// again without those before it.
  package func input(_ number: Int, seed: UInt64) -> [UInt8] {
    var chance = Chance(seed: seed ^ UInt64(number) &* 0xD6E8_FEB8_6659_FD93)
    if let shape = shape(number) { return shape.next(&chance) }
    let source = sources[number % sources.count]
    return source(&chance)
  }

  /// What kind of input has a number.
  package func kind(_ number: Int) -> String { shape(number)?.name ?? "spoiled" }

  private func shape(_ number: Int) -> Shape? {
    guard number.isMultiple(of: Self.inputsPerShape) else { return nil }
    return shapes[number / Self.inputsPerShape % shapes.count]
  }

  /// Reads one input: whether it gave a value. The only other end that compiles is a Problem; a trap
  /// ends the process.
  package func accepts(_ input: [UInt8]) -> Bool {
    (try? reader(input)) != nil
  }
}
