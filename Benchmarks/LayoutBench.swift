import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkIssuing
import BlijkKeys
import BlijkMarkup
import BlijkSecrets
import BlijkVerifying
import Foundation

/// How fast one core lays out and writes a certificaat, beside what others take for a page of the same
/// content.
struct LayoutBench {
  let people: Int
  let python: String
  private let awards: [Award]
  private let profile: IssuerProfile
  private let key: PrivateKey

  init(people: Int, python: String) throws {
    self.people = people
    self.python = python
    let bench = try BenchIssuer(.ed25519)
    profile = bench.folder.profile
    key = try bench.folder.unlock(Passphrase(BenchIssuer.passphrase))
    awards = try bench.awards(people)
  }

  func measure(into table: inout ResultTable) throws {
    let theme = Theme()
    var fonts: FontLibrary?
    let start = try (0..<5).map { _ in
      try seconds { fonts = try FontLibrary(theme.fonts, in: .system(after: [])) }
    }
    table.add("fonts, start-up", median(start) * 1000, "ms", atMost: 30)
    guard let fonts else { return }
    let shared = SharedFiles(issuer: nil)
    let maker = PageMaker(theme: theme, fonts: fonts)
    let svg = try SVGTemplate(
      path: shared.file("Templates/certificaat/document.svg"), colours: theme.colours)
    let next = LaterTemplate(path: nil, colours: theme.colours)
    let html = try CheckedTemplate(document: shared.file("Templates/certificaat/document.html"))
    let texts = try shared.texts(.nl)
    let checks = try awards.map { try check($0) }
    let embedded = try usage(maker, svg, next, texts: texts, check: checks[0])

    var last: [UInt8] = []
    let pages = try seconds {
      for (award, check) in zip(awards, checks) {
        let content = try DocumentContent(
          award, issuer: profile, check: check, texts: texts, theme: theme)
        for page in try maker.pages(svg, next: next, content: content) {
          last =
            SVGWriter.write(
              page, credential: check.credential, fonts: embedded, colours: theme.colours
            ).bytes
        }
      }
    }
    table.add("layout and SVG, one core", Double(people) / pages, "/s", atLeast: 3_000)
    let texted = try seconds {
      for (award, check) in zip(awards, checks) {
        _ = html.render(
          try DocumentContent(award, issuer: profile, check: check, texts: texts, theme: theme))
      }
    }
    table.add("HTML, one core", Double(people) / texted, "/s", atLeast: 5_000)
    table.add("one SVG with its fonts", Double(last.count) / 1000, "kB", atMost: 50)
    try others(svg: last, into: &table)
  }

  /// Everything that makes a document checkable, made before the clock runs.
  private func check(_ award: Award) throws -> DocumentContent.Check {
    let id = try DocumentID.random()
    let token = try Token(signing: Facts(award), id: id, with: key)
    let credential = try SignedCredential(
      signing: Credential(
        award, id: id, issuer: profile, status: .init(list: 1, index: 1), at: Timestamp.now()),
      with: key, method: key.publicKey.id.method(of: profile.host.did), at: 0)
    let symbol = try QRSymbol(
      address: "\(profile.host.url)/q#", digits: TokenDigits.encode(token.bytes))
    return DocumentContent.Check(id: id, symbol: symbol, credential: credential)
  }

  private func usage(
    _ maker: PageMaker, _ svg: SVGTemplate, _ next: LaterTemplate, texts: Texts,
    check: DocumentContent.Check
  ) throws -> EmbeddedFonts {
    var usage = FontUsage()
    for award in awards.prefix(40) {
      let content = try DocumentContent(
        award, issuer: profile, check: check, texts: texts, theme: maker.theme)
      for page in try maker.pages(svg, next: next, content: content) { usage.add(page) }
    }
    return try EmbeddedFonts(usage, packing: .quick)
  }

  /// The same page through programs that draw pages for a living.
  private func others(svg: [UInt8], into table: inout ResultTable) throws {
    let path = "\(BenchIssuer.home)/page.svg"
    try Data(svg).write(to: URL(fileURLWithPath: path))
    let times = try PythonScript.run(
      "bench_layout.py", with: python, ["--svg", path, "--runs", "5"])
    for name in ["rsvg-convert", "WeasyPrint", "typst"] {
      if let time = times[name]?.number { table.add("\(name), a page", time * 1000, "ms") }
    }
  }
}
