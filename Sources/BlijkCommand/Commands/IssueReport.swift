import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkVerifying
import Foundation

/// Tells what would be or was issued, to a person or as JSON.
struct IssueReport {
  private let batch: PlannedBatch
  private let isDraft: Bool
  private let asJSON: Bool
  private let language: Language

  init(_ batch: PlannedBatch, isDraft: Bool = false, asJSON: Bool, language: Language) {
    self.batch = batch
    self.isDraft = isDraft
    self.asJSON = asJSON
    self.language = language
  }

  /// The most people that are named on the terminal after issuing.
  private static let mostNamed = 24

  /// Says what is odd about the batch, and no reason to refuse it.
  func warn() { warn(batch.warnings) }

  private func warn(_ warnings: [Message]) {
    for warning in warnings { Terminal.complain(warning[language]) }
  }

  /// The table of a dry run, and the reminder about what does not belong on a document.
  func showPlan() {
    guard !asJSON else {
      Terminal.say(
        json: json(
          [("dryRun", true)],
          documents: batch.documents.map(\.award).map { award in
            [
              "name": .string(award.name), "title": .string(award.title),
              "date": .string(award.date.iso8601),
            ]
          }))
      return
    }
    say(
      "Er wordt nog niets uitgegeven. Dit zou het worden:",
      "Nothing is issued yet. This is what it would be:")
    Terminal.table(
      [
        [
          "", text("naam", "name"), text("document", "document"), text("datum", "date"),
          text("meer", "more"),
        ]
      ]
        + batch.documents.map(\.award).enumerated().map { number, award in
          [
            String(number + 1), award.name, "\(award.words.heading): \(award.title)",
            award.date.iso8601, Self.more(award),
          ]
        })
    say(
      "Schrijf niets over gezondheid, geloof, uitkering of thuissituatie.",
      "Write nothing about health, religion, benefits or the situation at home.")
  }

  func show(_ report: Issuer.Report) {
    warn(report.recovered)
    guard !asJSON else {
      Terminal.say(
        json: json(
          [("dryRun", false), ("out", .string(report.output))],
          documents: report.documents.map { document in
            [
              "code": document.id.map { .string($0.checkCode) } ?? .null,
              "name": .string(document.name),
              "link": document.link.map { .string($0) } ?? .null,
              "files": .array(document.files.map { .string($0) }),
            ]
          }))
      return
    }
    Terminal.table(
      report.documents.prefix(Self.mostNamed).map { document in
        [document.id?.checkCode ?? "-", document.name]
      })
    let rest = report.documents.count - Self.mostNamed
    if rest > 0 { say("… en nog \(rest)", "… and \(rest) more") }
    let count = report.documents.count
    let documents =
      count == 1
      ? text("1 document", "1 document") : text("\(count) documenten", "\(count) documents")
    if isDraft {
      say(
        "\(documents) als concept, niet ondertekend, in \(report.output)",
        "\(documents) as drafts, not signed, in \(report.output)")
      return
    }
    say("\(documents) uitgegeven in \(report.output)", "\(documents) issued in \(report.output)")
    defer {
      if report.mustPublish {
        say(
          "Nog niet uitdelen: publiceer eerst het register.",
          "Do not hand them out yet: publish the register first.")
      }
    }
    if batch.request.mails {
      let rest = count - report.mailed
      say(
        "E-mails klaar om te versturen: \(report.mailed), in \(report.output)/mail. Open ze in uw "
          + "mailprogramma. Zonder e-mailadres: \(rest). Gooi de map weg als alles is verstuurd.",
        "Messages ready to be sent: \(report.mailed), in \(report.output)/mail. Open them in your "
          + "mail program. Without an e-mail address: \(rest). Throw the folder away when all is sent."
      )
    }
    if report.withoutTasksInQR > 0 {
      say(
        "Bij \(report.withoutTasksInQR) passen de taken niet in de QR-code; ze staan wel in het "
          + "digitale bestand.",
        "For \(report.withoutTasksInQR) the tasks do not fit in the QR code; they are in the "
          + "digital file."
      )
    }
  }

  private static func more(_ award: Award) -> String {
    var parts: [String] = []
    if let role = award.role { parts.append(role) }
    if let period = award.period { parts.append(period.iso8601) }
    parts += award.tasks.map { task in
      task.text + (task.level.map { ": \($0.word)" } ?? "")
    }
    if let message = award.message {
      parts.append(message.split(separator: "\n").joined(separator: " "))
    }
    return parts.joined(separator: " | ")
  }

  private func json(_ members: [(String, JSON)], documents: [JSON]) -> [UInt8] {
    var report: JSON = [
      "achievement": batch.request.achievement.map { .string($0) } ?? .null,
      "kind": .string(batch.kind.word),
      "test": .bool(batch.request.isTest), "draft": .bool(isDraft),
    ]
    for (name, value) in members { report[name] = value }
    report["already"] = .array(
      batch.earlier.map { earlier in
        [
          "name": .string(earlier.name), "code": .string(earlier.id.checkCode),
          "date": .string(earlier.date.iso8601),
        ]
      })
    report["onlyNew"] = .bool(batch.leavesOutEarlier)
    report["warnings"] = .array(batch.warnings.map { .string($0[language]) })
    report["documents"] = .array(documents)
    return report.serialized()
  }

  private func text(_ nl: String, _ en: String) -> String { Message(nl: nl, en: en)[language] }
  private func say(_ nl: String, _ en: String) { Terminal.say(text(nl, en)) }
}
