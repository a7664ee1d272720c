import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@Suite struct PlacementTests {
  /// The name's lines and their size in millimetres.
  private func nameLines(_ name: String) throws -> [(size: String, text: String)] {
    var sample = SampleContent()
    sample.name = name
    let text = try sample.rendered("{{#page.nameLines}}{{size}}|{{text}};{{/page.nameLines}}")
    return text.split(separator: ";").map { line in
      let parts = line.split(separator: "|")
      return (String(parts[0]), String(parts[1]))
    }
  }

  @Test func aShortNameIsLarge() throws {
    let lines = try nameLines("Corrie van Dam")
    #expect(lines.map(\.size) == ["11"])
    #expect(lines.map(\.text) == ["Corrie van Dam"])
  }

  @Test func aLongerNameShrinksStepByStep() throws {
    var sizes: [Double] = []
    for count in 10...60 {
      // One word cannot be broken, so a word that is too long at 8 mm is refused.
      let name = String(repeating: "an", count: count / 2) + (count.isMultiple(of: 2) ? "" : "a")
      guard let lines = try? nameLines(name) else { break }
      #expect(lines.count == 1)
      sizes.append(try #require(Double(lines[0].size)))
    }
    #expect(sizes.first == 11)
    #expect(sizes.last == 8)
    #expect(sizes == sizes.sorted(by: >))
    #expect(Set(sizes).isSubset(of: [11, 10.5, 10, 9.5, 9, 8.5, 8]))
  }

  @Test func aVeryLongNameStandsOnTwoBalancedLines() throws {
    let name = "Gülşah Çağlayan-van den Bosch tot Nieuw-Loosdrecht"
    let lines = try nameLines(name)
    #expect(lines.map(\.size) == ["8", "8"])
    #expect(lines.map(\.text).joined(separator: " ") == name)
    let counts = lines.map(\.text.count)
    #expect(abs(counts[0] - counts[1]) < 12)
  }

  @Test func refusesANameThatFitsNowhere() {
    let found = problem { try nameLines(String(repeating: "W", count: 80)) }
    #expect(found?.code == .doesNotFit)
  }

  @Test func refusesATitleThatIsTooWide() {
    var sample = SampleContent()
    sample.title = String(repeating: "W", count: 80)
    #expect(problem { try sample.content(.certificaat) }?.code == .doesNotFit)
  }

  @Test func refusesTextThatIsTooLong() {
    var sample = SampleContent()
    sample.tasks = (0..<8).map { _ in
      PracticeTask(text: String(repeating: "woord ", count: 19), level: .independent)
    }
    sample.message = String(repeating: "woord ", count: 100)
    let found = problem { try sample.content(.praktijkverklaring) }
    #expect(found?.code == .doesNotFit)
    #expect(found?.message.nl.contains("html") == true)
  }

  /// Lines stand below one another, inside the page, and above the signature.
  @Test(arguments: SampleContent.kinds)
  func textStaysInItsPlace(kind: Kind) throws {
    let template = "{{#page.body}}{{x}} {{y}};{{/page.body}}"
    let lines = try SampleContent().rendered(template, kind: kind).split(separator: ";").map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
    let signature = try #require(
      Double(
        try SampleContent().rendered("{{#page.signature}}{{y}}{{/page.signature}}", kind: kind)))
    #expect(lines.count > 4)
    for (line, next) in zip(lines, lines.dropFirst()) { #expect(line[1] <= next[1]) }
    #expect(
      lines.allSatisfy { $0[0] >= 28 && $0[0] < 192 && $0[1] > 106 && $0[1] <= signature - 10 })
    #expect(signature < 260)
  }
}
