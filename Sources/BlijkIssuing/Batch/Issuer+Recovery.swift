public import BlijkBasics
import BlijkRegister
import BlijkVerifying
import Foundation

/// Setting right what an interrupted batch left behind: all of it is issued, or nothing.
extension Issuer {
  /// What became of batches that were interrupted.
  public struct Recovery: Sendable {
    /// What was done, or must wait.
    public internal(set) var messages: [Message] = []
    /// Notes of batches that are not this program's, or were changed: nothing was done with them.
    public internal(set) var refused: [Message] = []

    var all: [Message] { messages + refused }
  }

  /// Finishes or undoes every batch that was interrupted.
  public func recover() throws(Problem) -> Recovery {
    try folder.changing { (register) throws(Problem) in
      try finishInterrupted(in: register, beforeIssuingTo: nil)
    }
  }

  /// Takes away what was made for a batch that failed; does nothing when it is registered after all,
  /// since the answer to a commit can be lost where `mayBeRegistered`. When nobody can tell, all stays as it
  /// is for `recover`.
  func giveUp(
    _ batch: Register.Batch, in register: Register, output: OutputFolder, mayBeRegistered: Bool,
    after problem: Problem
  ) throws(Problem) {
    let isRegistered: Bool
    do throws(Problem) {
      let isCertain = !mayBeRegistered || problem.code == .replacedRegister
      isRegistered = isCertain ? false : try register.isRegistered(batch) ?? false
    } catch {
      throw Problem(
        problem.code,
        nl: problem.message.nl
          + " Blijk weet nu niet of er iets is uitgegeven. Doe 'blijk register check': dat maakt het af of "
          + "ongedaan.",
        en: problem.message.en + " Blijk does not know now whether anything was issued. Run 'blijk "
          + "register check': that finishes or undoes it.")
    }
    guard !isRegistered else { return }
    guard BatchFolder(batch)?.remove() ?? true else {
      // It stays noted, so that it is tried again.
      let left = Self.notRemoved(batch)
      throw Problem(
        problem.code, nl: "\(problem.message.nl) \(left.nl)", en: "\(problem.message.en) \(left.en)"
      )
    }
    output.removeParents()
    try? register.end(batch)
    throw problem
  }

  /// The same as `recover`, for a caller that holds the lock already. When what is to be issued now was
  /// issued by the interrupted batch, it is refused.
  func finishInterrupted(in register: Register, beforeIssuingTo output: String?) throws(Problem)
    -> Recovery
  {
    let wanted = output.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    var told = Recovery()
    for batch in try register.unfinishedBatches() {
      guard batch.isAsLogged, let folder = BatchFolder(batch) else {
        told.refused.append(Self.misfit(batch))
        continue
      }
      guard batch.isHere else {
        told.messages.append(
          Message(
            nl: "Een groep documenten op een andere computer is nog niet af (\(batch.output)).",
            en: "A batch on another computer is not finished yet (\(batch.output))."))
        continue
      }
      do throws(Problem) {
        switch try finish(batch, folder) {
        case .done(let message): if let message { told.messages.append(message) }
        case .left(let message):
          told.messages.append(message)
          continue
        case .refused:
          told.refused.append(Self.misfit(batch))
          continue
        }
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
        told.messages.append(error.message)
      }
    }
    return told
  }

  /// How recovering one batch ended.
  private enum Outcome {
    case done(Message?)
    /// A person must do it.
    case left(Message)
    /// What lies there is not this batch's.
    case refused
  }

  /// Finishes or undoes one batch.
  private func finish(_ batch: Register.Batch, _ folder: BatchFolder) throws(Problem) -> Outcome {
    switch folder.look() {
    case .nothing(let parent):
      // Without the folder above it, as on a disk that is not connected, nobody can tell. With it, the files
      // appeared.
      guard !batch.isRegistered || parent else {
        throw Problem(
          .badOutput,
          nl: "Een eerdere groep documenten is niet af. Sluit de schijf met '\(batch.output)' aan.",
          en: "An earlier batch is not finished. Connect the disk with '\(batch.output)'.")
      }
      guard batch.isRegistered else { return .done(nil) }
      folder.unmark()
      return .done(
        FileManager.default.fileExists(atPath: batch.output) ? nil : Self.filesAreGone(batch))
    case .own where batch.isRegistered:
      try OutputFolder.appear(batch.staging, as: batch.output)
      folder.unmark()
      return .done(
        Message(
          nl: "Een onderbroken groep documenten is afgemaakt: \(batch.output)",
          en: "An interrupted batch was finished: \(batch.output)"))
    case .own where !batch.isRegistered, .empty where !batch.isRegistered:
      guard folder.remove() else { return .left(Self.notRemoved(batch)) }
      return .done(
        Message(
          nl: "Een onderbroken groep documenten is ongedaan gemaakt: \(batch.output)",
          en: "An interrupted batch was undone: \(batch.output)"))
    case .foreign where batch.mark.isEmpty: return .left(Self.ofOlderBlijk(batch))
    default: return .refused
    }
  }

  /// Something keeps its files from being taken away; it is tried again the next time.
  private static func notRemoved(_ batch: Register.Batch) -> Message {
    Message(
      nl:
        "Niet alles in '\(batch.staging)' kon worden weggehaald, dus de onderbroken groep documenten is "
        + "nog niet ongedaan gemaakt. Er is niets van uitgegeven. Controleer de rechten van die map, en "
        + "doe dan: blijk register check",
      en:
        "Not everything in '\(batch.staging)' could be taken away, so the interrupted batch is not "
        + "undone yet. Nothing of it was issued. Check the rights of that folder, and then run: "
        + "blijk register check")
  }

  private static func filesAreGone(_ batch: Register.Batch) -> Message {
    Message(
      nl:
        "De bestanden van een eerdere groep documenten (\(batch.output)) zijn weg. De documenten zijn "
        + "wel geregistreerd. Zie 'blijk list', en maak ze opnieuw met 'blijk reprint'.",
      en:
        "The files of an earlier batch (\(batch.output)) are gone; its documents are registered "
        + "all the same. See 'blijk list', and make them again with 'blijk reprint'.")
  }

  /// Its folder has no mark, so that only a person can tell whether it is the batch's.
  private static func ofOlderBlijk(_ batch: Register.Batch) -> Message {
    guard batch.isRegistered else {
      return Message(
        nl: "Een groep documenten van een oudere Blijk is onderbroken. Er is niets van uitgegeven. "
          + "De map met onaffe bestanden, '\(batch.staging)', mag weg.",
        en: "A batch of an older Blijk was interrupted, and nothing of it was issued. "
          + "The folder with unfinished files, '\(batch.staging)', may go.")
    }
    return Message(
      nl: "Een groep documenten van een oudere Blijk is onderbroken na het registreren. "
        + "De bestanden staan in '\(batch.staging)'. Noem die map '\(batch.output)'.",
      en: "A batch of an older Blijk was interrupted after it was registered. Its files are in "
        + "'\(batch.staging)'; name that folder '\(batch.output)'.")
  }

  private static func misfit(_ batch: Register.Batch) -> Message {
    Message(
      nl: "In het register staat een onderbroken groep documenten die niet klopt (nummer "
        + "\(batch.number): '\(batch.staging)' voor '\(batch.output)'). Die is niet van Blijk, of is "
        + "veranderd. Er is niets verplaatst of weggehaald.",
      en: "The register notes an interrupted batch that is not right (number \(batch.number): "
        + "'\(batch.staging)' for '\(batch.output)'). It is not Blijk's, or was changed. Nothing was "
        + "moved or taken away.")
  }
}
