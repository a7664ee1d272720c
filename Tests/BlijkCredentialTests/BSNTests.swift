import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

/// 111222333 and 123456782 pass the eleven test and are nobody's.
@Suite struct BSNTests {
  @Test(arguments: [
    "111222333", "123456782", "nr 123456782.", "1234.56.782", "123 456 782", "1234-56-782",
    "123-456782",
    "1234\u{A0}56\u{A0}782", "a123456782b", "(123456782)", "123456782,5", "x 12 123456782",
    "１２３４５６７８２",
    "١٢٣٤٥٦٧٨٢", "123/456/782", "123  456  782", "1.2.3.4.5.6.7.8.2", "12 34 56 782", "010000008",
    "tel 070 en 123456782", "2026 123456782",
  ])
  func findsOne(text: String) {
    #expect(FieldRules.containsBSN(text))
    #expect(
      problem { try FieldRules.message.clean("Tekst \(text)") }?.message.nl.contains("BSN") == true)
  }

  @Test(arguments: [
    "", "123456789", "111222334", "000000000", "0612345678", "06-12345678", "070 123 45 67",
    "+31 6 12345678", "1234567820", "01234567820", "12345678", "1234 5678", "2026-11-20",
    "41234567",
    // A phone number with its country, of which nine digits pass the eleven test by chance; a sum.
    "+31 70 123 45 67", "+31 11 122 23 33", "tel. +31-111-222-333", "(+31 111 222 333)",
    "11.122, 2.333", "1112 22 en 333",
    "NL91ABNA0417164300", "123456\n782", "123456 en 782", "van 2026-02 tot 2026-10",
  ])
  func leavesOtherNumbers(text: String) {
    #expect(!FieldRules.containsBSN(text))
  }

  @Test func anOutsideProofMayHaveOne() throws {
    #expect(
      try FieldRules.externalProof.clean("Oranje Kruis 123456782") == "Oranje Kruis 123456782")
  }
}
