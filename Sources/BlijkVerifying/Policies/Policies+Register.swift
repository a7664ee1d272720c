import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister

/// The issuer's register is at hand and current.
struct RegisterPolicy: Policy {
  let name = "register"

  /// The same words whatever the cause: paths and advice are for whoever runs the register.
  static let unreachable = Message(
    nl: "Het register van de organisatie kon niet worden geraadpleegd.",
    en: "The organisation's register could not be consulted.")

  func check(_ document: inout VerificationCase) -> Finding {
    switch document.register {
    case .live(_, let issuer) where issuer == document.issuer?.did:
      .pass(
        nl: "Het register van de organisatie is geraadpleegd.",
        en: "The organisation's register was consulted.")
    default: checkCopy(&document)
    }
  }

  /// A published copy takes the place of a register that is not here.
  private func checkCopy(_ document: inout VerificationCase) -> Finding {
    if case .unavailable(_, let owner) = document.register,
      document.copy == nil || owner == document.issuer?.did
    {
      // A copy of the organisation's own register may be older than what it has withdrawn since.
      return .fail(.statusUnknown, Self.unreachable)
    }
    guard let copy = document.copy else { return checkLists(&document) }
    return .pass(
      nl: "Het gepubliceerde register van \(copy.time) is geraadpleegd.",
      en: "The published register of \(copy.time) was consulted.")
  }

  /// A published list takes the place of a register where there is none of ours. It may withdraw what must be
  /// in one, and tells nothing else of that: what a thief signs is on no list, and in no register either.
  private func checkLists(_ document: inout VerificationCase) -> Finding {
    guard document.keyVouches else { return .compromised }
    document.listed = document.askStatusLists()
    document.unaskedListDay = document.dayOfListNotAsked(after: .min)
    if let other = document.summary?.status.others.first {
      return .fail(
        .statusUnknown,
        nl: "Dit digitale bewijs noemt een lijst die wij niet hebben of niet lezen (\(other)).",
        en: "This credential names a list that we do not have or do not read (\(other)).")
    }
    guard let listed = document.listed else {
      return .fail(
        .statusUnknown, nl: "Het register van deze organisatie is hier niet.",
        en: "This organisation's register is not here.")
    }
    guard listed.isWithdrawn || !document.mustBeOurs else {
      document.isOnlyListed = true
      let (nl, en) = listed.day.map { (" van \($0.iso8601)", " of \($0.iso8601)") } ?? ("", "")
      return .fail(
        .statusUnknown,
        nl:
          "Het staat niet op de lijst van ingetrokken documenten\(nl). Het register van deze organisatie is "
          + "hier niet.",
        en:
          "It is not on the list of withdrawn documents\(en). This organisation's register is not here."
      )
    }
    guard let day = listed.day?.iso8601 else {
      return .pass(
        nl: "De lijst van ingetrokken documenten van de organisatie is geraadpleegd.",
        en: "The organisation's list of withdrawn documents was consulted.")
    }
    return .pass(
      nl: "De lijst van ingetrokken documenten van \(day) is geraadpleegd.",
      en: "The list of withdrawn documents of \(day) was consulted.")
  }
}

/// The register holds exactly this token and this credential: a stolen key can sign, but it cannot
/// register.
struct RegisteredPolicy: Policy {
  let name = "registered"

  func check(_ document: inout VerificationCase) throws(Problem) -> Finding {
    if let copy = document.copy { return check(&document, against: copy) }
    guard document.hasRegister else { return .listed }
    guard case .live(let register, let issuer) = document.register, let id = document.id,
      let entry = try register.standing(issuer: issuer, id: id)
    else {
      return .fail(
        .unregistered, nl: "Dit document staat niet in het register.",
        en: "This document is not in the register.")
    }
    document.entry = entry
    guard document.token.map({ $0.hash == entry.tokenHash }) ?? true,
      document.hasCredential(where: { $0 == entry.credentialHash })
    else {
      return .anotherText
    }
    // What is told of it comes from the bytes that were issued, wherever they are kept.
    if document.credential != nil, let kept = document.reading(of: document.kept) {
      document.reading = kept
    }
    return .exactlyThis
  }

  /// The copy may be older than the document.
  private func check(_ document: inout VerificationCase, against copy: PublishedRegister) -> Finding
  {
    guard let id = document.id, let entry = copy.entry(of: id) else {
      document.isMissingInCopy = true
      return .fail(
        .statusUnknown, nl: "Dit document staat niet in het gepubliceerde register.",
        en: "This document is not in the published register.")
    }
    document.copiedState = entry.state
    guard document.token.map({ Digest($0.hash) == entry.tokenHash }) ?? true,
      document.hasCredential(where: { Digest($0) == entry.credentialHash })
    else { return .anotherText }
    return .exactlyThis
  }
}

/// The key was in use when the document was registered; the day of award does not count.
struct KeyPolicy: Policy {
  let name = "key"

  func check(_ document: inout VerificationCase) -> Finding {
    guard document.copy == nil else {
      return .pass(
        nl:
          "In het gepubliceerde register staat alleen wat met een goede sleutel is geregistreerd.",
        en: "The published register holds only what was registered with a good key.")
    }
    guard document.hasRegister else { return .listed }
    guard let entry = document.entry, let key = document.key, entry.key == key.id.thumbprint,
      entry.keyStanding != .notInUse
    else {
      return .fail(
        .unregistered, nl: "De sleutel was niet in gebruik toen het document werd geregistreerd.",
        en: "The key was not in use when the document was registered.")
    }
    // The register holds it, so the organisation may have issued it itself: no paper of its own is called
    // false for what a thief could have done.
    guard entry.keyStanding != .compromised else {
      document.isKeyLost = true
      return .fail(
        .statusUnknown,
        nl: "De sleutel telde niet meer op de dag dat het document werd geregistreerd.",
        en: "The key no longer counted on the day that the document was registered.")
    }
    return .pass(
      nl: "De sleutel was in gebruik toen het document werd geregistreerd.",
      en: "The key was in use when the document was registered.")
  }
}

