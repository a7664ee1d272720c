"""Keys and tokens, made without any code of Blijk."""

import json
import random
from dataclasses import dataclass, field
from datetime import datetime, timezone

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa
from independent import checkcode, digits
from independent.keys import ED25519_MULTICODEC, Key, base64url, to_base58
from independent.qrtoken import BLIJK_VERSION_1, signature_input


@dataclass
class Signer:
    """A key of an organisation that signs."""

    did: str
    private: ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey
    revoked: str | None = None

    @classmethod
    def make(cls, did: str, *, is_rsa: bool = False) -> "Signer":
        if is_rsa:
            return cls(did, rsa.generate_private_key(65537, 2048))
        return cls(did, ed25519.Ed25519PrivateKey.generate())

    @property
    def key(self) -> Key:
        return Key.of(self.did, self.private.public_key())

    def sign(self, message: bytes) -> bytes:
        if isinstance(self.private, rsa.RSAPrivateKey):
            return self.private.sign(message, padding.PKCS1v15(), hashes.SHA256())
        return self.private.sign(message)

    def method(self) -> dict:
        method = {"id": self.key.url, "type": "JsonWebKey", "controller": self.did}
        if self.key.is_rsa:
            method["publicKeyJwk"] = self.key.jwk
        else:
            method["type"] = "Multikey"
            raw = ED25519_MULTICODEC + self.key.public.public_bytes_raw()
            method["publicKeyMultibase"] = "z" + to_base58(raw)
        if self.revoked:
            method["revoked"] = self.revoked
        return method

    def detached(self, content: bytes) -> str:
        head = base64url(compact({"alg": self.key.jwt_algorithm, "kid": self.key.url}))
        signature = self.sign(f"{head}.{base64url(content)}".encode())
        return f"{head}..{base64url(signature)}"


def compact(value) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def document_id(chance: random.Random) -> bytes:
    return chance.getrandbits(75).to_bytes(10, "big")


def day(text: str, time: str = "00:00:00") -> int:
    moment = datetime.fromisoformat(f"{text}T{time}").replace(tzinfo=timezone.utc)
    return int(moment.timestamp())


@dataclass
class Document:
    """Something that an organisation issued."""

    signer: Signer
    id: bytes
    facts: dict
    date: str = "2026-11-20"
    until: str | None = None
    state: str = "active"
    details: list = field(default_factory=list)
    # Its credential as a JSON Web Token, where it is one.
    jwt: str = ""

    @property
    def payload(self) -> dict:
        claims = {4: day(self.until, "23:59:59")} if self.until else {}
        return claims | {5: day(self.date), 7: self.id, BLIJK_VERSION_1: self.facts}

    def __post_init__(self) -> None:
        key = self.signer.key
        protected = cbor2.dumps(
            {1: key.cose_algorithm, 4: key.thumbprint[:8]}, canonical=True
        )
        self.token = cose(self.signer, protected, cbor2.dumps(self.payload, canonical=True))

    @property
    def digits(self) -> str:
        return digits.encode(self.token)

    @property
    def code(self) -> str:
        return checkcode.from_bytes(self.id)


def jwt(document: "Document", signer: Signer | None = None, **more) -> str:
    """A credential with what its token says, in the least that is read."""
    signer = signer or document.signer
    facts = document.facts
    claims = {
        "id": f"https://bewijs.example/c/{document.code}",
        "issuer": {"id": signer.did},
        "awardedDate": f"{document.date}T00:00:00Z",
        "credentialSubject": {
            "identifier": [{"identityHash": facts[2]}],
            "achievement": {"achievementType": "CertificateOfCompletion", "name": facts[1]},
        },
    } | more
    head = {"alg": signer.key.jwt_algorithm, "kid": signer.key.url, "typ": "JWT"}
    signed = f"{base64url(compact(head))}.{base64url(compact(claims))}"
    return f"{signed}.{base64url(signer.sign(signed.encode()))}"


def cose(signer: Signer, protected: bytes, payload: bytes) -> bytes:
    signature = signer.sign(signature_input(protected, payload))
    return cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature]), canonical=True)
