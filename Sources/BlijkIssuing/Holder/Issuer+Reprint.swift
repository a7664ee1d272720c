public import BlijkBasics
public import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkRegister
import BlijkVerifying

/// Handing a document out again.
extension Issuer {
  /// Writes the files of a document once more, byte for byte as they were issued.
  ///
  /// - Parameters:
  ///   - id: The document.
  ///   - output: The folder to make.
  /// - Returns: The names of the files.
  /// - Throws: Why that cannot be done: it is unknown, erased, or older than this was kept.
  public func reprint(_ id: DocumentID, to output: String) throws(Problem) -> [String] {
    let register = try folder.register(readOnly: true)
    let issuer = folder.profile.host.did
    guard try register.entry(issuer: issuer, id: id) != nil else {
      throw Problem(
        .notFound, nl: "\(id.checkCode) staat niet in het register.",
        en: "\(id.checkCode) is not in the register.")
    }
    guard let kept = try register.keptFiles(of: id, issuer: issuer) else {
      throw Problem(
        .notFound,
        nl:
          "Van \(id.checkCode) zijn geen bestanden bewaard: het is gewist, of uitgegeven met een "
          + "oudere Blijk.",
        en:
          "No files were kept of \(id.checkCode): it was erased, or issued with an older Blijk.")
    }
    let files = try FileKeeper.unpack(kept, of: id)
    let place = try OutputFolder.made(at: output)
    try place.orRemoved { () throws(Problem) in
      for folder in Set(files.compactMap { $0.name.split(separator: "/").dropLast().first }) {
        try place.makeFolder(String(folder))
      }
      for file in files { try place.write(file.file.bytes, as: file.name) }
      try place.sync()
      try place.appear()
      self.folder.note(output: place.path)
    }
    return files.map(\.name)
  }
}
