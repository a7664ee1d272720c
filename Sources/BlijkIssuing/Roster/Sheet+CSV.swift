public import BlijkBasics
import BlijkVerifying
import Foundation

/// A sheet from a file of comma-separated values.
extension Sheet {
  /// Reads a csv file; a row's number is the line on which it begins.
  ///
  /// - Throws: Why there is no such list: `refusals` names each row with too many or too few cells.
  public init(csvFile path: String) throws(Problem) {
    do {
      try self.init(reading: path)
    } catch {
      throw error.refusing(Self.name(of: path))
    }
  }

  /// The same for a list of which no documents are made.
  init(reading path: String) throws(Problem) {
    self.init(name: Self.name(of: path), rows: try CSVReader.rows(RosterText.read(path)))
  }

  private static func name(of path: String) -> String {
    URL(fileURLWithPath: path).lastPathComponent.showingHidden()
  }
}
