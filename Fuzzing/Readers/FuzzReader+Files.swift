import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying

/// Readers of whole files.
extension FuzzReader {
  private static func source(_ samples: [[UInt8]]) -> Source {
    let mutator = Mutator(samples)
    return { mutator.next(&$0) }
  }

  private static func credentials() throws -> [BadgeCredential] {
    [
      try BadgeCredential(reading: try Sample.jwt()),
      try BadgeCredential(reading: try Sample.provenJSON().serialized()),
    ]
  }

  private static func baked(_ picture: [UInt8]) throws -> [[UInt8]] {
    let bare = try BadgePicture(reading: picture)
    return [picture] + (try credentials().map { try bare.carrying($0).bytes })
  }

  /// What a picture carries, and another credential baked in its place.
  private static func picture(_ name: String, _ sources: [Source], _ shapes: [Shape]) throws
    -> FuzzReader
  {
    let credentials = try credentials()
    return FuzzReader(name: name, sources: sources, shapes: shapes) { input throws(Problem) in
      let picture = try BadgePicture(reading: input)
      _ = try picture.carrying(credentials[input.count % credentials.count])
      _ = try picture.credential()
    }
  }

  static func png() throws -> FuzzReader {
    let samples = try baked(Sample.png)
    let spoil = source(samples)
    // Behind the check sums, which notice nearly everything.
    return try picture("png", [spoil, { PNGMender.mend(spoil(&$0)) }], Shape.pngs)
  }

  static func svg() throws -> FuzzReader {
    let others = [
      "<?xml version='1.0'?><!-- a --><s:svg xmlns:s='urn:s' xmlns:x='https://purl.imsglobal.org/ob/v3p0'>"
        + "<x:credential>&lt;&#xE9;]]&gt;</x:credential></s:svg>",
      "<svg xmlns:openbadges='http://openbadges.org'/>",
    ]
    return try picture(
      "svg", [source(try baked(Sample.svg) + others.map { Array($0.utf8) })], Shape.xml)
  }

  static func didDocument() throws -> FuzzReader {
    let issuer = TrustedIssuer(
      did: "did:web:bewijs.example", name: "Buurtkamer", url: nil, phone: nil,
      keys: [try TestKeys.ed25519.get().publicKey, try TestKeys.rsa2048.get().publicKey])
    let mutator = JSONMutator([try issuer.didDocument(), issuer.keySet()])
    return FuzzReader(
      name: "did",
      sources: [
        { mutator.next(&$0).serialized() }, source([try issuer.didDocument().serialized()]),
      ], shapes: Shape.didDocuments + Shape.json
    ) { input throws(Problem) in
      _ = try TrustedIssuer.all(in: try JSON(reading: input))
    }
  }

  /// A published list of what was withdrawn, and what is packed in it.
  static func statusList() throws -> FuzzReader {
    let key = try TestKeys.ed25519.get()
    let sample = Sample.statusList()
    let packed = Sample.packedStatusBits()
    let mutator = JSONMutator([sample])
    let spoil = source([packed])
    let wrap: @Sendable (JSON) -> [UInt8] = { json in
      (try? JWT(signing: json, with: key, method: "did:web:bewijs.example#x").compact) ?? []
    }
    return FuzzReader(
      name: "status",
      sources: [
        { wrap(mutator.next(&$0)) },
        { chance in
          var json = sample
          json["credentialSubject"]?["encodedList"] = .string(
            "u" + Base64URL.string(spoil(&chance)))
          return wrap(json)
        },
      ], shapes: Shape.statusLists(sample, wrap)
    ) { input throws(Problem) in
      guard try StatusList(reading: input) != nil else {
        throw Problem(.unreadable, nl: "geen lijst", en: "no list")
      }
    }
  }

  /// Whatever is handed in to be verified, where its issuer is known, or is its own key.
  static func file() throws -> FuzzReader {
    let jwt = String(decoding: try Sample.jwt(), as: UTF8.self)
    let texts = [
      "<!DOCTYPE html><html><script type=\"application/vc+jwt\">\(jwt)</script>"
        + "<a href=\"https://bewijs.example/q#12345678901234567890\">x</a></html>",
      "https://bewijs.example/q#12345678901234567890123456789012", "EY77-DD8T-KNMP-93HD", jwt,
    ]
    let samples = texts.map { Array($0.utf8) } + (try baked(Sample.png)) + (try baked(Sample.svg))
    let key = try TestKeys.ed25519.get()
    var trust = TrustList()
    try trust.add(
      TrustedIssuer(
        did: "did:web:bewijs.example", name: "Buurtkamer", url: nil, phone: nil,
        keys: [key.publicKey]))
    let verifier = Verifier(trust: trust, register: .none)
    return FuzzReader(
      name: "verify", sources: [source(samples)], shapes: try Shape.handedIn(known: key)
    ) { input throws(Problem) in
      let verdict = verifier.verify(input)
      if verdict.state == .unreadable, let reason = verdict.reasons.first {
        throw Problem(.unreadable, nl: reason.why.nl, en: reason.why.en)
      }
    }
  }
}
