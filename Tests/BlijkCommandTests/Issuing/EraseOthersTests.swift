import BlijkTestSupport
import Foundation
import Testing

/// Whoever is forgotten by one document may have others.
@Suite struct EraseOthersTests {
  private let organisation: Organisation
  private let codes: [String]

  init() throws {
    organisation = try Organisation()
    for (course, name) in [("ehbo", "Zoë Bos"), ("bhv", "ZOE  Bos"), ("dank", "Zoë Bos")] {
      _ = try organisation.issue(course, roster: "naam\n\(name)\nZoë Bosch\n")
    }
    codes = try organisation.blijk(["list"]).output.split(separator: "\n")
      .filter { !$0.contains("Bosch") }.map { String($0.prefix(19)) }
  }

  @Test func theOthersAreCountedBeforeAndNamedAfter() throws {
    try #require(codes.count == 3)
    let first = try organisation.blijk(["erase", codes[0]])
    #expect(first.status == 0)
    #expect(
      first.errors.contains(
        "Er zijn nog 2 andere documenten van dezelfde persoon, of van iemand met die naam. Die blijven. "
          + "U wist de gegevens van 1 document."), "\(first.errors)")
    #expect(first.output.contains("In het register staan nog 2 documenten van dezelfde persoon"))
    for code in codes.dropFirst() {
      let line = first.errors.split(separator: "\n").last { $0.hasPrefix(code) } ?? ""
      #expect(line.contains(/\d{4}-\d\d-\d\d/), "\(first.errors)")
    }
    #expect(!first.errors.contains("Bosch"))
    let second = try organisation.blijk(["erase", codes[1], "--language", "en"])
    #expect(second.errors.contains("There is 1 other document of the same person"))
    #expect(second.output.contains("The register still has 1 document of the same person"))
    let last = try organisation.blijk(["erase", codes[2]])
    #expect(!last.errors.contains("dezelfde persoon") && !last.output.contains("dezelfde persoon"))
    #expect(last.output.contains("is gewist."))
  }

  @Test func theQuestionCountsThemAndNothingGoesByItself() throws {
    let asked = try organisation.answering(["nee", "nee"], ["erase", codes[0]])
    #expect(asked.status == 2 && asked.output.contains("nog 2 andere documenten"), "\(asked)")
    // Of two that go, only the third stays.
    let both = try organisation.blijk(["erase", codes[0], codes[1], "--yes"])
    #expect(both.status == 0 && both.errors.contains("Er is nog 1 ander document"), "\(both)")
    #expect(try organisation.blijk(["list", "Zoë Bos"]).output.contains(codes[2]))
  }
}
