"""A row of a participants' list, read and checked before anything is issued."""

import csv
import re
import unicodedata

from independent.checkcode import ALPHABET

from . import typesetting

LONGEST = 100
# Control and bidi characters, markup, and what a spreadsheet puts in the place of letters.
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd<>?]")
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
NINE_DIGITS = re.compile(r"(?<!\d)\d{9}(?!\d)")
STAND_IN, ROOM = "-".join([ALPHABET[:4]] * 4), 65 * 0.508


def is_bsn(digits: str) -> bool:
    """The test of eleven."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits)) % 11 == 0


def person(line: str) -> tuple[str, str]:
    """Name and address; refused when something is wrong with them, or the name does not fit the page."""
    name, email = next(csv.reader([line], delimiter=";"))
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not name or len(name) > LONGEST or FORBIDDEN.search(name):
        raise ValueError(f"{name!r} is no name")
    if any(map(is_bsn, NINE_DIGITS.findall(line))):
        raise ValueError("a number like a BSN")
    if not EMAIL.fullmatch(email):
        raise ValueError(f"{email!r} is no address")
    typesetting.page(name, STAND_IN, ROOM)
    return name, email
