public import BlijkBasics
public import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkRegister
import BlijkVerifying
import Foundation

extension Issuer {
  /// Everything that is kept about a document, for its holder (GDPR article 15): the register's row, and
  /// the files as they were handed out.
  ///
  /// - Throws: Also when what is kept is not what was issued: it may be about somebody else.
  public func export(_ id: DocumentID) throws(Problem) -> [UInt8] {
    var (_, record, files) = try kept(id)
    record["files"] = .array(
      files.map { file in
        [
          "name": .string(file.name),
          "base64": .string(Data(file.file.bytes).base64EncodedString()),
        ]
      })
    return record.serialized()
  }

  /// The same as a page for the person, in the language of the document.
  ///
  /// - Throws: What `export(_:)` throws.
  public func exportPage(_ id: DocumentID) throws(Problem) -> [UInt8] {
    let (entry, record, files) = try kept(id)
    let asked = entry.contents?.request.flatMap(RememberedRequest.init)
    let language = asked?.cells[.language].flatMap { Language(rawValue: $0.lowercased()) } ?? .nl
    return try HolderPage(try shared.texts(language), issuer: folder.profile).page(
      of: entry, record: record, files: files.map(\.name), shared: shared)
  }

  private func kept(_ id: DocumentID) throws(Problem) -> (
    entry: RegisterEntry, record: JSON, files: [NamedFile]
  ) {
    let register = try folder.register(readOnly: true)
    let issuer = folder.profile.host.did
    // Throws when the row is not as the log has it.
    guard let entry = try register.entry(issuer: issuer, id: id),
      let record = try register.record(issuer: issuer, id: id)
    else {
      throw Problem(
        .notFound, nl: "\(id.checkCode) staat niet in het register.",
        en: "\(id.checkCode) is not in the register.")
    }
    let kept = try register.keptFiles(of: id, issuer: issuer)
    return (
      entry, record,
      try kept.map { kept throws(Problem) in try FileKeeper.unpack(kept, of: id) } ?? []
    )
  }
}
