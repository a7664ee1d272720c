#!/usr/bin/env python3
"""What one would write in Python for the same work per person; the bench's point of comparison.

    bench_peer.py --count N --algorithm ed25519|rsa --out DIR [--jwt] [--workers N]

For each person: an Open Badges credential that is signed as ours is (an RSA key makes a JWT; an
Ed25519 key an eddsa-rdfc-2022 proof, through PyLD, or with --jwt a JWT too), a signed token, its QR
code, an SVG and an HTML page, both files written, and a row in SQLite; in one process or several.
Starting the processes and making the key are not counted. Prints JSON: count, seconds, perSecond.
"""

import argparse
import base64
import hashlib
import json
import multiprocessing
import secrets
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

import cbor2
import jinja2
import segno
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from openbadgeslib.ob3.contexts import document_loader
from pyld import jsonld
from segno.consts import MODE_BYTE, MODE_NUMERIC

from independent.keys import to_base58

CHUNK = 50
HOST = "bewijs.example"
DID = "did:web:" + HOST
TITLE = "Veilig werken met voedsel"
AWARDED = 1795132800  # 2026-11-20T00:00:00Z
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LAST_DIGITS = (0, 3, 5, 8, 10, 13, 15)
NAMES = ("Samira el Bouazzaoui", "Gülşah Çağlayan", "Jan de Vries & Zn.", "Ewa Wiśniewska")
GOALS = (
    "Wast de handen op het goede moment en op de goede manier.",
    "Houdt rauw en bereid voedsel gescheiden.",
    "Meet de temperatuur van koelkast en warme maaltijd, en schrijft die op.",
    "Kent de veertien allergenen en vertelt gasten wat er in een gerecht zit.",
    "Maakt de keuken schoon volgens het schema.",
)

STYLE = """
  @page { size: A4; margin: 0 }
  :root { --ink: #1b1f23; --muted: #4a5560; --brand: #0b4f5c; --tint: #eaf2f3; --line: #c9a458 }
  * { box-sizing: border-box }
  body { margin: 0; font: 12pt/1.45 Lato, Carlito, "Noto Sans", sans-serif; color: var(--ink) }
  main { width: 210mm; min-height: 297mm; padding: 20mm 18mm 16mm 28mm; margin: 0 auto }
  h1 { font: 400 44pt/1.05 "EB Garamond", "Noto Serif", serif; margin: 18mm 0 4mm }
  h2 { font: italic 400 15pt/1.3 "EB Garamond", "Noto Serif", serif; color: var(--muted) }
  .name { font: 400 31pt/1.15 "EB Garamond", "Noto Serif", serif; margin: 8mm 0 4mm }
  ul { margin: 4mm 0; padding-left: 5mm } li { margin: 1mm 0 }
  .facts { background: var(--tint); padding: 4mm; display: grid; grid-template-columns: 45mm 1fr }
  .facts dt { color: var(--muted) } .facts dd { margin: 0 }
  .boundary { font-size: 10pt; margin-top: 8mm; border-top: .3mm solid var(--line) }
  .check { display: flex; gap: 8mm; align-items: flex-end; justify-content: space-between }
  .code { font: 18pt "JetBrains Mono", monospace; letter-spacing: .02em }
  footer { font-size: 8pt; color: var(--muted); margin-top: 6mm }
"""
WAVES = "".join(
    f"M{9 + wave % 10} 10c3 {4 + wave % 7} -3 {9 + wave % 5} 0 {14 + wave % 3}"
    + "".join(f"s{(step + wave) % 5 - 2} {6 + step % 4} 0 13" for step in range(18))
    for wave in range(28)
)

