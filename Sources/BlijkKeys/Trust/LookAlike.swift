import Foundation

/// Finds names that people take for the same, though they are written in another way: in capitals, with other
/// spaces and signs, or with letters that look alike (capital I and l, Cyrillic, fullwidth, `rn` and `m`).
enum LookAlike {
  /// What a name looks like as it is, and in lower case. Two names that have one of these in common are hard
  /// to tell apart. Both are needed, since a capital I looks like an l and a small i does not.
  static func looks(of name: String, _ checker: borrowing SpoofChecker) -> Set<String> {
    // Nobody reads further, and a name in a file from outside can be of any length.
    let name = String(String.UnicodeScalarView(name.unicodeScalars.prefix(500)))
    let plain = plain(name)
    return [look(of: plain, checker), look(of: self.plain(plain.lowercased()), checker)]
  }

  /// Wide and mathematical letters and ligatures as plain letters, without the marks above and below.
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
    // A name of signs alone is compared by its signs.
    return look.isEmpty ? skeleton : look
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// Letters that are read as other letters, or that the checker takes for another than readers do.
  private static let spelled: [Unicode.Scalar: String] = ["ß": "ss", "ẞ": "ss", "ӏ": "l"]

  /// Two letters that look like one. The checker itself reads an m as `rn`.
  private static let pairs = [("vv", "w"), ("cl", "d")]

  /// Letters that the checker does not take for Latin ones: small capitals, and those that differ a little.
  private static let twins: [Unicode.Scalar: String] = {
    var twins: [Unicode.Scalar: String] = ["æ": "ae", "œ": "oe", "ʍ": "rn"]
    let others = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ" + "ßςχωμĸȷƅƨ∂ðþլɰꞓ"
    let latin = "abcdefghijklnoprstuvwyz" + "bcxwukjbsddplwe"
    for (other, letter) in zip(others.unicodeScalars, latin) { twins[other] = String(letter) }
    return twins
  }()
}
