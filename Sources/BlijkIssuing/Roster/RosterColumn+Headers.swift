/// What people and their administrations call the columns.
extension RosterColumn {
  /// A header as it is looked for: small letters and single blanks, without signs or what is in brackets.
  static func words(of header: String) -> String {
    var words = String.UnicodeScalarView()
    var depth = 0
    for scalar in header.lowercased().unicodeScalars {
      switch scalar {
      case "(", "[": depth += 1
      case ")", "]": depth = max(0, depth - 1)
      case _ where depth > 0: break
      // A byte order mark that was read as letters.
      case "ï", "»", "¿": break
      case "_", "-", "‐", "‑", "–", "/", ".", ",", ":", ";", "?", "*", "&", "+", "'", "’", "\"":
        words.append(" ")
      case _ where scalar.properties.isWhitespace: words.append(" ")
      case _ where scalar.properties.isDefaultIgnorableCodePoint: break
      default: words.append(scalar)
      }
    }
    return String(words).split(separator: " ").joined(separator: " ")
  }

  /// Which column each header stands for.
  static let byWords: [String: RosterColumn] = {
    var byWords: [String: RosterColumn] = [:]
    for column in allCases {
      for header in column.headers + [column.rawValue] { byWords[words(of: header)] = column }
    }
    return byWords
  }()

  /// What else it is called.
  var headers: [String] {
    switch self {
    case .name:
      [
        "name", "full name", "fullname", "volledige naam", "naam deelnemer", "naam cursist",
        "naam leerling", "naam student", "naam vrijwilliger", "deelnemer", "cursist", "leerling",
        "student", "vrijwilliger", "volunteer", "participant", "attendee", "deelnemersnaam",
        "naam van de deelnemer", "voor en achternaam", "voornaam en achternaam",
        "voornaam achternaam", "roepnaam en achternaam", "naam voluit", "weergavenaam",
        "display name", "participant name", "name of participant", "student name",
        "volunteer name", "attendee name", "first and last name", "first name last name",
      ]
    case .callName: ["roepnamen", "known as", "preferred name", "nickname", "call name"]
    case .givenName:
      [
        "voornamen", "first name", "firstname", "first names", "given name", "given names",
        "forename",
      ]
    case .initials: ["voorletter", "initialen", "initials"]
    case .infix:
      [
        "tussenvoegsels", "tussenvoegsel s", "voorvoegsel", "voorvoegsels", "tv", "tussen",
        "infix", "prefix", "name prefix", "surname prefix", "middle name",
      ]
    case .familyName:
      [
        "last name", "lastname", "surname", "family name", "familienaam", "achternamen",
        "geslachtsnaam",
      ]
    case .email:
      [
        "email", "mail", "e mailadres", "e mail adres", "emailadres", "email adres", "mailadres",
        "mail adres", "e mail address", "email address", "e mails", "emailaddress",
      ]
    case .role: ["role", "functie", "taak rol"]
    case .period: ["period"]
    case .tasks: ["tasks", "taak", "werkzaamheden", "activiteiten"]
    case .setting: ["werkplek", "waar", "where", "workplace"]
    case .message: ["message", "persoonlijk bericht"]
    case .signatory: ["signatory", "signed by"]
    case .externalProof: ["external proof"]
    case .shows: ["show", "toon"]
    case .language: ["language"]
    case .sameName: ["same name"]
    case .replaces: ["replaces"]
    case .present:
      [
        "aanwezigheid", "was aanwezig", "present", "attended", "attendance", "aanwezig ja nee",
        "presentie", "aanw", "verschenen",
      ]
    case .absent: ["afwezigheid", "absent", "niet aanwezig", "afgemeld"]
    case .passed:
      [
        "passed", "behaald", "voldaan", "gehaald", "pass",
        "geslaagd ja nee", "behaald ja nee", "resultaat", "uitslag", "afgerond", "result",
        "completed",
      ]
    }
  }
}