extension VerificationCase {
  /// Whether the credential that was handed in, if one was, is the one that the register has a hash of.
  fileprivate func hasCredential(where isSame: ([UInt8]) -> Bool) -> Bool {
    credential == nil || verified.map { isSame($0.fingerprint.hash) } == true
  }
}

extension Finding {
  /// A key that somebody else may have had, and no register that tells what came before.
  static let compromised = Finding.fail(
    .statusUnknown,
    nl: "Deze sleutel is niet meer te vertrouwen; alleen het register weet wat ervoor kwam.",
    en: "This key can no longer be trusted; only the register knows what came before.")

  fileprivate static let anotherText = Finding.fail(
    .unregistered, nl: "Onder deze code staat een andere tekst in het register.",
    en: "The register holds another text under this code.")

  fileprivate static let exactlyThis = Finding.pass(
    nl: "Het register kent precies dit document.", en: "The register knows exactly this document.")

  /// What only a register could tell, where a status list stands in its place.
  fileprivate static let listed = Finding.pass(
    nl: "Hier geldt de statuslijst, en geen register.",
    en: "Here the status list counts, and no register.")
}

/// The issuer still stands by it.
struct StatusPolicy: Policy {
  let name = "status"

  func check(_ document: inout VerificationCase) -> Finding {
    guard document.hasRegister || document.copy != nil else {
      return document.listed?.isWithdrawn == false
        ? .pass(nl: "Het is niet ingetrokken.", en: "It was not withdrawn.")
        : .fail(.revoked, nl: "Het is ingetrokken.", en: "It was withdrawn.")
    }
    if let copy = document.copy, document.copiedState == .active {
      // A list may be newer than the copy of the register beside it.
      document.listed = document.askStatusLists()
      document.unaskedListDay = document.dayOfListNotAsked(after: copy.moment)
      if document.listed?.isWithdrawn == true {
        return .fail(.revoked, nl: "Het is ingetrokken.", en: "It was withdrawn.")
      }
      if let day = document.unaskedListDay {
        return .fail(
          .statusUnknown,
          nl:
            "Er is een nieuwere lijst van ingetrokken documenten (\(day.iso8601)). Een code zegt niet "
            + "waar het document daarin staat.",
          en:
            "There is a newer list of withdrawn documents (\(day.iso8601)). A code does not say where "
            + "the document stands in it.")
      }
      if let day = document.dayOfListSeenBefore(than: copy) {
        return .fail(
          .statusUnknown,
          nl: "Hier was al een nieuwere lijst van ingetrokken documenten (\(day.iso8601)).",
          en: "There was a newer list of withdrawn documents here before (\(day.iso8601)).")
      }
    }
    return switch document.entry?.state ?? document.copiedState {
    case .active: .pass(nl: "Het is niet ingetrokken.", en: "It was not withdrawn.")
    case .replaced: .fail(.replaced, nl: "Het is vervangen.", en: "It was replaced.")
    default: .fail(.revoked, nl: "Het is ingetrokken.", en: "It was withdrawn.")
    }
  }
}

/// Today lies between its first and its last day.
struct DatesPolicy: Policy {
  let name = "dates"

  func check(_ document: inout VerificationCase) -> Finding {
    // Judged here and not with the proof: where this computer's clock is behind, an honest paper must not
    // seem altered, nor a withdrawn one merely early.
    if let moment = document.provenAt, moment > document.now {
      document.decidingDay = .inTheNetherlands(moment)
      return .fail(
        .notYetValid,
        nl: "De ondertekening is van later dan nu. Gaat de klok van deze computer goed?",
        en: "The proof is of later than now. Is this computer's clock right?")
    }
    let found = document.summary.map { check($0, &document) } ?? checkOwn(&document)
    guard case .pass = found, let last = document.credential?.provenUntil, last < document.now
    else { return found }
    // What ends at midnight does not count on the day that begins.
    document.decidingDay = .inTheNetherlands(last - 1)
    return .fail(.expired, nl: "De ondertekening telt niet meer.", en: "The proof has expired.")
  }

  private func checkOwn(_ document: inout VerificationCase) -> Finding {
    guard let facts = document.facts, facts.date <= document.today else {
      document.decidingDay = document.facts?.date
      return .fail(
        .notYetValid, nl: "De datum ligt in de toekomst.", en: "The date lies in the future.")
    }
    if let last = facts.validUntil, last < document.today {
      document.decidingDay = last
      return .fail(
        .expired, nl: "Het was geldig tot en met \(last.iso8601).",
        en: "It was valid up to and including \(last.iso8601).")
    }
    return .pass(nl: "De datum klopt met vandaag.", en: "The date agrees with today.")
  }

  /// Others give moments, and need not give any.
  private func check(_ summary: CredentialSummary, _ document: inout VerificationCase) -> Finding {
    if let first = summary.validFrom, first > document.now {
      document.decidingDay = summary.firstDay ?? .inTheNetherlands(first)
      return .fail(
        .notYetValid, nl: "De datum ligt in de toekomst.", en: "The date lies in the future.")
    }
    if let last = summary.validUntil, last < document.now {
      document.decidingDay = summary.lastDay ?? .inTheNetherlands(last)
      return .fail(.expired, nl: "Het is niet meer geldig.", en: "It is no longer valid.")
    }
    return .pass(nl: "De datum klopt met vandaag.", en: "The date agrees with today.")
  }
}
