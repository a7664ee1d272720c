import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkVerifying

/// A file whose text says something else than its credential is told as that, where it can be.
@Suite struct VisibleTextTests {
  private func verdict(_ sample: VerdictCase, _ bytes: [UInt8]) -> Verdict {
    sample.issuer.verifier(on: VerdictCase.day).verify(bytes)
  }

  private func changed(_ bytes: [UInt8], _ old: String, _ new: String) throws -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    try #require(text.contains(old), "\(old)")
    return Array(text.replacing(old, with: new).utf8)
  }

  /// No file that we made is suspected, whatever its kind, its language, its names and its pages.
  @Test(arguments: Kind.allCases, Language.allCases)
  func whatWeMadeIsNeverSuspected(kind: Kind, language: Language) throws {
    for name in ["Samira el Bouazzaoui", "عائشة بنت محمد", "陈 美玲", "O'Brien & Zn."] {
      let sample = try VerdictCase(
        roster: """
          naam;taal;rol;periode;bericht;extern bewijs;ondertekenaar
          \(name);\(language.rawValue);gastheer;2026-02/2026-10;\(words(kind));HACCP 2025;A. B. de Vries, coördinator
          """, achievement: kind.rules.tellsOfTasks ? "gastheer" : "voedselveiligheid"
      ) {
        $0.kind = kind
        $0.validUntil = CalendarDate("2028-11-20")
      }
      for file in sample.report.documents[0].files where !file.hasSuffix(".json") {
        let bytes = Array(
          try Data(contentsOf: URL(fileURLWithPath: "\(sample.report.output)/\(file)")))
        let verdict = verdict(sample, bytes)
        #expect(verdict.state == .valid)
        #expect(verdict.otherInFile == [], "\(file)")
      }
    }
  }

  /// A letter goes on on a second page.
  private func words(_ kind: Kind) -> String {
    String(repeating: "Dank je wel voor alles. ", count: kind.rules.message == .letter ? 120 : 20)
  }

  private static let roster = """
    naam;rol;taken;werkplek;extern bewijs;ondertekenaar
    Samira Bos;gastvrouw;Ontvangt gasten: zelfstandig;keuken;HACCP 2025;A. Bakker, begeleider
    """

  /// Everything that is signed and printed, once changed.
  @Test(
    arguments: ["html", "svg"],
    [
      (">Samira Bos<", ">Samira Berg<", PrintedField.name),
      (">Gastheer of gastvrouw in de buurtkamer<", ">Kok in de buurtkamer<", .title),
      ("Buurtkamer Moerwijk", "Gemeente Den Haag", .organisation),
      ("Datum: 20 november 2026", "Datum: 20 november 2021", .date),
      (">Ontvangt gasten<", ">Leidt het team<", .tasks),
      (">zelfstandig<", ">legt het anderen uit<", .tasks),
      (">gastvrouw<", ">chef-kok<", .role), (">keuken<", ">hotelkeuken<", .setting),
      (">HACCP 2025<", ">hbo-diploma<", .externalProof),
      ("een mbo-school.<", "een hbo-school.<", .boundary),
      ("A. Bakker", "A. Bakkerman", .signatory), (">Samira Bos<", ">Samira Bosman<", .name),
      (">Samira Bos<", ">Samira Bos\u{301}<", .name),
    ])
  func whatWasChangedIsTold(format: String, change: (old: String, new: String, field: PrintedField))
    throws
  {
    let sample = try VerdictCase(roster: Self.roster, achievement: "gastheer")
    var text = String(decoding: try sample.bytes(format), as: UTF8.self)
    let start = try #require(format == "html" ? text.range(of: "<main") : text.range(of: "<text"))
    let end = try #require(format == "html" ? text.range(of: "</main>") : text.range(of: "</svg>"))
    let visible = start.lowerBound..<end.lowerBound
    try #require(text[visible].contains(change.old))
    text.replaceSubrange(visible, with: text[visible].replacing(change.old, with: change.new))
    let verdict = verdict(sample, Array(text.utf8))
    // Nothing that was signed was changed, and that is what the state says.
    #expect(verdict.state == .valid && verdict.facts?.name == "Samira Bos")
    #expect(verdict.otherInFile == [change.field])
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    let name = try texts.text("printed.\(change.field.rawValue)")
    #expect(
      try verdict.remarks(texts).first
        == "Let op: in de tekst van dit bestand staat iets anders dan ondertekend is, of het staat er niet: "
        + "\(name). Vertrouw alleen wat hier staat.")
    #expect(try verdict.remarks(texts).contains(texts.text("page.not-checked-file")))
    let json = try JSON(reading: verdict.json(.nl))
    #expect(json["otherInFile"] == [.string(change.field.rawValue)])
  }

  /// The right text in a place that nobody reads does not count, and neither does it beside another.
  @Test func hiddenTextDoesNotCount() throws {
    let sample = try VerdictCase(roster: Self.roster, achievement: "gastheer")
    let html = try sample.bytes("html")
    let big = "<p class=\"name\"><bdi>Samira Bos</bdi></p>"
    for hidden in [
      "<!-- Samira Bos -->", "<style>/* Samira Bos */</style>", "<p title=\"Samira Bos\"></p>",
      "<p class=\"statement\">Samira Bos</p>",
    ] {
      let other = "<p class=\"name\"><bdi>Samira Berg</bdi></p>\(hidden)"
      #expect(verdict(sample, try changed(html, big, other)).otherInFile == [.name], "\(hidden)")
    }
    let svg = try sample.bytes("svg")
    let line = ">Samira Bos</text>"
    for hidden in [
      "<!-- Samira Bos -->", "<text aria-hidden=\"true\">Samira Bos</text>",
      "<desc>Samira Bos</desc>", "<g data-x=\"Samira Bos\"/>",
    ] {
      let other = ">Samira Berg</text>\(hidden)"
      #expect(verdict(sample, try changed(svg, line, other)).otherInFile == [.name], "\(hidden)")
    }
  }

  /// The same text in another spelling of the markup is the same text.
  @Test func spellingDoesNotCount() throws {
    let sample = try VerdictCase(roster: Self.roster, achievement: "gastheer")
    for (format, old, new) in [
      ("html", "<bdi>Samira Bos<", "<bdi>S&#97;mira\n  <i>B</i>os<"),
      ("svg", ">Samira Bos</text>", ">Sam&#x69;ra</text><text>Bos</text>"),
    ] {
      let bytes = try changed(try sample.bytes(format), old, new)
      #expect(verdict(sample, bytes).otherInFile == [], "\(format)")
    }
  }

  /// In markup that is not ours nothing is told, and nothing is vouched for.
  @Test func otherMarkupIsNotRead() throws {
    let sample = try VerdictCase(roster: Self.roster, achievement: "gastheer")
    let credential = String(decoding: try sample.bytes("credential"), as: UTF8.self)
    let page = "<html><body>Jan<script type=\"application/vc\">\(credential)</script></body></html>"
    let verdict = verdict(sample, Array(page.utf8))
    #expect(verdict.state == .valid && verdict.otherInFile == [])
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    #expect(try verdict.remarks(texts).contains(texts.text("page.not-checked-file")))
    #expect(try JSON(reading: verdict.json(.nl))["otherInFile"] == .null)
  }

  /// However a megabyte beside a good credential is made, reading it takes no longer than its length.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<", "<p class=\"name\">", "<!--", "<style>", "a", "<p \"", "&#97;", "</p>", "é ", "'<",
    ])
  func aLargeFileTakesNoLongerThanItsLength(piece: String) throws {
    let sample = try VerdictCaseCache.shared.get()
    let text = String(decoding: try sample.bytes("html"), as: UTF8.self)
    let more = String(repeating: piece, count: (1 << 20) / piece.utf8.count)
    let bytes = Array(text.replacing("</main>", with: "\(more)</main>").utf8)
    let time = ContinuousClock().measure { _ = VisibleText(bytes) }
    #expect(time < .seconds(20), "\(piece): \(time)")
  }
}
