import BlijkBasics
import Foundation

/// A folder of DID documents: one organisation a file, each once. Files that are named count together as one.
///
/// Whoever can add a file to it must not be able to change, beside what is there, whose documents are
/// believed. So what stands in two files counts in neither, and is told; which of them is read first
/// decides nothing.
struct TrustFolder {
  /// The organisations that count.
  private(set) var issuers: [TrustedIssuer] = []
  /// What does not count, and why.
  private(set) var problems: [Problem] = []
  /// What counts, and should be looked at.
  private(set) var remarks: [Problem] = []

  /// The most files, and the most bytes of them together: some ten thousand organisations.
  static let mostFiles = 10_000
  static let mostBytes = 32 << 20

  private struct Found {
    let path: String
    var issuer: TrustedIssuer
  }

  /// Reads every `*.json` of a folder; one that is not there holds nothing.
  init(_ folder: String) {
    var found = read(folder)
    found = withoutRepeatedDIDs(found)
    found = withoutRepeatedKeys(found)
    for one in found where !Self.isNamed(one.path, after: one.issuer.did) {
      remarks.append(Self.misnamed(one))
    }
    issuers = found.map(\.issuer)
  }

  /// Reads files that were given by name: these may be called anything, and hold several organisations.
  ///
  /// - Throws: Why one of them cannot be read. What stands in two of them is told in `problems`.
  init(files: [String]) throws(Problem) {
    var known: Set<[UInt8]> = []
    var found: [Found] = []
    for path in files {
      let bytes = try TrustList.bytes(of: path)
      // The same file twice says nothing else.
      guard known.insert(bytes).inserted else { continue }
      found += try TrustedIssuer.all(in: JSON(reading: bytes)).map { Found(path: path, issuer: $0) }
    }
    issuers = withoutRepeatedKeys(withoutRepeatedDIDs(found)).map(\.issuer)
  }

  private static func isNamed(_ path: String, after did: String) -> Bool {
    path.split(separator: "/").last.map(String.init) == TrustList.fileName(of: did)
  }

  // MARK: - Reading

  private mutating func read(_ folder: String) -> [Found] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let names = all.filter { $0.hasSuffix(".json") }.sorted()
    var left = Self.mostBytes
    var found: [Found] = []
    for (number, name) in names.enumerated() {
      guard number < Self.mostFiles, left > 0 else {
        problems.append(Self.tooMuch(in: folder, from: name))
        break
      }
      let path = "\(folder)/\(name)"
      do throws(Problem) {
        let bytes = try TrustList.bytes(of: path)
        left -= bytes.count
        let inside = try TrustedIssuer.all(in: JSON(reading: bytes))
        guard inside.count == 1 else { throw Self.several }
        found.append(Found(path: path, issuer: inside[0]))
      } catch {
        problems.append(
          Problem(
            error.code, nl: "\(path) is overgeslagen: \(error.message.nl)",
            en: "\(path) was skipped: \(error.message.en)"))
      }
    }
    return found
  }

  // MARK: - What stands twice

  private mutating func withoutRepeatedDIDs(_ found: [Found]) -> [Found] {
    let byDID = Dictionary(grouping: found) { $0.issuer.did }
    for did in byDID.keys.sorted() {
      guard let files = byDID[did], files.count > 1 else { continue }
      let paths = files.map(\.path).joined(separator: ", ")
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

  private mutating func withoutRepeatedKeys(_ found: [Found]) -> [Found] {
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
    return found.compactMap { one in
      let issuer = one.issuer.without(keysWithPrefix: Set(repeated.keys))
      return issuer.keys.isEmpty ? nil : Found(path: one.path, issuer: issuer)
    }
  }

  // MARK: - Words

  private static var several: Problem {
    Problem(
      .badTrustList,
      nl: "er staat meer dan één organisatie in. Geef elke organisatie een eigen bestand.",
      en: "it has more than one organisation. Give each organisation a file of its own.")
  }

  private static func misnamed(_ found: Found) -> Problem {
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
