import Foundation

/// Names that people take for the same, though they are written otherwise: in capitals, with other blanks
/// and signs, or with letters that look like others (capital I and l, Cyrillic, fullwidth, `rn` and `m`).
enum LookAlike {
  /// What a name looks like, read with its capitals and without. Two names that share an answer are hard to
  /// tell apart; both are needed, since a capital I looks like an l and a small i does not.
  static func looks(of name: String, _ checker: borrowing SpoofChecker) -> Set<String> {
    // Nobody reads further, and a file from outside may say anything.
    let name = String(String.UnicodeScalarView(name.unicodeScalars.prefix(500)))
    let plain = plain(name)
    return [look(of: plain, checker), look(of: self.plain(plain.lowercased()), checker)]
  }

  /// Compatible letters (wide, mathematical, ligatures) as plain ones, without what stands above or below.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars
    where !isMark(scalar) {
      if let same = spelled[scalar] {
        plain += same
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }

  private static func look(of plain: String, _ checker: borrowing SpoofChecker) -> String {
    let skeleton = checker.skeleton(of: plain).lowercased()
    var look = ""
    for scalar in skeleton.decomposedStringWithCompatibilityMapping.unicodeScalars
    where !isMark(scalar) {
      if let same = twins[scalar] {
        look += same
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        look.unicodeScalars.append(scalar)
      }
    }
    for (pair, letter) in pairs { look = look.replacing(pair, with: letter) }
    // Of names of signs alone, the signs count.
    return look.isEmpty ? skeleton : look
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// What is said with other letters, or of which the checker knows one look and readers another.
  private static let spelled: [Unicode.Scalar: String] = ["ß": "ss", "ẞ": "ss", "ӏ": "l"]

  /// Two letters that look like one. The checker itself reads an m as `rn`.
  private static let pairs = [("vv", "w"), ("cl", "d")]

  /// What the checker holds apart: small capitals, and letters that differ a little from the Latin ones.
  private static let twins: [Unicode.Scalar: String] = {
    var twins: [Unicode.Scalar: String] = ["æ": "ae", "œ": "oe", "ʍ": "rn"]
    let others = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ" + "ßςχωμĸȷƅƨ∂ðþլɰꞓ"
    let latin = "abcdefghijklnoprstuvwyz" + "bcxwukjbsddplwe"
    for (other, letter) in zip(others.unicodeScalars, latin) { twins[other] = String(letter) }
    return twins
  }()
}
