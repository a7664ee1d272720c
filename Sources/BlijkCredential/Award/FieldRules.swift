package import BlijkBasics
import Foundation

/// What a field that ends up on paper, in a signature and on a check page may hold.
///
/// The rules are the same wherever text comes from: a roster, an achievement file, an option.
package struct FieldRules: Sendable {
  /// The most Unicode scalars.
  package let longest: Int
  /// Whether it is somebody's name.
  package let isName: Bool
  /// Whether it may have several lines.
  package let isMultiline: Bool
  /// Whether a citizen service number could stand in it by accident and must be refused.
  package let refusesBSN: Bool

  package init(
    longest: Int, isName: Bool = false, isMultiline: Bool = false, refusesBSN: Bool = true
  ) {
    self.longest = longest
    self.isName = isName
    self.isMultiline = isMultiline
    self.refusesBSN = refusesBSN
  }

  package static let name = FieldRules(longest: 80, isName: true)
  package static let title = FieldRules(longest: 80)
  package static let task = FieldRules(longest: 120)
  package static let line = FieldRules(longest: 120)
  package static let setting = FieldRules(longest: 300)
  package static let message = FieldRules(longest: 600, isMultiline: true)
  package static let letter = FieldRules(longest: 3000, isMultiline: true)
  /// At most 254 characters, since an address has at most 254 bytes (RFC 5321 §4.5.3.1.3). Its form is
  /// checked where it is read.
  package static let email = FieldRules(longest: 254, refusesBSN: false)
  package static let externalProof = FieldRules(longest: 120, refusesBSN: false)

  /// The text without outer spaces, in NFC; or why it is refused, as the end of a sentence that
  /// begins with the field's name.
  package func clean(_ text: String) throws(Problem) -> String {
    var clean = text.trimmingSpaces()
    if !clean.utf8.allSatisfy({ $0 < 0x80 }) { clean = clean.precomposedStringWithCanonicalMapping }
    try checkLength(clean)
    try checkCharacters(clean)
    try checkMarks(clean)
    try checkMarkup(clean)
    if isName { try checkName(clean) }
    if refusesBSN, Self.containsBSN(clean) {
      throw refusal(
        "bevat een getal van negen cijfers dat een BSN kan zijn; een BSN hoort niet op dit "
          + "document",
        "holds a nine-digit number that may be a citizen service number (BSN), which does not "
          + "belong on this document"
      )
    }
    return clean
  }

  private func refusal(_ nl: String, _ en: String) -> Problem { Problem(.badField, nl: nl, en: en) }

  private func checkLength(_ text: String) throws(Problem) {
    guard !text.isEmpty else { throw refusal("is leeg", "is empty") }
    let count = text.unicodeScalars.count
    guard count <= longest else {
      throw refusal(
        "is te lang: \(count) tekens, ten hoogste \(longest)",
        "is too long: \(count) characters, at most \(longest)")
    }
  }

  private func checkCharacters(_ text: String) throws(Problem) {
    if text.holds("\u{FFFD}") {
      throw refusal(
        "bevat het teken � (U+FFFD): Excel heeft letters in de naam vervangen. Bewaar de lijst "
          + "als 'CSV UTF-8'",
        "holds the character � (U+FFFD): letters were replaced by Excel. Save the list as 'CSV "
          + "UTF-8'"
      )
    }
    // In a name variation selectors are refused everywhere.
    let selectors = isName ? text.unicodeScalars.filter(\.properties.isVariationSelector) : []
    for scalar in text.hiddenCharacters + selectors where scalar != "\n" || !isMultiline {
      let code = HiddenCharacters.name(of: scalar)
      throw refusal(
        "bevat een onzichtbaar stuurteken (\(code)); typ het veld opnieuw",
        "holds an invisible control character (\(code)); type the field again")
    }
  }

  /// The most marks on one letter. Vietnamese, pointed Hebrew and Tibetan need no more; a pile of them
  /// would run over the lines above and below.
  private static let mostMarks = 4

  private func checkMarks(_ text: String) throws(Problem) {
    var marks = 0
    for scalar in text.unicodeScalars {
      guard scalar.value >= 0x300 else {
        marks = 0
        continue
      }
      let category = scalar.properties.generalCategory
      marks = category == .nonspacingMark || category == .enclosingMark ? marks + 1 : 0
      guard marks <= Self.mostMarks else {
        throw refusal(
          "stapelt meer dan \(Self.mostMarks) tekens op één letter; typ het veld opnieuw",
          "piles more than \(Self.mostMarks) marks on one letter; type the field again")
      }
    }
  }

  private func checkMarkup(_ text: String) throws(Problem) {
    if text.holds("<") || text.holds(">") {
      throw refusal(
        "bevat '<' of '>'; opmaak hoort hier niet", "holds '<' or '>'; markup does not belong here")
    }
    if let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
      throw refusal(
        "begint met '\(first)', wat een rekenprogramma als formule leest",
        "begins with '\(first)', which a spreadsheet reads as a formula")
    }
    if text.holds("../") || text.holds("..\\") {
      throw refusal(
        "bevat '../', een pad naar een map", "holds '../', a path to a folder")
    }
  }

  private func checkName(_ text: String) throws(Problem) {
    if text.holds("?") {
      throw refusal(
        "bevat een '?': Excel heeft letters in de naam vervangen. Bewaar de lijst als 'CSV UTF-8'",
        "holds a '?': letters were replaced by Excel. Save the list as 'CSV UTF-8'")
    }
    if text.holds("/") || text.holds("\\") {
      throw refusal("bevat een schuine streep", "holds a slash")
    }
    guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else {
      throw refusal("bevat geen enkele letter", "holds no letter at all")
    }
  }
}
