"""Documents made here, and forgeries of them, for the self-test."""

import copy
import json
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

import cbor2
import pymupdf
from cryptography.hazmat.primitives.asymmetric import ed25519, padding
from cryptography.hazmat.primitives.hashes import SHA256

from . import agreement, checkcode, digits, keys, qrtoken
from .credential import seconds
from .keys import Key
from .proofs import Contexts


@dataclass(frozen=True)
class Forgery:
    what: str
    why: str
    html: str
    trusted: list[Key]


def did_document(key: Key) -> dict:
    method = {"id": key.url, "controller": key.issuer}
    if key.is_rsa:
        method |= {"type": "JsonWebKey", "publicKeyJwk": key.jwk}
    else:
        raw = keys.ED25519_MULTICODEC + key.public.public_bytes_raw()
        method |= {"type": "Multikey", "publicKeyMultibase": "z" + _base58(raw)}
    return {"id": key.issuer, "verificationMethod": [method], "assertionMethod": [key.url]}


def _base58(data: bytes) -> str:
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, at = divmod(number, 58)
        text = keys.BASE58[at] + text
    return text


def _pdf(jwt: str, link: str) -> bytes:
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_link({"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(0, 0, 9, 9), "uri": link})
        document.embfile_add("credential.jwt", jwt.encode())
        return document.tobytes()


class Specimen:
    """The worked example, signed with a key of the test's own."""

    def __init__(self, body: dict, secret):
        self.body, self.secret = body, secret
        self.key = Key.of(body["issuer"]["id"], secret.public_key())

    def proven_html(self, contexts: Contexts) -> str:
        return _html(_text(self.proven(contexts)), self.link())

    def files(self) -> dict[str, str | bytes]:
        jwt, link = self.jwt(), self.link()
        space = "https://purl.imsglobal.org/ob/v3p0"
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="{space}">'
            f'<openbadges:credential verify="{jwt}"/><a href={quoteattr(link)}/></svg>'
        )
        pdf = _pdf(jwt, link)
        return {".svg": svg, ".html": _html(jwt, link), ".pdf": pdf, ".jwt": jwt + "\n"}

    def forgeries(self) -> list[Forgery]:
        jwt, link, trusted = self.jwt(), self.link(), [self.key]
        stranger = Key.of(self.key.issuer, ed25519.Ed25519PrivateKey.generate().public_key())
        impostor = Key.of("did:web:ander.example", self.secret.public_key())
        renamed = copy.deepcopy(self.body)
        renamed["credentialSubject"]["identifier"][0]["identityHash"] = "Iemand Anders"
        head, _, signature = jwt.split(".")
        changed = ".".join([head, _part(self.claims(renamed)), signature])
        cases = [
            (
                "a changed name under the old signature", "signature does not fit",
                changed, link, trusted,
            ),
            (
                "a credential of another person, signed", "name: the token says",
                self.jwt(renamed), link, trusted,
            ),
            ("an untrusted key", "is no trusted key", jwt, link, [stranger]),
            ("a key of another issuer", "is no trusted key", jwt, link, [impostor]),
            (
                "a link to another host", "the link leads to",
                jwt, link.replace("bewijs.", "bewijz."), trusted,
            ),
            ("another date in nbf", "nbf is 0", self.jwt(extra={"nbf": 0}), link, trusted),
            ("another algorithm in the header", "alg none", self.jwt(alg="none"), link, trusted),
            ("a token cut short", "the token is not CBOR", jwt, link[:-17], trusted),
            (
                "another title in the token", "title: the token says",
                jwt, self.link({qrtoken.TITLE: "Baas"}), trusted,
            ),
            (
                "another period in the token", "period: the token says",
                jwt, self.link({qrtoken.PERIOD: [1]}), trusted,
            ),
            (
                "another task in the token", "tasks",
                jwt, self.link({qrtoken.TASKS: [["Baas"]]}), trusted,
            ),
            (
                "a test flag on one side", "test: the token says",
                jwt, self.link({qrtoken.TEST: True}), trusted,
            ),
        ]
        return [Forgery(what, why, _html(jwt, at), by) for what, why, jwt, at, by in cases]

    def claims(self, body: dict) -> dict:
        return body | {
            "iss": body["issuer"]["id"],
            "jti": body["id"],
            "sub": body["credentialSubject"]["id"],
            "nbf": seconds(body["validFrom"]),
        }

    def jwt(self, body: dict | None = None, extra: dict | None = None, alg: str = "") -> str:
        header = {"alg": alg or self.key.jwt_algorithm, "kid": self.key.url, "typ": "vc+jwt"}
        signed = f"{_part(header)}.{_part(self.claims(body or self.body) | (extra or {}))}"
        return f"{signed}.{keys.base64url(self._sign(signed.encode()))}"

    def proven(self, contexts: Contexts, **other) -> dict:
        """The credential with a Data Integrity proof, whose settings may be others than usual."""
        proof = {
            "type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022",
            "created": self.body["validFrom"], "verificationMethod": self.key.url,
            "proofPurpose": "assertionMethod",
        } | other
        settings = {"@context": self.body["@context"]} | proof
        signature = self._sign(contexts.digest(settings) + contexts.digest(self.body))
        return self.body | {"proof": [proof | {"proofValue": "z" + _base58(signature)}]}

    def proven_forgeries(self, contexts: Contexts) -> list[Forgery]:
        renamed = copy.deepcopy(self.proven(contexts))
        renamed["credentialSubject"]["identifier"][0]["identityHash"] = "Iemand Anders"
        later = copy.deepcopy(self.proven(contexts))
        later["proof"][0]["created"] = "2026-12-01T00:00:00Z"
        purpose = self.proven(contexts, proofPurpose="authentication")
        cases = [
            ("a changed name under the old proof", "signature does not fit", renamed),
            ("another date in the proof", "signature does not fit", later),
            ("a proof for another purpose", "proofPurpose", purpose),
        ]
        return [
            Forgery(what, why, _html(_text(body), self.link()), [self.key])
            for what, why, body in cases
        ]

    def link(self, other: dict | None = None) -> str:
        subject = self.body["credentialSubject"]
        facts = {
            qrtoken.KIND: 2,
            qrtoken.TITLE: subject["achievement"]["name"],
            qrtoken.NAME: agreement.name_in(subject),
            qrtoken.PERIOD: agreement.months_in(subject),
        }
        if not self.key.is_rsa:
            facts[qrtoken.TASKS] = agreement.tasks_in(subject)
        claims = {
            qrtoken.NBF: seconds(self.body["validFrom"]),
            qrtoken.CTI: _cti(self.body["id"].rsplit("/", 1)[-1]),
            qrtoken.BLIJK_VERSION_1: facts | (other or {}),
        }
        header = {
            qrtoken.ALGORITHM: self.key.cose_algorithm,
            qrtoken.KEY_ID: self.key.thumbprint[:8],
        }
        protected, payload = (cbor2.dumps(part, canonical=True) for part in (header, claims))
        signature = self._sign(qrtoken.signature_input(protected, payload))
        token = cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature]), canonical=True)
        return f"{keys.base_url(self.key.issuer)}/q#{digits.encode(token)}"

    def _sign(self, message: bytes) -> bytes:
        if self.key.is_rsa:
            return self.secret.sign(message, padding.PKCS1v15(), SHA256())
        return self.secret.sign(message)


def _part(value: dict) -> str:
    return keys.base64url(json.dumps(value, ensure_ascii=False).encode())


def _text(value: dict) -> str:
    """JSON that can stand in a script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _cti(code: str) -> bytes:
    number = 0
    for character in code.replace("-", "")[:15]:
        number = number * 32 + checkcode.ALPHABET.index(character)
    return number.to_bytes(10, "big")


def _html(jwt: str, link: str) -> str:
    kind = "application/vc" if jwt.startswith("{") else "application/vc+jwt"
    script = f'<script type="{kind}">{jwt}</script>'
    return f"<!doctype html><title>t</title>{script}<a href={quoteattr(link)}>controle</a>"
