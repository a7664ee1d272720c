public import BlijkBasics
import BlijkRegister
import Foundation

/// Setting right what an interrupted batch left behind: all of it is issued, or nothing.
extension Issuer {
  /// Finishes or undoes every batch that was interrupted.
  ///
  /// - Returns: What was done; nothing when there was nothing to do.
  public func recover() throws(Problem) -> [Message] {
    let register = try folder.register()
    let lock = try IssuerLock(folder, register: register)
    defer { withExtendedLifetime(lock) {} }
    return try finishInterrupted(in: register, beforeIssuingTo: nil)
  }

  /// Takes away what was made for a batch that failed; does nothing when it is registered after all,
  /// since the answer to a commit can be lost. When nobody can tell, all stays as it is for `recover`.
  func giveUp(
    _ batch: Register.Batch, in register: Register, output: OutputFolder, after problem: Problem
  ) throws(Problem) {
    let isRegistered: Bool
    do throws(Problem) {
      isRegistered = try register.isRegistered(batch) ?? false
    } catch {
      throw Problem(
        problem.code,
        nl: problem.message.nl
          + " Of er iets is uitgegeven, is nu niet te zeggen: de volgende 'blijk "
          + "issue' of 'blijk register check' maakt het af of ongedaan.",
        en: problem.message.en + " Whether anything was issued cannot be told now: the next 'blijk "
          + "issue' or 'blijk register check' finishes or undoes it.")
    }
    guard !isRegistered else { return }
    output.remove()
    try? register.end(batch)
    throw problem
  }

  /// The same as `recover`, by who holds the lock already. When what was to be issued now turns out to
  /// have been issued then, it is refused.
  func finishInterrupted(in register: Register, beforeIssuingTo output: String?) throws(Problem)
    -> [Message]
  {
    let wanted = output.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    var told: [Message] = []
    for batch in try register.unfinishedBatches() {
      guard batch.isHere else {
        told.append(
          Message(
            nl: "Een uitgifte op een andere computer is nog niet af (\(batch.output)).",
            en: "A batch on another computer is not finished yet (\(batch.output))."))
        continue
      }
      do throws(Problem) {
        if let message = try finish(batch) { told.append(message) }
        try register.end(batch)
        guard !batch.isRegistered || batch.output != wanted else {
          throw Problem(
            .alreadyIssued,
            nl:
              "Deze documenten waren al uitgegeven door een opdracht die werd onderbroken; ze staan "
              + "nu in '\(batch.output)'. Er is niets nog een keer uitgegeven.",
            en:
              "These documents had been issued by a command that was interrupted; they are in "
              + "'\(batch.output)' now. Nothing was issued a second time.")
        }
      } catch {
        guard error.code != .alreadyIssued else { throw error }
        // It stays noted for a next time; today's batch has nothing to do with it.
        told.append(error.message)
      }
    }
    return told
  }

  /// Finishes or undoes one batch; tells what was done, if anything was.
  private func finish(_ batch: Register.Batch) throws(Problem) -> Message? {
    let parent = URL(fileURLWithPath: batch.staging).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: batch.staging) else {
      // Where the disk itself is out of sight, nobody can tell; where it is not, the files appeared.
      guard !batch.isRegistered || FileManager.default.fileExists(atPath: parent) else {
        throw Problem(
          .badOutput,
          nl: "Een eerdere uitgifte is niet af; sluit de schijf met '\(batch.output)' aan.",
          en: "An earlier batch is not finished; connect the disk with '\(batch.output)'.")
      }
      guard batch.isRegistered, !FileManager.default.fileExists(atPath: batch.output) else {
        return nil
      }
      return Message(
        nl:
          "De bestanden van een eerdere uitgifte (\(batch.output)) zijn weg; de documenten zijn wel "
          + "geregistreerd. Zie 'blijk list', en maak ze opnieuw met 'blijk reprint'.",
        en:
          "The files of an earlier batch (\(batch.output)) are gone; its documents are registered "
          + "all the same. See 'blijk list', and make them again with 'blijk reprint'.")
    }
    if batch.isRegistered {
      try OutputFolder.appear(batch.staging, as: batch.output)
      return Message(
        nl: "Een onderbroken uitgifte is afgemaakt: \(batch.output)",
        en: "An interrupted batch was finished: \(batch.output)")
    }
    try? FileManager.default.removeItem(atPath: batch.staging)
    return Message(
      nl: "Een onderbroken uitgifte is ongedaan gemaakt: \(batch.output)",
      en: "An interrupted batch was undone: \(batch.output)")
  }
}
