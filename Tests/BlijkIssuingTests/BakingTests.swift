import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkMarkup
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

/// Credentials in pictures, both kinds of each.
@Suite struct BakingTests {
  enum Kind: CaseIterable {
    case png
    case svg
    var bytes: [UInt8] { self == .png ? Sample.png : Sample.svg }
  }

  private static func credential(_ form: BadgeCredential.Form, name: String = "Jan") throws
    -> BadgeCredential
  {
    let award = Award(
      kind: .certificaat, language: .nl, title: "Koken", name: name, date: Sample.day,
      isTest: false, signatory: try Sample.issuer().signatory, achievement: "koken",
      words: Sample.words)
    switch form {
    case .jwt: return try BadgeCredential(reading: try Sample.jwt(award))
    case .json: return try BadgeCredential(reading: Sample.provenJSON(award).serialized())
    }
  }

  private static func baked(_ kind: Kind, _ credential: BadgeCredential) throws -> [UInt8] {
    try BadgePicture(reading: kind.bytes).carrying(credential).bytes
  }

  private func found(_ bytes: [UInt8]) throws -> BadgeCredential? {
    try BadgePicture(reading: bytes).credential()
  }

  @Test(arguments: Kind.allCases, [BadgeCredential.Form.jwt, .json])
  func roundTrip(kind: Kind, form: BadgeCredential.Form) throws {
    let credential = try Self.credential(form)
    #expect(credential.form == form)
    #expect(try found(kind.bytes) == nil)
    let baked = try Self.baked(kind, credential)
    #expect(try found(baked) == credential)
    // Nothing of the picture is lost.
    switch kind {
    case .png:
      let chunks = try #require(PNGFile(reading: baked)?.chunks.map(\.type))
      #expect(chunks == ["IHDR", "iTXt", "tEXt", "IDAT", "IEND"])
    case .svg:
      let text = String(decoding: baked, as: UTF8.self)
      #expect(text.hasSuffix(#"<path d="M0 0h2v1H0z"/></svg>"#))
      #expect(text.contains("><openbadges:credential"))
    }
  }

  @Test(arguments: Kind.allCases)
  func bakingAgainReplaces(kind: Kind) throws {
    let first = try Self.credential(.jwt)
    let second = try Self.credential(.json, name: "Fatma")
    let baked = try BadgePicture(reading: Self.baked(kind, first))
    #expect(try baked.carrying(second).credential() == second)
    // Back to the first: the very same file.
    #expect(try baked.carrying(second).carrying(first).bytes == baked.bytes)
  }

  @Test(arguments: Kind.allCases)
  func twoAreRefused(kind: Kind) throws {
    let baked = try Self.baked(kind, try Self.credential(.jwt))
    let both: [UInt8]
    switch kind {
    case .png:
      let png = try #require(PNGFile(reading: baked))
      let chunk = png.bytes[png.chunks[1].range]
      both = Array(png.bytes[..<chunk.endIndex] + chunk + png.bytes[chunk.endIndex...])
    case .svg:
      both = Array(
        String(decoding: baked, as: UTF8.self).replacing(
          "</svg>",
          with:
            #"<g xmlns:x="https://purl.imsglobal.org/ob/v3p0"><x:credential verify="a.b.c"/></g></svg>"#
        ).utf8)
    }
    #expect(problem { try found(both) }?.message.nl.contains("meer dan één") == true)
    let verdict = try VerdictCaseCache.shared.get().issuer.verifier().verify(both)
    #expect(verdict.state == .unreadable)
    #expect(verdict.reasons.first?.why.nl.contains("meer dan één") == true)
    // Baking makes one of it.
    let other = try Self.credential(.json)
    let mended = try BadgePicture(reading: both).carrying(other)
    #expect(try mended.credential() == other)
  }

  @Test(arguments: Kind.allCases, [BadgeCredential.Form.jwt, .json])
  func cutOffAnywhere(kind: Kind, form: BadgeCredential.Form) throws {
    let baked = try Self.baked(kind, try Self.credential(form))
    for count in 0..<baked.count {
      #expect(problem { try BadgePicture(reading: Array(baked.prefix(count))) } != nil)
    }
  }

  /// A check sum notices every single flipped bit.
  @Test func everyFlippedBitOfAPNG() throws {
    for bytes in [Sample.png, try Self.baked(.png, try Self.credential(.jwt))] {
      for place in bytes.indices {
        for bit in 0..<8 {
          var flipped = bytes
          flipped[place] ^= 1 << bit
          #expect(problem { try BadgePicture(reading: flipped) } != nil, "\(place).\(bit)")
        }
      }
    }
  }

  @Test func everyFlippedBitOfAnSVG() throws {
    let bytes = try Self.baked(.svg, try Self.credential(.jwt))
    for place in bytes.indices {
      var flipped = bytes
      flipped[place] ^= 1 << (place % 8)
      _ = problem { try BadgePicture(reading: flipped).credential() }
    }
  }

