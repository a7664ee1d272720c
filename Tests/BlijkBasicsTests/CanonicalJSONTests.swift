import BlijkTestSupport
import Testing

@testable import BlijkBasics

@Suite struct CanonicalJSONTests {
  /// The published vectors of RFC 8785, where they are at hand.
  @Test(
    .enabled(if: Project.expectsPublished, "\(Project.lacksPublished)"),
    arguments: ["arrays", "french", "structures", "unicode", "values", "weird"])
  func thePublishedVectorsAgree(name: String) throws {
    func file(_ kind: String) throws -> [UInt8] {
      try Project.published("jcs/\(kind)/\(name).json")
    }
    #expect(try JSON(reading: file("input")).canonical() == (try file("output")))
  }

  /// Numbers of RFC 8785, appendix B.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
      (0x44b5_2d02_c7e1_4af6, "1e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
      (0x444b_1ae4_d6e2_ef50, "1e+21"), (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
      (0x3eb0_c6f7_a0b5_ed8d, "0.000001"), (0x41b3_de43_5555_5553, "333333333.3333332"),
      (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
      (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func numbers(bits: UInt64, text: String) {
    #expect(JSON.ecmaScript(Double(bitPattern: bits)) == text)
  }

  /// As a browser writes them, where Swift writes another form, and where it writes the same.
  @Test(arguments: [
    (125.0, "125"), (-125.5, "-125.5"), (0.1, "0.1"), (0.0001, "0.0001"), (0.00001, "0.00001"),
    (1e-6, "0.000001"), (1.5e-7, "1.5e-7"), (9_007_199_254_740_992, "9007199254740992"),
    (18_014_398_509_481_984, "18014398509481984"), (1e20, "100000000000000000000"),
    (1e21, "1e+21"), (-1.25e30, "-1.25e+30"), (123e-20, "1.23e-18"),
  ])
  func numbersOfBothForms(number: Double, text: String) {
    #expect(JSON.ecmaScript(number) == text)
    #expect(JSON.decimal(number).canonical() == Array(text.utf8))
    if let whole = Int(exactly: number) {
      #expect(JSON.integer(whole).canonical() == Array(text.utf8))
    }
  }
}
