import BlijkBasics

/// How a cell shows its number: what of a date it names, or as a number.
struct NumberFormat: Equatable {
  var showsYear = false
  var showsMonth = false
  var showsDay = false
  var showsTime = false
  var isPercent = false
  /// The least digits, where it is a whole number with zeros before it, as "0000"; otherwise 0.
  var digits = 0

  static let general = NumberFormat()
  static let date = NumberFormat(showsYear: true, showsMonth: true, showsDay: true)

  /// Whether it shows a date or a time.
  var isMoment: Bool { showsYear || showsMonth || showsDay || showsTime }

  /// One of those that Excel does not write out (ECMA-376 part 1, 18.8.30).
  init(builtIn number: Int) {
    switch number {
    case 14...16, 27...36, 50...58: self = .date
    case 17: self = NumberFormat(showsYear: true, showsMonth: true)
    case 18...21, 45...47: self = NumberFormat(showsTime: true)
    case 22:
      self = .date
      showsTime = true
    case 9, 10: self = NumberFormat(isPercent: true)
    default: self = .general
    }
  }

  /// Reads a format as it is written out: "dd-mm-yyyy", "[$-413]mmm yy;@", "0000".
  init(code: String) {
    let shown = Self.meaningful(code).lowercased().replacing("am/pm", with: "")
    guard !shown.hasPrefix("general") else { return }
    if shown.count > 1, shown.allSatisfy({ $0 == "0" }) { digits = shown.count }
    isPercent = shown.contains("%")
    readLetters(shown)
  }

  private mutating func readLetters(_ shown: String) {
    var previous: Character = " "
    var letters = Array(shown)[...]
    while let letter = letters.popFirst() {
      var run = 1
      while letters.first == letter {
        letters.removeFirst()
        run += 1
      }
      switch letter {
      case "y": showsYear = true
      case "d": showsDay = true
      case "h", "s": showsTime = true
      // Minutes stand behind hours or before seconds; five letters are the month's first.
      case "m":
        let next = letters.first { "hsyd".contains($0) }
        if run <= 2 && (previous == "h" || next == "s") {
          showsTime = true
        } else {
          showsMonth = true
        }
      default: continue
      }
      previous = letter
    }
  }

  init(
    showsYear: Bool = false, showsMonth: Bool = false, showsDay: Bool = false,
    showsTime: Bool = false, isPercent: Bool = false
  ) {
    self.showsYear = showsYear
    self.showsMonth = showsMonth
    self.showsDay = showsDay
    self.showsTime = showsTime
    self.isPercent = isPercent
  }

  /// The part for positive numbers, without what is shown as it stands. Hours in brackets are hours.
  private static func meaningful(_ code: String) -> String {
    var (text, bracket) = ("", "")
    var (isQuoted, isBracket, isSkipped) = (false, false, false)
    for character in code {
      if isSkipped {
        isSkipped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if isBracket {
        if character == "]" {
          isBracket = false
          if let first = bracket.lowercased().first, bracket.allSatisfy({ "hmsHMS".contains($0) }) {
            text += first == "m" ? "hm" : bracket
          }
          bracket = ""
        } else {
          bracket.append(character)
        }
      } else if character == ";" {
        break
      } else if character == "\"" {
        isQuoted = true
      } else if character == "[" {
        isBracket = true
      } else if "\\_*".contains(character) {
        isSkipped = true
      } else {
        text.append(character)
      }
    }
    return text
  }
}
