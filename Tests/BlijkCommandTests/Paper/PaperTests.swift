import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

/// Issued documents as others see them: text taken out of a PDF, two renderers, two QR readers, rules
/// of accessibility, a printer. What is looked at, and how strictly, stands in the Python files.
@Suite struct PaperTests {
  /// Every name with the least content, and each kind with the most.
  private static let issued = Result { try Issued() }
  private static let kinds = [
    "certificaat", "deelname", "praktijkverklaring", "oorkonde", "aanbevelingsbrief",
  ]

  private struct Issued: Sendable {
    let organisation: Organisation
    let least: String
    let most: [String]

    init() throws {
      organisation = try Organisation()
      let folder = organisation.folder
      let lists = folder("lijsten")
      let script = "\(Project.root)/Tests/Python/make_gallery.py"
      let made = try run(Project.python, ["-B", script, "few-lists", lists])
      #expect(made.status == 0, "\(made.errors)")
      for file in try FileManager.default.contentsOfDirectory(atPath: "\(lists)/achievements") {
        try FileManager.default.copyItem(
          atPath: "\(lists)/achievements/\(file)",
          toPath: "\(organisation.path)/achievements/\(file)")
      }
      let organisation = organisation
      func issue(_ name: String) throws -> String {
        let list = try String(contentsOfFile: "\(lists)/\(name).csv", encoding: .utf8)
        return try organisation.issue(
          name, roster: list, named: name, options: ["--format", "pdf,html,svg"]
        ).path
      }
      least = try issue("certificaat-minst")
      most = try PaperTests.kinds.map { try issue("\($0)-meest") }
    }
  }

  /// Whether these programs are here; in CI their absence must fail.
  private static func has(_ programs: String...) -> Bool {
    Project.isCI
      || programs.allSatisfy { FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)") }
  }

  @discardableResult private func check(_ script: String, _ arguments: [String]) throws -> String {
    let ending = try run(
      Project.python, ["-B", "\(Project.root)/Tests/Python/\(script).py"] + arguments)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    print("\(script): \(ending.output.split(separator: "\n").joined(separator: "; "))")
    return ending.output
  }

  @Test(.enabled(if: has("rsvg-convert", "pdftotext"), "needs rsvg-convert and pdftotext"))
  func textComesBackWhole() throws {
    let issued = try Self.issued.get()
    try check("check_text", [issued.least] + issued.most)
  }

  @Test(
    .enabled(
      if: has("rsvg-convert", "chromium", "chromedriver"), "needs rsvg-convert and chromium"))
  func aBrowserShowsWhatLibrsvgShows() throws {
    let issued = try Self.issued.get()
    try check("check_renderers", [issued.least] + issued.most)
  }

  /// By three readers, three that judge, and two that scan.
  @Test(
    .enabled(
      if: has("rsvg-convert", "pdftotext", "qpdf", "java", "zbarimg"),
      "needs rsvg-convert, pdftotext, qpdf, java and zbarimg"))
  func aPDFIsWhatItSaysAndLooksAsTheSVG() throws {
    let issued = try Self.issued.get()
    try check("check_pdf", [issued.least] + issued.most)
  }

  /// A check that lets everything pass would say so too.
  @Test(
    .enabled(
      if: has("rsvg-convert", "pdftotext", "qpdf", "java", "zbarimg"),
      "needs rsvg-convert, pdftotext, qpdf, java and zbarimg"))
  func everyWayOfBreakingAPDFIsNoticed() throws {
    let issued = try Self.issued.get()
    let folder = try #require(issued.most.first { $0.hasSuffix("praktijkverklaring-meest") })
    let found = try check("break_pdf", [folder])
    #expect(!found.contains("not noticed"))
  }

  @Test(.enabled(if: has("chromium", "chromedriver"), "needs chromium"))
  func everybodyCanReadTheHTML() throws {
    try check("check_access", try Self.issued.get().most)
  }

  @Test(
    .enabled(
      if: has("chromium", "chromedriver", "pdfinfo", "pdftoppm", "pdftotext"),
      "needs chromium, pdfinfo, pdftoppm and pdftotext"))
  func thePrintFileHasASheetForEachPage() throws {
    let issued = try Self.issued.get()
    try check("check_print", [issued.least] + issued.most)
  }

  /// A certificaat (version 10), and a praktijkverklaring with an Ed25519 key (16, tasks in it) and
  /// with an RSA key (16, without tasks).
  @Test(.enabled(if: has("rsvg-convert", "zbarimg"), "needs rsvg-convert and zbarimg"))
  func spoiltCodesAreRead() throws {
    let practice = """
      naam;periode;taken
      Gülşah Çağlayan-van den Bosch;2026-02/2026-10;Ontvangt gasten en beantwoordt vragen: \
      zelfstandig | Verzorgt koffie, thee en maaltijden: zelfstandig | Begeleidt deelnemers bij het \
      taalcafé: met weinig hulp | Werkt volgens de regels voor voedselveiligheid: met hulp | \
      Houdt de kas bij
      """
    var pages: [String] = []
    let organisations = try KeyAlgorithm.allCases.map { try Organisation(algorithm: $0) }
    for (algorithm, organisation) in zip(KeyAlgorithm.allCases, organisations) {
      if algorithm == .ed25519 {
        let course = try organisation.issue(
          "voedselveiligheid", roster: "naam\nSamira el Bouazzaoui\n",
          options: ["--format", "svg"])
        pages += try course.files(".svg")
      }
      let practice = try organisation.issue(
        "gastheer", roster: practice, options: ["--format", "svg"])
      pages += try practice.files(".svg")
    }
    #expect(pages.count == 3)
    let found = try withExtendedLifetime(organisations) { try check("check_codes", pages) }
    #expect(found.contains("versions [10, 16, 16]"))
  }
}
