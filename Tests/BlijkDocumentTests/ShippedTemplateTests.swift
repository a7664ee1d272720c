import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkDocument
@testable import BlijkMarkup

@Suite struct ShippedTemplateTests {
  /// Text that would break a page if any of it were put in unescaped.
  private static let hostile = "d'Ancona & Zn. \"\u{301} '\u{301} &amp; ]]> %{{name}}"

  private func render(
    _ kind: Kind, _ format: String, _ sample: SampleContent, language: Language = .nl
  )
    throws -> String
  {
    try format == "svg"
      ? sample.svg(kind, language: language) : sample.html(kind, language: language)
  }

  private static let variations: [SampleContent] = {
    var bare = SampleContent()
    (bare.tasks, bare.goals) = ([], [])
    var test = SampleContent()
    test.isTest = true
    var draft = SampleContent()
    draft.isDraft = true
    var odd = SampleContent()
    (odd.name, odd.title, odd.message) = (hostile, hostile, hostile)
    odd.tasks = [PracticeTask(text: hostile, level: .explains)]
    odd.goals = [hostile]
    return [SampleContent(), bare, test, draft, odd]
  }()

  @Test func everyPictureIsWellFormed() throws {
    let folder = try TemporaryFolder()
    for kind in SampleContent.kinds {
      for (number, sample) in Self.variations.enumerated() {
        for language in Language.allCases {
          let text = try render(kind, "svg", sample, language: language)
          _ = try folder.file("\(kind.word)-\(number)-\(language.rawValue).svg", text)
        }
      }
    }
    let script = """
      import glob, sys
      from xml.etree import ElementTree
      files = glob.glob(sys.argv[1] + '/*.svg')
      for path in files:
          root = ElementTree.parse(path).getroot()
          assert root.tag == '{http://www.w3.org/2000/svg}svg', root.tag
          ids = [e.get('id') for e in root.iter() if e.get('id')]
          assert len(ids) == len(set(ids)), path
          assert root.get('width') == '210mm' and root.get('viewBox') == '0 0 210 297'
          for e in root.iter():
              assert not e.tag.endswith('}script') and not any(k.startswith('on') for k in e.keys())
      print(len(files))
      """
    let ended = try run(Project.python, ["-c", script, folder.path])
    #expect(ended.status == 0, "\(ended.errors)")
    let count = SampleContent.kinds.count * Self.variations.count * Language.allCases.count
    #expect(ended.output == "\(count)\n")
  }

  @Test func everyPageClosesWhatItOpens() throws {
    let folder = try TemporaryFolder()
    for kind in SampleContent.kinds {
      for (number, sample) in Self.variations.enumerated() {
        _ = try folder.file("\(kind.word)-\(number).html", render(kind, "html", sample))
      }
    }
    let script = """
      import glob, sys
      from html.parser import HTMLParser
      void = 'meta link img br hr input path use rect circle ellipse'.split()
      class Page(HTMLParser):
          def __init__(self):
              super().__init__(); self.open = []; self.scripts = []
          def handle_starttag(self, tag, attributes):
              assert not any(name.startswith('on') for name, _ in attributes), attributes
              if tag == 'script': self.scripts.append(dict(attributes).get('type'))
              if tag not in void: self.open.append(tag)
          def handle_startendtag(self, tag, attributes): pass
          def handle_endtag(self, tag):
              if tag in void: return
              assert self.open and self.open.pop() == tag, (tag, self.getpos())
      files = glob.glob(sys.argv[1] + '/*.html')
      for path in files:
          page = Page(); page.feed(open(path, encoding='utf-8').read()); page.close()
          assert page.open == [], (path, page.open)
          assert all(kind == 'application/vc' for kind in page.scripts), page.scripts
      print(len(files))
      """
    let ended = try run(Project.python, ["-c", script, folder.path])
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output == "\(SampleContent.kinds.count * Self.variations.count)\n")
  }

  @Test(arguments: SampleContent.kinds, ["svg", "html"])
  func saysWhatADocumentMustSay(kind: Kind, format: String) throws {
    let text = try render(kind, format, SampleContent())
    // An SVG may break a sentence over lines; its first words stand together.
    for words in [
      "Gülşah Çağlayan-van den Bosch", "Gastheer of gastvrouw in de buurtkamer", "bewijs.example",
      "Buurtkamer Moerwijk", "20 november 2026", "diploma",
      "https://bewijs.example/q#5925", "KvK 41234567", "M. de Vries",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    let draft = try render(kind, format, Self.variations[3])
    #expect(draft.contains("CONCEPT"))
    #expect(!draft.contains("/q#") && !draft.contains("eyJ"))
    let test = try render(kind, format, Self.variations[2])
    #expect(test.contains("OEFENBEWIJS") && !text.contains("OEFENBEWIJS"))
  }

  /// A line of tiny letters that nobody reads aloud: whose document it is, again and again.
  @Test(arguments: SampleContent.kinds)
  func everyPageHasItsMicrotext(kind: Kind) throws {
    func line(_ sample: SampleContent) throws -> Substring {
      let page = try render(kind, "html", sample)
      let found = page.matches(
        of: /<div class="microtext" aria-hidden="true" data-microtext="([^"]*)"><\/div>/)
      #expect(found.count == 1)
      return try #require(found.first).1
    }
    var sample = SampleContent()
    let id = try #require(Sample.id)
    sample.id = id
    let text = try line(sample)
    let issuer = "Buurtkamer Moerwijk · "
    #expect(text.hasPrefix(issuer) && text.count >= 480)
    #expect(text.contains(" · \(id.checkCode) · \(sample.name) · \(issuer)"))
    let draft = try line(Self.variations[3])
    #expect(draft.contains(" · \(sample.name) · ") && !draft.contains(/[0-9A-Z]{4}-[0-9A-Z]{4}-/))
  }

  /// A sheet that is longer than the band goes on with the band again, right below and not across it.
  @Test(arguments: SampleContent.kinds)
  func theBandGoesOnWhereItEnds(kind: Kind) throws {
    let page = try render(kind, "html", SampleContent())
    let starts = page.matches(of: /href="#band" y="([^"]*)"/).compactMap { Double($0.1) }
    let height = Ornament.bandHeight
    #expect(starts.allSatisfy { [height, 2 * height].contains($0) }, "\(starts)")
    #expect(page.matches(of: /viewBox="0 0 10 ([0-9]+)"/).allSatisfy { Double($0.1) == 3 * height })
    #expect(starts.isEmpty == !page.contains("id=\"band\""))
  }
}
