public import BlijkBasics
public import BlijkKeys
import Foundation
import Synchronization

/// Folders with what organisations published: one, or one for each below it. What is new in them is
/// seen without a restart; what is older than what was known, or wrongly signed, is refused, and what was
/// known stays in use.
public final class PublishedFolders: Sendable {
  /// What counts, and why the rest does not.
  public struct Found: Sendable {
    /// The newest register of each organisation, by DID.
    public fileprivate(set) var registers: [String: PublishedRegister] = [:]
    /// The newest of each list of withdrawn documents, by address.
    package fileprivate(set) var lists: [String: VerifiedStatusList] = [:]
    /// Why other files do not count.
    public fileprivate(set) var problems: [Problem] = []
    /// The problems, without those of copies and lists that are older than another that counts: the order of
    /// the folders must not matter.
    package var decisiveProblems: [Problem] {
      problems.filter { problem in
        overtaken[problem].map { registers[$0] == nil && lists[$0] == nil } ?? true
      }
    }
    /// For each problem with a file that is too old: the DID, or the address of the list, that it is about.
    fileprivate var overtaken: [Problem: String] = [:]
    /// What whoever runs this should know of what counts: lists that are older than others were.
    package var remarks: [Problem] { lists.values.compactMap(\.outdated) }
    /// How often something was read; the same number means the same registers and lists.
    package fileprivate(set) var readings = 0
  }

  private struct State {
    /// What became of each file, by its path.
    var files: [String: (stamp: FileStamp, problem: Problem?)] = [:]
    var newest = Found()
  }

  private let folders: [String]
  private let memory: PublishedMemory?
  private let state = Mutex(State())

  /// Watches these folders.
  ///
  /// - Parameters:
  ///   - folders: Each with what one organisation published, or with a folder for each of many.
  ///   - memory: What was seen before this started; without one, an older copy counts after a restart.
  public init(_ folders: [String], memory: PublishedMemory? = nil) {
    self.folders = folders
    self.memory = memory
  }

  /// What counts now; whoever asks meanwhile waits until it is read.
  ///
  /// - Parameters:
  ///   - trust: Whose signatures are believed.
  ///   - afresh: Whether files that did not change are read again, since the trust list did.
  /// - Returns: The newest of everything, and why the rest does not count.
  public func current(trust: TrustList, afresh: Bool = false) -> Found {
    state.withLock { state in
      var newest = state.newest
      newest.problems = []
      newest.keep(believedBy: trust)
      if afresh { newest.readings += 1 }
      var files: [String: (stamp: FileStamp, problem: Problem?)] = [:]
      for folder in folders {
        let (places, isCutOff) = Self.files(below: folder)
        if isCutOff { newest.problems.append(Self.tooMuch(in: folder)) }
        if places.isEmpty {
          newest.problems.append(Self.nothing(in: folder))
        }
        for path in places {
          let stamp = FileStamp(of: path)
          var file = afresh ? nil : state.files[path]
          if file?.stamp != stamp {
            file = (stamp, newest.take(path, trust: trust, memory))
            newest.readings += 1
          }
          files[path] = file
          if let problem = file?.problem { newest.problems.append(problem) }
        }
      }
      (state.files, state.newest) = (files, newest)
      return newest
    }
  }

  /// The most files that are read from a folder, and the most entries that are looked at in it: this is done
  /// twice a second.
  static let mostFiles = 10_000

  /// The registers and lists in a folder and in those right below it, and whether there were more than are
  /// looked at.
  private static func files(below folder: String) -> (paths: [String], isCutOff: Bool) {
    let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let places = [folder] + inside.sorted().prefix(mostFiles).map { "\(folder)/\($0)" }
    var paths: [String] = []
    for place in places {
      paths += files(in: place)
      if paths.count > mostFiles { return (Array(paths.prefix(mostFiles)), true) }
    }
    return (paths, inside.count > mostFiles)
  }

  /// Why nothing that was published is found under this name.
  private static func nothing(in folder: String) -> Problem {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      return Problem(
        .cannotRead, nl: "De map '\(folder)' is er niet. Controleer de naam.",
        en: "There is no folder '\(folder)'. Check its name.")
    }
    guard isFolder.boolValue else {
      return Problem(
        .cannotRead,
        nl: "'\(folder)' is geen map. Noem de map van de website, die 'blijk publish' maakte.",
        en:
          "'\(folder)' is not a folder. Name the folder of the website, which 'blijk publish' made."
      )
    }
    return Problem(
      .cannotRead,
      nl:
        "In '\(folder)' staat geen gepubliceerd register (\(SiteHead.path) of \(PublishedRegister.fileName)).",
      en:
        "There is no published register in '\(folder)' (\(SiteHead.path) or \(PublishedRegister.fileName))."
    )
  }

  private static func tooMuch(in folder: String) -> Problem {
    Problem(
      .cannotRead,
      nl:
        "In '\(folder)' staat te veel: na \(mostFiles) bestanden is de rest overgeslagen. Verdeel ze over meer "
        + "mappen, en geef elk met --published.",
      en:
        "There is too much in '\(folder)': after \(mostFiles) files the rest was skipped. Divide them over more "
        + "folders, and name each with --published.")
  }

  /// The register, and the lists beside it; nothing where there is no register. Where it is in many files, the
  /// one large file is not read: it says the same.
  private static func files(in place: String) -> [String] {
    let register = [SiteHead.path, PublishedRegister.fileName].map { "\(place)/\($0)" }
      .first { FileManager.default.fileExists(atPath: $0) }
    guard let register else { return [] }
    return [register] + lists(in: place).map { "\(place)/status/\($0)" }
  }

  /// The numbers of the lists in a folder, by their files' names.
  package static func lists(in place: String) -> [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(place)/status")) ?? []
    return names.compactMap { Int($0) }.sorted()
  }
}

