"""One issued file, checked from its bytes to the facts."""

from dataclasses import dataclass
from pathlib import Path

from . import agreement, carriers, credential, digits, qrtoken
from .carriers import Carried
from .credential import Schema
from .keys import Key
from .problem import Problem
from .proofs import Contexts


@dataclass(frozen=True)
class Checked:
    carried: Carried
    id: str
    summary: str
    endorses: dict | None = None


def is_document(path: Path) -> bool:
    """HTML, SVG, PDF, or a bare credential, whatever its name ends with."""
    if not path.is_file() or path.name.startswith("."):
        return False
    return path.suffix in (".html", ".svg", ".pdf") or path.read_bytes()[:2] in (b"ey", b'{"')


def check(
    path: Path, keys: list[Key], schema: Schema | None, contexts: Contexts | None
) -> Checked:
    carried = carriers.read(path)
    try:
        return _check(carried, keys, schema, contexts)
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise Problem(f"a part is missing or of another kind: {error!r}") from error


def _check(
    carried: Carried, keys: list[Key], schema: Schema | None, contexts: Contexts | None
) -> Checked:
    read = credential.read(carried.credential, keys, contexts)
    if "EndorsementCredential" in read.body.get("type", []):
        return _check_endorsement(carried, read.body, schema)
    if schema:
        schema.check(read.body)
    kind = read.body["credentialSubject"]["achievement"]["achievementType"]
    code = read.body["id"].rsplit("/", 1)[-1]
    if carried.link is None:
        return Checked(carried, read.body["id"], f"{code}  {kind}  credential")
    base, text = carried.link.split("/q#", 1)
    token = qrtoken.read(digits.decode(text), keys)
    agreement.check(token, read, base)
    tasks = len(token.facts.get(qrtoken.TASKS, []))
    said = f"{code}  {kind}  credential + token of {token.size} bytes"
    return Checked(carried, read.body["id"], f"{said}, {tasks} tasks" if tasks else said)


def _check_endorsement(carried: Carried, body: dict, schema: Schema | None) -> Checked:
    if schema:
        schema.check_endorsement(body)
    if set(body["type"]) != {"VerifiableCredential", "EndorsementCredential"}:
        raise Problem(f"an endorsement of type {body['type']}")
    subject = body["credentialSubject"]
    return Checked(carried, body["id"], f"endorses {subject['id']}", endorses=subject)
