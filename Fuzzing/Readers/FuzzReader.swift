import BlijkBasics
import BlijkTestSupport

/// Something that reads bytes of strangers, and ways to make bytes that are nearly right.
package struct FuzzReader: Sendable {
  typealias Source = @Sendable (inout Chance) -> [UInt8]

  package let name: String
  let sources: [Source]
  let reader: @Sendable ([UInt8]) throws(Problem) -> Void

  /// The input of a number. It follows from the seed and the number alone, so that one can be made
  /// again without those before it.
  package func input(_ number: Int, seed: UInt64) -> [UInt8] {
    var chance = Chance(seed: seed ^ UInt64(number) &* 0xD6E8_FEB8_6659_FD93)
    let source = sources[number % sources.count]
    return source(&chance)
  }

  /// Reads one input: whether it gave a value. The only other end that compiles is a Problem; a trap
  /// ends the process.
  package func accepts(_ input: [UInt8]) -> Bool {
    (try? reader(input)) != nil
  }
}
