import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkVerifying

/// What a person is awarded, signed twice: for the QR code and for a wallet.
struct SignedAward: Sendable {
  let award: Award
  let id: DocumentID
  let token: Token
  let credential: SignedCredential
  let symbol: QRSymbol

  init(
    _ award: Award, id: DocumentID, issuer: IssuerProfile, status: Credential.StatusEntry,
    with signer: any Signer, at moment: Int
  ) throws(Problem) {
    self.award = award
    self.id = id
    token = try Token(signing: Facts(award), id: id, with: signer)
    credential = try SignedCredential(
      signing: Credential(award, id: id, issuer: issuer, status: status, at: moment), with: signer,
      method: signer.publicKey.id.method(of: issuer.host.did), at: moment)
    symbol = try QRSymbol(token, issuer: issuer)
  }
}
