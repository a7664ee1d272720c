import BlijkBasics
import BlijkCredential
import BlijkKeys
import Foundation

/// A folder that an organisation publishes to, looked at before anything is written: a slip of the hand would
/// put one organisation's keys and register in the place of another's.
struct PublishedSite {
  let folder: String
  let host: IssuerHost

  /// Refuses a folder that holds what another organisation published, where ours would come or at its top.
  /// Those who share a host share its folder, each below a name of its own.
  func refuseOthers() throws(Problem) {
    for (path, owner) in try owners(below: "") where owner != host.did {
      guard let owner, let other = IssuerHost(did: owner), other.domain == host.domain,
        host.base != host.domain
      else { throw foreign(path, owner) }
    }
    guard host.base != host.domain else { return }
    for (path, owner) in try owners(below: host.base.dropFirst(host.domain.count + 1) + "/")
    where owner != host.did {
      throw foreign(path, owner)
    }
  }

  /// The files below a path that say whose they are, with the DID that they say; nothing where that cannot be
  /// read. A register that cannot be read, beside our own DID document, is ours and is written again.
  private func owners(below base: String) throws(Problem) -> [(path: String, did: String?)] {
    var found: [(path: String, did: String?)] = []
    let documents = base.isEmpty ? ["\(base).well-known/did.json"] : ["\(base)did.json"]
    for path in documents {
      if let bytes = try contents(path) {
        found.append((path, (try? JSON(reading: bytes))?["id"]?.string))
      }
    }
    let register = "\(base)\(RegisterFile.name)"
    if let bytes = try contents(register) {
      let head = try? JSON(reading: Array(bytes.prefix { $0 != 0x0A }))
      found.append((register, head?["issuer"]?.string))
    }
    // Other files beside the lists are left alone: they are no lists to anybody.
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(base)status")) ?? []
    for number in names.compactMap(Int.init).sorted() {
      let path = "\(base)status/\(number)"
      guard let bytes = try contents(path) else { continue }
      let list = try? SignedCredential(reading: bytes).json
      found.append((path, list.flatMap { try? SignedValue($0).member("issuer").address() }))
    }
    let isOurs = found.contains { $0.did == host.did && documents.contains($0.path) }
    return isOurs ? found.filter { $0.did != nil || $0.path != register } : found
  }

  /// A file, where there is one.
  private func contents(_ path: String) throws(Problem) -> [UInt8]? {
    do throws(BoundedFile.Refusal) {
      return try BoundedFile.read("\(folder)/\(path)", atMost: PublishedRegister.longest)
    } catch {
      if error == .missing { return nil }
      throw foreign(path, nil)
    }
  }

  private func foreign(_ path: String, _ owner: String?) -> Problem {
    guard let owner else {
      return Problem(
        .badOutput,
        nl: "'\(folder)/\(path)' is er al, en Blijk kan niet lezen van welke organisatie het is. "
          + "Er is niets geschreven. Kijk wat het is, en haal het weg of noem een andere map.",
        en: "'\(folder)/\(path)' is there already, and Blijk cannot read whose it is. Nothing was "
          + "written. See what it is, and take it away or name another folder.")
    }
    return Problem(
      .badOutput,
      nl: "In '\(folder)' staat al wat \(owner) publiceerde ('\(path)'); u bent \(host.did). Er is "
        + "niets geschreven. Noem de map van uw eigen website.",
      en: "'\(folder)' already holds what \(owner) published ('\(path)'); you are \(host.did). "
        + "Nothing was written. Name the folder of your own web site.")
  }
}

extension IssuerHost {
  /// The host itself, without a name below it.
  fileprivate var domain: String { String(base.prefix { $0 != "/" }) }
}
