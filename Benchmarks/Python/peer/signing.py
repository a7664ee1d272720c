"""Credential, proof and token of one person, signed as ours are."""

import hashlib
import json
from dataclasses import dataclass

import cbor2
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from openbadgeslib.ob3.contexts import document_loader
from pyld import jsonld

from independent.keys import base64url, to_base58

from .facts import AWARDED, BOUNDARY, DID, GOALS, HOST, KVK, ORGANISATION, SIGNATORY, TITLE

LOADER = document_loader()


@dataclass
class Signer:
    secret: object
    is_rsa: bool
    thumbprint: bytes
    makes_jwt: bool

    @classmethod
    def load(cls, pem: bytes, makes_jwt: bool) -> "Signer":
        secret = serialization.load_pem_private_key(pem, None)
        public = secret.public_key()
        is_rsa = isinstance(public, rsa.RSAPublicKey)
        if is_rsa:
            n, e = public.public_numbers().n, public.public_numbers().e
            size = (n.bit_length() + 7) // 8
            jwk = {"e": base64url(e.to_bytes(3, "big")), "kty": "RSA", "n": base64url(n.to_bytes(size, "big"))}
        else:
            jwk = {"crv": "Ed25519", "kty": "OKP", "x": base64url(public.public_bytes_raw())}
        text = json.dumps(jwk, sort_keys=True, separators=(",", ":"))
        return cls(secret, is_rsa, hashlib.sha256(text.encode()).digest(), is_rsa or makes_jwt)

    @property
    def method(self) -> str:
        return f"{DID}#{base64url(self.thumbprint)}"

    def sign(self, message: bytes) -> bytes:
        if self.is_rsa:
            return self.secret.sign(message, padding.PKCS1v15(), SHA256())
        return self.secret.sign(message)


def compact(value) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def credential(name: str, code: str, index: int) -> dict:
    url = f"https://{HOST}/c/{code}"
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": url,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"Certificaat: {TITLE}",
        "issuer": {
            "id": DID,
            "type": ["Profile"],
            "name": ORGANISATION,
            "url": "https://buurtkamer.example",
            "official": SIGNATORY,
            "otherIdentifier": [
                {
                    "type": "IdentifierEntry",
                    "identifier": KVK,
                    "identifierType": "ext:KvK",
                }
            ],
        },
        "awardedDate": "2026-11-20T00:00:00Z",
        "validFrom": "2026-11-20T00:00:00Z",
        "credentialStatus": {
            "id": f"https://{HOST}/status/1#{index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(index),
            "statusListCredential": f"https://{HOST}/status/1",
        },
        "credentialSubject": {
            "id": url + "#houder",
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "identityType": "name",
                    "hashed": False,
                    "identityHash": name,
                }
            ],
            "achievement": {
                "id": f"https://{HOST}/opleiding/voedselveiligheid",
                "type": ["Achievement"],
                "achievementType": "Certificate",
                "inLanguage": "nl",
                "name": TITLE,
                "description": BOUNDARY,
                "criteria": {"narrative": " ".join(GOALS)},
            },
        },
    }


def jwt_of(body: dict, signer: Signer) -> str:
    header = {
        "alg": "RS256" if signer.is_rsa else "EdDSA",
        "kid": signer.method,
        "typ": "vc+jwt",
    }
    subject = body["credentialSubject"]["id"]
    claims = body | {"iss": DID, "jti": body["id"], "sub": subject, "nbf": AWARDED}
    signed = f"{base64url(compact(header))}.{base64url(compact(claims))}"
    return f"{signed}.{base64url(signer.sign(signed.encode()))}"


def digest(document: dict) -> bytes:
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": LOADER}
    return hashlib.sha256(jsonld.normalize(document, options).encode()).digest()


def with_proof(body: dict, signer: Signer) -> str:
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-11-20T10:00:00Z",
        "verificationMethod": signer.method,
        "proofPurpose": "assertionMethod",
    }
    signature = signer.sign(digest({"@context": body["@context"]} | proof) + digest(body))
    proof["proofValue"] = "z" + to_base58(signature)
    return compact(body | {"proof": [proof]}).decode()


def token_of(name: str, cti: bytes, signer: Signer) -> bytes:
    header = {1: -257 if signer.is_rsa else -19, 4: signer.thumbprint[:8]}
    protected = cbor2.dumps(header, canonical=True)
    facts = {0: 1, 1: TITLE, 2: name}
    payload = cbor2.dumps({5: AWARDED, 7: cti, -65537: facts}, canonical=True)
    signature = signer.sign(cbor2.dumps(["Signature1", protected, b"", payload]))
    return cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature]))