extension PublishedFolders.Found {
  /// Drops what the trust list no longer vouches for: all that an organisation published when it is gone, and
  /// what a stolen key signed. A high number of the thief's would keep out all newer files.
  fileprivate mutating func keep(believedBy trust: TrustList) {
    registers = registers.filter { did, register in
      guard let issuer = trust.issuers[did] else { return false }
      return issuer.keys.contains(register.key) && issuer.vouches(with: register.key)
    }
    lists = lists.filter { _, list in
      trust.issuers[list.issuer].map { list.isSigned(by: $0, at: Timestamp.now()) } == true
    }
  }

  /// Takes a file into use, unless it does not count or a newer one is there; tells why not.
  fileprivate mutating func take(_ path: String, trust: TrustList, _ memory: PublishedMemory?)
    -> Problem?
  {
    do throws(Problem) {
      if path.hasSuffix(PublishedRegister.fileName) {
        try take(PublishedRegister(path: path, trust: trust), trust: trust, memory)
      } else if path.hasSuffix(SiteHead.path) {
        let folder = String(path.dropLast(SiteHead.path.utf8.count + 1))
        try take(PublishedRegister(site: folder, trust: trust), trust: trust, memory)
      } else {
        try take(StatusList(path: path), path: path, trust: trust, memory)
      }
      return nil
    } catch {
      return error
    }
  }

  private mutating func take(
    _ register: PublishedRegister, trust: TrustList, _ memory: PublishedMemory?
  ) throws(Problem) {
    let tomorrow = CalendarDate(daysSinceEpoch: CalendarDate.today().daysSinceEpoch + 1)
    guard CalendarDate.inTheNetherlands(register.sequence) <= tomorrow else {
      throw Problem(
        .unreadable,
        nl:
          "De kopie van het register van \(register.issuer) heeft een nummer van later dan morgen. Die "
          + "telt niet mee. Gaat de klok van deze computer goed?",
        en:
          "The copy of the register of \(register.issuer) has a number from later than tomorrow. It does "
          + "not count. Is this computer's clock right?")
    }
    if let known = registers[register.issuer], known.sequence > register.sequence {
      throw older(register, than: known.time)
    }
    if let newer = try memory?.note(PublishedMemory.Noted(register), trust: trust) {
      throw older(register, than: newer.time)
    }
    var register = register
    register.newerLists =
      try memory?.lists(of: register.issuer, after: register.moment, trust: trust) ?? [:]
    registers[register.issuer] = register
  }

  private mutating func older(_ register: PublishedRegister, than time: String) -> Problem {
    let problem = Problem(
      .unreadable,
      nl:
        "De kopie van het register van \(register.issuer) is ouder (\(register.time)) dan een die hier al "
        + "was (\(time)). De oudere telt niet mee.",
      en:
        "The copy of the register of \(register.issuer) is older (\(register.time)) than one that was here "
        + "before (\(time)). The older one does not count.")
    overtaken[problem] = register.issuer
    return problem
  }

  private mutating func take(
    _ read: StatusList, path: String, trust: TrustList, _ memory: PublishedMemory?
  ) throws(Problem) {
    let list = try read.verified(trusting: trust, at: Timestamp.now())
    // A list under somebody else's address would be served as theirs.
    guard let host = IssuerHost(did: list.issuer), list.id.hasPrefix("\(host.url)/status/") else {
      throw Problem(
        .unreadable,
        nl:
          "De lijst '\(path)' telt niet: die is niet ondertekend door de organisatie van dat adres.",
        en:
          "The list '\(path)' does not count: it was not signed by the organisation at that address."
      )
    }
    if let known = lists[list.id], (known.signedAt ?? 0) > (list.signedAt ?? 0) {
      let problem = Problem(
        .unreadable,
        nl: "De lijst '\(path)' is ouder dan die er al was. Blijk blijft de nieuwere gebruiken.",
        en:
          "The list '\(path)' is older than the one that was here. Blijk keeps using the newer one."
      )
      overtaken[problem] = list.id
      throw problem
    }
    lists[list.id] = try list.remembered(by: memory, trust)
  }
}

extension PublishedMemory.Noted {
  fileprivate init(_ register: PublishedRegister) {
    self.init(
      issuer: register.issuer, sequence: register.sequence, time: register.time,
      key: register.key.id.thumbprint)
  }
}
