import BlijkBasics
import BlijkCredential
import BlijkKeys

/// The issuer's register is at hand and current, or something that stands in its place.
struct RegisterPolicy: StandingPolicy {
  let name = "register"

  /// The same words whatever the cause: paths and advice are for whoever runs the register.
  static let unreachable = Message(
    nl: "Het register van de organisatie is nu niet te bereiken.",
    en: "The organisation's register cannot be reached right now.")

  func check(_ document: VerificationCase, _ evidence: Evidence) -> Finding {
    switch evidence {
    case .live:
      .pass(
        nl: "Het register van de organisatie is gelezen.",
        en: "The organisation's register was read.")
    case .copy(let copy, _):
      .pass(
        nl: "De kopie van het register van \(copy.time) is gelezen.",
        en: "The copy of the register from \(copy.time) was read.")
    case .lists(let answer, let areEnough): Self.check(answer, areEnough: areEnough)
    case .none(let absence): Self.fail(absence, document)
    }
  }

  private static func check(_ answer: ListAnswer, areEnough: Bool) -> Finding {
    guard areEnough else {
      let (nl, en) = answer.day.map { (" van \($0.iso8601)", " from \($0.iso8601)") } ?? ("", "")
      return .fail(
        .statusUnknown, .onlyListed,
        nl:
          "Het staat niet op de lijst van ingetrokken documenten\(nl). Het register van deze organisatie is "
          + "hier niet.",
        en:
          "It is not on the list of withdrawn documents\(en). This organisation's register is not here."
      )
    }
    guard let day = answer.day?.iso8601 else {
      return .pass(
        nl: "De lijst van ingetrokken documenten van de organisatie is gelezen.",
        en: "The organisation's list of withdrawn documents was read.")
    }
    return .pass(
      nl: "De lijst van ingetrokken documenten van \(day) is gelezen.",
      en: "The list of withdrawn documents from \(day) was read.")
  }

  private static func fail(_ absence: Evidence.Absence, _ document: VerificationCase) -> Finding {
    switch absence {
    case .unreachable: .fail(.statusUnknown, unreachable)
    case .lostKey: .compromised
    case .unknownList(let other):
      .fail(
        .statusUnknown,
        nl: "Dit digitale bewijs noemt een lijst die wij niet hebben of niet lezen (\(other)).",
        en: "This credential names a list that we do not have or do not read (\(other)).")
    case .notHere where !document.mustBeOurs && document.said?.status?.revocation.isEmpty ?? true:
      .fail(
        .statusUnknown, .unlisted,
        nl: "In dit digitale bewijs staat geen lijst van ingetrokken documenten.",
        en: "This credential names no list of withdrawn documents.")
    case .notHere:
      .fail(
        .statusUnknown, nl: "Het register van deze organisatie is hier niet.",
        en: "This organisation's register is not here.")
    }
  }
}

/// The register holds exactly this token and this credential: a stolen key can sign, but it cannot
/// register.
struct RegisteredPolicy: StandingPolicy {
  let name = "registered"

  func check(_ document: VerificationCase, _ evidence: Evidence) -> Finding {
    switch evidence {
    case .live(.exactly), .copy(_, .exactly):
      .pass(
        nl: "Precies dit document staat in het register.",
        en: "Exactly this document is in the register.")
    case .live(.anotherText), .copy(_, .anotherText):
      .fail(
        .unregistered, nl: "Onder deze code staat een andere tekst in het register.",
        en: "The register contains another text under this code.")
    case .live(.nothing):
      .fail(
        .unregistered, nl: "Dit document staat niet in het register.",
        en: "This document is not in the register.")
    // The copy may be older than the document.
    case .copy(_, .nothing):
      .fail(
        .statusUnknown, .notInCopy, nl: "Dit document staat niet in de kopie van het register.",
        en: "This document is not in the copy of the register.")
    case .live(.unreadable), .copy(_, .unreadable), .none:
      .fail(.statusUnknown, RegisterPolicy.unreachable)
    case .lists: .listed
    }
  }
}

/// The key was in use when the document was registered.
struct KeyPolicy: StandingPolicy {
  let name = "key"

  func check(_ document: VerificationCase, _ evidence: Evidence) -> Finding {
    switch evidence {
    case .live(.exactly(let entry)):
      // It must be the key that signed what was handed in.
      .ofKey(
        entry.standing.key == document.signer.key?.id.thumbprint
          ? entry.standing.keyStanding : .notInUse)
    case .copy:
      .pass(
        nl:
          "In de kopie van het register staat alleen wat met een goede sleutel is geregistreerd.",
        en: "The copy of the register contains only what was registered with a good key.")
    case .lists: .listed
    case .live, .none: .fail(.statusUnknown, RegisterPolicy.unreachable)
    }
  }
}

/// The issuer still stands by it.
struct StatusPolicy: StandingPolicy {
  let name = "status"

  func check(_ document: VerificationCase, _ evidence: Evidence) -> Finding {
    switch evidence {
    case .live(.exactly(let entry)): .ofState(entry.standing.state)
    case .copy(_, .exactly(let entry)): Self.check(entry)
    case .lists(let answer, _): .ofState(answer.isWithdrawn ? .revoked : .active)
    case .live, .copy, .none: .fail(.statusUnknown, RegisterPolicy.unreachable)
    }
  }

  /// A list may be newer than the copy of the register beside it.
  private static func check(_ entry: CopiedEntry) -> Finding {
    if entry.listed?.isWithdrawn == true { return .ofState(.revoked) }
    if let day = entry.listNotAsked {
      return .fail(
        .statusUnknown,
        nl:
          "Er is een nieuwere lijst van ingetrokken documenten (\(day.iso8601)). Een code zegt niet "
          + "waar het document daarin staat.",
        en:
          "There is a newer list of withdrawn documents (\(day.iso8601)). A code does not say where "
          + "the document is in it.")
    }
    if let day = entry.listSeenBefore {
      return .fail(
        .statusUnknown,
        nl: "Hier was al een nieuwere lijst van ingetrokken documenten (\(day.iso8601)).",
        en: "There was a newer list of withdrawn documents here before (\(day.iso8601)).")
    }
    return .ofState(entry.became)
  }
}

extension Finding {
  /// A key that somebody else may have had, and no register that tells what came before.
  static let compromised = Finding.fail(
    .statusUnknown,
    nl: "Deze sleutel is niet meer te vertrouwen. Alleen in het register staat wat ervoor kwam.",
    en: "This key can no longer be trusted. Only the register shows what came before.")

  /// What only a register could tell, where a status list stands in its place.
  fileprivate static let listed = Finding.pass(
    nl: "Hier telt de lijst van ingetrokken documenten, en geen register.",
    en: "Here the list of withdrawn documents counts, and no register.")
}
