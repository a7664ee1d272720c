import BlijkBasics
import BlijkTestSupport
import BlijkVerifying

/// What is asked, and what must come: by the register, by a copy of it, by the list of withdrawn documents
/// alone, and by nothing.
extension VerdictDocuments {
  func questions() throws -> [VerdictMaking.Question] {
    try scanned() + files() + forged() + typed()
  }

  private func question(
    _ name: String, _ input: some Sequence<UInt8>, _ register: Verdict.State,
    _ copy: Verdict.State, _ list: Verdict.State, _ nothing: Verdict.State, after days: Int = 0
  ) -> VerdictMaking.Question {
    VerdictMaking.Question(
      name: name, input: Array(input), day: Self.day(days),
      states: [register, copy, list, nothing])
  }

  private func scanned() throws -> [VerdictMaking.Question] {
    func scan(
      _ name: String, _ register: Verdict.State, _ copy: Verdict.State, after days: Int = 0
    ) throws -> VerdictMaking.Question {
      // A token does not say where it stands in a list.
      question(
        "\(name), scanned", try link(name).utf8, register, copy, .statusUnknown, .statusUnknown,
        after: days)
    }
    return [
      try scan("valid", .valid, .valid), try scan("tasks", .valid, .valid),
      try scan("letter", .valid, .valid), try scan("revoked", .revoked, .revoked),
      try scan("replaced", .replaced, .replaced), try scan("replacement", .valid, .valid),
      try scan("expired", .valid, .valid, after: 30),
      try scan("expired", .expired, .expired, after: 31),
      try scan("hidden", .valid, .valid), try scan("erased", .valid, .valid),
      try scan("late", .valid, .statusUnknown),
      question(
        "valid, before its day", try link("valid").utf8, .notYetValid, .notYetValid,
        .statusUnknown, .statusUnknown, after: -1),
      question("test, scanned", try link("test").utf8, .test, .test, .test, .test),
      question(
        "valid, only what follows the #", try link("valid").drop { $0 != "#" }.utf8, .valid,
        .valid, .statusUnknown, .statusUnknown),
    ]
  }

  private func files() throws -> [VerdictMaking.Question] {
    [
      question(
        "valid, as a file", try file("valid"), .valid, .valid, .statusUnknown, .statusUnknown),
      question(
        "tasks, as a file", try file("tasks"), .valid, .valid, .statusUnknown, .statusUnknown),
      question(
        "revoked, as a file", try file("revoked"), .revoked, .revoked, .revoked, .statusUnknown),
      question(
        "replaced, as a file", try file("replaced"), .replaced, .replaced, .revoked,
        .statusUnknown),
      question(
        "valid, in a drawing", try picture("valid", "svg", Sample.svg), .valid, .valid,
        .statusUnknown, .statusUnknown),
      question(
        "valid, in a picture", try picture("valid", "png", Sample.png), .valid, .valid,
        .statusUnknown, .statusUnknown),
      question("test, as a file", try file("test"), .test, .test, .test, .test),
    ]
  }

  private func forged() throws -> [VerdictMaking.Question] {
    func same(_ name: String, _ input: some Sequence<UInt8>, _ state: Verdict.State)
      -> VerdictMaking.Question
    {
      question(name, input, state, state, state, state)
    }
    return [
      question(
        "signed by a stolen key", try stolen().utf8, .unregistered, .statusUnknown,
        .statusUnknown, .statusUnknown),
      question(
        "signed by a stolen key, under a code that is in use", try stolen(code("valid")).utf8,
        .unregistered, .unregistered, .statusUnknown, .statusUnknown),
      same("one bit of the signature changed", try altered("valid").utf8, .altered),
      same("of somebody unknown, scanned", try link("stranger").utf8, .unknownIssuer),
      same("of somebody unknown, as a file", try file("stranger"), .unknownIssuer),
      same("one digit too many", try (link("valid") + "0").utf8, .unreadable),
      same("half a token", try link("valid").dropLast(40).utf8, .unreadable),
      same("a word", "hallo".utf8, .unreadable), same("nothing", "".utf8, .unreadable),
      same("a page", "<html></html>".utf8, .unreadable),
    ]
  }

  private func typed() throws -> [VerdictMaking.Question] {
    func type(_ name: String, _ code: String, _ register: Verdict.State) -> VerdictMaking.Question {
      question("\(name), typed", code.utf8, register, .notFound, .notFound, .notFound)
    }
    return [
      type("valid", try code("valid"), .valid),
      type(
        "valid, in small letters without dashes",
        try code("valid").lowercased().filter { $0 != "-" }, .valid),
      type("revoked", try code("revoked"), .revoked), type("late", try code("late"), .valid),
      type("hidden", try code("hidden"), .notFound), type("erased", try code("erased"), .notFound),
      type("a code that nobody has", "EY77-DD8T-KNMP-93HD", .notFound),
      type("a code with a mistake", "EY77-DD8T-KNMP-93HE", .notFound),
    ]
  }
}
