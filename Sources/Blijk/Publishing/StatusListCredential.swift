package import BlijkBasics
package import BlijkCredential
package import BlijkKeys
import BlijkRegister

/// An issuer's own list of what it has withdrawn (Bitstring Status List 1.0), as it publishes it.
package enum StatusListCredential {
  /// How long whoever fetched it may go by it, in milliseconds: an hour.
  private static let lifetime = 3_600_000

  package static func make(
    _ list: Int, bits: [UInt8], host: IssuerHost, with signer: any Signer, at moment: Int
  ) throws(Problem) -> SignedCredential {
    let address = host.statusListAddress(list)
    let json: JSON = [
      "@context": ["https://www.w3.org/ns/credentials/v2"],
      "id": .string(address),
      "type": ["VerifiableCredential", "BitstringStatusListCredential"],
      "issuer": .string(host.did),
      "validFrom": .string(Timestamp.utc(moment)),
      "credentialSubject": [
        "id": .string("\(address)#list"), "type": "BitstringStatusList",
        "statusPurpose": "revocation",
        "encodedList": .string("u" + Base64URL.string(try Deflate.gzip(bits))),
        "ttl": .integer(lifetime),
      ],
    ]
    return try SignedCredential(
      signing: json, with: signer, method: signer.publicKey.id.method(of: host.did),
      at: moment)
  }
}
