"""What an organisation publishes, made without any code of Blijk: keys, the register's head and shards, and
sealed codes."""

import hashlib
import hmac
import random
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from independent.keys import base64url

from .documents import Document, Signer, compact

STATES = ("active", "revoked", "replaced")


@dataclass(frozen=True)
class Derived:
    """What follows from a document's id."""

    tag: bytes
    key: bytes
    nonce_key: bytes


def derive(document_id: bytes, did: str) -> Derived:
    salt = b"blijk-code-1\0" + did.encode()
    master = hashlib.pbkdf2_hmac("sha256", document_id, salt, 1000, 32)
    tag, key, nonce = (
        hmac.digest(master, info + b"\1", "sha256") for info in (b"tag", b"key", b"nonce")
    )
    return Derived(tag[:16], key, nonce)


def seal(derived: Derived, did: str, value: dict) -> bytes:
    """The record of one code: tag, length, nonce and what was encrypted."""
    text = compact(value)
    text += b" " * (-len(text) % 256)
    nonce = hmac.digest(derived.nonce_key, text, "sha256")[:12]
    beside = b"\1" + did.encode() + derived.tag
    sealed = nonce + AESGCM(derived.key).encrypt(nonce, text, beside)
    return derived.tag + len(sealed).to_bytes(2, "big") + sealed


def name_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def shard(tag: bytes, bits: int) -> int:
    return int.from_bytes(tag, "big") >> (128 - bits)


@dataclass
class Site:
    """An organisation's part of a web site."""

    signer: Signer
    documents: list[Document]
    others: list[Signer] = field(default_factory=list)
    has_codes: bool = True
    sequence: int = 0
    hidden: set[bytes] = field(default_factory=set)
    # Documents that are counted and have a record, and of which nobody has a token.
    fillers: int = 0

    @property
    def did(self) -> str:
        return self.signer.did

    def __post_init__(self) -> None:
        self.sequence = self.sequence or int(datetime.now(timezone.utc).timestamp())

    @property
    def time(self) -> str:
        return moment(self.sequence)

    def did_document(self) -> bytes:
        keys = [self.signer, *self.others]
        return compact(
            {
                "@context": ["https://www.w3.org/ns/did/v1"],
                "id": self.did,
                "verificationMethod": [key.method() for key in keys],
                "assertionMethod": [key.key.url for key in keys if not key.revoked],
                "name": "Buurtkamer Moerwijk",
                "url": "https://buurtkamer.example",
                "phone": "070 123 45 67",
                "kvk": "41234567",
            }
        )

    def records(self) -> dict[bytes, tuple[bytes, bytes | None]]:
        """What the register and the codes have of each document, by tag."""
        found = {}
        for one in self.documents:
            derived = derive(one.id, self.did)
            credential = hashlib.sha256(one.jwt.encode() or b"credential" + one.id).digest()
            record = derived.tag + hashlib.sha256(one.token).digest() + credential
            record += bytes([STATES.index(one.state)])
            value = {"token": base64url(one.token), "details": one.details}
            if one.state != "active":
                value = {"state": one.state}
            sealed = None if one.id in self.hidden else seal(derived, self.did, value)
            found[derived.tag] = (record, sealed)
        chance = random.Random(81)
        for _ in range(self.fillers):
            tag = chance.randbytes(16)
            found[tag] = (tag + chance.randbytes(64) + b"\0", None)
        return found

    def files(self, base: str = "") -> dict[str, bytes]:
        """The files below the organisation's base; `base` is `NAME/` on a shared host."""
        records = sorted(self.records().items())
        bits = max(0, (len(records) // 512).bit_length() - 1)
        register = [b""] * 2**bits
        codes = [b""] * 2**bits
        for tag, (record, sealed) in records:
            register[shard(tag, bits)] += record
            codes[shard(tag, bits)] += sealed or b""
        files = {f"register/{name_of(one)}.bin": one for one in register if one}
        head = {
            "issuer": self.did,
            "layout": 1,
            "sequence": self.sequence,
            "time": self.time,
            "documents": len(records),
            "bits": bits,
            "shards": [name_of(one) if one else "" for one in register],
        }
        if self.has_codes:
            names = [name_of(one) if one else "" for one in codes]
            lines = "".join(f"{name}\n" for name in names).encode()
            head["codes"] = name_of(lines)
            files[f"codes/{head['codes']}.txt"] = lines
            files |= {f"codes/{name_of(one)}.bin": one for one in codes if one}
        files["register/head.txt"] = signed_head(head, self.signer)
        files["did.json" if base else ".well-known/did.json"] = self.did_document()
        return {base + path: content for path, content in files.items()}


def moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def signed_head(head: dict, signer: Signer) -> bytes:
    line = compact(head) + b"\n"
    return line + signer.detached(line).encode() + b"\n"


def write(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
