import BlijkBasics

/// Why a list is refused: each row and cell, up to a limit.
struct RefusalList {
  /// The most that are said in a message, each on a line.
  private static let mostSaid = 40
  /// The most that are kept: a file may be wrong millions of times.
  private static let mostKept = 1000
  private var kept: [Refusal] = []
  private var count = 0

  init(_ refusals: [Refusal] = []) {
    for refusal in refusals { add(refusal) }
  }

  mutating func add(_ refusal: Refusal) {
    if count < Self.mostKept { kept.append(refusal) }
    count += 1
  }

  /// Throws when anything was refused; with the list's name, where documents would be made of it.
  func check(of list: String? = nil) throws(Problem) {
    guard count > 0 else { return }
    throw list.map(problem.refusing) ?? problem
  }

  /// All of it as one problem.
  var problem: Problem {
    let said = kept.prefix(Self.mostSaid).map(\.sentence)
    let more = count - said.count
    let lines =
      said + (more > 0 ? [Message(nl: "en nog \(more) regels", en: "and \(more) more rows")] : [])
    return Problem(
      .badRoster, nl: lines.map(\.nl).joined(separator: "\n"),
      en: lines.map(\.en).joined(separator: "\n"), refusals: kept)
  }
}

extension Problem {
  /// A list that is wrong at one place, or as a whole.
  init(_ refusal: Refusal) {
    self = RefusalList([refusal]).problem
  }

  /// The same, said of the list that documents would be made of.
  func refusing(_ list: String) -> Problem {
    guard code == .badRoster else { return self }
    return Problem(
      .badRoster,
      nl: "De deelnemerslijst \(list) is geweigerd; er is niets uitgegeven.\n\(message.nl)",
      en: "The participants' list \(list) was refused; nothing was issued.\n\(message.en)",
      refusals: refusals)
  }
}
