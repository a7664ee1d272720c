import BlijkBasics
import GRDB

extension Problem {
  /// What a failure of SQLite means to the reader.
  init(sqlite path: String, failure: any Error) {
    let code = (failure as? DatabaseError)?.resultCode
    switch code {
    case .some(.SQLITE_FULL), .some(.SQLITE_IOERR):
      self.init(
        .cannotWrite,
        nl: "Het register \(path) kan niet worden geschreven: de schijf is vol of defect.",
        en: "The register \(path) cannot be written: the disk is full or broken.")
    case .some(.SQLITE_BUSY), .some(.SQLITE_LOCKED):
      self.init(
        .badRegister, nl: "Het register \(path) is in gebruik. Probeer het straks opnieuw.",
        en: "The register \(path) is in use. Try again later.")
    case .some(.SQLITE_READONLY), .some(.SQLITE_CANTOPEN), .some(.SQLITE_PERM):
      self.init(
        .badRegister,
        nl:
          "Het register \(path) kan niet worden geopend of geschreven. Controleer de rechten van "
          + "de map.",
        en: "The register \(path) cannot be opened or written. Check the folder's permissions.")
    case .some(.SQLITE_NOTADB), .some(.SQLITE_CORRUPT):
      self.init(
        .badRegister,
        nl: "Het register \(path) is beschadigd of geen register. Zet een reservekopie terug.",
        en: "The register \(path) is damaged or not a register. Restore a backup.")
    default:
      // The library's message may quote values; only its code is repeated.
      let number = code.map { " (SQLite \($0.rawValue))" } ?? ""
      self.init(
        .badRegister, nl: "Het register \(path) geeft een fout\(number).",
        en: "The register \(path) reports an error\(number).")
    }
  }
}
