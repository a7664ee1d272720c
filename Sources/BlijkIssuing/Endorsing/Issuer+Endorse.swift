public import BlijkBasics
import BlijkCredential
public import BlijkKeys
public import BlijkVerifying
import Foundation

/// Endorsing what another organisation issued.
extension Issuer {
  /// What was made of a request to endorse.
  public struct Endorsed: Sendable, Hashable {
    /// The file that holds the endorsement.
    public let path: String
    /// What the endorser should know: nil when the document is from a trusted issuer.
    public let warning: Message?
  }

  /// Writes an endorsement of the credential in a file, as a file of its own; the document does not change.
  ///
  /// - Parameters:
  ///   - path: An issued document, a picture that carries a credential, or the credential itself.
  ///   - comment: What to say of it, at most 600 characters.
  ///   - validUntil: The last day that the endorsement counts. It cannot be withdrawn.
  ///   - language: That of the endorsement's name.
  ///   - output: The file to make; without it one beside the document.
  ///   - verifier: Decides whether the document is good enough to endorse.
  ///   - signer: The key that is in use.
  /// - Returns: Where the endorsement is.
  /// - Throws: Why it was not endorsed: the document is altered, withdrawn, out of date, practice or the
  ///   organisation's own, or the comment holds what it may not.
  public func endorse(
    _ path: String, comment: String? = nil, validUntil: CalendarDate? = nil, language: Language,
    to output: String? = nil, checkedBy verifier: Verifier, with signer: any Signer
  ) throws(Problem) -> Endorsed {
    try folder.refusePractice()
    let comment = try comment.map { text throws(Problem) in try Self.cleanComment(text) }
    if let validUntil, validUntil < .today() {
      throw Problem(
        .badDate, nl: "De laatste dag, \(validUntil.iso8601), is al voorbij.",
        en: "The last day, \(validUntil.iso8601), has passed already.")
    }
    let bytes = try BoundedFile.named(path, atMost: Submission.longest)
    let credential = try SignedCredential(reading: try BadgeCredential(carriedBy: bytes).bytes)
    let warning = try check(verifier.verify(bytes))
    let moment = Timestamp.now()
    let endorsement = try Endorsement(
      of: credential, id: "urn:uuid:\(UUID().uuidString.lowercased())", by: folder.profile,
      comment: comment, language: language, at: moment,
      validUntil: validUntil)
    let signed = try SignedCredential(
      signing: endorsement.json, with: signer,
      method: signer.publicKey.id.method(of: folder.profile.host.did), at: moment)
    let beside = URL(fileURLWithPath: path).deletingPathExtension().path
    let place = output ?? "\(beside).bevestiging.\(signed.fileExtension)"
    try WholeFile.write(signed.bytes, to: place)
    return Endorsed(path: place, warning: warning)
  }

  private static func cleanComment(_ text: String) throws(Problem) -> String {
    do {
      return try FieldRules.message.clean(text)
    } catch {
      throw Problem(
        error.code, nl: "De toelichting \(error.message.nl).",
        en: "The comment \(error.message.en).")
    }
  }

  /// Whether the document is good enough to put one's name to.
  private func check(_ verdict: Verdict) throws(Problem) -> Message? {
    guard verdict.issuer?.id != folder.profile.host.did else {
      throw Problem(
        .badIssuer,
        nl: "Dit document is van uw eigen organisatie. Laat een andere organisatie het bevestigen.",
        en: "This document is from your own organisation. Let another organisation endorse it.")
    }
    switch verdict.state {
    case .valid, .notYetValid, .statusUnknown: return nil
    case .unknownIssuer:
      return Message(
        nl:
          "Uw map kent de organisatie van dit document niet, dus de digitale handtekening is niet "
          + "gecontroleerd. Weet u zeker dat het echt is? Geef anders het DID-document van die organisatie met "
          + "--trust.",
        en:
          "Your folder does not know the organisation of this document, so its digital signature was not "
          + "checked. Are you sure that it is genuine? If not, give its DID document with --trust.")
    default:
      let why = verdict.reasons.first { $0.outcome == .fail }?.why
      throw Problem(
        .unreadable, nl: "Dit document is niet te bevestigen. \(why?.nl ?? "")",
        en: "This document cannot be endorsed. \(why?.en ?? "")")
    }
  }
}
