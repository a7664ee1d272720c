package import BlijkBasics
package import BlijkKeys

/// An issuer's own list of what it has withdrawn (Bitstring Status List 1.0), as it publishes it.
package enum StatusListCredential {
  /// How long a fetched list may be used, in milliseconds: an hour.
  private static let lifetime = 3_600_000

  package static func make(
    _ list: Int, bits: [UInt8], host: IssuerHost, with signer: any Signer, at moment: Int
  ) throws(Problem) -> SignedCredential {
    let json = written(
      host.statusListAddress(list), of: host, from: .string(Timestamp.utc(moment)),
      packed: .string("u" + Base64URL.string(try Deflate.gzip(bits))))
    return try SignedCredential(
      signing: json, with: signer, method: signer.publicKey.id.method(of: host.did),
      at: moment)
  }

  private static func written(
    _ address: String, of host: IssuerHost, from validFrom: JSON, packed: JSON
  ) -> JSON {
    [
      "@context": [.string(LDContext.credentialsAddress)],
      "id": .string(address),
      "type": ["VerifiableCredential", "BitstringStatusListCredential"],
      "issuer": .string(host.did),
      "validFrom": validFrom,
      "credentialSubject": [
        "id": .string("\(address)#list"), "type": "BitstringStatusList",
        "statusPurpose": "revocation", "encodedList": packed, "ttl": .integer(lifetime),
      ],
    ]
  }

  /// Whether a list is written as Blijk writes it; if so, its organisation uses Blijk.
  package static func isOurs(_ json: JSON) -> Bool {
    guard case .string(let did)? = json["issuer"], let host = IssuerHost(did: did),
      case .string(let address)? = json["id"], address.hasPrefix("\(host.url)/status/"),
      let from = json["validFrom"], let packed = json["credentialSubject"]?["encodedList"]
    else { return false }
    let ours = written(address, of: host, from: from, packed: packed)
    return ["@context", "type", "credentialSubject"].allSatisfy { json[$0] == ours[$0] }
  }
}
