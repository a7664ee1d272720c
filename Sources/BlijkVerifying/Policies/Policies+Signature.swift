import BlijkBasics
import BlijkCredential
import BlijkKeys

/// There is something signed to look at; reading it succeeded before any policy is asked.
struct SyntaxPolicy: Policy {
  let name = "syntax"

  func check(_ document: inout VerificationCase) -> Finding {
    guard document.token != nil || document.credential != nil else {
      return .fail(
        .unreadable, nl: "Er is niets ondertekends gevonden.", en: "Nothing signed was found.")
    }
    if let json = document.credential?.json, EndorsementReading.isEndorsement(json) {
      return .fail(
        .unreadable,
        nl: "Dit is een onderschrijving; geef haar met --endorsement bij het document.",
        en: "This is an endorsement; give it with --endorsement beside the document.")
    }
    return .pass(nl: "De gegevens zijn te lezen.", en: "The data can be read.")
  }
}

/// A trusted issuer's key is named: by 8 bytes in a token, by its DID URL in a credential.
struct IssuerPolicy: Policy {
  let name = "issuer"

  func check(_ document: inout VerificationCase) -> Finding {
    let unknown = Finding.strangers
    if let token = document.token {
      guard let owner = document.trust.owner(ofKeyPrefix: token.keyPrefix) else { return unknown }
      (document.issuer, document.key) = (owner.issuer, owner.key)
    }
    if let credential = document.credential {
      guard let method = credential.method, let mark = method.firstIndex(of: "#"),
        let issuer = document.trust.issuer(String(method[..<mark])),
        let key = credential.key(of: issuer)
      else {
        // The code beside it may be a known organisation's: an answer about a stranger names nobody.
        document.issuer = nil
        document.key = document.token == nil ? credential.keyOfItself : nil
        return unknown
      }
      if let other = document.key, other.id != key.id {
        return .fail(
          .altered, nl: "De code en het bewijs zijn met verschillende sleutels ondertekend.",
          en: "The code and the credential were signed with different keys.")
      }
      (document.issuer, document.key) = (issuer, key)
    }
    return .pass(
      nl: "De sleutel is van \(document.issuer?.name ?? "").",
      en: "The key belongs to \(document.issuer?.name ?? "").")
  }
}

/// The key signed exactly this.
struct SignaturePolicy: Policy {
  let name = "signature"

  /// A stranger may bring the key along, in its DID: what does not fit then is altered, whoever it is.
  func isAsked(about document: VerificationCase, _ state: Verdict.State) -> Bool {
    state == .valid || (state == .unknownIssuer && document.key != nil)
  }

  func check(_ document: inout VerificationCase) -> Finding {
    guard let key = document.key, document.token?.isSigned(by: key) ?? true else {
      return .doesNotFit
    }
    do {
      document.verified = try document.credential?.verified(by: key)
    } catch {
      switch error {
      // Of a stranger's there is nothing more to say than that.
      case .unreadable where document.issuer == nil: return .strangers
      case .unreadable(let problem): return .fail(.unreadable, problem.message)
      case .doesNotFit: return .doesNotFit
      case .contradiction(let name):
        return .fail(
          .altered, nl: "In het digitale bewijs spreekt '\(name)' de rest tegen.",
          en: "In the credential '\(name)' contradicts the rest.")
      }
    }
    return .pass(nl: "De handtekening klopt.", en: "The signature is right.")
  }
}

/// The proof says when it was made, and until when it counts. Whether that is over is judged with the other
/// dates: a document that was withdrawn is so first.
struct ProofPolicy: Policy {
  let name = "proof"

  func check(_ document: inout VerificationCase) -> Finding {
    guard case .dataIntegrity(_, let proof) = document.credential?.form else {
      return .pass(nl: "De ondertekening heeft geen eigen datum.", en: "The proof has no date.")
    }
    guard (proof.expires ?? document.now) >= document.now else {
      return .pass(nl: "De ondertekening telde tot een dag.", en: "The proof counted until a day.")
    }
    return .pass(nl: "De ondertekening telt.", en: "The proof counts.")
  }
}

extension VerificationCase {
  /// When its proof was made, in seconds since 1970, where a proof says so.
  var provenAt: Int? { credential?.provenAt }
}

/// Code, credential and issuer speak of one and the same document.
struct IDsPolicy: Policy {
  let name = "ids"

  func check(_ document: inout VerificationCase) -> Finding {
    guard let credential = document.credential else {
      return .pass(nl: "Er is één kenmerk.", en: "There is one identifier.")
    }
    guard document.mustBeOurs else { return foreign(credential, &document) }
    let reading: CredentialContent
    do {
      reading = try CredentialContent(reading: credential.json)
    } catch {
      return .fail(.unreadable, error.message)
    }
    document.reading = reading
    guard reading.host.did == document.issuer?.did else {
      return .fail(
        .altered, nl: "Het bewijs noemt een andere organisatie dan de sleutel.",
        en: "The credential names another organisation than the key.")
    }
    guard document.token.map({ $0.id == reading.id }) ?? true else {
      return .fail(
        .altered, nl: "De code en het bewijs horen bij verschillende documenten.",
        en: "The code and the credential belong to different documents.")
    }
    guard document.token.map({ $0.facts.agree(with: reading.facts) }) ?? true else {
      return .fail(
        .altered, nl: "De code en het bewijs zeggen niet hetzelfde.",
        en: "The code and the credential do not say the same.")
    }
    return .pass(
      nl: "De kenmerken horen bij elkaar.", en: "The identifiers belong together.")
  }
}

extension IDsPolicy {
  /// A credential of another system.
  private func foreign(_ credential: SignedCredential, _ document: inout VerificationCase)
    -> Finding
  {
    do {
      let summary = try CredentialSummary(credential.json)
      guard summary.issuer.isPlain, summary.issuer == document.issuer?.did else {
        return .fail(
          .altered, nl: "Het bewijs noemt een andere organisatie dan de sleutel.",
          en: "The credential names another organisation than the key.")
      }
      document.summary = summary
      return .pass(
        nl: "Het bewijs is van de organisatie die het noemt.",
        en: "The credential is of the organisation that it names.")
    } catch {
      return .fail(.unreadable, error.message)
    }
  }
}

/// It is meant to count.
struct TestPolicy: Policy {
  let name = "test"

  func check(_ document: inout VerificationCase) -> Finding {
    document.facts?.isTest == true
      ? .fail(.test, nl: "Dit is een oefendocument.", en: "This is a practice document.")
      : .pass(nl: "Dit is geen oefendocument.", en: "This is not a practice document.")
  }
}

extension Finding {
  fileprivate static let strangers = Finding.fail(
    .unknownIssuer, nl: "Deze sleutel is van geen organisatie die wij kennen.",
    en: "This key belongs to no organisation that we know.")

  fileprivate static let doesNotFit = Finding.fail(
    .altered, nl: "De handtekening past niet bij de gegevens.",
    en: "The signature does not fit the data.")
}
