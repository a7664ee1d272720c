public import BlijkBasics
import BlijkCredential

extension Verdict {
  /// The answer as one JSON object, the same for `blijk verify --json` and `POST /api/verify`; with
  /// `endorsements` only where some were handed in. Hidden characters are written `\uXXXX`.
  public func json(_ language: Language) -> [UInt8] {
    func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
    // Of a scanned code nothing is looked up for programs, so nothing of that was checked for them.
    let details = details?.isOfInput == true ? details : nil
    var json: JSON = [
      "state": .string(state.rawValue),
      "code": text(id?.checkCode),
      "kind": text(facts?.kind.word),
      "title": text(claim?.title),
      "name": text(claim?.name),
      "issuer": issuer.map { ["id": .string($0.id), "name": .string($0.name)] } ?? .null,
      "date": text(claim?.date?.iso8601),
      "validUntil": text(claim?.validUntil?.iso8601),
      "period": text(facts?.period?.iso8601),
      "tasks": facts.map { facts in
        .array(facts.tasks.map { ["text": .string($0.text), "level": text($0.level?.word)] })
      } ?? .null,
      "details": details.map { details in
        .array(
          details.fields.map { ["field": .string($0.name), "value": .string($0.value)] })
      } ?? .null,
      "notChecked": .array(notChecked(beside: details).map { .string($0.rawValue) }),
      "otherInFile": otherInFile.isEmpty ? .null : .array(otherInFile.map { .string($0.rawValue) }),
      "reasons": .array(
        reasons.map {
          [
            "policy": .string($0.policy), "outcome": .string($0.outcome.rawValue),
            "why": .string($0.why[language]),
          ]
        }),
    ]
    if !endorsements.isEmpty {
      json["endorsements"] = .array(
        endorsements.map {
          [
            "issuer": $0.issuer.map { ["id": .string($0.id), "name": .string($0.name)] } ?? .null,
            "state": .string($0.state.rawValue), "date": text($0.date?.iso8601),
            "validUntil": text($0.validUntil?.iso8601), "comment": text($0.comment),
            "why": .string($0.why[language]),
          ]
        })
    }
    return json.serializedVisibly()
  }
}

extension Verdict.Details.Field {
  /// What programs call it: the last part of its label's key.
  fileprivate var name: String { String(key.split(separator: ".").last ?? "") }
}
