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

  /// The text without outer spaces, each blank within a single one where it is one line, in NFC; or why it is refused, as the end of a sentence that
  /// begins with the field's name.
  package func clean(_ text: String) throws(Problem) -> String {
    var clean = isMultiline ? text.trimmingSpaces() : text.withSingleBlanks()
    if !clean.utf8.allSatisfy({ $0 < 0x80 }) { clean = clean.precomposedStringWithCanonicalMapping }
    try checkLength(clean)
    try checkCharacters(clean)
    try checkMarks(clean)
    try checkMarkup(clean)
    if isName { try checkName(clean) }
    if refusesBSN, Self.containsBSN(clean) {
      throw refusal(
        "bevat een getal van negen cijfers dat een BSN kan zijn. Een BSN hoort niet op dit "
          + "document. Haal het weg",
        "contains a nine-digit number that may be a citizen service number (BSN), which does not "
          + "belong on this document. Remove it"
      )
    }
    return clean
  }

  private func refusal(_ nl: String, _ en: String) -> Problem { Problem(.badField, nl: nl, en: en) }

  private func checkLength(_ text: String) throws(Problem) {
    guard !text.isEmpty else {
      throw refusal(
        "is leeg. Vul iets in, of haal de regel weg",
        "is empty. Fill it in, or remove the line")
    }
    let count = text.unicodeScalars.count
    guard count <= longest else {
      throw refusal(
        "is te lang: \(count) tekens, maximaal \(longest). Maak de tekst korter",
        "is too long: \(count) characters, at most \(longest). Make it shorter")
    }
  }

  private func checkCharacters(_ text: String) throws(Problem) {
    if text.holds("\u{FFFD}") {
      throw refusal(
        "bevat het teken � (U+FFFD). Er zijn letters verloren gegaan, waarschijnlijk door Excel. "
          + "Open de eerste lijst en sla die op als 'CSV UTF-8'",
        "contains the character � (U+FFFD). Letters were lost, probably by Excel. Open the original "
          + "list and save it as 'CSV UTF-8'"
      )
    }
    // In a name variation selectors are refused everywhere.
    let selectors = isName ? text.unicodeScalars.filter(\.properties.isVariationSelector) : []
    for scalar in text.hiddenCharacters + selectors where scalar != "\n" || !isMultiline {
      let code = HiddenCharacters.name(of: scalar)
      throw refusal(
        "bevat een teken dat u niet ziet (\(code)). Typ de tekst opnieuw",
        "contains a control character that nobody sees (\(code)). Type the text again")
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
          "heeft te veel tekens op één letter, meer dan \(Self.mostMarks). Typ de tekst opnieuw",
          "piles more than \(Self.mostMarks) marks on one letter. Type the text again")
      }
    }
  }

  private func checkMarkup(_ text: String) throws(Problem) {
    if text.holds("<") || text.holds(">") {
      throw refusal(
        "bevat '<' of '>'. Opmaak hoort hier niet. Haal dat weg",
        "contains '<' or '>'. Markup does not belong here. Remove it")
    }
    if let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
      throw refusal(
        "begint met '\(first)'. Excel kan dat lezen als een formule. Haal dat teken weg",
        "begins with '\(first)'. Excel may read that as a formula. Remove it")
    }
    if text.holds("../") || text.holds("..\\") {
      throw refusal(
        "bevat '../', een pad naar een map. Haal dat weg",
        "contains '../', a path to a folder. Remove it")
    }
  }

  private func checkName(_ text: String) throws(Problem) {
    if text.holds("?") {
      throw refusal(
        "bevat een '?'. Er zijn letters verloren gegaan, waarschijnlijk door Excel. Open de eerste "
          + "lijst en sla die op als 'CSV UTF-8'",
        "contains a '?'. Letters were lost, probably by Excel. Open the original list and save it as "
          + "'CSV UTF-8'")
    }
    // A slash is part of names: "s/o", "a/p".
    if text.holds("\\") || text.hasPrefix("/") || text.hasSuffix("/") {
      throw refusal(
        "bevat een schuine streep die niet in een naam hoort. Haal die weg",
        "contains a slash that does not belong in a name. Remove it")
    }
    guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else {
      throw refusal(
        "bevat geen enkele letter. Vul een naam in", "contains no letter at all. Fill in a name")
    }
  }
}
