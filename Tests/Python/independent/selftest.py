"""Checks the check itself: the published vectors, documents made here, and forgeries of them."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ed25519, rsa

from . import checkcode, digits, document, keys, qrtoken
from .credential import Schema
from .keys import Key
from .problem import Problem
from .proofs import Contexts
from .specimen import Specimen, did_document


def run(
    examples: Path, schema: Schema | None, contexts: Contexts | None
) -> tuple[int, int]:
    vectors = json.loads((examples / "token-vectors.json").read_text("utf-8"))
    body = json.loads((examples / "credential.json").read_text("utf-8"))
    issuer = body["issuer"]["id"]
    secret = ed25519.Ed25519PrivateKey.from_private_bytes(bytes.fromhex(vectors["secret_key_hex"]))
    key = Key.of(issuer, secret.public_key())
    tests: dict[str, Callable[[], None]] = {
        "key of the vectors": lambda: _check_key(vectors, key),
    }
    for vector in vectors["vectors"]:
        name = vector["name"]
        tests[f"vector {name}"] = lambda v=vector: _check_vector(v, vectors, key)
        tests[f"vector {name}, every bit flipped"] = lambda v=vector: _check_flips(v, key)
        tests[f"vector {name}, every digit changed"] = lambda v=vector: _check_digits(v, key)
    signers = {"Ed25519": secret, "RSA-2048": rsa.generate_private_key(65537, 2048)}
    for name, signer in signers.items():
        specimen = Specimen(body, signer)
        for suffix in (".svg", ".html", ".pdf", ".jwt"):
            tests[f"{name} {suffix}"] = lambda s=specimen, x=suffix: _check_file(s, x, schema)
        for forgery in specimen.forgeries():
            tests[f"{name} refused: {forgery.what}"] = lambda f=forgery: _check_refused(f, schema)
    if contexts:
        proven = Specimen(body, secret)
        html = proven.proven_html(contexts)
        tests["Data Integrity .html"] = lambda: _check_text(proven, ".html", html, schema, contexts)
        for forgery in proven.proven_forgeries(contexts):
            tests[f"Data Integrity refused: {forgery.what}"] = (
                lambda f=forgery: _check_refused(f, schema, contexts)
            )
    return _count(tests)


def _count(tests: dict[str, Callable[[], None]]) -> tuple[int, int]:
    failed = 0
    for name, test in tests.items():
        try:
            test()
            print(f"ok    {name}")
        except (Problem, AssertionError) as problem:
            print(f"FAIL  {name}: {problem}")
            failed += 1
    return len(tests) - failed, failed


def _same(found, expected, what: str) -> None:
    if found != expected:
        raise Problem(f"{what}: {found!r}, expected {expected!r}")


def _check_key(vectors: dict, key: Key) -> None:
    _same(key.public.public_bytes_raw().hex(), vectors["public_key_hex"], "public key")
    _same(keys.base64url(key.thumbprint), vectors["jwk_thumbprint"], "thumbprint")
    _same(key.thumbprint[:8].hex(), vectors["kid_hex"], "kid")
    _same(checkcode.from_bytes(bytes.fromhex(vectors["cti_hex"])), vectors["check_code"], "code")
    _same(keys.keys_of(did_document(key)), [key], "key from the DID document")


def _check_vector(vector: dict, vectors: dict, key: Key) -> None:
    cose = bytes.fromhex(vector["cose_sign1_hex"])
    _same(digits.decode(vector["digits"]), cose, "bytes of the digits")
    _same(digits.encode(cose), vector["digits"], "digits of the bytes")
    _same(vector["url"].split("/q#")[1], vector["digits"], "digits of the url")
    token = qrtoken.read(cose, [key])
    _same(token.size, vector["bytes"], "size")
    _same(token.payload[qrtoken.CTI].hex(), vectors["cti_hex"], "cti")


def _check_flips(vector: dict, key: Key) -> None:
    cose = bytes.fromhex(vector["cose_sign1_hex"])
    for bit in range(len(cose) * 8):
        changed = bytearray(cose)
        changed[bit // 8] ^= 1 << bit % 8
        _refuses(lambda data=bytes(changed): qrtoken.read(data, [key]), f"bit {bit}")


def _check_digits(vector: dict, key: Key) -> None:
    text = vector["digits"]
    for position, digit in enumerate(text):
        other = str((int(digit) + 1 + position % 9) % 10)
        changed = text[:position] + other + text[position + 1 :]
        _refuses(lambda t=changed: qrtoken.read(digits.decode(t), [key]), f"digit {position}")


def _check_file(specimen: Specimen, suffix: str, schema: Schema | None) -> None:
    _check_text(specimen, suffix, specimen.files()[suffix], schema, None)


def _check_text(
    specimen: Specimen, suffix: str, content: str | bytes, schema: Schema | None,
    contexts: Contexts | None,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        trusted = Path(folder, "trusted")
        trusted.mkdir()
        text = json.dumps(did_document(specimen.key))
        Path(trusted, "issuer.json").write_text(text, encoding="utf-8")
        path = Path(folder, f"document{suffix}")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        document.check(path, keys.load_trusted(trusted), schema, contexts)


def _check_refused(forgery, schema: Schema | None, contexts: Contexts | None = None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "document.html")
        path.write_text(forgery.html, encoding="utf-8")
        _refuses(
            lambda: document.check(path, forgery.trusted, schema, contexts), forgery.what, forgery.why
        )


def _refuses(action: Callable[[], object], what: str, why: str = "") -> None:
    try:
        action()
    except Problem as problem:
        if why in str(problem):
            return
        raise Problem(f"{what} is refused for another reason: {problem}") from problem
    raise Problem(f"{what} passes, and must not")
