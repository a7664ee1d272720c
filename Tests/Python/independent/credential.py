"""The credential: Open Badges 3.0, signed as a VC-JWT or with a Data Integrity proof."""

import json
import re
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

import jsonschema

from . import proofs
from .keys import Key, from_base64url
from .problem import Problem, skip
from .proofs import Contexts

REGISTERED = ("iss", "jti", "sub", "nbf", "exp")
ESCAPED = re.compile("[<>&\u2028\u2029\n\r\ufeff]")


@dataclass(frozen=True)
class Credential:
    key: Key
    body: dict


def _read_json(data: bytes) -> dict:
    def without_twins(pairs):
        names = [name for name, _ in pairs]
        if len(names) != len(set(names)):
            raise Problem("a JSON object names a member twice")
        return dict(pairs)

    try:
        text = data.decode("utf-8")
        value = json.loads(text, object_pairs_hook=without_twins)
    except ValueError as error:
        raise Problem(f"not JSON: {error}") from error
    if ESCAPED.search(text):
        raise Problem("the JSON holds a character that is to be written \\uXXXX, or a line break")
    if not isinstance(value, dict):
        raise Problem("the JSON is no object")
    return value


def read(text: str, keys: list[Key], contexts: Contexts | None) -> Credential:
    """The credential, its signature checked with the trusted key that it names."""
    if not text.startswith("{"):
        return _read_jwt(text, keys)
    body = _read_json(text.encode())
    key = proofs.key_of(body, keys)
    if contexts:
        proofs.check(body, key, contexts)
    if body["issuer"]["id"] != key.issuer:
        raise Problem(f"issued by {body['issuer']['id']} with a key of {key.issuer}")
    return Credential(key, body)


def _read_jwt(jwt: str, keys: list[Key]) -> Credential:
    parts = jwt.split(".")
    if len(parts) != 3:
        raise Problem("the credential is not a compact JWT")
    header, claims = (_read_json(from_base64url(part)) for part in parts[:2])
    key = next((key for key in keys if key.url == header.get("kid")), None)
    if key is None:
        raise Problem(f"kid {header.get('kid')} is no trusted key")
    if header.get("alg") != key.jwt_algorithm:
        raise Problem(f"alg {header.get('alg')} is not that of the key, {key.jwt_algorithm}")
    key.verify(from_base64url(parts[2]), f"{parts[0]}.{parts[1]}".encode())
    body = {name: value for name, value in claims.items() if name not in REGISTERED}
    check_claims(key, body, {name: claims.get(name) for name in REGISTERED})
    return Credential(key, body)


def check_claims(key: Key, body: dict, claims: dict) -> None:
    try:
        expected = {
            "iss": body["issuer"]["id"],
            "jti": body["id"],
            "sub": body["credentialSubject"]["id"],
            "nbf": seconds(body["validFrom"]),
            "exp": seconds(body["validUntil"]) if "validUntil" in body else None,
        }
    except (KeyError, TypeError) as error:
        raise Problem(f"the credential lacks {error}") from error
    for name, value in expected.items():
        if claims[name] != value or type(claims[name]) is not type(value):
            raise Problem(f"{name} is {claims[name]!r}, the credential says {value!r}")
    if claims["iss"] != key.issuer:
        raise Problem(f"issued by {claims['iss']} with a key of {key.issuer}")


def seconds(text: str) -> int:
    try:
        moment = datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
    except ValueError as error:
        raise Problem(str(error)) from error
    return int(moment.replace(tzinfo=timezone.utc).timestamp())


class Schema:
    """The official JSON schema, with its `format` asserted."""

    def __init__(self, path: Path):
        schema = json.loads(path.read_text("utf-8"))
        checker = jsonschema.Draft201909Validator.FORMAT_CHECKER
        if "date-time" not in checker.checkers:
            raise Problem("no checker for date-time: install Tests/Python/requirements.txt")
        self._validator = jsonschema.Draft201909Validator(schema, format_checker=checker)
        part = {"$defs": schema["$defs"], "$ref": "#/$defs/EndorsementCredential"}
        self._endorsement = jsonschema.Draft201909Validator(part, format_checker=checker)

    @classmethod
    def find(cls, path: Path | None) -> "Schema | None":
        """None, said plainly, where the schema is absent; a failure when `CI=true`."""
        if path is not None and path.is_file():
            return cls(path)
        return skip("the official schema of Open Badges 3.0", "schema", path)

    def check(self, body: dict) -> None:
        self._check(self._validator, body)

    def check_endorsement(self, body: dict) -> None:
        self._check(self._endorsement, body)

    @staticmethod
    def _check(validator: jsonschema.Draft201909Validator, body: dict) -> None:
        errors = sorted(validator.iter_errors(body), key=lambda error: error.json_path)
        if errors:
            said = "; ".join(f"{error.json_path}: {error.message[:200]}" for error in errors[:3])
            raise Problem(f"official schema: {said}")
