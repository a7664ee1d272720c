import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkVerifying

extension QRSymbol {
  /// The code of a document: where it is checked, and its facts.
  init(_ token: Token, issuer: IssuerProfile) throws(Problem) {
    try self.init(address: "\(issuer.host.url)/q#", digits: TokenDigits.encode(token.bytes))
  }

  /// Refuses a code too large to scan well on paper, naming the field to shorten.
  static func checkScans(_ symbol: QRSymbol, award: Award) throws(Problem) {
    guard symbol.version > largestVersion else { return }
    let (field, english) =
      award.title.utf8.count > award.name.utf8.count ? ("title", "title") : ("naam", "name")
    throw Problem(
      .qrTooLarge,
      nl:
        "de QR-code wordt te groot om goed te scannen (versie \(symbol.version)). Kort '\(field)' "
        + "in",
      en:
        "the QR code becomes too large to scan well (version \(symbol.version)). Shorten "
        + "'\(english)'")
  }
}
