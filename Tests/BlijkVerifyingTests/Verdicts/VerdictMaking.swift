import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Foundation

/// Makes the worlds that verdicts are asked in: an organisation with documents in every state, and what
/// others have of its register. No private key of it is kept.
struct VerdictMaking {
  /// What somebody has of a register.
  enum Evidence: Int, CaseIterable {
    /// The register itself.
    case register
    /// A copy that was published, and the list beside it.
    case copy
    /// That list only.
    case list
    case nothing
  }

  /// Something that is handed in on a day, and the state that must come, for each evidence.
  struct Question {
    let name: String
    let input: [UInt8]
    let day: CalendarDate
    let states: [Verdict.State]
  }

  let documents: VerdictDocuments
  let questions: [Question]

  init(_ algorithm: KeyAlgorithm) throws {
    documents = try VerdictDocuments(algorithm)
    questions = try documents.questions()
  }

  /// A world with its questions and the answers of today, and those that are not what they must be.
  func world(_ evidence: Evidence) throws -> (json: JSON, wrong: [String]) {
    var json = try documents.world(evidence)
    let world = try VerdictWorld(json)
    var wrong: [String] = []
    json["cases"] = .array(
      try questions.map { question in
        var asked: JSON = [
          "name": .string(question.name), "today": .string(question.day.iso8601),
        ]
        if let text = String(validating: question.input, as: UTF8.self) {
          asked["input"] = .string(text)
        } else {
          asked["base64"] = .string(Data(question.input).base64EncodedString())
        }
        let verdict = try world.answer(asked)
        let must = question.states[evidence.rawValue]
        if verdict.state != must {
          wrong.append("\(question.name) by \(evidence): \(verdict.state), and not \(must)")
        }
        let kept = try verdict.kept()
        asked["verdict"] = kept.verdict
        asked["words"] = kept.words
        return asked
      })
    return (json, wrong)
  }
}
