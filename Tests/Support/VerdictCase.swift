package import BlijkBasics
package import BlijkCredential
package import BlijkIssuing
package import BlijkKeys
import BlijkRegister
package import BlijkSecrets
package import BlijkVerifying
import Foundation

/// One issued document, and what people hand in of it.
package struct VerdictCase {
  package let issuer: TestIssuer
  package let report: Issuer.Report
  package let id: DocumentID
  package let link: String

  package static let day = CalendarDate(daysSinceEpoch: 20_777)  // 2026-11-20

  package init(
    _ algorithm: KeyAlgorithm = .ed25519, roster: String = "naam\nSamira el Bouazzaoui",
    achievement: String = "ehbo", _ adjust: (inout IssueRequest) -> Void = { _ in }
  ) throws {
    issuer = try TestIssuer(algorithm)
    report = try issuer.issue(
      roster, achievement: achievement, today: .init(daysSinceEpoch: 300_000)
    ) {
      $0.date = Self.day
      $0.formats = [.html, .svg, .credential]
      adjust(&$0)
    }
    guard let id = report.documents.first?.id, let link = report.documents.first?.link else {
      throw CancellationError()
    }
    self.id = id
    self.link = link
  }

  package func bytes(_ format: String, of number: Int = 0) throws -> [UInt8] {
    let endings = format == "credential" ? ["jwt", "json"] : [format]
    let name =
      report.documents[number].files.first { name in endings.contains(where: name.hasSuffix) } ?? ""
    return Array(try Data(contentsOf: URL(fileURLWithPath: "\(report.output)/\(name)")))
  }

  package func token() throws -> Token {
    let digits = link.split(separator: "#").last ?? ""
    return try Token(reading: try TokenDigits.decode(digits))
  }

  package func verify(_ text: String, on day: CalendarDate = day) -> Verdict {
    issuer.verifier(on: day).verify(Array(text.utf8))
  }

  /// The link of another token, signed by the same key or another.
  package func link(_ facts: Facts, id: DocumentID, by key: PrivateKey? = nil) throws -> String {
    let token = try Token(signing: facts, id: id, with: key ?? issuer.key)
    return "https://bewijs.example/q#\(TokenDigits.encode(token.bytes))"
  }

  package func days(_ number: Int) -> CalendarDate {
    CalendarDate(daysSinceEpoch: Self.day.daysSinceEpoch + number)
  }
}

/// One document for the tests that change nothing.
package enum VerdictCaseCache {
  package static let shared = Result { try VerdictCase() }
}
