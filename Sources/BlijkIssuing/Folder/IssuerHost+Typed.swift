public import BlijkBasics
public import BlijkKeys

/// The address that somebody types for a new organisation. It stands in every QR code for good, so what
/// cannot lead anywhere is refused with what to do, though a DID may have it.
extension IssuerHost {
  /// Reads what was typed for `--host`.
  ///
  /// - Throws: `badIssuer`, when no check page can be at this address.
  public init(typed text: String) throws(Problem) {
    if let reason = Self.wrong(text) {
      throw Problem(
        .badIssuer,
        nl: "'\(text)' is geen adres voor een controlepagina: \(reason.nl). \(Self.without.nl)",
        en: "'\(text)' is not an address for a check page: \(reason.en). \(Self.without.en)")
    }
    do {
      try self.init(text)
    } catch {
      throw Problem(
        .badIssuer, nl: "\(error.message.nl) \(Self.without.nl)",
        en: "\(error.message.en) \(Self.without.en)")
    }
  }

  private static let without = Message(
    nl: "Hebt u nog geen adres? Laat --host dan weg: u kunt oefenen, en later een adres geven.",
    en: "Have you no address yet? Leave --host out: you can practise, and give an address later.")

  private static func wrong(_ text: String) -> Message? {
    guard !text.contains(where: \.isWhitespace) else {
      return Message(
        nl: "er staat een spatie in. Schrijf het als bewijs.example",
        en: "there is a space in it. Write it as bewijs.example")
    }
    guard !text.contains("@") else {
      return Message(
        nl: "dit is een e-mailadres. Neem het deel achter het apenstaartje, als dat van u is",
        en: "this is an e-mail address. Take the part after the at sign, if that is yours")
    }
    if let start = text.firstRange(of: "://") {
      let rest = text[start.upperBound...].split(separator: "/").prefix(2).joined(separator: "/")
      return Message(
        nl: "laat weg wat vóór '\(rest)' staat", en: "leave out what stands before '\(rest)'")
    }
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return Message(
        nl: "er staan andere tekens in dan a tot z. Gebruik de schrijfwijze die met xn-- begint",
        en: "it has other characters than a to z. Use the spelling that begins with xn--")
    }
    let host = text.split(separator: "/").first ?? ""
    guard host.contains("."), host.first != ".", host.last != "." else {
      return Message(
        nl: "er hoort een punt in te staan, niet vooraan of achteraan, zoals in bewijs.example",
        en: "it needs a dot in it, not at the start or the end, as in bewijs.example")
    }
    return nil
  }
}
