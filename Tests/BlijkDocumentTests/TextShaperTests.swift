import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkDocument

@Suite struct TextShaperTests {
  private func shape(_ text: String, _ cut: Cut = .serif) throws -> ShapedText {
    try TextShaper(fonts: try SampleContent.fonts.get()).shape([TextSpan(text: text, cut: cut)])
  }

  /// Kerning makes "AVAVA" narrower than its letters one by one.
  @Test func pairsAreKerned() throws {
    let whole = try shape("AVAVAVA").width
    let apart = try ["A", "V", "A", "V", "A", "V", "A"].reduce(0) { try $0 + shape($1).width }
    #expect(whole < apart * 0.95)
  }

  /// Each glyph says which characters it draws, also where lines were put one after the other.
  @Test func everyGlyphKnowsItsLetter() throws {
    let both = [TextSpan(text: "Blijk ", cut: .sans), TextSpan(text: "A1-", cut: .mono)]
    let first = try TextShaper(fonts: SampleContent.fonts.get()).shape(both)
    let line = ShapedText(joining: [first, try shape("Wijk 2", .sans)])
    let letters = Array(line.text.unicodeScalars)
    var drawn: [Int] = []
    for run in line.runs {
      for glyph in run.glyphs {
        let place = run.range.lowerBound + glyph.character
        drawn.append(place)
        #expect(run.font.glyph(of: letters[place].value) == glyph.number, "\(letters[place])")
      }
    }
    #expect(drawn == Array(letters.indices) && letters.count == 15)
  }

  /// librsvg never makes a ligature that is only liked, such as the one sign for the word at the end;
  /// so no line of ours has one.
  @Test func noLigaturesThatOneRendererLacks() throws {
    let name = "محمد عبد الله"
    #expect(try shape(name).runs.flatMap(\.glyphs).count == name.unicodeScalars.count)
  }

  /// Arabic letters join, so a word is narrower than its letters alone, and stands the other way.
  @Test func arabicJoinsAndRunsFromTheRight() throws {
    let name = try shape("محمد عبد الرحمن الهاشمي")
    #expect(name.isRightToLeft)
    #expect(name.runs.allSatisfy { $0.isRightToLeft })
    #expect(name.runs.allSatisfy { $0.font.family.contains("Arabic") })
    let joined = try shape("محمد").runs.flatMap(\.glyphs).map(\.number)
    let alone = try "محمد".flatMap { try shape(String($0)).runs.flatMap(\.glyphs).map(\.number) }
    #expect(Set(joined).isDisjoint(with: alone.prefix(3)))
    // The first glyph from the left draws the end of the text.
    let first = try #require(name.runs.first?.glyphs.first)
    #expect(first.character > 18)
  }

  @Test func aMixedNameKeepsEachWordTogether() throws {
    let name = try shape("Jansen محمد عبد")
    #expect(!name.isRightToLeft)
    #expect(name.runs.map(\.isRightToLeft) == [false, true])
    #expect(name.runs.map(\.range).map(\.lowerBound) == [0, 7])
    let turned = try shape("محمد Jansen عبد")
    #expect(turned.isRightToLeft)
    // From the left: the last word, the Latin one, the first word.
    let latin = try #require(turned.runs.firstIndex { !$0.isRightToLeft })
    #expect(turned.runs[..<latin].allSatisfy { $0.range.lowerBound > 10 })
    #expect(turned.runs[(latin + 1)...].allSatisfy { $0.range.upperBound < 6 })
  }

  @Test(arguments: [
    "Σωκράτης Παπαδόπουλος", "Оксана Щербаківська", "Nguyễn Thị Hường", "Łukasz Żółć",
    "Ægir Þórsson",
    "שרה לוי", "संगीता शर्मा", "ተስፋዬ", "Հասմիկ", "ნინო",
  ])
  func everyScriptHasItsLetters(name: String) throws {
    let shaped = try shape(name)
    #expect(shaped.runs.flatMap(\.glyphs).allSatisfy { $0.number != 0 })
    #expect(shaped.width > 1 && shaped.top > 0.4)
  }

