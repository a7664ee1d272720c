import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkRegister
import BlijkVerifying

/// Packs the files of a batch's documents for the register: what all of them have is kept once.
struct FileKeeper: Sendable {
  private let shared: KeptFiles.Asset
  /// Where each part lies in it that some files have in common.
  private let parts: [Range<Int>]
  private let dictionary: KeptFiles.Asset
  private let zstandard: Zstandard

  /// Takes the parts that files of the batch have in common, and pages like theirs with nobody on them: both
  /// stay when somebody is erased.
  init(shared: [[UInt8]], sample: [UInt8]) throws(Problem) {
    var start = 0
    parts = shared.map { part in
      defer { start += part.count }
      return start..<start + part.count
    }
    self.shared = KeptFiles.Asset(shared.flatMap { $0 })
    dictionary = KeptFiles.Asset(sample)
    zstandard = try Zstandard(dictionary: sample)
  }

  var assets: [KeptFiles.Asset] { [shared, dictionary] }

  func pack(_ files: [NamedFile], of id: DocumentID) throws(Problem) -> KeptFiles {
    var own: [UInt8] = []
    own.reserveCapacity(files.reduce(0) { $0 + $1.file.bytes.count - $1.file.shared.count })
    var contents: [JSON] = []
    for (name, file) in files.map({ ($0.name, $0.file) }) {
      let common = part(of: file)
      let rest = common == nil ? file.bytes : file.own
      own += rest
      var entry: JSON = [
        "name": .string(name), "own": .integer(rest.count),
        "digest": .string(Self.digest(file.bytes, name: name, of: id)),
      ]
      if let common {
        entry["sharedAt"] = .integer(file.shared.lowerBound)
        entry["shared"] = .array([.integer(common.lowerBound), .integer(common.upperBound)])
      }
      contents.append(entry)
    }
    return KeptFiles(
      shared: shared, dictionary: dictionary, contents: JSON.array(contents).text,
      bytes: try zstandard.compress(own))
  }

  /// The part of what is kept once that a file has too; nil where it has none.
  private func part(of file: RenderedFile) -> Range<Int>? {
    guard !file.shared.isEmpty else { return nil }
    return parts.first { shared.bytes[$0] == file.bytes[file.shared] }
  }

  /// A hash of a file's bytes, its name and its document.
  private static func digest(_ bytes: [UInt8], name: String, of id: DocumentID) -> String {
    Hex.encode(SHA256.hash(id.bytes + Array(name.utf8) + [0] + bytes))
  }

  /// The files as they were handed out; refused when they are not those any more.
  static func unpack(_ kept: KeptFiles, of id: DocumentID) throws(Problem) -> [NamedFile] {
    let damaged = Problem(
      .badRegister, nl: "De bewaarde bestanden van \(id.checkCode) zijn beschadigd.",
      en: "The files that were kept of \(id.checkCode) are damaged.")
    let own = try Zstandard.expand(kept.bytes, dictionary: kept.dictionary.bytes)
    var files: [NamedFile] = []
    var position = 0
    for entry in try JSON(reading: Array(kept.contents.utf8)).oneOrMany {
      guard let name = entry["name"]?.string, let count = entry["own"]?.integer, count >= 0,
        position + count <= own.count, !name.contains("..")
      else { throw damaged }
      var bytes = Array(own[position..<position + count])
      position += count
      if let place = entry["sharedAt"]?.integer, (0...count).contains(place),
        let part = part(entry["shared"], of: kept.shared)
      {
        bytes.insert(contentsOf: part, at: place)
      }
      guard entry["digest"]?.string == digest(bytes, name: name, of: id) else { throw damaged }
      files.append(NamedFile(name: name, file: RenderedFile(bytes: bytes)))
    }
    guard !files.isEmpty, position == own.count else { throw damaged }
    return files
  }

  /// What a file has of what is kept once; all of it where an older Blijk did not say.
  private static func part(_ entry: JSON?, of asset: KeptFiles.Asset) -> ArraySlice<UInt8>? {
    guard let entry else { return asset.bytes[...] }
    let ends = (entry.array ?? []).compactMap(\.integer)
    guard ends.count == 2, 0 <= ends[0], ends[0] <= ends[1], ends[1] <= asset.bytes.count else {
      return nil
    }
    return asset.bytes[ends[0]..<ends[1]]
  }
}

/// A file with its name in the output folder.
struct NamedFile: Sendable {
  let name: String
  let file: RenderedFile
}
