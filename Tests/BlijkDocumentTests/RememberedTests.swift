import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkDocument

/// What a template's boxes remember of one document never shows on another.
@Suite struct RememberedTests {
  /// Of many kinds: names, languages, and codes of many sizes, beside which the texts give way.
  private static let samples: [(sample: SampleContent, language: Language)] = {
    let long = "Een lange naam die haast de hele breedte van de bladzijde neemt, tot hier aan toe"
    var all: [(SampleContent, Language)] = []
    for name in [
      "Jan Jansen", "محمد الإدريسي", "Gülşah Çağlayan-van den Bosch tot Nieuw-Loosdrecht",
    ] {
      for language in Language.allCases {
        for count in [1, 5] {
          var sample = SampleContent()
          sample.name = name
          sample.goals = (1...count).map { "Doel \($0)" }
          sample.title = count > 1 ? String(long.prefix(80)) : "Gastheer"
          all.append((sample, language))
        }
      }
    }
    return all + all
  }()

  @Test(arguments: [Kind.certificaat, .praktijkverklaring])
  func aBatchIsLaidOutAsEachAlone(kind: Kind) throws {
    let maker = try SampleContent.maker.get()
    let next = SampleContent.later(kind)
    let shared = try SampleContent.template("\(kind.word)/document")
    var sides: Set<Int> = []
    for (sample, language) in Self.samples {
      let content = try sample.content(kind, language: language)
      let alone = try SampleContent.template("\(kind.word)/document")
      let expected = try maker.pages(alone, next: next, content: content)
      let found = try maker.pages(shared, next: next, content: content)
      #expect(found.map(\.outline) == expected.map(\.outline), "\(sample.name), \(language)")
      if let side = content.figures.qr?.symbol?.side { sides.insert(side) }
    }
    #expect(sides.count > 1, "codes of one size only")
  }
}
