import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkTestSupport
import BlijkVerifying
import Foundation

/// What is handed in beside a document.
extension OracleWorld {
  /// Everything that is looked at.
  func all() throws -> [OracleDocument] {
    let settings = try settings()
    let alone = documents.map { OracleDocument(sample: $0, settings: settings) }
    return alone + (try pages()) + (try endorsements()) + (try listCases())
  }

  /// Beside the code of its paper, in a page.
  private func pages() throws -> [OracleDocument] {
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    let trust = try trustFiles
    let verifier = try Verifier(folder: nil).also(trusting: trust, published: [site])
    return try ["certificaat", "praktijkverklaring", "test certificaat"].map { name in
      let sample = try document(name)
      let head = Array(
        #"<!DOCTYPE html><html><a href="\#(sample.link ?? "")">x</a><script type="application/vc">"#
          .utf8)
      let tail = Array("</script></html>".utf8)
      let setting = OracleSetting(
        name: "in a page", wrap: { head + $0 + tail },
        answer: { try OracleAnswer(verifier.verify($0), texts) },
        arguments: [nil, "--published", site] + trust.flatMap { ["--trust", $0] })
      return OracleDocument(sample: sample, settings: [setting])
    }
  }

  /// Endorsements of one document.
  private func endorsements() throws -> [OracleDocument] {
    let document = try document("certificaat")
    let file = organisation.home("onderschreven.json")
    try write(document.bytes, to: file)
    let trust = try trustFiles
    let lists = try lists()
    let bare = try Verifier(folder: nil).also(trusting: trust)
    let loaded = try lists.map { try StatusList(path: $0) }
    let setting = OracleSetting(
      name: "beside a document",
      answer: { bytes in
        let verifier = Verifier(
          trust: bare.trust, register: .none, statusLists: loaded, endorsements: [bytes])
        let verdict = verifier.verify(document.bytes)
        guard let endorsement = verdict.endorsements.first else {
          return OracleAnswer(refused: "no endorsement")
        }
        return OracleAnswer(endorsement, of: verdict)
      },
      arguments: [file, "--endorsement", nil] + trust.flatMap { ["--trust", $0] }
        + lists.flatMap { ["--status", $0] })
    return try samples(of: document).map { OracleDocument(sample: $0, settings: [setting]) }
  }

  private func samples(of document: SignedSample) throws -> [SignedSample] {
    let profile = IssuerProfile(
      host: try IssuerHost("leerplein.example"), name: "Een andere naam", kvk: nil, url: nil,
      phone: nil, signatory: Signatory("P. Jansen"))
    func json(_ change: (inout JSON) -> Void = { _ in }) throws -> JSON {
      var json = try Endorsement(
        of: SignedCredential(reading: document.bytes), id: "urn:uuid:1", by: profile,
        comment: "Wij gaven de les.", language: .nl, at: Timestamp.now(),
        validUntil: CalendarDate("2098-12-31")
      ).json
      change(&json)
      return json
    }
    let entry: JSON = [
      "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "7",
      "statusListCredential": "https://leerplein.example/status/1",
    ]
    return [
      SignedSample("endorsement", try others.signed(try json())),
      SignedSample(
        "endorsement as a JWT",
        try partner.jwt(try json { $0["issuer"]?["id"] = .string(partner.did) })),
      SignedSample(
        "expired endorsement",
        try others.signed(try json { $0["validUntil"] = "2026-01-01T23:59:59Z" })),
      SignedSample(
        "endorsement without a fingerprint",
        try others.signed(try json { $0["credentialSubject"]?["digestMultibase"] = nil })),
      SignedSample(
        "endorsement of another text",
        try others.signed(try json { $0["credentialSubject"]?["digestMultibase"] = "uEiAAAA" })),
      SignedSample(
        "withdrawn endorsement", try others.signed(try json { $0["credentialStatus"] = entry })),
    ]
  }

  /// Lists of what is withdrawn, each beside a document that is on it and one that is not.
  private func listCases() throws -> [OracleDocument] {
    let own = try Array(Data(contentsOf: URL(fileURLWithPath: "\(site)/status/1")))
    let foreign = try others.list(1, "revocation")
    let pairs = [
      ("own list", own, ["certificaat", "withdrawn certificaat"]),
      ("others' list", foreign, ["valid until", "withdrawn"]),
    ]
    return try pairs.flatMap { name, bytes, documents in
      try documents.map { document in
        OracleDocument(
          sample: SignedSample(name, bytes), settings: [try list(beside: self.document(document))])
      }
    }
  }

  private func list(beside document: SignedSample) throws -> OracleSetting {
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    let trust = try trustFiles
    let bare = try Verifier(folder: nil).also(trusting: trust)
    let file = organisation.home("naast-\(document.name.filter(\.isLetter)).json")
    try write(document.bytes, to: file)
    return OracleSetting(
      name: "beside '\(document.name)'",
      answer: { bytes in
        guard let list = try? StatusList(reading: bytes) else {
          return OracleAnswer(refused: "no list")
        }
        let verifier = Verifier(trust: bare.trust, register: .none, statusLists: [list])
        return try OracleAnswer(verifier.verify(document.bytes), texts)
      },
      arguments: [file, "--status", nil] + trust.flatMap { ["--trust", $0] },
      without: try OracleAnswer(bare.verify(document.bytes), texts))
  }
}
