import BlijkBasics
import BlijkVerifying

/// What is said of something that is handed in.
struct OracleAnswer: Sendable, Equatable {
  let state: String
  /// Whether it shows what was signed: then every word counts.
  let isGood: Bool
  /// As JSON, which the program and the service give too.
  let json: String
  /// What the page says besides.
  let words: [String]

  init(_ verdict: Verdict, _ texts: Texts) throws {
    state = verdict.state.rawValue
    json = String(decoding: verdict.json(.nl), as: UTF8.self)
    let facts = try verdict.labelledFacts(texts)
    isGood = !facts.isEmpty
    words =
      try facts.map { "\($0.label): \($0.value)" } + [verdict.sentence(texts)]
      + [verdict.boundary(texts) ?? ""] + verdict.remarks(texts)
  }

  /// Of one part of an answer only.
  init(_ endorsement: Verdict.Endorsement, of verdict: Verdict) {
    state = endorsement.state.rawValue
    json = String(decoding: verdict.json(.nl), as: UTF8.self)
    isGood = endorsement.state == .valid
    words = [
      "Onderschrijft: \(endorsement.issuer?.name ?? "")", "Woorden: \(endorsement.comment ?? "")",
      "Van: \(endorsement.date?.iso8601 ?? "")", "Tot: \(endorsement.validUntil?.iso8601 ?? "")",
      endorsement.why.nl,
    ]
  }

  /// What cannot be read at all.
  init(refused why: String) {
    state = "refused"
    isGood = false
    json = ""
    words = [why]
  }

  /// What is other than in the original, to be read by a person.
  func difference(from original: OracleAnswer) -> String {
    func others(_ words: [String], _ known: [String]) -> String {
      let new = words.filter { !known.contains($0) }
      return new.prefix(3).map { "'\($0.prefix(60))'" }.joined(separator: ", ")
    }
    let (gone, new) = (others(original.words, words), others(words, original.words))
    let order = gone.isEmpty && new.isEmpty ? " (in another order, or by other steps)" : ""
    return "\(original.state) \(gone) → \(state) \(new)\(order)"
  }
}
