import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkRegister
import BlijkVerifying

/// Packs the files of a batch's documents for the register: what all of them have is kept once.
struct FileKeeper: Sendable {
  private let shared: KeptFiles.Asset
  private let dictionary: KeptFiles.Asset
  private let zstandard: Zstandard

  /// Takes the part that files of the batch have in common, and pages like theirs with nobody on them:
  /// both stay when somebody is erased.
  init(shared: [UInt8], sample: [UInt8]) throws(Problem) {
    self.shared = KeptFiles.Asset(shared)
    dictionary = KeptFiles.Asset(sample)
    zstandard = try Zstandard(dictionary: sample)
  }

  var assets: [KeptFiles.Asset] { [shared, dictionary] }

  func pack(_ files: [NamedFile], of id: DocumentID) throws(Problem) -> KeptFiles {
    var own: [UInt8] = []
    own.reserveCapacity(files.reduce(0) { $0 + $1.file.bytes.count - $1.file.shared.count })
    var contents: [JSON] = []
    for (name, file) in files.map({ ($0.name, $0.file) }) {
      let part = file.own
      own += part
      var entry: JSON = [
        "name": .string(name), "own": .integer(part.count),
        "digest": .string(Self.digest(file.bytes, name: name, of: id)),
      ]
      if !file.shared.isEmpty { entry["sharedAt"] = .integer(file.shared.lowerBound) }
      contents.append(entry)
    }
    return KeptFiles(
      shared: shared, dictionary: dictionary, contents: JSON.array(contents).text,
      bytes: try zstandard.compress(own))
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
      if let place = entry["sharedAt"]?.integer, (0...count).contains(place) {
        bytes.insert(contentsOf: kept.shared.bytes, at: place)
      }
      guard entry["digest"]?.string == digest(bytes, name: name, of: id) else { throw damaged }
      files.append(NamedFile(name: name, file: RenderedFile(bytes: bytes)))
    }
    guard !files.isEmpty, position == own.count else { throw damaged }
    return files
  }
}

/// A file with its name in the output folder.
struct NamedFile: Sendable {
  let name: String
  let file: RenderedFile
}
