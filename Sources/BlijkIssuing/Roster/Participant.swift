public import BlijkBasics
public import BlijkCredential
import BlijkVerifying

/// One person of a roster, checked.
public struct Participant: Sendable {
  /// The number of the row, as whoever made the list sees it.
  public let row: Int
  /// The name, as the holder wants it.
  public let name: String
  /// Where to send it; never part of a document, the register or a log.
  public var email: String?
  /// The role.
  public var role: String?
  /// When the person was active.
  public var period: Period?
  /// What the person did.
  public var tasks: [PracticeTask]?
  /// Where.
  public var setting: String?
  /// Personal words.
  public var message: String?
  /// Who signs, when it is not the issuer's usual signatory.
  public var signatory: Signatory?
  /// A proof of another body.
  public var externalProof: String?
  /// Whether the details may be shown on the check page.
  public var showsDetails = false
  /// The document's language.
  public var language = Language.nl
  /// The document that this one takes the place of.
  public var replaces: DocumentID?
  /// The cells as they were written, without what never goes into a register.
  var cells: [RosterColumn: String] = [:]
  /// Whether it is known that another person of the list has the same name.
  var hasNamesake = false

  init(row: Int, name: String) {
    self.row = row
    self.name = name
  }
}
