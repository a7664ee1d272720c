package import BlijkBasics
import Foundation

/// A folder of DID documents: one organisation a file, each once. Files that were given by name count
/// together as one folder.
///
/// Whoever can add a file must not be able to take over an organisation that is there. So what stands in two
/// files counts in neither, and is reported; the order of reading decides nothing.
package struct TrustFolder {
  /// An organisation, and the file that it stands in.
  package struct Entry {
    package let path: String
    package var issuer: TrustedIssuer
  }

  /// A file that cannot be used, and the DIDs that it names as far as that can be told.
  struct Spoilt {
    let path: String
    let dids: Set<String>

    func names(_ did: String) -> Bool {
      dids.contains(did)
        || TrustFolder.name(of: path).lowercased() == TrustList.fileName(of: did).lowercased()
    }
  }

  /// The organisations that count.
  private(set) var counting: [Entry] = []
  /// Those that were read, whether they count or not.
  package private(set) var entries: [Entry] = []
  /// The files that could not be used.
  private(set) var spoilt: [Spoilt] = []
  /// The organisations and keys that it names and that do not count in it.
  private(set) var withheld = WithheldEntries()
  /// What does not count, and why.
  package private(set) var problems: [Problem] = []
  /// What counts, and should be looked at.
  private(set) var remarks: [Problem] = []

  /// The most files, and the most bytes of them together: some ten thousand organisations.
  static let mostFiles = 10_000
  static let mostBytes = 32 << 20

  /// Reads every `*.json` of a folder. A folder that is not there is taken for empty.
  package init(_ folder: String) {
    entries = read(folder)
    counting = withoutRepeatedKeys(withoutRepeatedDIDs(entries))
    for one in counting where Self.name(of: one.path) != TrustList.fileName(of: one.issuer.did) {
      remarks.append(Self.misnamed(one))
    }
    for file in spoilt {
      for did in file.dids { withheld.dids[did] = file.path }
      withheld.fileNames[Self.name(of: file.path).lowercased()] = file.path
    }
  }

  /// Reads files that were given by name: these may be called anything, and hold several organisations.
  ///
  /// - Throws: Why one of them cannot be read. What stands in two of them is told in `problems`.
  init(files: [String]) throws(Problem) {
    var known: Set<[UInt8]> = []
    for path in files {
      let bytes = try TrustList.bytes(of: path)
      // A file that is given twice counts once.
      guard known.insert(bytes).inserted else { continue }
      do throws(Problem) {
        entries += try TrustedIssuer.all(in: JSON(reading: bytes)).map {
          Entry(path: path, issuer: $0)
        }
      } catch {
        throw Problem(
          error.code, nl: "'\(path)': \(error.message.nl)", en: "'\(path)': \(error.message.en)")
      }
    }
    counting = withoutRepeatedKeys(withoutRepeatedDIDs(entries))
  }

  /// The one file in which an organisation stands, whether it counts there or not; `nil` where it is in none.
  ///
  /// - Throws: When that cannot be told: it is in two, or in one that cannot be used.
  package func entry(of did: String) throws(Problem) -> Entry? {
    if withheld.folder != nil, let problem = problems.first { throw problem }
    let found = entries.filter { $0.issuer.did == did }
    let broken = spoilt.filter { $0.names(did) }
    let paths = found.map(\.path) + broken.map(\.path)
    guard paths.count < 2 else {
      let names = paths.sorted().joined(separator: ", ")
      throw Problem(
        .badTrustList,
        nl:
          "\(did) staat in meer dan één bestand (\(names)). Er is niets veranderd. Vraag aan de telefoon welke "
          + "sleutel de goede is, laat dat bestand staan, en haal het andere weg.",
        en:
          "\(did) is in more than one file (\(names)). Nothing was changed. Ask by telephone which key is the "
          + "right one, keep that file, and take the other away.")
    }
    if let path = broken.first?.path {
      throw Problem(
        .badTrustList,
        nl:
          "'\(path)' hoort bij \(did), maar is niet te gebruiken. Er is niets veranderd. Herstel het bestand "
          + "of haal het weg.",
        en:
          "'\(path)' belongs to \(did), but cannot be used. Nothing was changed. Fix the file or take it away."
      )
    }
    return found.first
  }

  /// The last part of a path.
  fileprivate static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  // MARK: - Reading

  private mutating func read(_ folder: String) -> [Entry] {
    guard let all = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      var status = stat()
      let isMissing = unsafe lstat(folder, &status) != 0 && errno == ENOENT
      if !isMissing {
        problems.append(Self.unreadable(folder))
        withheld.folder = folder
      }
      return []
    }
    let names = all.filter { $0.hasSuffix(".json") }.sorted()
    var left = Self.mostBytes
    var found: [Entry] = []
    for (number, name) in names.enumerated() {
      guard number < Self.mostFiles, left > 0 else {
        problems.append(Self.tooMuch(in: folder, from: name))
        spoilt += names[number...].map { Spoilt(path: "\(folder)/\($0)", dids: []) }
        break
      }
      let path = "\(folder)/\(name)"
      var bytes: [UInt8] = []
      do throws(Problem) {
        bytes = try TrustList.bytes(of: path)
        left -= bytes.count
        let inside = try TrustedIssuer.all(in: JSON(reading: bytes))
        guard inside.count == 1 else { throw Self.several }
        found.append(Entry(path: path, issuer: inside[0]))
      } catch {
        spoilt.append(Spoilt(path: path, dids: WithheldEntries.dids(namedIn: bytes)))
        problems.append(
          Problem(
            error.code, nl: "\(path) is overgeslagen: \(error.message.nl)",
            en: "\(path) was skipped: \(error.message.en)"))
      }
    }
    return found
  }

  // MARK: - What stands twice

  private mutating func withoutRepeatedDIDs(_ found: [Entry]) -> [Entry] {
    let byDID = Dictionary(grouping: found) { $0.issuer.did }
    for did in byDID.keys.sorted() {
      guard let files = byDID[did], files.count > 1 else { continue }
      let paths = files.map(\.path).joined(separator: ", ")
      withheld.dids[did] = paths
      problems.append(
        Problem(
          .badTrustList,
          nl:
            "LET OP: \(did) staat in meer dan één bestand (\(paths)). Geen daarvan telt mee. Laat er één "
            + "staan, en controleer de sleutels aan de telefoon.",
          en:
            "WARNING: \(did) is in more than one file (\(paths)). None of them counts. Keep one of them, and "
            + "check the keys by telephone."))
    }
    return found.filter { byDID[$0.issuer.did]?.count == 1 }
  }

  private mutating func withoutRepeatedKeys(_ found: [Entry]) -> [Entry] {
    var files: [[UInt8]: Set<String>] = [:]
    for one in found {
      for key in one.issuer.keys { files[key.id.prefix, default: []].insert(one.path) }
    }
    let repeated = files.filter { $0.value.count > 1 }
    for paths in Set(repeated.values).sorted(by: {
      $0.sorted().lexicographicallyPrecedes($1.sorted())
    }) {
      let names = paths.sorted().joined(separator: ", ")
      problems.append(
        Problem(
          .badTrustList,
          nl:
            "LET OP: dezelfde sleutel staat in meer dan één bestand (\(names)). Die telt in geen daarvan "
            + "mee. Een sleutel is van één organisatie: vraag na van welke.",
          en:
            "WARNING: the same key is in more than one file (\(names)). It counts in none of them. A key "
            + "belongs to one organisation: find out to which."))
    }
    withheld.keys = repeated.mapValues { $0.sorted().joined(separator: ", ") }
    let prefixes = Set(repeated.keys)
    return found.compactMap { one in
      let issuer = one.issuer.without(keysWithPrefix: prefixes)
      guard issuer.keys.isEmpty else { return Entry(path: one.path, issuer: issuer) }
      withheld.dids[issuer.did] = one.path
      return nil
    }
  }

  // MARK: - Words

  private static var several: Problem {
    Problem(
      .badTrustList,
      nl: "er staat meer dan één organisatie in. Geef elke organisatie een eigen bestand.",
      en: "it has more than one organisation. Give each organisation a file of its own.")
  }

  private static func unreadable(_ folder: String) -> Problem {
    Problem(
      .badTrustList,
      nl:
        "De map '\(folder)' is niet te lezen. Wie daarin staat is niet te zien, dus ook wie in een volgende map "
        + "staat telt niet mee. Controleer de rechten.",
      en:
        "The folder '\(folder)' cannot be read. Nobody can see who is in it, so those in later folders do not "
        + "count either. Check its permissions.")
  }

  private static func misnamed(_ found: Entry) -> Problem {
    let name = TrustList.fileName(of: found.issuer.did)
    return Problem(
      .badTrustList,
      nl:
        "\(found.path) is van \(found.issuer.did). Noem het bestand '\(name)', dan is te zien van wie het "
        + "is.",
      en:
        "\(found.path) is of \(found.issuer.did). Call the file '\(name)', so that one sees whose it is."
    )
  }

  private static func tooMuch(in folder: String, from name: String) -> Problem {
    Problem(
      .badTrustList,
      nl:
        "In '\(folder)' staat te veel: vanaf '\(name)' is alles overgeslagen. Een map heeft maximaal "
        + "\(mostFiles) DID-documenten, samen \(mostBytes >> 20) MB. Verdeel ze over meer mappen.",
      en:
        "There is too much in '\(folder)': everything from '\(name)' on was skipped. A folder has at most "
        + "\(mostFiles) DID documents, together \(mostBytes >> 20) MB. Divide them over more folders."
    )
  }
}
