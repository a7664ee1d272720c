import Foundation

/// Names that people take for the same, though they are written otherwise: in capitals, with other blanks
/// and signs, or with letters of another script that look like Latin ones.
enum LookAlike {
  /// What a name looks like. Two names with the same answer are hard to tell apart.
  static func skeleton(_ name: String) -> String {
    var skeleton = ""
    for scalar in name.lowercased().decomposed.unicodeScalars {
      if let same = twins[scalar] {
        skeleton += same
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        skeleton.unicodeScalars.append(scalar)
      }
    }
    return skeleton
  }

  /// Letters and digits that look like a Latin letter, or like two.
  private static let twins: [Unicode.Scalar: String] = {
    var twins: [Unicode.Scalar: String] = [:]
    let pairs: [(String, String)] = [
      // Cyrillic.
      ("авекмнорстухіјѕԁһԛԝьѵӏ", "abekmhopctyxijsdhqwbvl"),
      // Greek.
      ("αβεηικνορτυχωϲϳ", "abenikvoptuxwcj"),
      // Armenian, and Latin letters that a keyboard does not have.
      ("օսհոցյıɑɡ", "ouhngjiag"),
      ("01|", "oll"), ("ł", "l"), ("ø", "o"),
    ]
    for (others, latin) in pairs {
      for (other, letter) in zip(others.unicodeScalars, latin) { twins[other] = String(letter) }
    }
    twins["ß"] = "ss"
    twins["æ"] = "ae"
    return twins
  }()
}

extension String {
  /// With each accent apart, and ligatures and wide letters as plain ones.
  fileprivate var decomposed: String {
    // Foundation's own, of which the marks are left out by whoever reads on.
    decomposedStringWithCompatibilityMapping
  }
}
