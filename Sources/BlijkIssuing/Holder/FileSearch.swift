import BlijkBasics
import BlijkCredential
import BlijkRegister
import BlijkVerifying
import Foundation

/// Looks for files with something of a person in them. What is looked for is read before it is erased.
public struct FileSearch: Sendable {
  private let folder: IssuerFolder
  private let ids: Set<DocumentID>
  /// What only a file of these documents has: the check code in two spellings, the digits of the QR code and
  /// the credential.
  private var marks: [[UInt8]] = []
  /// What a list may have, and somebody else too.
  private var names: [[UInt8]] = []
  private var slugs: [String] = []

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - ids: The documents.
  ///   - folder: The organisation.
  ///   - byName: Whether files with the person's name count too: they do when it is to be forgotten.
  /// - Throws: Why the register cannot be read.
  public init(for ids: [DocumentID], in folder: IssuerFolder, byName: Bool) throws(Problem) {
    self.folder = folder
    self.ids = Set(ids)
    let register = try folder.register(readOnly: true)
    for id in ids {
      let code = id.checkCode
      marks += [code, code.filter { $0 != "-" }].map { Array($0.utf8) }
      // What is not as the log has it may be about somebody else.
      guard let kept = (try? register.entry(issuer: folder.profile.did, id: id))?.contents else {
        continue
      }
      marks += [Array(TokenDigits.encode(kept.token).utf8), kept.credential]
      guard byName else { continue }
      names.append(Array(kept.facts.name.utf8))
      slugs.append(FileNames.slug(kept.facts.name))
    }
  }

  /// The files below the organisation's folder, and where documents were put elsewhere.
  public func files() -> FilesLeft {
    var left = FilesLeft()
    for place in [folder.path] + folder.outputs() {
      let isOwn = place == folder.path
      for name in FileManager.default.enumerator(atPath: place)?.compactMap({ $0 as? String }) ?? []
      where !(isOwn && Self.isPassedOver(name)) {
        look(at: "\(place)/\(name)", name: name, &left)
      }
    }
    left.own.sort()
    left.shared.sort()
    return left
  }

  /// Keys, whom is trusted, and the register itself hold no documents that could be left.
  private static func isPassedOver(_ name: String) -> Bool {
    ["keys/", "trusted/"].contains(where: name.hasPrefix)
      || Register.files("register.sqlite").contains(name)
      || name.hasPrefix(IssuerFolder.outputsFile)
  }

  private func look(at path: String, name: String, _ left: inout FilesLeft) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    let last = URL(fileURLWithPath: name).lastPathComponent
    let isNamed = ids.contains { last.contains($0.checkCode) }
    let bytes = (try? BoundedFile.read(path, atMost: Self.largest)) ?? []
    guard isNamed || marks.contains(where: { bytes.place(of: $0, from: 0) != nil }) else {
      if slugs.contains(where: last.hasPrefix)
        || slugs.contains(where: { last.contains("-\($0)-") })
        || Self.isList(last) && names.contains(where: { bytes.place(of: $0, from: 0) != nil })
      {
        left.shared.append(path)
      }
      return
    }
    if isNamed || Self.isDocument(last) && isAboutNobodyElse(bytes) {
      left.own.append(path)
    } else {
      left.shared.append(path)
    }
  }

  private func isAboutNobodyElse(_ bytes: [UInt8]) -> Bool {
    ids.isSuperset(of: TextCodes(bytes).codes)
  }

  private static let largest = 1 << 28

  private static func isDocument(_ name: String) -> Bool {
    !isOverview(name)
      && [".html", ".pdf", ".svg", ".png", ".json", ".jwt"].contains(where: name.hasSuffix)
  }

  private static func isList(_ name: String) -> Bool {
    [".csv", ".txt", ".tsv"].contains(where: name.lowercased().hasSuffix)
      || isOverview(name)
  }

  /// What is about a whole batch; before, everything was printed from an `afdrukken.html`.
  private static func isOverview(_ name: String) -> Bool {
    let beginnings = ["overzicht.", "afdrukken.", FileNames.print, FileNames.notes]
    return [".html", ".pdf"].contains(where: name.hasSuffix)
      && beginnings.contains(where: name.hasPrefix)
  }
}
