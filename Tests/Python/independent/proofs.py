"""Data Integrity, `eddsa-rdfc-2022`, from first principles: PyLD's statements, cryptography's Ed25519."""

import hashlib
import json
from pathlib import Path

from pyld import jsonld

from .keys import Key, base64url, from_base58
from .problem import Problem, skip

FILES = {
    "https://www.w3.org/ns/credentials/v2": "credentials-v2.jsonld",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "ob-v3p0-3.0.3.json",
}


class Contexts:
    """The two published contexts; nothing is ever fetched."""

    def __init__(self, folder: Path):
        self._documents: dict[str, dict] = {}
        for address, name in FILES.items():
            self.add(address, folder / name)

    def add(self, address: str, path: Path) -> None:
        self._documents[address] = json.loads(path.read_text("utf-8"))

    @classmethod
    def find(cls, folder: Path | None) -> "Contexts | None":
        """None, said plainly, where they are absent; a failure when `CI=true`."""
        if folder is not None and folder.is_dir():
            return cls(folder)
        return skip("the signatures of Data Integrity proofs", "contexts", folder)

    def _load(self, address: str, options: dict) -> dict:
        if address not in self._documents:
            raise Problem(f"the context {address} is none of the two")
        document = self._documents[address]
        return {"contextUrl": None, "documentUrl": address, "document": document}

    def statements(self, document: dict) -> str:
        """Canonical N-Quads."""
        options = {
            "algorithm": "URDNA2015", "format": "application/n-quads",
            "documentLoader": self._load,
        }
        return jsonld.normalize(document, options)

    def compacted(self, document: dict) -> dict:
        """As PyLD writes it with the contexts that it names itself."""
        return jsonld.compact(document, document["@context"], {"documentLoader": self._load})

    def digest(self, document: dict) -> bytes:
        """The SHA-256 of the canonical N-Quads."""
        return hashlib.sha256(self.statements(document).encode()).digest()


def key_of(body: dict, keys: list[Key]) -> Key:
    """The trusted key that the one proof names."""
    proof = _the_proof(body)
    expected = {
        "type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022",
        "proofPurpose": "assertionMethod",
    }
    for name, value in expected.items():
        if proof.get(name) != value:
            raise Problem(f"the proof's {name} is {proof.get(name)!r}")
    key = next((key for key in keys if key.url == proof.get("verificationMethod")), None)
    if key is None:
        raise Problem(f"verificationMethod {proof.get('verificationMethod')} is no trusted key")
    if key.is_rsa:
        raise Problem("eddsa-rdfc-2022 with an RSA key")
    return key


def _the_proof(body: dict) -> dict:
    """The official schema of Open Badges has a list."""
    listed = body.get("proof")
    if not isinstance(listed, list) or len(listed) != 1 or not isinstance(listed[0], dict):
        raise Problem("the credential has not one proof")
    return listed[0]


def check(body: dict, key: Key, contexts: Contexts) -> None:
    """The signature over the hash of the proof's settings and the hash of the credential."""
    proof = dict(_the_proof(body))
    value = proof.pop("proofValue", "")
    if not value.startswith("z"):
        raise Problem("proofValue is not base58btc")
    document = {name: part for name, part in body.items() if name != "proof"}
    settings = {"@context": body["@context"]} | proof
    key.verify(from_base58(value[1:]), contexts.digest(settings) + contexts.digest(document))


def content_hash(credential: str, contexts: Contexts | None) -> tuple[str, str] | None:
    """The multihash of what a credential says, in multibase, and of which kind of bytes."""
    if not credential.startswith("{"):
        digest, kind = hashlib.sha256(credential.encode()).digest(), "application/vc+jwt"
    elif contexts:
        document = {name: part for name, part in json.loads(credential).items() if name != "proof"}
        digest, kind = contexts.digest(document), "application/n-quads"
    else:
        return None
    return "u" + base64url(b"\x12\x20" + digest), kind