LOADER = document_loader()
environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
HTML = environment.from_string(
    """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>Certificaat: {{ title }}, {{ name }}</title>
<style>{{ style|safe }}</style>
<script type="{{ medium }}">{{ credential|safe }}</script>
</head>
<body><main>
<svg aria-hidden="true" width="10mm" height="277mm" viewBox="9 10 10 277">
<path d="{{ waves }}" fill="none" stroke="#0b4f5c" stroke-width=".15"/></svg>
<p>{{ organisation }} · KvK {{ kvk }}</p>
<h1>Certificaat</h1>
<h2>{{ title }}</h2>
<p>{{ organisation }} verklaart dat</p>
<p class="name">{{ name }}</p>
<p>deze cursus heeft afgerond en dit heeft geleerd:</p>
<ul>{% for goal in goals %}<li>{{ goal }}</li>{% endfor %}</ul>
<dl class="facts"><dt>Datum</dt><dd>{{ date }}</dd>
<dt>Ondertekenaar</dt><dd>{{ signatory }}</dd></dl>
<p class="boundary">{{ boundary }}</p>
<div class="check"><div><p>Controleer dit document op <b>{{ host }}</b></p>
<p class="code">{{ code }}</p></div>
<a href="{{ link }}"><svg width="{{ width }}mm" height="{{ width }}mm"
 viewBox="0 0 {{ modules }} {{ modules }}" role="img" aria-label="QR-code">
<path fill="#fff" d="M0 0h{{ modules }}v{{ modules }}H0z"/>
<path fill="#000" d="{{ path }}"/></svg></a></div>
<footer>Digitaal ondertekend met de sleutel van {{ organisation }}.</footer>
</main></body></html>
"""
)
SVG = environment.from_string(
    """<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"
 width="210mm" height="297mm" viewBox="0 0 210 297" lang="nl">
<title>Certificaat: {{ title }}, {{ name }}</title>
<openbadges:credential>{{ credential }}</openbadges:credential>
<style>{{ style|safe }}</style>
<path fill="#fff" d="M0 0h210v297H0z"/>
<path aria-hidden="true" d="{{ waves }}" fill="none" stroke="#0b4f5c" stroke-width=".15"/>
<g font-family="Lato" font-size="4.2" fill="#1b1f23">
<text x="28" y="24">{{ organisation }} · KvK {{ kvk }}</text>
<text x="28" y="62" font-family="EB Garamond" font-size="15.5">Certificaat</text>
<text x="28" y="72" font-family="EB Garamond" font-size="5.2">{{ title }}</text>
<text x="28" y="98" font-family="EB Garamond" font-size="11">{{ name }}</text>
{% for goal in goals %}<text x="30" y="{{ 116 + 7 * loop.index }}">{{ goal }}</text>
{% endfor %}<text x="28" y="190">{{ date }}</text><text x="28" y="205">{{ signatory }}</text>
<text x="28" y="222">{{ boundary }}</text>
<text x="28" y="250">Controleer dit document op {{ host }}</text>
<text x="28" y="262" font-family="JetBrains Mono" font-size="6.4">{{ code }}</text></g>
<a href="{{ link }}"><g transform="translate({{ 192 - width }} {{ 281 - width }}) scale(.508)">
<path fill="#fff" d="M0 0h{{ modules }}v{{ modules }}H0z"/>
<path fill="#000" d="{{ path }}"/></g></a>
</svg>
"""
)


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
            jwk = {"e": b64(e.to_bytes(3, "big")), "kty": "RSA", "n": b64(n.to_bytes(size, "big"))}
        else:
            jwk = {"crv": "Ed25519", "kty": "OKP", "x": b64(public.public_bytes_raw())}
        text = json.dumps(jwk, sort_keys=True, separators=(",", ":"))
        return cls(secret, is_rsa, hashlib.sha256(text.encode()).digest(), is_rsa or makes_jwt)

    @property
    def method(self) -> str:
        return f"{DID}#{b64(self.thumbprint)}"

    def sign(self, message: bytes) -> bytes:
        if self.is_rsa:
            return self.secret.sign(message, padding.PKCS1v15(), SHA256())
        return self.secret.sign(message)


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def compact(value) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def check_code(number: int) -> str:
    text = "".join(ALPHABET[number >> shift & 31] for shift in range(70, -1, -5))
    total = 0
    for position, character in enumerate(reversed(text)):
        product = ALPHABET.index(character) * (2 - position % 2)
        total += product // 32 + product % 32
    text += ALPHABET[-total % 32]
    return "-".join(text[start : start + 4] for start in range(0, 16, 4))


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
            "name": "Buurtkamer Moerwijk",
            "url": "https://buurtkamer.example",
            "official": "M. de Vries, coördinator",
            "otherIdentifier": [
                {
                    "type": "IdentifierEntry",
                    "identifier": "41234567",
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
                "description": "Dit is geen diploma of certificaat van een mbo-school.",
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
    signed = f"{b64(compact(header))}.{b64(compact(claims))}"
    return f"{signed}.{b64(signer.sign(signed.encode()))}"


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


def digits_of(token: bytes) -> str:
    groups = [token[start : start + 7] for start in range(0, len(token), 7)]
    widths = [17 if len(group) == 7 else LAST_DIGITS[len(group)] for group in groups]
    return "".join(
        str(int.from_bytes(group, "big")).zfill(width) for group, width in zip(groups, widths)
    )


def path_of(code: segno.QRCode) -> tuple[str, int]:
    """The dark modules as horizontal runs, four modules of white around."""
    parts, quiet = [], 4
    for y, row in enumerate(code.matrix):
        x, size = 0, len(row)
        while x < size:
            if not row[x]:
                x += 1
                continue
            start = x
            while x < size and row[x]:
                x += 1
            parts.append(f"M{start + quiet} {y + quiet}h{x - start}v1h-{x - start}z")
    return "".join(parts), len(code.matrix) + 2 * quiet


def issue(number: int, signer: Signer, out: Path) -> tuple:
    name = f"{NAMES[number % len(NAMES)]} {number}"
    cti = secrets.randbits(75)
    code = check_code(cti)
    body = credential(name, code, secrets.randbelow(131072))
    signed = jwt_of(body, signer) if signer.makes_jwt else with_proof(body, signer)
    token = token_of(name, cti.to_bytes(10, "big"), signer)
    digits = digits_of(token)
    symbol = segno.make(
        [(f"https://{HOST}/q#", MODE_BYTE, "utf-8"), (digits, MODE_NUMERIC)],
        error="m",
        boost_error=False,
        micro=False,
    )
    path, modules = path_of(symbol)
    fields = {
        "title": TITLE,
        "name": name,
        "organisation": "Buurtkamer Moerwijk",
        "kvk": "41234567",
        "goals": GOALS,
        "date": "20 november 2026",
        "signatory": "M. de Vries, coördinator",
        "boundary": "Dit is geen diploma of certificaat van een mbo-school.",
        "host": HOST,
        "code": code,
        "link": f"https://{HOST}/q#{digits}",
        "credential": signed,
        "medium": "application/vc+jwt" if signer.makes_jwt else "application/vc",
        "path": path,
        "modules": modules,
        "width": round(modules * 0.508, 3),
        "style": STYLE,
        "waves": WAVES,
    }
    out.joinpath(f"{number:05}-{code}.html").write_text(HTML.render(fields), encoding="utf-8")
    out.joinpath(f"{number:05}-{code}.svg").write_text(SVG.render(fields), encoding="utf-8")
    hashes = hashlib.sha256(token).digest(), hashlib.sha256(signed.encode()).digest()
    return code, name, TITLE, *hashes, token, signed, int(time.time())


def start(pem: bytes, makes_jwt: bool, out: str, ready) -> None:
    global signer, folder
    signer, folder = Signer.load(pem, makes_jwt), Path(out)
    ready.release()


def issue_one(number: int) -> tuple:
    return issue(number, signer, folder)


def new_key(algorithm: str) -> bytes:
    if algorithm == "rsa":
        secret = rsa.generate_private_key(65537, 2048)
    else:
        secret = ed25519.Ed25519PrivateKey.generate()
    return secret.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def register(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute(
        "CREATE TABLE document (code TEXT PRIMARY KEY, name TEXT, title TEXT, token_hash BLOB,"
        " credential_hash BLOB, token BLOB, credential TEXT, registered INTEGER)"
    )
    return database


def run(count: int, algorithm: str, makes_jwt: bool, out: Path, workers: int) -> float:
    out.mkdir(parents=True)
    database = register(out / "register.sqlite")
    ready = multiprocessing.Semaphore(0)
    arguments = (new_key(algorithm), makes_jwt, str(out), ready)
    with multiprocessing.Pool(workers, start, arguments) as pool:
        for _ in range(workers):
            ready.acquire()
        began = time.perf_counter()
        rows = pool.imap_unordered(issue_one, range(count), chunksize=CHUNK)
        with database:
            database.executemany("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        seconds = time.perf_counter() - began
        # Leaving the block would end the workers by a signal, which they may have been told to block.
        pool.close()
        pool.join()
    database.close()
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--algorithm", choices=("ed25519", "rsa"), default="ed25519")
    parser.add_argument("--jwt", action="store_true", help="a JWT, whatever the key")
    parser.add_argument("--out", type=Path, required=True, help="a new folder")
    parser.add_argument("--workers", type=int, default=1, help="processes that work at once")
    options = parser.parse_args()
    seconds = run(
        options.count, options.algorithm, options.jwt, options.out, options.workers
    )
    result = {"count": options.count, "seconds": seconds, "perSecond": options.count / seconds}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
