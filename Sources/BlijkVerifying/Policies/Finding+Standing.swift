import BlijkBasics
import BlijkRegister

/// What follows from the facts that decide over a registered document. The policies and `list` both go by
/// these, so that they answer the same.
extension Finding {
  static func ofTest(_ isTest: Bool) -> Finding {
    isTest
      ? .fail(.test, nl: "Dit is een oefendocument.", en: "This is a test document.")
      : .pass(nl: "Dit is geen oefendocument.", en: "This is not a test document.")
  }

  /// How its key stood when it was registered; the day of award does not count.
  static func ofKey(_ standing: RegisterEntry.KeyStanding) -> Finding {
    switch standing {
    case .inUse:
      .pass(
        nl: "De sleutel was in gebruik toen het document werd geregistreerd.",
        en: "The key was in use when the document was registered.")
    case .notInUse:
      .fail(
        .unregistered, nl: "De sleutel was niet in gebruik toen het document werd geregistreerd.",
        en: "The key was not in use when the document was registered.")
    // The register holds it, so the organisation may have issued it itself: no paper of its own is called
    // false for what a thief could have done.
    case .compromised:
      .fail(
        .statusUnknown, .lostKey,
        nl: "De sleutel telde niet meer op de dag dat het document werd geregistreerd.",
        en: "The key no longer counted on the day that the document was registered.")
    }
  }

  static func ofState(_ state: RegisterEntry.State) -> Finding {
    switch state {
    case .active: .pass(nl: "Het is niet ingetrokken.", en: "It was not withdrawn.")
    case .replaced: .fail(.replaced, nl: "Het is vervangen.", en: "It was replaced.")
    case .revoked: .fail(.revoked, nl: "Het is ingetrokken.", en: "It was withdrawn.")
    }
  }

  /// Days are those of the Netherlands, and the last one counts whole.
  static func ofDays(first: CalendarDate?, last: CalendarDate?, today: CalendarDate) -> Finding {
    if let first, first > today {
      return .fail(
        .notYetValid, decidedBy: first, nl: "De datum ligt in de toekomst.",
        en: "The date is in the future.")
    }
    if let last, last < today {
      return .fail(
        .expired, decidedBy: last, nl: "Het was geldig tot en met \(last.iso8601).",
        en: "It was valid up to and including \(last.iso8601).")
    }
    return .inDate
  }

  static let inDate = Finding.pass(
    nl: "Het document geldt vandaag.", en: "The document is valid today.")
}
