"""The four files of one person: a page as SVG and as HTML, and the note for the holder twice."""

import io
from base64 import b64encode
from pathlib import Path
from urllib.parse import urlencode

import jinja2
import segno
from segno.consts import MODE_BYTE, MODE_NUMERIC

from independent.checkcode import ALPHABET

from . import decoration, typesetting
from .facts import BOUNDARY, DATE, GOALS, HOST, KVK, NAMES, ORGANISATION, SIGNATORY, TITLE

MODULE = 0.508
QUIET = 4
MICROTEXT = "EB Garamond 12"

environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=lambda name: not name.endswith(".txt.jinja"),
    undefined=jinja2.StrictUndefined,
)
environment.filters["mm"] = lambda value: f"{value:.2f}".rstrip("0").rstrip(".")
SVG, HTML, NOTE, NOTE_TEXT = (
    environment.get_template(f"{name}.jinja")
    for name in ("document.svg", "document.html", "note.html", "note.txt")
)
CONSTANT = {
    "title": TITLE,
    "organisation": ORGANISATION,
    "kvk": KVK,
    "goals": GOALS,
    "date": DATE,
    "month": DATE.partition(" ")[2],
    "signatory": SIGNATORY,
    "boundary": BOUNDARY,
    "host": HOST,
}


def fonts() -> str:
    """For all pages of the batch; made once, as ours are."""
    letters = dict.fromkeys(typesetting.FONTS, "")
    for name in NAMES:
        for line in typesetting.page(f"{name} 0123456789", ALPHABET, 0)[0]:
            letters[line.font] += line.text
        letters[MICROTEXT] += microtext_of(name, ALPHABET)["microtext"]
    letters["JetBrains Mono Bold"] += "-"
    return typesetting.embedded(letters)


def symbol_of(digits: str) -> segno.QRCode:
    return segno.make(
        [(f"https://{HOST}/q#", MODE_BYTE, "utf-8"), (digits, MODE_NUMERIC)],
        error="m",
        boost_error=False,
        micro=False,
    )


def picture_of(symbol: segno.QRCode) -> str:
    """As a PNG of eight points for each module, with white around."""
    picture = io.BytesIO()
    symbol.save(picture, kind="png", scale=8, border=QUIET, compresslevel=4)
    return b64encode(picture.getvalue()).decode()


def microtext_of(name: str, code: str) -> dict:
    """A line too small for a copier, repeated until it fills the width."""
    text = f"{ORGANISATION} · Certificaat · {code} · {name} · "
    ems, room = typesetting.width(text, MICROTEXT), typesetting.RIGHT - typesetting.LEFT
    times = max(1, int(room / ems))
    return {
        "microtext": text,
        "microtext_size": round(room / (ems * times), 4),
        "microtext_places": [round(room / times * number, 2) for number in range(1, times)],
    }


def files(name: str, code: str, digits: str, signed: str, medium: str, css: str) -> list[tuple]:
    """Endings and contents."""
    symbol = symbol_of(digits)
    side = (len(symbol.matrix) + 2 * QUIET) * MODULE
    lines, bullets = typesetting.page(name, code, side)
    band, rosette = decoration.of(code)
    address = f"https://{HOST}/c#{code}"
    profile = {
        "startTask": "CERTIFICATION_NAME",
        "name": f"Certificaat: {TITLE}",
        "organizationName": ORGANISATION,
        "issueYear": 2026,
        "issueMonth": 11,
        "certUrl": address,
        "certId": code,
    }
    fields = CONSTANT | microtext_of(name, code)
    fields |= {
        "name": name,
        "code": code,
        "link": f"https://{HOST}/q#{digits}",
        "credential": signed,
        "medium": medium,
        "fonts": css,
        "lines": lines,
        "bullets": bullets,
        "band": band,
        "rosette": rosette,
        "picture": picture_of(symbol),
        "code_side": side,
        "code_x": typesetting.RIGHT - 3 - side,
        "code_y": 261.4 - side / 2,
        "profile": f"https://www.linkedin.com/profile/add?{urlencode(profile)}",
    }
    return [
        (".html", HTML.render(fields)),
        (".svg", SVG.render(fields)),
        ("-uitleg.html", NOTE.render(fields)),
        ("-uitleg.txt", NOTE_TEXT.render(fields)),
    ]