  @Test(
    arguments: [
      ("zTXt", [0, 0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]), ("iTXt", [1, 0, 0, 0, 0x78, 0x9C]),
      ("tEXt", Array("a.b.c".utf8)),
    ] as [(String, [UInt8])])
  func onlyPlainText(_ type: String, _ fields: [UInt8]) throws {
    let png = try #require(PNGFile(reading: Sample.png))
    let chunk = PNGFile.chunk(type, Array("openbadgecredential".utf8) + [0] + fields)
    let end = png.chunks[0].range.upperBound
    let packed = png.bytes[..<end] + chunk + png.bytes[end...]
    let refusal = problem { try found(Array(packed)) }
    #expect(refusal?.message.nl.contains("ingepakt") == true, "\(refusal?.message.nl ?? "-")")
    let credential = try Self.credential(.jwt)
    #expect(
      try BadgePicture(reading: Array(packed)).carrying(credential).credential() == credential)
  }

  @Test(
    arguments: [
      [], [0], [0, 0], [0, 0, 0], Array("\0\0nl\0".utf8), Array("\0\0\0\0".utf8),
      Array("\0\0\0\0geen bewijs".utf8), Array("\0\0\0\0{}".utf8),
      Array("\0\0\0\0{\"proof\":1}".utf8),
    ] as [[UInt8]])
  func aDamagedTextChunk(_ fields: [UInt8]) throws {
    let png = try #require(PNGFile(reading: Sample.png))
    let chunk = PNGFile.chunk("iTXt", Array("openbadgecredential".utf8) + [0] + fields)
    let end = png.chunks[0].range.upperBound
    let bytes = Array(png.bytes[..<end] + chunk + png.bytes[end...])
    let refusal = problem { try found(bytes) }
    #expect(refusal?.code == .unreadable)
    #expect(refusal?.message.nl.contains("ingepakt") == false)
  }

  /// As other programs write them.
  @Test(arguments: [
    #"<svg xmlns="http://www.w3.org/2000/svg"/>"#,
    "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- < > -->\n<svg/>",
    #"<s:svg xmlns:s="http://www.w3.org/2000/svg" ></s:svg>"#,
    #"<svg><x:credential xmlns:x="https://purl.imsglobal.org/ob/v3p0" verify='VERIFY'/></svg>"#,
    #"<svg><g><credential id="a" xmlns="https://purl.imsglobal.org/ob/v3p0" verify="VERIFY"/></g></svg>"#,
    "<svg><openbadges:credential\n  xmlns:openbadges='https://purl.imsglobal.org/ob/v3p0'\n  verify='VERIFY'\n/></svg>",
  ])
  func otherSVG(_ text: String) throws {
    let token = try Self.credential(.jwt)
    let bytes = Array(
      text.replacing("VERIFY", with: String(decoding: token.bytes, as: UTF8.self)).utf8)
    #expect(try found(bytes) == (text.contains("VERIFY") ? token : nil))
    for form in [BadgeCredential.Form.jwt, .json] {
      let credential = try Self.credential(form, name: "Fatma")
      let baked = try BadgePicture(reading: bytes).carrying(credential)
      #expect(try baked.credential() == credential)
      let once = String(decoding: baked.bytes, as: UTF8.self)
      #expect(once.ranges(of: ":credential ").count + once.ranges(of: ":credential>").count <= 3)
      // Another reader takes it for XML, and finds the element by its prefix or its namespace.
      let root = try XMLReader.read(baked.bytes)
      #expect(root.elements.contains { $0.name == "openbadges:credential" })
    }
  }

  /// JSON of others, with what ends a CDATA section, with space, with what XML cannot hold.
  @Test func jsonOfOthers() throws {
    let text = "\r\n{\"a\": \"]]> <&> \\u0000\",\r\n \"proof\": [{}]}\n"
    let credential = try BadgeCredential(reading: Array(text.utf8))
    #expect(!credential.bytes.contains(0x0D) && credential.bytes.last == UInt8(ascii: "}"))
    for kind in Kind.allCases {
      #expect(try found(try Self.baked(kind, credential)) == credential)
    }
    let odd = try BadgeCredential(reading: Array("{\"a\":\"\u{FFFE}\",\"proof\":{}}".utf8))
    #expect(try found(try Self.baked(.png, odd)) == odd)
    #expect(
      problem { try Self.baked(.svg, odd) }?.message.nl.contains("past er niet heel in") == true)
    let unsigned = problem { try BadgeCredential(reading: Array("{}".utf8)) }
    #expect(unsigned?.message.nl.contains("proof") == true)
  }

  @Test func refusesOtherFilesWithTheReason() {
    for (bytes, reason) in [
      (Array("<html/>".utf8), "geen SVG"), (Array("<svg>".utf8), "geen SVG"), ([], "geen SVG"),
      (Array("<!DOCTYPE svg><svg/>".utf8), "DOCTYPE"), ([0xFF, 0xD8, 0xFF], "geen SVG"),
      (Array(Sample.png.dropLast()), "beschadigde PNG"), (Sample.png + [0], "beschadigde PNG"),
      ([UInt8](repeating: 0x20, count: BadgePicture.largest + 1), "10 MB"),
    ] {
      let found = problem { try BadgePicture(reading: bytes) }
      #expect(found?.message.nl.contains(reason) == true, "\(found?.message.nl ?? "-")")
    }
  }

  /// Text that comes line by line takes no longer than text at once.
  @Test(.timeLimit(.minutes(1))) func manyLinesAreReadInTime() throws {
    let lines = [UInt8](repeating: 0x0A, count: 2 << 20)
    let svg = Array("<svg><title>".utf8) + lines + Array("</title></svg>".utf8)
    #expect(try found(svg) == nil)
  }
}
