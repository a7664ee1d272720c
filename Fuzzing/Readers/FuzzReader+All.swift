import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying

/// Every reader of what strangers write.
extension FuzzReader {
  package static func all() throws -> [FuzzReader] {
    [
      try token(), try jwt(), try json(), try linkedData(), try nQuads(), try graph(), try png(),
      try svg(), try didDocument(), try statusList(), try file(), try text(),
      try reshaping(), try workbook(),
    ]
  }

  private static func bytes(_ samples: [[UInt8]]) -> Source {
    let mutator = Mutator(samples)
    return { mutator.next(&$0) }
  }

  /// Spoils what is inside, and wraps it as it should be.
  private static func inside(
    _ samples: [[UInt8]], _ wrap: @escaping @Sendable ([UInt8]) -> [UInt8]
  ) -> Source {
    let mutator = Mutator(samples)
    return { wrap(mutator.next(&$0)) }
  }

  private static func values(
    _ samples: [JSON], _ wrap: @escaping @Sendable (JSON) -> [UInt8] = { $0.serialized() }
  ) -> Source {
    let mutator = JSONMutator(samples)
    return { wrap(mutator.next(&$0)) }
  }

  private static func tokens() throws -> [[UInt8]] {
    let id = try DocumentID.random()
    let facts = [Sample.certificaat, Sample.praktijkverklaring, Sample.deelname]
    return try facts.map { facts in
      try Token(signing: facts, id: Sample.id ?? id, with: TestKeys.ed25519.get()).bytes
    }
  }

  /// Digits, or bytes as digits.
  private static func token() throws -> FuzzReader {
    let tokens = try tokens()
    return FuzzReader(
      name: "token",
      sources: [
        bytes(tokens.map { Array(TokenDigits.encode($0).utf8) }),
        inside(tokens) { Array(TokenDigits.encode($0).utf8) },
      ], shapes: Shape.tokens
    ) { input throws(Problem) in
      let digits = String(decoding: input, as: UTF8.self)
      let token = try Token(reading: try TokenDigits.decode(digits))
      _ = token.isSigned(by: try TestKeys.ed25519.get().publicKey)
    }
  }

  private static func jwt() throws -> FuzzReader {
    let whole = try Sample.jwt()
    let parts = whole.split(separator: UInt8(ascii: ".")).map(Array.init)
    let dot = [UInt8(ascii: ".")]
    let plain = parts.prefix(2).compactMap { Base64URL.decode($0[...]) }
    return FuzzReader(
      name: "jwt",
      sources: [
        bytes([whole]),
        inside(plain) { Base64URL.encode($0) + dot + parts[1] + dot + parts[2] },
        inside(plain) { parts[0] + dot + Base64URL.encode($0) + dot + parts[2] },
        values([try Sample.credential().json, try Sample.endorsement().json]) {
          parts[0] + dot + Base64URL.encode($0.serialized()) + dot + parts[2]
        },
      ],
      shapes: (Shape.credentials + Shape.json).map { shape in
        shape.mapped("jwt") { parts[0] + dot + Base64URL.encode($0) + dot + parts[2] }
      }
    ) { input throws(Problem) in
      let jwt = try JWT(reading: input)
      _ = jwt.credential.text
      _ = try? CredentialContent(reading: jwt.credential)
      _ = try? EndorsementReading(jwt.credential)
    }
  }

  private static func json() throws -> FuzzReader {
    let samples =
      [try Sample.provenJSON().serialized()]
      + [
        #"[0,-0.0,1e5,1.25E-7,9007199254740992,true,false,null,"\u00e9\ud83d\ude00\n"]"#,
        #"{"":{},"a":[[[]]],"é":"\\\"\/\b\f\n\r\t"}"#, " \"x\" ",
      ].map { Array($0.utf8) }
    return FuzzReader(name: "json", sources: [bytes(samples)], shapes: Shape.json) {
      input throws(Problem) in
      let value = try JSON(reading: input)
      _ = value.canonical()
    }
  }

  private static func linkedData() throws -> FuzzReader {
    let sample = try Sample.provenJSON()
    return FuzzReader(
      name: "json-ld", sources: [values([sample]), values([sample]), bytes([sample.serialized()])],
      shapes: Shape.credentials
    ) { input throws(Problem) in
      _ = try LDDocument.statements(try JSON(reading: input))
    }
  }

  private static func nQuads() throws -> FuzzReader {
    let statements = try LDDocument.statements(try Sample.credential().json)
    let samples = [
      try RDFCanonicalizer.canonicalize(statements).document,
      Array(
        """
        # Every form
        _:a.b <urn:p> "x\\u00E9\\U0001F600\\t\\"" <urn:g> .
        <urn:s> <urn:p> "y"^^<urn:d> . # end
        <urn:s> <urn:p> "z"@nl-NL _:g .
        """.utf8),
    ]
    return FuzzReader(name: "n-quads", sources: [bytes(samples)], shapes: Shape.graphs) {
      input throws(Problem) in
      _ = try NQuadsReader.read(input)
    }
  }

  /// What statements are, whoever named their nodes how.
  private static func graph() throws -> FuzzReader {
    let samples = [
      Array(
        """
        _:a <urn:p> _:b .
        _:b <urn:p> _:a .
        _:c <urn:p> _:d .
        _:d <urn:p> _:c .
        _:e <urn:q> "x" _:a .
        """.utf8)
    ]
    return FuzzReader(name: "graph", sources: [bytes(samples)], shapes: Shape.graphs) {
      input throws(Problem) in
      _ = try RDFCanonicalizer.canonicalize(try NQuadsReader.read(input))
    }
  }
}
