import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkTestSupport
import Foundation

/// A register as JSON: its keys, and each document with what became of it.
struct KeptRegister {
  let json: JSON

  init(_ json: JSON) { self.json = json }

  /// Takes the documents of a register, of which nothing was withdrawn yet.
  init(_ register: Register, issuer: String, documents: [DocumentID]) throws {
    json = [
      "issuer": .string(issuer),
      "keys": .array(
        try register.keyRing().entries.reversed().map {
          ["jwk": .object($0.key.jwk), "from": .integer($0.window.from)]
        }),
      "documents": .array(
        try documents.compactMap { try register.entry(issuer: issuer, id: $0) }.map { entry in
          [
            "code": .string(entry.id.checkCode),
            "registeredAt": .integer(entry.registeredAt), "key": .string(entry.key),
            "list": .integer(entry.status.list), "index": .integer(entry.status.index),
            "token": .string(TokenDigits.encode(entry.contents?.token ?? [])),
            "credential": .string(
              String(decoding: entry.contents?.credential ?? [], as: UTF8.self)),
          ]
        }),
    ]
  }

  /// The same, and that something became of one of the documents: `revoked`, `hidden`, `erased`, or the code
  /// of what replaced it.
  func with(_ what: String, of id: DocumentID) -> KeptRegister {
    var json = json
    json["documents"] = .array(
      (json["documents"]?.array ?? []).map { document in
        var document = document
        if document["code"]?.string == id.checkCode { document["became"] = .string(what) }
        return document
      })
    return KeptRegister(json)
  }

  /// Makes it, at a place where there is none.
  func make(at place: String) throws -> Register {
    let issuer = json["issuer"]?.string ?? ""
    let register = try Register.create(at: place, issuer: issuer)
    for key in json["keys"]?.array ?? [] {
      try register.takeIntoUse(
        PublicKey(jwk: key["jwk"] ?? .null), at: key["from"]?.integer ?? 0)
    }
    let documents = json["documents"]?.array ?? []
    let entries = try documents.map { try entry($0, of: issuer, among: documents) }
    // What replaces another comes after it.
    let ordered = entries.filter { $0.replaces == nil } + entries.filter { $0.replaces != nil }
    let moment = entries.map(\.registeredAt).max() ?? 0
    let batch = try register.begin(staging: "/a", output: "/b", at: moment)
    try register.register(batch, at: moment) { (add) throws(Problem) in
      for entry in ordered { try add(entry) }
    }
    try register.end(batch, at: moment)
    for document in documents {
      let ids = [try Self.id(document["code"]?.string)]
      switch document["became"]?.string {
      case "revoked": _ = try register.revoke(ids, at: moment)
      case "hidden": _ = try register.setHidden(true, ids, at: moment)
      case "erased": _ = try register.erase(ids, at: moment)
      default: break
      }
    }
    return register
  }

  private func entry(_ document: JSON, of issuer: String, among all: [JSON]) throws
    -> RegisterEntry
  {
    let code = document["code"]?.string
    let token = try Token(reading: TokenDigits.decode(document["token"]?.string ?? ""))
    let credential = Array((document["credential"]?.string ?? "").utf8)
    var entry = RegisterEntry(
      issuer: issuer, id: try Self.id(code), registeredAt: document["registeredAt"]?.integer ?? 0,
      tokenHash: token.hash,
      credentialHash: try SignedCredential(reading: credential).fingerprint().hash,
      key: document["key"]?.string ?? "",
      status: .init(
        list: document["list"]?.integer ?? 0, index: document["index"]?.integer ?? 0),
      contents: .init(
        facts: token.facts, showsDetails: false, token: token.bytes, credential: credential))
    if let old = all.first(where: { $0["became"]?.string == code && code != nil }) {
      entry.replaces = try Self.id(old["code"]?.string)
    }
    return entry
  }

  private static func id(_ code: String?) throws -> DocumentID {
    guard case .code(let id) = DocumentID.reading(code ?? "") else { throw CancellationError() }
    return id
  }
}
