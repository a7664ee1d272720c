import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkVerifying

/// Which elements of a picture are Open Badges' own, by their prefixes where they stand.
@Suite struct BadgeCarrierTests {
  private static let namespace = "https://purl.imsglobal.org/ob/v3p0"

  /// How many credentials are seen in a picture with this in it.
  private func count(_ inside: String, root: String = "") throws -> Int {
    try SVGBadge(reading: Array("<svg \(root)>\(inside)</svg>".utf8)).credentials().count
  }

  private func carrier(_ prefix: String, _ declaration: String = "") -> String {
    "<\(prefix)credential \(declaration) verify='x'/>"
  }

  @Test func aPrefixCountsWhereItIsDeclaredAndInside() throws {
    let badge = "xmlns:a='\(Self.namespace)'"
    #expect(try count(carrier("a:"), root: badge) == 1)
    #expect(try count(carrier("a:", badge)) == 1)
    #expect(try count("<g \(badge)><g>\(carrier("a:"))</g></g>") == 1)
    // Beside, and after, it stands for nothing any more.
    #expect(try count("<g \(badge)/>\(carrier("a:", "xmlns:a='urn:x'"))") == 0)
    #expect(try count("<g \(badge)>\(carrier("a:"))</g>\(carrier("a:", "xmlns:b='x'"))") == 1)
  }

  @Test func anInnerDeclarationTakesThePlaceOfAnOuterOneUntilItEnds() throws {
    let (badge, other) = ("xmlns:a='\(Self.namespace)'", "xmlns:a='urn:x'")
    #expect(try count("<g \(other)>\(carrier("a:"))</g>", root: badge) == 0)
    #expect(try count("<g \(other)/>\(carrier("a:"))", root: badge) == 1)
    #expect(try count("<g \(badge)/>\(carrier("a:"))", root: other) == 0)
    #expect(try count("<g \(badge)><g \(other)/>\(carrier("a:"))</g>", root: other) == 1)
  }

  @Test func theDefaultAndTheUsualPrefixCount() throws {
    #expect(try count(carrier("", "xmlns='\(Self.namespace)'")) == 1)
    #expect(try count(carrier("")) == 0)
    #expect(try count(carrier("openbadges:")) == 1)
    #expect(try count(carrier("openbadges:"), root: "xmlns:openbadges='urn:x'") == 1)
  }

  /// XML compares names by their characters (Namespaces in XML 1.0 §2.3).
  @Test func prefixesThatLookAlikeDiffer() throws {
    let (one, other) = ("\u{E9}", "e\u{301}")
    #expect(try count(carrier("\(one):"), root: "xmlns:\(one)='\(Self.namespace)'") == 1)
    let both = "xmlns:\(one)='\(Self.namespace)' xmlns:\(other)='urn:x'"
    #expect(try count(carrier("\(one):"), root: both) == 1)
    #expect(try count(carrier("\(other):"), root: both) == 0)
  }

  @Test func aPartHasSoManyAttributesAndNoMore() throws {
    func file(_ count: Int) -> [UInt8] {
      let attributes = (0..<count).map { " a\($0)=''" }.joined()
      return Array("<svg>\n<g\(attributes)/></svg>".utf8)
    }
    #expect(try SVGBadge(reading: file(500)).credentials().isEmpty)
    let told = problem { try SVGBadge(reading: file(501)) }?.message
    #expect(told?.nl.contains("regel 2: een deel heeft te veel attributen") == true)
  }

  /// A megabyte of declarations around nineteen thousand elements took nine seconds of a release build, and
  /// minutes of this one.
  @Test func manyNamespacesAreNotTakenAlongForEachElement() throws {
    var file = "<svg>"
    for depth in 0..<60 {
      file += "<g"
      for number in 0..<400 { file += " xmlns:n\(depth)_\(number)='urn:\(number)'" }
      file += ">"
    }
    for number in 0..<19_000 { file += "<a xmlns:m\(number)='u'/>" }
    let bytes = Array("\(file)\(String(repeating: "</g>", count: 60))</svg>".utf8)
    #expect(bytes.count > 900_000)
    let seconds = try processorSeconds { _ = try SVGBadge(reading: bytes) }
    #expect(seconds < 10)
  }
}
