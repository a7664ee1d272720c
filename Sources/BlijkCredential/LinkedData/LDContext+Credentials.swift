/// Facts of the contexts that every credential of ours names, as a table of our own: which word stands
/// for which property, and how its value is read.
///
/// This one is `https://www.w3.org/ns/credentials/v2` (Verifiable Credentials Data Model 2.0, appendix
/// B.1).
extension LDContext {
  static let credentials = LDContext(
    common: [
      "description": LDTerm(schema + "description"),
      "digestMultibase": LDTerm(security + "digestMultibase", .typed(security + "multibase")),
      "digestSRI": LDTerm(vc + "digestSRI", .typed(vc + "sriString")),
      "mediaType": LDTerm(schema + "encodingFormat"),
      "name": LDTerm(schema + "name"),
      "VerifiableCredential": LDTerm(vc + "VerifiableCredential"),
      "EnvelopedVerifiableCredential": LDTerm(vc + "EnvelopedVerifiableCredential"),
      "VerifiablePresentation": LDTerm(vc + "VerifiablePresentation"),
      "EnvelopedVerifiablePresentation": LDTerm(vc + "EnvelopedVerifiablePresentation"),
      "JsonSchemaCredential": LDTerm(vc + "JsonSchemaCredential"),
      "JsonSchema": LDTerm(vc + "JsonSchema"),
      "BitstringStatusListCredential": LDTerm(status + "BitstringStatusListCredential"),
      "BitstringStatusList": LDTerm(status + "BitstringStatusList"),
      "BitstringStatusListEntry": LDTerm(status + "BitstringStatusListEntry"),
      "DataIntegrityProof": LDTerm(security + "DataIntegrityProof"),
      "...": LDTerm("https://www.iana.org/assignments/jwt#..."),
      "_sd": LDTerm("https://www.iana.org/assignments/jwt#_sd", .json),
      "_sd_alg": LDTerm("https://www.iana.org/assignments/jwt#_sd_alg"),
      "aud": LDTerm("https://www.iana.org/assignments/jwt#aud", .node),
      "cnf": LDTerm(
        "https://www.iana.org/assignments/jwt#cnf",
        inside: [
          "kid": LDTerm("https://www.iana.org/assignments/jwt#kid", .node),
          "jwk": LDTerm("https://www.iana.org/assignments/jwt#jwk", .json),
        ]),
      "exp": LDTerm(
        "https://www.iana.org/assignments/jwt#exp", .typed(securexsd + "nonNegativeInteger")),
      "iat": LDTerm(
        "https://www.iana.org/assignments/jwt#iat", .typed(securexsd + "nonNegativeInteger")),
      "iss": LDTerm("https://www.iana.org/assignments/jose#iss", .node),
      "jku": LDTerm("https://www.iana.org/assignments/jose#jku", .node),
      "kid": LDTerm("https://www.iana.org/assignments/jose#kid", .node),
      "nbf": LDTerm(
        "https://www.iana.org/assignments/jwt#nbf", .typed(securexsd + "nonNegativeInteger")),
      "sub": LDTerm("https://www.iana.org/assignments/jose#sub", .node),
      "x5u": LDTerm("https://www.iana.org/assignments/jose#x5u", .node),
    ],
    byType: [
      "VerifiableCredential": [
        "confidenceMethod": LDTerm(vc + "confidenceMethod", .node),
        "credentialSchema": LDTerm(vc + "credentialSchema", .node),
        "credentialStatus": LDTerm(vc + "credentialStatus", .node),
        "credentialSubject": LDTerm(vc + "credentialSubject", .node),
        "description": LDTerm(schema + "description"),
        "evidence": LDTerm(vc + "evidence", .node),
        "issuer": LDTerm(vc + "issuer", .node),
        "name": LDTerm(schema + "name"),
        "proof": LDTerm(security + "proof", .node),
        "refreshService": LDTerm(vc + "refreshService", .node),
        "relatedResource": LDTerm(vc + "relatedResource", .node),
        "renderMethod": LDTerm(vc + "renderMethod", .node),
        "termsOfUse": LDTerm(vc + "termsOfUse", .node),
        "validFrom": LDTerm(vc + "validFrom", .typed(xsd + "dateTime")),
        "validUntil": LDTerm(vc + "validUntil", .typed(xsd + "dateTime")),
      ],
      "VerifiablePresentation": [
        "holder": LDTerm(vc + "holder", .node),
        "proof": LDTerm(security + "proof", .node),
        "termsOfUse": LDTerm(vc + "termsOfUse", .node),
        "verifiableCredential": LDTerm(vc + "verifiableCredential", .node),
      ],
      "JsonSchema": [
        "jsonSchema": LDTerm(vc + "jsonSchema", .json)
      ],
      "BitstringStatusList": [
        "encodedList": LDTerm(status + "encodedList", .typed(security + "multibase")),
        "statusPurpose": LDTerm(status + "statusPurpose"),
        "ttl": LDTerm(status + "ttl"),
      ],
      "BitstringStatusListEntry": [
        "statusListCredential": LDTerm(status + "statusListCredential", .node),
        "statusListIndex": LDTerm(status + "statusListIndex"),
        "statusPurpose": LDTerm(status + "statusPurpose"),
        "statusMessage": LDTerm(
          status + "statusMessage",
          inside: [
            "message": LDTerm(status + "message"),
            "status": LDTerm(status + "status"),
          ]),
        "statusReference": LDTerm(status + "statusReference", .node),
        "statusSize": LDTerm(status + "statusSize", .typed(securexsd + "integer")),
      ],
      "DataIntegrityProof": [
        "challenge": LDTerm(security + "challenge"),
        "created": LDTerm("http://purl.org/dc/terms/created", .typed(xsd + "dateTime")),
        "cryptosuite": LDTerm(security + "cryptosuite", .typed(security + "cryptosuiteString")),
        "domain": LDTerm(security + "domain"),
        "expires": LDTerm(security + "expiration", .typed(xsd + "dateTime")),
        "nonce": LDTerm(security + "nonce"),
        "previousProof": LDTerm(security + "previousProof", .node),
        "proofPurpose": LDTerm(
          security + "proofPurpose", .word,
          inside: [
            "assertionMethod": LDTerm(security + "assertionMethod", .node),
            "authentication": LDTerm(security + "authenticationMethod", .node),
            "capabilityDelegation": LDTerm(security + "capabilityDelegationMethod", .node),
            "capabilityInvocation": LDTerm(security + "capabilityInvocationMethod", .node),
            "keyAgreement": LDTerm(security + "keyAgreementMethod", .node),
          ]),
        "proofValue": LDTerm(security + "proofValue", .typed(security + "multibase")),
        "verificationMethod": LDTerm(security + "verificationMethod", .node),
      ],
    ])
}

private let vc = "https://www.w3.org/2018/credentials#"
private let security = "https://w3id.org/security#"
private let schema = "https://schema.org/"
private let status = "https://www.w3.org/ns/credentials/status#"
private let xsd = "http://www.w3.org/2001/XMLSchema#"
private let securexsd = "https://www.w3.org/2001/XMLSchema#"