  @Test func aCharacterThatNoFontHasIsNamed() {
    let found = problem { try shape("Jan \u{30000} Jansen") }
    #expect(found?.code == .badFont)
    #expect(found?.message.nl.contains("U+30000") == true)
  }

  @Test func accentsReachAsHighAsTheyAre() throws {
    #expect(try shape("Ấ").top > (try shape("A")).top + 0.15)
    #expect(try shape("Ş").bottom > (try shape("S")).bottom + 0.1)
  }

  @Test func aMissingOrDamagedFontIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("stuk.ttf", "geen lettertype")
    #expect(problem { try FontFile(path: path) }?.code == .badFont)
    #expect(problem { try FontFile(path: folder("weg.ttf")) }?.code == .badFont)
    var fonts = FontChoice()
    fonts.files[.serif] = "Bestaatniet.otf"
    let found = problem { try FontLibrary(fonts, in: .system(after: [])) }
    #expect(found?.message.nl.contains("Bestaatniet.otf") == true)
    #expect(found?.message.nl.contains("fonts-ebgaramond") == true)
  }

  /// A font's name goes into CSS, so that it must not end the word it stands in.
  @Test(arguments: ["\"", "'", "<", ">", "&", "\\", "\n", "\u{7F}"])
  func refusesAFontWithANameThatLeavesItsQuotes(character: String) throws {
    let lato = try #require(FontFolders.system(after: []).path(of: "Lato-Regular.ttf"))
    let folder = try TemporaryFolder()
    func utf16(_ text: String) -> Data {
      Data(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    }
    func font(named name: String) throws -> FontFile {
      var file = try Data(contentsOf: URL(fileURLWithPath: lato))
      while let place = file.range(of: utf16("Lato")) {
        file.replaceSubrange(place, with: utf16(name))
      }
      try file.write(to: URL(fileURLWithPath: folder("font.ttf")))
      return try FontFile(path: folder("font.ttf"))
    }
    #expect(try font(named: "Lat1").family == "Lat1")
    let found = problem { try font(named: "La\(character)o") }
    #expect(found?.code == .badFont)
    #expect(found?.message.nl.contains("in zijn naam") == true)
  }
}

@Suite struct ParagraphTests {
  private func lines(_ text: String, width: Double) throws -> [String] {
    let shaper = TextShaper(fonts: try SampleContent.fonts.get())
    let lines = try shaper.lines([TextSpan(text: text, cut: .sans)], width: width)
    #expect(lines.allSatisfy { $0.width <= width })
    return lines.map(\.text)
  }

  @Test func breaksWhereUnicodeAllows() throws {
    #expect(try lines("een twee drie", width: 5) == ["een twee", "drie"])
    #expect(try lines("buurtkamer-coördinator", width: 7) == ["buurtkamer-", "coördinator"])
    // Not before a full stop, not inside a word with a hard space.
    #expect(try lines("zo gaat het goed.", width: 3.4) == ["zo gaat", "het", "goed."])
    #expect(try lines("a b\u{A0}c", width: 1.5).last == "b\u{A0}c")
  }

  @Test func cutsAWordThatIsTooLongAlone() throws {
    let parts = try lines(String(repeating: "m", count: 40), width: 5)
    #expect(parts.count > 5)
    #expect(parts.joined() == String(repeating: "m", count: 40))
  }

  @Test func losesNothing() throws {
    let text =
      "Zij ontvangt gasten, verzorgt koffie & thee, en begeleidt (soms) het taalcafé op dinsdag."
    for width in stride(from: 3.0, through: 30, by: 1.7) {
      // Narrower than a word, it is cut inside; from there on, only between words.
      let lines = try lines(text, width: width)
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      if width > 6 { #expect(lines.joined(separator: " ") == text) }
    }
  }
}
