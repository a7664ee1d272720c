public import BlijkBasics
public import BlijkKeys
import Foundation
import Synchronization

/// Folders with published registers: one, or one for each organisation below it. What is new in them is
/// seen without a restart; what is older than what was had, or wrongly signed, is refused, and what was
/// had stays in use.
public final class PublishedFolders: Sendable {
  private struct Copy {
    let fingerprint: String
    let register: PublishedRegister?
    let problem: Problem?
  }

  private let folders: [String]
  /// By the path of the file.
  private let copies = Mutex<[String: Copy]>([:])
  /// The newest that was had of each organisation.
  private let newest = Mutex<[String: PublishedRegister]>([:])

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
    var problems: [Problem] = []
    let known = copies.withLock { $0 }
    var now: [String: Copy] = [:]
    for path in folders.flatMap(Self.files) {
      let fingerprint = Self.fingerprint(of: path)
      if let copy = known[path], copy.fingerprint == fingerprint, !afresh {
        now[path] = copy
      } else {
        do throws(Problem) {
          let register = try PublishedRegister(path: path, trust: trust)
          now[path] = Copy(fingerprint: fingerprint, register: register, problem: accept(register))
        } catch {
          now[path] = Copy(fingerprint: fingerprint, register: nil, problem: error)
        }
      }
      if let problem = now[path]?.problem { problems.append(problem) }
    }
    for folder in folders where Self.files(below: folder).isEmpty {
      problems.append(
        Problem(
          .cannotRead, nl: "In '\(folder)' staat geen \(RegisterFile.name).",
          en: "There is no \(RegisterFile.name) in '\(folder)'."))
    }
    let settled = now
    copies.withLock { $0 = settled }
    // An organisation that is no longer trusted takes its register along.
    let registers = newest.withLock { newest in
      newest = newest.filter { trust.issuers[$0.key] != nil }
      return newest
    }
    return (registers, problems)
  }

  /// Takes a copy into use, unless a newer one is.
  private func accept(_ register: PublishedRegister) -> Problem? {
    newest.withLock { newest in
      if let had = newest[register.issuer], had.sequence > register.sequence {
        return Problem(
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
    }
  }

  private static func files(below folder: String) -> [String] {
    let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return ([folder] + inside.sorted().map { "\(folder)/\($0)" })
      .map { "\($0)/\(RegisterFile.name)" }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }

  private static func fingerprint(of path: String) -> String {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return "-" }
    return "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }
}
