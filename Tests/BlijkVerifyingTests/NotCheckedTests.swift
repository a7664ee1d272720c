import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkVerifying

/// Everything that can be printed on a document is either shown with the answer or named as not checked.
@Suite struct NotCheckedTests {
  private static let roster = """
    naam;rol;periode;taken;werkplek;bericht;extern bewijs;ondertekenaar;tonen
    Gülşah;gastvrouw;2026-02/;Ontvangt gasten;keuken;Dank je wel;HACCP 2025;A. Bakker, begeleider;
    """

  private func practice(showing: Bool = false, _ algorithm: KeyAlgorithm = .ed25519) throws
    -> VerdictCase
  {
    try VerdictCase(
      algorithm, roster: Self.roster + (showing ? "ja" : "nee"), achievement: "gastheer")
  }

  private func sentence(_ verdict: Verdict, _ language: Language = .nl) throws -> String? {
    let start = language == .nl ? "Niet gecontroleerd: " : "Not checked: "
    return try verdict.unchecked(SharedFiles(issuer: nil).texts(language))
      .first { $0.hasPrefix(start) }
  }

  private func shown(_ verdict: Verdict) throws -> [String] {
    try verdict.labelledFacts(SharedFiles(issuer: nil).texts(.nl)).map {
      "\($0.label): \($0.value)"
    }
  }

  private func json(_ verdict: Verdict) throws -> JSON { try JSON(reading: verdict.json(.nl)) }

  private func bare(_ sample: VerdictCase) -> Verifier {
    Verifier(
      trust: sample.issuer.verifier().trust, register: .none, today: { VerdictCase.day })
  }

  /// A file shows what its credential says, also what the holder did not agree to show to everybody.
  @Test(arguments: ["credential", "html", "svg"])
  func aFileShowsAllOfIt(format: String) throws {
    let sample = try practice()
    for verifier in [sample.issuer.verifier(on: VerdictCase.day), bare(sample)] {
      let verdict = verifier.verify(try sample.bytes(format))
      #expect(verdict.notChecked(beside: verdict.details) == [])
      #expect(try sentence(verdict) == nil)
      let shown = try shown(verdict)
      for line in [
        "Rol: gastvrouw", "Waar: keuken", "Ander bewijs: HACCP 2025", "Bericht: Dank je wel",
        "Ondertekend door: A. Bakker, begeleider",
      ] {
        #expect(shown.contains(line), "\(line)")
      }
      let json = try json(verdict)
      #expect(json["notChecked"] == [])
      let details = json["details"]?.array ?? []
      #expect(details.contains(["field": "setting", "value": "keuken"]))
      #expect(details.contains(["field": "message", "value": "Dank je wel"]))
      let short = verifier.verify(try sample.bytes(format), withDetails: false)
      #expect(short.json(.nl) == verdict.json(.nl))
    }
  }

  /// Of a scanned code the register may show what the holder agreed to; never the message.
  @Test func aCodeNamesWhatItDoesNotShow() throws {
    let closed = try practice()
    #expect(
      try sentence(closed.verify(closed.link))
        == "Niet gecontroleerd: rol, waar, ander bewijs, bericht, naam van de ondertekenaar. "
        + "Vraag de persoon om het digitale bestand.")
    #expect(
      try sentence(closed.verify(closed.link), .en)
        == "Not checked: role, where it was done, other proof, message, name of the person who "
        + "signed. Ask the person for the digital file.")
    #expect(
      try !shown(closed.verify(closed.link)).contains { $0.hasPrefix("Rol: ") })
    let open = try practice(showing: true)
    #expect(
      try sentence(open.verify(open.link))
        == "Niet gecontroleerd: bericht. Vraag de persoon om het digitale bestand.")
    #expect(try shown(open.verify(open.link)).contains("Rol: gastvrouw"))
    let typed = open.verify(open.id.checkCode)
    #expect(try sentence(typed) == sentence(open.verify(open.link)))
    #expect(try json(typed)["notChecked"] == ["message"])
  }

  /// Without a register nobody knows what the credential says, nor whether an RSA key's code left out tasks.
  @Test func aCodeAloneNamesAllThatItsKindCanPrint() throws {
    let sample = try practice(.rsa)
    let link = Array(sample.link.utf8)
    #expect(
      try sentence(bare(sample).verify(link))
        == "Niet gecontroleerd: taken, rol, waar, hoe geleerd of gezien, ander bewijs, bericht, "
        + "ondertekenaar. Vraag de persoon om het digitale bestand.")
    let small = try practice()
    #expect(
      try sentence(bare(small).verify(Array(small.link.utf8)))?.contains("taken") == false)
  }

  /// Programs read less: what is not in their answer is named in it.
  @Test func programsAreToldOfTheirOwnAnswer() throws {
    let sample = try practice(showing: true)
    for withDetails in [true, false] {
      let json = try json(
        sample.issuer.verifier(on: VerdictCase.day).verify(
          Array(sample.link.utf8), withDetails: withDetails))
      #expect(json["details"] == .null)
      #expect(
        json["notChecked"] == [
          "role", "setting", "seen", "external-proof", "message", "signatory",
        ])
    }
  }

  /// Each kind names what it can print, and nothing that stands on no such document.
  @Test(arguments: Kind.allCases)
  func eachKindNamesItsOwn(kind: Kind) throws {
    let sample = try VerdictCase { $0.kind = kind }
    let verdict = bare(sample).verify(Array(sample.link.utf8))
    let common: [PrintedField] = [.externalProof, .signatory]
    let expected: [Kind: [PrintedField]] = [
      .deelname: [.goals, .seen, .provider, .hours],
      .certificaat: [.goals, .seen, .provider, .hours],
      .praktijkverklaring: [.tasks, .role, .setting, .seen, .message],
      .oorkonde: [.message], .aanbevelingsbrief: [.role, .letter],
    ]
    #expect(
      Set(verdict.notChecked(beside: verdict.details)) == Set((expected[kind] ?? []) + common))
    let file = bare(sample).verify(try sample.bytes("credential"))
    #expect(file.notChecked(beside: file.details) == [])
  }

  /// Where no facts stand there is nothing to compare.
  @Test func withoutFactsNothingIsNamed() throws {
    let sample = try practice()
    _ = try sample.issuer.folder.register().revoke([sample.id], at: 1)
    for input in [Array(sample.link.utf8), try sample.bytes("credential"), Array("onzin".utf8)] {
      let verdict = sample.issuer.verifier(on: VerdictCase.day).verify(input)
      #expect(verdict.notChecked(beside: verdict.details) == [])
      #expect(try json(verdict)["details"] == .null && sentence(verdict) == nil)
    }
  }
}
