import BlijkBasics
import BlijkKeys

extension Form {
  /// The proof in other company.
  static func proofs(_ whole: SpelledJSON) -> [Form] {
    guard let proof = whole["proof"], let first = proof.oneOrMany.first else { return [] }
    func with(_ what: String, _ other: SpelledJSON?, _ liberty: Liberty? = nil) -> Form {
      Form("proof \(what)", whole.with("proof", other), liberty)
    }
    let all = proof.oneOrMany
    let other = others(first)
    var forms = [
      with("in a list", .list(all), .proof), with("alone", all.count == 1 ? first : proof, .proof),
      with("before another's", .list(all + [other]), .proof),
      with("behind another's", .list([other] + all), .proof),
      with("between others'", .list([other] + all + [other]), .proof),
      with("twice", .list(all + all)), with("left out", nil), with("another's", other),
      with("in a list in a list", .list([.list(all)])),
      with("eight times", .list(Array(repeating: first, count: 8))),
      with("nine times", .list(Array(repeating: first, count: 9))),
      with("in @graph", .object("@graph", proof)), with("beside null", .list(all + [.null])),
      with("beside a text", .list(all + [.text("urn:proof")])),
    ]
    for (what, changed) in settings(first) {
      forms.append(with(what, .list([changed] + all.dropFirst())))
      forms.append(with("before one \(what)", .list(all + [changed])))
      forms.append(with("behind one \(what)", .list([changed] + all)))
    }
    return forms
  }

  /// As another organisation would have signed.
  private static func others(_ proof: SpelledJSON) -> SpelledJSON {
    let value = "z" + Base58.encode([UInt8](repeating: 9, count: 64))
    return proof.with("verificationMethod", .text("did:web:ander.example#sleutel"))
      .with("proofValue", .text(value))
  }

  /// The issuer's own with other settings: those are signed.
  private static func settings(_ proof: SpelledJSON) -> [(String, SpelledJSON)] {
    let past = SpelledJSON.text("2020-01-01T00:00:00Z")
    let future = SpelledJSON.text("2099-01-01T00:00:00Z")
    var all: [(String, SpelledJSON)] = [
      ("that has expired", proof.with("expires", past)),
      ("that had expired, in a list", proof.with("expires", .list([past]))),
      ("that expires later", proof.with("expires", future)),
      ("that expires twice", proof.with("expires", .list([past, future]))),
      ("with an empty expires", proof.with("expires", .nothing)),
      ("with a previous proof", proof.with("previousProof", .text("urn:proof"))),
      ("with an id", proof.with("id", .text("urn:proof"))),
      ("with a domain", proof.with("domain", .text("example.org"))),
      ("with a nonce", proof.with("nonce", .text("x"))),
      ("of later", proof.with("created", future)), ("of earlier", proof.with("created", past)),
      ("of no time", proof.with("created", nil)),
      ("with another purpose", proof.with("proofPurpose", .text("authentication"))),
      ("by jcs", proof.with("cryptosuite", .text("eddsa-jcs-2022"))),
      ("by rdfc", proof.with("cryptosuite", .text("eddsa-rdfc-2022"))),
      ("by ecdsa", proof.with("cryptosuite", .text("ecdsa-rdfc-2019"))),
    ]
    for context in KnownNames.contexts {
      all.append(("with @context \(context)", proof.with("@context", .text(context))))
    }
    all.append(
      (
        "with all contexts",
        proof.with("@context", .list(KnownNames.contexts.map(SpelledJSON.text)))
      ))
    return all
  }
}
