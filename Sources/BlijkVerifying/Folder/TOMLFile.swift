package import BlijkBasics
import TOMLKit

/// A TOML file that was read, with problems that name the file.
package struct TOMLFile {
  /// The file, also of a table inside it.
  package let path: String
  private let table: TOMLTable

  /// The most bytes of a file.
  private static let longest = 1 << 20

  /// Reads a file.
  package init(path: String) throws(Problem) {
    self.path = path
    let text = try Self.text(of: path)
    func invalid(_ line: Int) -> Problem {
      let mistake = TOMLMistake.words(line, of: text)
      return Problem(
        .cannotRead, nl: "\(path), regel \(line): dit is geen geldige TOML: \(mistake.nl).",
        en: "\(path), line \(line): this is not valid TOML: \(mistake.en).")
    }
    if let line = TOMLHeaders.lineWithoutName(text) { throw invalid(line) }
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw invalid(Int(error.source.begin.line))
    } catch {
      throw Problem(
        .cannotRead, nl: "\(path) is geen geldige TOML.", en: "\(path) is not valid TOML.")
    }
  }

  private static func text(of path: String) throws(Problem) -> String {
    do throws(BoundedFile.Refusal) {
      let bytes = try BoundedFile.read(path, atMost: longest)
      if let text = String(validating: bytes, as: UTF8.self) { return text }
    } catch {
      guard error == .tooLarge else {
        throw Problem(
          .cannotRead, nl: "\(path) is er niet of kan niet worden gelezen.",
          en: "\(path) is missing or cannot be read.")
      }
    }
    throw Problem(
      .cannotRead, nl: "\(path) is te groot of geen UTF-8.",
      en: "\(path) is too large or not UTF-8.")
  }

  private init(path: String, table: TOMLTable) {
    self.path = path
    self.table = table
  }

  var keys: [String] { table.keys }

  /// The string under a key; nil when the key is absent. A value of another type is refused.
  package func string(_ key: String) throws(Problem) -> String? {
    guard let value = table[key] else { return nil }
    guard let string = value.string else { throw wrong(key) }
    return string
  }

  /// The same for an integer.
  package func integer(_ key: String) throws(Problem) -> Int? {
    guard let value = table[key] else { return nil }
    guard let integer = value.int else { throw wrong(key) }
    return integer
  }

  /// The same for `true` or `false`.
  package func bool(_ key: String) throws(Problem) -> Bool? {
    guard let value = table[key] else { return nil }
    guard let bool = value.bool else { throw wrong(key) }
    return bool
  }

  /// The same for a list of strings.
  package func strings(_ key: String) throws(Problem) -> [String]? {
    guard let value = table[key] else { return nil }
    guard let array = value.array else { throw wrong(key) }
    var strings: [String] = []
    for element in array {
      guard let string = element.string else { throw wrong(key) }
      strings.append(string)
    }
    return strings
  }

  /// The same for a table.
  package func table(_ key: String) throws(Problem) -> TOMLFile? {
    guard let value = table[key] else { return nil }
    guard let inner = value.table else { throw wrong(key) }
    return TOMLFile(path: path, table: inner)
  }

  /// The same for a list of tables; empty when the key is absent.
  package func tables(_ key: String) throws(Problem) -> [TOMLFile] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else { throw wrong(key) }
    var tables: [TOMLFile] = []
    for element in array {
      guard let inner = element.table else { throw wrong(key) }
      tables.append(TOMLFile(path: path, table: inner))
    }
    return tables
  }

  /// All strings, by keys with dots between the tables' names.
  func flattenedStrings() -> [String: String] {
    var all: [String: String] = [:]
    for key in table.keys {
      if let string = table[key]?.string {
        all[key] = string
      } else if let inner = table[key]?.table {
        for (name, value) in TOMLFile(path: path, table: inner).flattenedStrings() {
          all["\(key).\(name)"] = value
        }
      }
    }
    return all
  }

  /// Refuses keys that would be passed over, such as a misspelled one.
  package func allowOnly(_ known: [String]) throws(Problem) {
    for key in keys where !known.contains(key) {
      throw Problem(
        .cannotRead, nl: "\(path): '\(key)' bestaat niet. Wel: \(known.joined(separator: ", ")).",
        en: "\(path): there is no '\(key)'. There is: \(known.joined(separator: ", ")).")
    }
  }

  private func wrong(_ key: String) -> Problem {
    Problem(
      .cannotRead, nl: "\(path): '\(key)' is van de verkeerde soort.",
      en: "\(path): '\(key)' has the wrong type.")
  }
}
