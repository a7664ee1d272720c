public import BlijkBasics
public import BlijkKeys
import Foundation
import Synchronization

/// Folders with published registers: one, or one for each organisation below it. What is new in them is
/// seen without a restart; what is older than what was had, or wrongly signed, is refused, and what was
/// had stays in use.
public final class PublishedFolders: Sendable {
  private struct Copy {
    let stamp: String
    let problem: Problem?
  }

  private struct State {
    /// What became of each file, by its path.
    var copies: [String: Copy] = [:]
    /// The newest that was had of each organisation, by DID.
    var newest: [String: PublishedRegister] = [:]
  }

  private let folders: [String]
  private let state = Mutex(State())

  /// Watches these folders.
  public init(_ folders: [String]) {
    self.folders = folders
  }

  /// The newest of each organisation, by DID, and why others do not count.
  ///
  /// - Parameters:
  ///   - trust: Whose signatures are believed.
  ///   - afresh: Whether files that did not change are read again, since the trust list did.
  /// - Returns: What counts now, and why the rest does not.
  public func current(trust: TrustList, afresh: Bool = false) -> (
    registers: [String: PublishedRegister], problems: [Problem]
  ) {
    state.withLock { state in
      var problems: [Problem] = []
      var copies: [String: Copy] = [:]
      for folder in folders {
        let paths = Self.files(below: folder)
        if paths.isEmpty {
          problems.append(
            Problem(
              .cannotRead, nl: "In '\(folder)' staat geen \(RegisterFile.name).",
              en: "There is no \(RegisterFile.name) in '\(folder)'."))
        }
        for path in paths {
          let stamp = FileStamp.of(path)
          let known = afresh ? nil : state.copies[path]
          let copy =
            known?.stamp == stamp
            ? known
            : Copy(stamp: stamp, problem: Self.take(path, trust: trust, into: &state.newest))
          copies[path] = copy
          if let problem = copy?.problem { problems.append(problem) }
        }
      }
      state.copies = copies
      // An organisation that is no longer trusted takes its register along.
      state.newest = state.newest.filter { trust.issuers[$0.key] != nil }
      return (state.newest, problems)
    }
  }

  /// Takes a copy into use, unless it does not count or a newer one is; tells why not.
  private static func take(
    _ path: String, trust: TrustList, into newest: inout [String: PublishedRegister]
  ) -> Problem? {
    do throws(Problem) {
      let register = try PublishedRegister(path: path, trust: trust)
      if let had = newest[register.issuer], had.sequence > register.sequence {
        throw Problem(
          .unreadable,
          nl:
            "Het gepubliceerde register van \(register.issuer) is ouder (\(register.time)) dan wat er "
            + "al was; dat blijft gelden.",
          en:
            "The published register of \(register.issuer) is older (\(register.time)) than what was "
            + "here; that stays in use.")
      }
      newest[register.issuer] = register
      return nil
    } catch {
      return error
    }
  }

  private static func files(below folder: String) -> [String] {
    let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return ([folder] + inside.sorted().map { "\(folder)/\($0)" })
      .map { "\($0)/\(RegisterFile.name)" }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }
}
