"""The token of the QR code: a CWT in COSE_Sign1, in the one deterministic encoding."""

from dataclasses import dataclass

import cbor2

from .keys import Key
from .problem import Problem

BLIJK_VERSION_1 = -65537
ALGORITHM, KEY_ID = 1, 4
EXP, NBF, CTI = 4, 5, 7
KIND, TITLE, NAME, PERIOD, TASKS, TEST = 0, 1, 2, 4, 5, 6
KINDS = ("deelname", "certificaat", "praktijkverklaring", "oorkonde", "aanbevelingsbrief")
LEVELS = ("met hulp", "met weinig hulp", "zelfstandig", "legt het anderen uit")


@dataclass(frozen=True)
class Token:
    key: Key
    payload: dict
    size: int

    @property
    def facts(self) -> dict:
        return self.payload[BLIJK_VERSION_1]


def _read(data: bytes):
    try:
        value = cbor2.loads(data)
        again = cbor2.dumps(value, canonical=True)
    except Exception as error:  # cbor2 raises many kinds; each means the same here
        raise Problem(f"the token is not CBOR: {error}") from error
    if again != data:
        raise Problem("the token is not in the deterministic encoding")
    return value


def signature_input(protected: bytes, payload: bytes) -> bytes:
    return cbor2.dumps(["Signature1", protected, b"", payload], canonical=True)


def read(data: bytes, keys: list[Key]) -> Token:
    """The token in `data`, its signature checked with the trusted key that it names."""
    outer = _read(data)
    if not isinstance(outer, cbor2.CBORTag) or outer.tag != 18:
        raise Problem("the token is not tagged COSE_Sign1")
    parts = outer.value
    if not isinstance(parts, (list, tuple)) or len(parts) != 4:
        raise Problem("COSE_Sign1 has not four parts")
    protected, unprotected, payload, signature = parts
    if not all(isinstance(part, bytes) for part in (protected, payload, signature)):
        raise Problem("a part of COSE_Sign1 is not a byte string")
    header = _read(protected)
    if unprotected != {} or not isinstance(header, dict) or set(header) != {ALGORITHM, KEY_ID}:
        raise Problem("the header is not {alg, kid} and {}")
    key = next((key for key in keys if key.thumbprint[:8] == header[KEY_ID]), None)
    if key is None:
        raise Problem("the token's key is not trusted")
    if header[ALGORITHM] != key.cose_algorithm:
        raise Problem(f"alg {header[ALGORITHM]} is not that of the key, {key.cose_algorithm}")
    key.verify(signature, signature_input(protected, payload))
    claims = _read(payload)
    check_shape(claims)
    return Token(key, claims, len(data))


def check_shape(claims) -> None:
    _require(isinstance(claims, dict), "the claims are not a map")
    _require(
        {NBF, CTI, BLIJK_VERSION_1} <= set(claims) <= {EXP, NBF, CTI, BLIJK_VERSION_1},
        f"the claims are {list(claims)}",
    )
    _require(all(type(claims[at]) is int for at in (EXP, NBF) if at in claims), "a date is no int")
    _require(isinstance(claims[CTI], bytes), "cti is no byte string")
    facts = claims[BLIJK_VERSION_1]
    _require(isinstance(facts, dict), "the facts are not a map")
    _require(
        {KIND, TITLE, NAME} <= set(facts) <= {KIND, TITLE, NAME, PERIOD, TASKS, TEST},
        f"the facts are {list(facts)}",
    )
    _require(type(facts[KIND]) is int and 0 <= facts[KIND] < len(KINDS), "an unknown kind")
    _require(all(isinstance(facts[at], str) for at in (TITLE, NAME)), "title or name is no text")
    if PERIOD in facts:
        months = facts[PERIOD]
        fine = isinstance(months, (list, tuple)) and len(months) in (1, 2)
        _require(fine and all(type(month) is int for month in months), "the period is no months")
        _require(list(months) == sorted(months), "the period ends before it begins")
    if TASKS in facts:
        tasks = facts[TASKS]
        _require(isinstance(tasks, (list, tuple)) and 1 <= len(tasks) <= 8, "not 1 to 8 tasks")
        _require(all(_is_task(task) for task in tasks), "a task is not [text] or [text, level]")
    if TEST in facts:
        _require(facts[TEST] is True, "the test flag is not true")


def _is_task(task) -> bool:
    if not isinstance(task, (list, tuple)) or len(task) not in (1, 2):
        return False
    level = task[1] if len(task) == 2 else 0
    return isinstance(task[0], str) and type(level) is int and 0 <= level < len(LEVELS)


def _require(holds: bool, why: str) -> None:
    if not holds:
        raise Problem(f"token: {why}")
