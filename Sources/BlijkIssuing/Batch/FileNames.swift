import BlijkCredential
import BlijkVerifying
import Foundation

/// Names for the files of one person: to find somebody in a folder, and safe on any disk.
enum FileNames {
  /// "samira-el-bouazzaoui-EY77-DD8T-KNMP-93HD", without an ending.
  static func base(_ name: String, id: DocumentID) -> String {
    "\(slug(name))-\(id.checkCode)"
  }

  /// How the files begin from which a batch is printed; a number comes behind.
  static let print = "afdrukken-"
  static let notes = "briefjes-"

  /// "01-samira-el-bouazzaoui-concept".
  static func draft(_ name: String, number: Int, of count: Int) -> String {
    let digits = String(count).count
    let padded = String(repeating: "0", count: digits - String(number).count) + String(number)
    return "\(padded)-\(slug(name))-concept"
  }

  /// Latin letters without accents, other scripts as they are, dashes for the rest; at most 60 bytes.
  static func slug(_ name: String) -> String {
    var slug = ""
    var bytes = 0
    for scalar in name.folding(options: .diacriticInsensitive, locale: nil).lowercased()
      .unicodeScalars
    {
      let isKept = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      guard isKept else {
        if let last = slug.utf8.last, last != dash {
          slug += "-"
          bytes += 1
        }
        continue
      }
      let letters = plain[scalar]
      bytes += letters?.utf8.count ?? UTF8.width(scalar)
      guard bytes <= 60 else { break }
      if let letters { slug += letters } else { slug.unicodeScalars.append(scalar) }
    }
    while slug.utf8.last == dash { slug.removeLast() }
    return slug.isEmpty ? "document" : slug
  }

  private static let dash = UInt8(ascii: "-")

  /// Letters that no accent folds away.
  private static let plain: [Unicode.Scalar: String] = [
    "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
  ]
}
