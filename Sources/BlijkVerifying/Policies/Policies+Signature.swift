import BlijkBasics
import BlijkCredential
import BlijkKeys

/// There is something signed to look at; reading it succeeded before any policy is asked.
struct SyntaxPolicy: DocumentPolicy {
  let name = "syntax"

  func check(_ document: VerificationCase) -> Finding {
    guard document.token != nil || document.credential != nil else {
      return .fail(
        .unreadable, nl: "Er is niets ondertekends gevonden.", en: "Nothing signed was found.")
    }
    if document.isEndorsement {
      return .fail(
        .unreadable,
        nl: "Dit is een bevestiging. Geef dit bestand met --endorsement bij het document.",
        en: "This is an endorsement. Give this file with --endorsement, with the document.")
    }
    return .pass(nl: "De gegevens zijn te lezen.", en: "The data can be read.")
  }
}

/// A trusted issuer's key is named, and one alone.
struct IssuerPolicy: DocumentPolicy {
  let name = "issuer"

  func check(_ document: VerificationCase) -> Finding {
    switch document.signer {
    case .stranger: .strangers
    case .twoKeys:
      .fail(
        .altered, nl: "De code en het digitale bewijs zijn met verschillende sleutels ondertekend.",
        en: "The code and the credential were signed with different keys.")
    case .known(let issuer, _):
      .pass(nl: "De sleutel is van \(issuer.name).", en: "The key belongs to \(issuer.name).")
    }
  }
}

/// The key signed exactly this.
struct SignaturePolicy: DocumentPolicy {
  let name = "signature"

  /// A stranger may bring the key along, in its DID: what does not fit then is altered, whoever it is.
  func isAsked(about document: VerificationCase, _ state: Verdict.State) -> Bool {
    state == .valid || (state == .unknownIssuer && document.signature != nil)
  }

  func check(_ document: VerificationCase) -> Finding {
    switch document.signature {
    case .success:
      .pass(nl: "De digitale handtekening klopt.", en: "The digital signature is right.")
    case nil, .failure(.doesNotFit): .doesNotFit
    // A stranger's document gets no other answer than that.
    case .failure(.unreadable) where document.issuer == nil: .strangers
    case .failure(.unreadable(let problem)): .fail(.unreadable, problem.message)
    case .failure(.contradiction(let name)):
      .fail(
        .altered, nl: "In het digitale bewijs spreekt '\(name)' de rest tegen.",
        en: "In the credential '\(name)' contradicts the rest.")
    }
  }
}

/// Notes until when the proof counts, and always holds. Whether that is over is judged with the other dates,
/// so that a withdrawal comes first.
struct ProofPolicy: DocumentPolicy {
  let name = "proof"

  func check(_ document: VerificationCase) -> Finding {
    guard case .dataIntegrity(_, let proof) = document.credential?.form else {
      return .pass(nl: "De ondertekening heeft geen eigen datum.", en: "The proof has no date.")
    }
    guard (proof.expires ?? document.now) >= document.now else {
      return .pass(nl: "De ondertekening is verlopen.", en: "The proof has expired.")
    }
    return .pass(nl: "De ondertekening is nog geldig.", en: "The proof is still valid.")
  }
}

extension Finding {
  fileprivate static let strangers = Finding.fail(
    .unknownIssuer, nl: "De sleutel staat niet op onze lijst van organisaties.",
    en: "The key is not on our list of organisations.")

  fileprivate static let doesNotFit = Finding.fail(
    .altered, nl: "De digitale handtekening klopt niet bij de gegevens.",
    en: "The digital signature does not match the data.")
}
