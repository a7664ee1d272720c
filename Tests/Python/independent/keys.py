"""Trusted issuers: DID documents, the keys in them and their RFC 7638 thumbprints."""

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from .problem import Problem

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ED25519_MULTICODEC = b"\xed\x01"


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError as error:
        raise Problem(f"not base64url: {error}") from error
    if base64url(data) != text:
        raise Problem("not the one spelling of its base64url")
    return data


def from_base58(text: str) -> bytes:
    number = 0
    for character in text:
        if character not in BASE58:
            raise Problem(f"{character!r} is not base58")
        number = number * 58 + BASE58.index(character)
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def to_base58(data: bytes) -> str:
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = BASE58[rest] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


@dataclass(frozen=True)
class Key:
    issuer: str
    jwk: dict
    public: ed25519.Ed25519PublicKey | rsa.RSAPublicKey

    @classmethod
    def of(cls, issuer: str, public) -> "Key":
        if isinstance(public, ed25519.Ed25519PublicKey):
            jwk = {"crv": "Ed25519", "kty": "OKP", "x": base64url(public.public_bytes_raw())}
        else:
            numbers = public.public_numbers()
            jwk = {"e": _base64url_of(numbers.e), "kty": "RSA", "n": _base64url_of(numbers.n)}
        return cls(issuer, jwk, public)

    @property
    def is_rsa(self) -> bool:
        return self.jwk["kty"] == "RSA"

    @property
    def thumbprint(self) -> bytes:
        text = json.dumps(self.jwk, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).digest()

    @property
    def url(self) -> str:
        return f"{self.issuer}#{base64url(self.thumbprint)}"

    @property
    def jwt_algorithm(self) -> str:
        return "RS256" if self.is_rsa else "EdDSA"

    @property
    def cose_algorithm(self) -> int:
        return -257 if self.is_rsa else -19

    def verify(self, signature: bytes, message: bytes) -> None:
        try:
            if self.is_rsa:
                self.public.verify(signature, message, padding.PKCS1v15(), SHA256())
            else:
                self.public.verify(signature, message)
        except InvalidSignature as error:
            raise Problem("the signature does not fit") from error


def _base64url_of(number: int) -> str:
    return base64url(number.to_bytes((number.bit_length() + 7) // 8, "big"))


def base_url(did: str) -> str:
    """`did:web:bewijs.example:moerwijk` stands for `https://bewijs.example/moerwijk`."""
    if not did.startswith("did:web:"):
        raise Problem(f"{did} is not a did:web")
    return "https://" + "/".join(unquote(part) for part in did[len("did:web:") :].split(":"))


def _key_of_method(issuer: str, method: dict) -> Key:
    if method.get("type") == "Multikey":
        text = method["publicKeyMultibase"]
        raw = from_base58(text[1:])
        if text[0] != "z" or raw[:2] != ED25519_MULTICODEC or len(raw) != 34:
            raise Problem(f"{method.get('id')}: not an Ed25519 Multikey")
        public = ed25519.Ed25519PublicKey.from_public_bytes(raw[2:])
    elif method.get("type") == "JsonWebKey":
        jwk = method["publicKeyJwk"]
        if jwk.get("kty") != "RSA" or {"d", "p", "q"} & jwk.keys():
            raise Problem(f"{method.get('id')}: not a public RSA key")
        e, n = (int.from_bytes(from_base64url(jwk[part]), "big") for part in "en")
        public = rsa.RSAPublicNumbers(e, n).public_key()
    else:
        raise Problem(f"{method.get('id')}: type {method.get('type')!r} is neither of the two")
    key = Key.of(issuer, public)
    if method.get("id") != key.url:
        raise Problem(f"{method.get('id')} is not the thumbprint of its key, {key.url}")
    if method.get("controller") != issuer:
        raise Problem(f"{method.get('id')} has another controller than {issuer}")
    return key


def keys_of(document: dict) -> list[Key]:
    if "verificationMethod" not in document:
        inner = [part for part in document.values() if isinstance(part, dict)]
        document = next((part for part in inner if "verificationMethod" in part), {})
    issuer = document.get("id")
    if not isinstance(issuer, str) or not document.get("verificationMethod"):
        raise Problem("not a DID document with keys")
    base_url(issuer)
    uses = document.get("assertionMethod", [])
    allowed = {use if isinstance(use, str) else use.get("id") for use in uses}
    embedded = [use for use in uses if isinstance(use, dict)]
    methods = document["verificationMethod"] + embedded
    keys = [_key_of_method(issuer, method) for method in methods]
    return [key for key in keys if key.url in allowed]


def load_trusted(folder: Path) -> list[Key]:
    """Every key of `folder/*.json` that may assert; two with equal first 8 bytes are refused."""
    keys: dict[bytes, Key] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            found = keys_of(json.loads(path.read_text("utf-8")))
        except (Problem, ValueError, KeyError, TypeError, AttributeError) as error:
            raise Problem(f"{path.name}: {error}") from error
        for key in found:
            other = keys.setdefault(key.thumbprint[:8], key)
            if other.url != key.url:
                raise Problem(f"{path.name}: {key.url} begins like {other.url}")
    if not keys:
        raise Problem(f"no trusted key in {folder}")
    return list(keys.values())
