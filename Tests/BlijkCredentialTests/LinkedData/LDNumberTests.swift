import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkCredential

/// Numbers as statements have them, beside Foundation's way to write them.
@Suite struct LDNumberTests {
  @Test(arguments: [
    (6.5, "6.5E0"), (0, "0.0E0"), (-0.0, "-0.0E0"), (1, "1.0E0"), (-0.07, "-7.000000000000001E-2"),
    (1e21, "1.0E21"), (123_456.75, "1.2345675E5"),
    (.leastNonzeroMagnitude, "4.940656458412465E-324"),
    (.greatestFiniteMagnitude, "1.797693134862316E308"), (0.1, "1.0E-1"), (100, "1.0E2"),
  ])
  func doubles(number: Double, text: String) {
    #expect(LDNumber.double(number) == text)
  }

  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (8, "8"), (-3, "-3"), (1e20, "100000000000000000000"),
    (9_007_199_254_740_992, "9007199254740992"),
    (-999_999_999_999_999_868_928, "-999999999999999868928"),
  ])
  func wholeNumbers(number: Double, text: String) {
    #expect(LDNumber.whole(number) == text)
  }

  @Test func anyNumberIsAsFoundationWritesIt() {
    var chance = Chance(seed: 3)
    for _ in 0..<5000 {
      let number = Double(bitPattern: chance.next())
      guard number.isFinite, number != 0 else { continue }
      let parts = String(format: "%.15e", number).split(separator: "e")
      let digits = parts[0].reversed().drop { $0 == "0" }.reversed()
      let mantissa = String(digits) + (digits.last == "." ? "0" : "")
      #expect(LDNumber.double(number) == "\(mantissa)E\(Int(parts[1]) ?? 0)")
    }
  }
}
