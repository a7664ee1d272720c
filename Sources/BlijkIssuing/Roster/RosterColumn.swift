import BlijkCredential
import BlijkVerifying

/// A column of a participants' list.
enum RosterColumn: String, CaseIterable {
  case name = "naam"
  case givenName = "voornaam"
  case infix = "tussenvoegsel"
  case familyName = "achternaam"
  case email = "e-mail"
  case role = "rol"
  case period = "periode"
  case tasks = "taken"
  case setting = "setting"
  case message = "bericht"
  case signatory = "ondertekenaar"
  case externalProof = "extern bewijs"
  case shows = "tonen"
  case language = "taal"
  case sameName = "zelfde naam"
  case replaces = "vervangt"

  /// The column with this header, as people write it in Dutch or English.
  init?(header: String) {
    let words = header.lowercased().split { " _-\t\u{A0}".contains($0) }.joined(separator: " ")
    guard
      let column = Self.allCases.first(where: {
        $0.rawValue.split(separator: "-").joined(separator: " ") == words
          || $0.otherHeaders.contains(words)
      })
    else { return nil }
    self = column
  }

  private var otherHeaders: [String] {
    switch self {
    case .name: ["name", "full name", "volledige naam"]
    case .givenName: ["first name", "firstname", "given name", "voornamen"]
    case .infix: ["tussenvoegsels", "infix", "prefix", "name prefix"]
    case .familyName: ["last name", "lastname", "surname", "family name"]
    case .email: ["email", "mail", "e mailadres", "emailadres", "e mail address", "email address"]
    case .role: ["role", "functie"]
    case .period: ["period"]
    case .tasks: ["tasks", "taak"]
    case .setting: ["werkplek"]
    case .message: ["message"]
    case .signatory: ["signatory", "signed by"]
    case .externalProof: ["external proof"]
    case .shows: ["show", "toon"]
    case .language: ["language"]
    case .sameName: ["same name"]
    case .replaces: ["replaces"]
    }
  }

  /// Whether the register keeps it, so that a replacement can say the same.
  var isKept: Bool { self != .email && self != .sameName && self != .replaces }

  /// Whether documents of a kind have a place for it.
  func isUsed(by kind: Kind) -> Bool {
    switch self {
    case .role: kind.rules.namesRole
    case .period: kind.rules.namesPeriod
    case .tasks, .setting: kind.rules.tellsOfTasks
    case .message: kind.rules.message != .none
    default: true
    }
  }
}
