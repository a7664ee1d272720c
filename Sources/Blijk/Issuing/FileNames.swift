import BlijkCredential
import Foundation

/// Names for the files of one person: to find somebody in a folder, and safe on any disk.
enum FileNames {
  /// "samira-el-bouazzaoui-EY77-DD8T-KNMP-93HD", without an ending.
  static func base(_ name: String, id: DocumentID) -> String {
    "\(slug(name))-\(id.checkCode)"
  }

  /// "01-samira-el-bouazzaoui-concept".
  static func draft(_ name: String, number: Int, of count: Int) -> String {
    let digits = String(count).count
    let padded = String(repeating: "0", count: digits - String(number).count) + String(number)
    return "\(padded)-\(slug(name))-concept"
  }

  /// Latin letters without accents, other scripts as they are, dashes for the rest; at most 60 bytes.
  static func slug(_ name: String) -> String {
    var slug = String.UnicodeScalarView()
    var bytes = 0
    for scalar in name.folding(options: .diacriticInsensitive, locale: nil).lowercased()
      .unicodeScalars
    {
      let letters = plain[scalar] ?? [scalar]
      let isKept = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if !isKept {
        if slug.last != "-", !slug.isEmpty {
          slug.append("-")
          bytes += 1
        }
        continue
      }
      bytes += letters.reduce(0) { $0 + UTF8.width($1) }
      guard bytes <= 60 else { break }
      slug.append(contentsOf: letters)
    }
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "document" : String(slug)
  }

  /// Letters that no accent folds away.
  private static let plain: [Unicode.Scalar: [Unicode.Scalar]] = [
    "ø": ["o"], "ł": ["l"], "đ": ["d"], "ı": ["i"], "ð": ["d"], "ß": ["s", "s"],
    "æ": ["a", "e"], "œ": ["o", "e"], "þ": ["t", "h"],
  ]
}
