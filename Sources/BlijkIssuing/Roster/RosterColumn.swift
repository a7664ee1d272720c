import BlijkCredential
import BlijkVerifying

/// A column of a participants' list.
enum RosterColumn: String, CaseIterable {
  case name = "naam"
  case callName = "roepnaam"
  case givenName = "voornaam"
  case initials = "voorletters"
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
  case present = "aanwezig"
  case absent = "afwezig"
  case passed = "geslaagd"

  /// Those that a person's name may be in, whole or in part.
  static let names: [RosterColumn] = [
    .name, .callName, .givenName, .initials, .infix, .familyName,
  ]
  /// The parts of a name that come first; the first of them that a row has is used.
  static let firstNames: [RosterColumn] = [.callName, .givenName, .initials]
  /// Those that say who gets no document.
  static let choices: [RosterColumn] = [.present, .absent, .passed]

  /// The column with this header, as people write it in Dutch or English.
  init?(header: String) {
    guard let column = Self.byWords[Self.words(of: header)] else { return nil }
    self = column
  }

  /// Whether the register keeps it, so that a replacement can say the same.
  var isKept: Bool {
    switch self {
    case .email, .sameName, .replaces, .present, .absent, .passed: false
    default: true
    }
  }

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
