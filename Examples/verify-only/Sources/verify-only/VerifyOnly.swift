import BlijkVerifying

/// `verify-only KEYS TEXT-OR-FILE`: verifies by the DID documents in a folder.
@main enum VerifyOnly {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      print("verify-only KEYS TEXT-OR-FILE")
      return
    }
    let trust = TrustList(folders: [arguments[1]])
    for problem in trust.problems { print(problem.message[.en]) }
    let verdict = Verifier(trust: trust, register: .none).verify(textOrFile: arguments[2])
    print(verdict.state.rawValue, verdict.facts?.name ?? "-", verdict.facts?.date.iso8601 ?? "-")
    for reason in verdict.reasons where reason.outcome == .fail { print(reason.why[.en]) }
  }
}
