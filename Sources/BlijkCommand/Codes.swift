import Blijk
import BlijkBasics
import BlijkCredential

extension Subcommand {
  /// The documents that typed codes name.
  func documents(_ codes: [String]) throws(Problem) -> [DocumentID] {
    try codes.map { code throws(Problem) in
      guard case .code(let id) = DocumentID.reading(code) else {
        throw Problem(
          .notFound,
          nl: "'\(code)' is geen controlecode, of is verkeerd getypt. Er is niets veranderd.",
          en: "'\(code)' is not a check code, or was mistyped. Nothing was changed.")
      }
      return id
    }
  }

  /// The documents of codes, or of a list; one of the two is needed.
  func documents(_ codes: [String], orOn list: String?) throws(Problem) -> [DocumentID] {
    guard codes.isEmpty != (list == nil) else {
      throw Problem(
        .usage, nl: "Geef controlecodes, of een lijst met --roster.",
        en: "Give check codes, or a list with --roster.")
    }
    if let list { return try CodeList(path: list).codes }
    return try documents(codes)
  }

  /// Asks twice, where there is somebody to ask, before something that cannot be undone.
  func confirm(_ nl: String, _ en: String) throws(Problem) {
    for question in [
      Message(
        nl: "\(nl) Dit kan niet ongedaan worden gemaakt. Doorgaan? [ja/nee] ",
        en: "\(en) This cannot be undone. Go on? [yes/no] "),
      Message(nl: "Zeker weten? [ja/nee] ", en: "Are you sure? [yes/no] "),
    ] {
      guard Terminal.agrees(question[global.language]) else {
        throw Problem(.declined, nl: "Er is niets veranderd.", en: "Nothing was changed.")
      }
    }
  }
}
