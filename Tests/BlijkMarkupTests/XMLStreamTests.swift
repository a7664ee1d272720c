import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkMarkup

/// XML that is told of while it is read.
@Suite struct XMLStreamTests {
  /// Writes down what it is told.
  private final class Notes: XMLListener {
    var told: [String] = []
    var takesText = true
    var passesOver: Bool { told.last?.hasPrefix("<skip") == true }
    let enough: Int
    let names: [String]

    init(enough: Int = .max, names: [String] = []) {
      self.enough = enough
      self.names = names
    }

    var isDone: Bool { told.count >= enough }

    func start(_ name: String, _ attributes: XMLAttributes) {
      let values = names.map { attributes[$0] ?? attributes[known: $0].map { "k:" + $0 } ?? "-" }
      told.append("<\(([name] + values).joined(separator: " "))>")
    }

    func end(_ name: String) { told.append("</\(name)>") }
    func text(_ text: String) { told.append(text) }
  }

  private func told(_ text: String, in pieces: Int = .max, _ notes: Notes = Notes()) throws
    -> [String]
  {
    var rest = Array(text.utf8)[...]
    try XMLStream.read(["urn:a", "urn:b"], to: notes) {
      guard !rest.isEmpty else { return nil }
      defer { rest = rest.dropFirst(min(pieces, rest.count)) }
      return Array(rest.prefix(pieces))
    }
    return notes.told
  }

  @Test(arguments: [Int.max, 1, 2, 7])
  func tellsTheSameInPiecesOfAnySize(pieces: Int) throws {
    let text =
      "<?xml version='1.0'?><x:a xmlns:x='urn:a'>één &amp; <!-- c -->twee<x:b/><![CDATA[<]]> </x:a>"
    #expect(
      try told(text, in: pieces) == ["<a>", "één & twee", "<b>", "</b>", "< ", "</a>"])
  }

  @Test func onlyNamespacesThatCountAreTold() throws {
    let text =
      "<a xmlns='urn:a' xmlns:o='urn:other'>1<o:x>2<b>3</b></o:x><b xmlns='urn:other'>4</b>"
      + "<b xmlns='urn:b' xmlns:o='urn:b'><o:c/></b><o:c/><c xmlns=''/>5</a>"
    #expect(
      try told(text) == [
        "<a>", "1", "<b>", "<c>", "</c>", "</b>", "5", "</a>",
      ])
    #expect(try told("<a><b xmlns='urn:a'/></a>").isEmpty)
  }

  @Test func whatDoesNotMatterIsNotTold() throws {
    let text =
      "<a xmlns='urn:a'><skip xmlns='urn:b'>x<b xmlns:k='urn:a'><k:c/></b></skip>y<k:c/><skip/><b/></a>"
    #expect(try told(text) == ["<a>", "<skip>", "y", "<skip>", "<b>", "</b>", "</a>"])
  }

  @Test func attributesByTheirNamespace() throws {
    let text =
      "<a xmlns='urn:a' xmlns:k='urn:b' xmlns:o='urn:o' k:x='1' o:y='2' z='3' w='4' k:w='5'/>"
    #expect(
      try told(text, Notes(names: ["x", "y", "z", "w"])) == ["<a k:1 - 3 4>", "</a>"])
  }

  @Test func stopsWhenEnoughWasTold() throws {
    let text = "<a xmlns='urn:a'>" + String(repeating: "<b/>", count: 10)
    for pieces in [Int.max, 1] {
      #expect(try told(text, in: pieces, Notes(enough: 3)) == ["<a>", "<b>", "</b>"])
    }
  }

  @Test func textThatDoesNotMatterIsNotKept() throws {
    let notes = Notes()
    notes.takesText = false
    #expect(try told("<a xmlns='urn:a'>x<b/>y</a>", notes) == ["<a>", "<b>", "</b>", "</a>"])
  }

  @Test(arguments: [
    "", "x", "<a>", "<a></b>", "<a/><a/>", "<!DOCTYPE a><a/>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "<a b=\"\(String(repeating: "x", count: 2 << 20))\"/>",
    "<a xmlns='urn:a'>\(String(repeating: "x", count: 2 << 20))</a>",
    "<a \((0..<501).map { "b\($0)=''" }.joined(separator: " "))/>",
    String(repeating: "<a xmlns='urn:a'>", count: 65), String(repeating: "<a>", count: 65),
    "<a>" + String(repeating: "<b/>", count: XMLStream.mostElements) + "</a>",
  ])
  func refuses(text: String) {
    let found = problem { try told(text, in: 1 << 16) }
    #expect(found?.code == .unreadable)
  }
}
