import BlijkBasics
import BlijkCredential

/// Code, credential and issuer speak of one and the same document.
struct IDsPolicy: DocumentPolicy {
  let name = "ids"

  func check(_ document: VerificationCase) -> Finding {
    let claim: Claim
    switch document.claim {
    case .success(let said): claim = said
    case .failure(let problem): return .fail(.unreadable, problem.message)
    case nil: return .saysNothing
    }
    guard document.credential != nil else {
      return .pass(nl: "Er is één kenmerk.", en: "There is one identifier.")
    }
    // Only ASCII is compared byte for byte.
    guard let issuer = claim.issuer, issuer.isPlain, issuer == document.issuer?.did else {
      return .fail(
        .altered, nl: "Het digitale bewijs noemt een andere organisatie dan de sleutel.",
        en: "The credential names another organisation than the key.")
    }
    guard let content = claim.content else {
      return .pass(
        nl: "Het digitale bewijs is van de organisatie die erin staat.",
        en: "The credential is of the organisation that it names.")
    }
    return Self.agree(document.token, content)
  }

  /// Whether the code beside a credential is of the same document, and says the same.
  private static func agree(_ token: Token?, _ content: CredentialContent) -> Finding {
    guard token.map({ $0.id == content.id }) ?? true else {
      return .fail(
        .altered, nl: "De code en het digitale bewijs horen bij verschillende documenten.",
        en: "The code and the credential belong to different documents.")
    }
    guard token.map({ $0.facts.agree(with: content.facts) }) ?? true else {
      return .fail(
        .altered, nl: "De code en het digitale bewijs zeggen niet hetzelfde.",
        en: "The code and the credential do not say the same.")
    }
    return .pass(nl: "De kenmerken horen bij elkaar.", en: "The identifiers belong together.")
  }
}

/// It is meant to count.
struct TestPolicy: DocumentPolicy {
  let name = "test"

  func check(_ document: VerificationCase) -> Finding {
    .ofTest(document.said?.facts?.isTest == true)
  }
}

/// Today lies between its first and its last day.
struct DatesPolicy: StandingPolicy {
  let name = "dates"

  func check(_ document: VerificationCase, _ evidence: Evidence) -> Finding {
    // What is told of it comes from the bytes that were issued, where those are at hand.
    guard let claim = evidence.live?.claim ?? document.said else {
      return .saysNothing
    }
    return Self.check(claim, of: document)
  }

  static func check(_ claim: Claim, of document: VerificationCase) -> Finding {
    // Judged here and not with the proof: where this computer's clock is behind, an honest paper must not
    // seem altered, nor a withdrawn one merely early.
    if let moment = document.provenAt, moment > document.now {
      return .fail(
        .notYetValid, decidedBy: .inTheNetherlands(moment),
        nl: "De ondertekening is van later dan nu. Gaat de klok van deze computer goed?",
        en: "The proof is from later than now. Is this computer's clock right?")
    }
    let found =
      claim.moments.map { Self.check(claim, $0, now: document.now) }
      ?? .ofDays(first: claim.date, last: claim.validUntil, today: document.today)
    guard case .pass = found, let last = document.credential?.provenUntil, last < document.now
    else { return found }
    // What ends at midnight does not count on the day that begins.
    return .fail(
      .expired, decidedBy: .inTheNetherlands(last - 1), nl: "De ondertekening is verlopen.",
      en: "The proof has expired.")
  }

  /// Credentials of other systems give moments, or none at all.
  private static func check(_ claim: Claim, _ moments: Claim.Moments, now: Int) -> Finding {
    if let first = moments.first, first > now {
      return .fail(
        .notYetValid, decidedBy: claim.date ?? .inTheNetherlands(first),
        nl: "De datum ligt in de toekomst.", en: "The date is in the future.")
    }
    if let last = moments.last, last < now {
      return .fail(
        .expired, decidedBy: claim.validUntil ?? .inTheNetherlands(last),
        nl: "Het is niet meer geldig.", en: "It is no longer valid.")
    }
    return .inDate
  }
}

extension Finding {
  fileprivate static let saysNothing = Finding.fail(
    .unreadable, nl: "Er is niets te lezen.", en: "There is nothing to read.")
}
