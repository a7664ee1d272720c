#!/usr/bin/env python3
"""What one would write in Python for the same work per person; the bench's point of comparison.

    bench_peer.py --count N --algorithm ed25519|rsa --out DIR --workers N

For the batch: a rehearsal that lays out every page before anything is signed, the fonts cut down to
the letters that this found, an overview and a file to print it all. For each person: an Open Badges
credential as a signed JWT, a signed token, its QR code, decoration of its own, a laid-out SVG, an
HTML page, and a note in two files; the files once more, compressed, in SQLite beside the row. All of
that is counted; starting the processes and making the key are not. Prints JSON: count, seconds,
perSecond.
"""

import argparse
import base64
import csv
import ctypes
import hashlib
import io
import json
import logging
import math
import multiprocessing
import os
import re
import secrets
import sqlite3
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import islice
from multiprocessing.pool import Pool
from multiprocessing.synchronize import Semaphore
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import bidi.algorithm
import cbor2
import jinja2
import segno
import uharfbuzz
import zstandard
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from fontTools.ttLib import TTFont
from fontTools.unicodedata import script as script_of
from markupsafe import escape
from segno.consts import ERROR_LEVEL_M, MODE_BYTE, MODE_NUMERIC, SYMBOL_CAPACITY
from uniseg.graphemecluster import grapheme_clusters
from uniseg.linebreak import line_break_boundaries

# People at a time: enough that handing them to a worker is not the work.
CHUNK = 50
HOST = "bewijs.example"
DID = "did:web:" + HOST
ORGANISATION = "Buurtkamer Moerwijk"
KVK, URL, PHONE = "41234567", "https://buurtkamer.example", "070 123 45 67"
SIGNATORY, ROLE = "M. de Vries", "coördinator"
HEADING = "Certificaat"
TITLE = "Veilig werken met voedsel"
DOCUMENT = f"{HEADING}: {TITLE}"
BOUNDARY = "Dit is geen diploma of certificaat van een mbo-school."
AWARDED = 1795132800  # 2026-11-20T00:00:00Z
DATE, MONTH, LONG_DATE = "2026-11-20", "november 2026", "20 november 2026"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LAST_DIGITS = (0, 3, 5, 8, 10, 13, 15)
STATUS_LIST_SIZE = 131072
GIVEN = ("Gülşah", "Mohamed", "Małgorzata", "Sunita", "Corrie", "Олена", "Tesfay", "Noor")
FAMILY = ("Çağlayan-van den Bosch", "El Ouazzani", "Wójcik", "Ramkhelawan", "van 't Hart")
GOALS = (
    "Op de juiste momenten handen wassen en schoon werken",
    "Voedsel op de juiste temperatuur bewaren, bereiden en serveren",
    "Rauw en bereid voedsel gescheiden houden",
    "Op de verpakking zien hoe lang voedsel goed blijft",
    "Gasten vertellen welke allergenen er in een gerecht zitten",
)
WORDS = {
    "opening": f"{ORGANISATION} verklaart dat",
    "statement": f"de cursus {TITLE} heeft gevolgd en afgerond.",
    "dated": f"Datum: {LONG_DATE}",
    "check": "Controleer of dit document echt is",
    "instruction": "Scan de code. Of typ deze controlecode op",
    "compare": "Het scherm moet hetzelfde zeggen als dit papier. Staat er iets anders? Vertrouw het"
    " papier dan niet. Twijfelt u? Begin op de website van de organisatie.",
    "signed": f"Digitaal ondertekend met de sleutel van {ORGANISATION}.",
    "qr": f"QR-code: hiermee controleert u dit document op {HOST}.",
}
INK, MUTED, BRAND, ACCENT, TINT = "#1B1F23", "#4A5560", "#0B4F5C", "#C9A458", "#EAF2F3"


class Refused(Exception):
    """Something of one person does not fit on the page."""


# MARK: Fonts

# It finds the dates of some fonts odd.
logging.getLogger("fontTools").setLevel(logging.ERROR)


@dataclass(frozen=True, eq=False)
class Face:
    """A font by its file, so that what was measured is what is drawn."""

    file: str
    family: str
    is_bold: bool = False
    # In a sans or mono a ligature hardly shows, and would be one more glyph in every document.
    ligates: bool = False

    @property
    def attributes(self) -> str:
        """How SVG names it; the serif is the whole page's."""
        if self is SERIF:
            return ""
        return f" font-family=\"'{self.family}'\"" + ' font-weight="700"' * self.is_bold


SERIF = Face("EBGaramond12-Regular.otf", "EB Garamond 12", ligates=True)
SANS = Face("Lato-Regular.ttf", "Lato")
BOLD = Face("Lato-Bold.ttf", "Lato", is_bold=True)
MONO = Face("JetBrainsMono-Bold.ttf", "JetBrains Mono", is_bold=True)
FALLBACK = (
    Face("NotoSerif-Regular.ttf", "Noto Serif", ligates=True),
    Face("NotoNaskhArabic-Regular.ttf", "Noto Naskh Arabic", ligates=True),
    Face("NotoSerifHebrew-Regular.ttf", "Noto Serif Hebrew", ligates=True),
)
FACES = {face.file: face for face in (SERIF, SANS, BOLD, MONO, *FALLBACK)}
LIGATURES = ("liga", "clig", "calt")
# Features that no text of ours asks for, and whose glyphs would come along in a subset.
UNUSED = ("frac", "numr", "dnom")


class Opened:
    """A font for HarfBuzz, with what is asked of it again and again."""

    def __init__(self, face: Face) -> None:
        self.face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(font_files()[face.file]))
        self.font = uharfbuzz.Font(self.face)
        self.em = self.face.upem
        self.characters = frozenset(self.face.unicodes)
        self.features = {} if face.ligates else dict.fromkeys(LIGATURES, False)
        self.inks: dict[int, tuple[float, float]] = {}

    def ink(self, glyph: int) -> tuple[float, float]:
        """How far a glyph reaches above and below the baseline, in ems."""
        if glyph not in self.inks:
            extents = self.font.get_glyph_extents(glyph)
            top = extents.y_bearing / self.em
            self.inks[glyph] = top, -(extents.y_bearing + extents.height) / self.em
        return self.inks[glyph]


@cache
def font_files() -> dict[str, str]:
    folders = (Path.home() / ".local/share/fonts", "/usr/local/share/fonts", "/usr/share/fonts")
    found: dict[str, str] = {}
    for folder in folders:
        for parent, _, names in os.walk(folder):
            for name in names:
                found.setdefault(name, f"{parent}/{name}")
    return found


@cache
def opened(face: Face) -> Opened:
    return Opened(face)


def font_rule(used: tuple[str, set[str]]) -> str:
    """A font with only these letters, as CSS. HarfBuzz cuts in a hundredth of fontTools' time."""
    face, letters = FACES[used[0]], used[1]
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.DESUBROUTINIZE
    for tag in UNUSED if face.ligates else UNUSED + LIGATURES:
        wanted.layout_feature_tag_set.discard(int.from_bytes(tag.encode(), "big"))
    wanted.name_id_set.clear()
    subset = uharfbuzz.subset(opened(face).face, wanted)
    font = TTFont(io.BytesIO(subset.blob.data), recalcTimestamp=False)
    font.flavor = "woff2"
    file = io.BytesIO()
    font.save(file)
    data = base64.b64encode(file.getvalue()).decode()
    weight = "font-weight:700;" * face.is_bold
    source = f"src:url(data:font/woff2;base64,{data})"
    return f'@font-face{{font-family:"{face.family}";{weight}{source}}}'


# MARK: Text

# A piece of text in one font.
Span = tuple[str, Face]
# More than one shape of document has; a name that was rehearsed is still known when it is signed.
LINES_KEPT = 4096


@dataclass(frozen=True, eq=False)
class Line:
    """A line of text as HarfBuzz measured it, in ems, so that it counts for every size."""

    text: str
    # In the order of reading: font, number of the span, text.
    parts: tuple[tuple[Face, int, str], ...]
    # How wide each character is; what a ligature draws belongs to its first.
    advances: tuple[float, ...]
    width: float
    top: float
    bottom: float
    is_right_to_left: bool


@dataclass
class Run:
    """Characters that HarfBuzz can shape at once."""

    start: int
    end: int
    face: Face
    script: str
    level: int
    span: int


@lru_cache(LINES_KEPT)
def shape(spans: tuple[Span, ...], base: int | None = None) -> Line:
    """Shapes one line. Without a direction, its first letter with one decides."""
    text = "".join(words for words, _ in spans)
    levels, base = directions(text, base)
    advances = [0.0] * len(text)
    parts: list[tuple[Face, int, str]] = []
    top = bottom = 0.0
    for run in runs_of(spans, levels):
        font = opened(run.face)
        buffer = uharfbuzz.Buffer()
        # The whole text is given, so that letters join over a run's ends as they should.
        buffer.add_str(text, run.start, run.end - run.start)
        buffer.direction = "rtl" if run.level % 2 else "ltr"
        buffer.script = run.script
        buffer.language = "nl"
        uharfbuzz.shape(font.font, buffer, font.features)
        for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions):
            advances[glyph.cluster] += position.x_advance / font.em
            above, below = font.ink(glyph.codepoint)
            rise = position.y_offset / font.em
            top, bottom = max(top, above + rise), max(bottom, below - rise)
        words = text[run.start : run.end]
        if parts and parts[-1][:2] == (run.face, run.span):
            words = parts.pop()[2] + words
        parts.append((run.face, run.span, words))
    return Line(text, tuple(parts), tuple(advances), sum(advances), top, bottom, base == 1)


def directions(text: str, base: int | None) -> tuple[Sequence[int], int]:
    """A level for each character (UAX #9); odd ones are read from right to left."""
    # Nothing below Hebrew is ever read from the right.
    if base != 1 and max(text, default="") < "\u0590":
        return bytes(len(text)), 0
    if base is None:
        base = bidi.algorithm.get_base_level(text)
    storage = bidi.algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    bidi.algorithm.get_embedding_levels(text, storage)
    characters = list(storage["chars"])
    bidi.algorithm.explicit_embed_and_overrides(storage)
    bidi.algorithm.resolve_weak_types(storage)
    bidi.algorithm.resolve_neutral_types(storage, False)
    bidi.algorithm.resolve_implicit_levels(storage, False)
    # A control that the algorithm takes away goes with what stands before it.
    kept = {id(character) for character in storage["chars"]}
    levels: list[int] = []
    for character in characters:
        before = levels[-1] if levels else base
        levels.append(character["level"] if id(character) in kept else before)
    return levels, base


def runs_of(spans: tuple[Span, ...], levels: Sequence[int]) -> list[Run]:
    """Cuts text where font, script, direction or span changes."""
    runs: list[Run] = []
    position = 0
    for number, (words, face) in enumerate(spans):
        end = position + len(words)
        is_plain = max(words, default="") < "\u0300" and not any(levels[position:end])
        if is_plain and opened(face).characters.issuperset(map(ord, words)):
            if words:
                runs.append(Run(position, end, face, "Latn", 0, number))
            position = end
            continue
        for letter in grapheme_clusters(words):
            level, end = levels[position], position + len(letter)
            last = runs[-1] if runs else None
            if last and (last.span, last.level) != (number, level):
                last = None
            # A space stays in the font before it.
            own = last.face if last and letter == " " else face_for(letter, face)
            script = next(filter(is_own, map(script_of, letter)), "Zyyy")
            # Punctuation is of the script before it.
            is_common = not is_own(script) or (last is not None and not is_own(last.script))
            if last and last.face is own and (is_common or last.script == script):
                last.end = end
                last.script = script if is_own(script) else last.script
            else:
                runs.append(Run(position, end, own, script, level, number))
            position = end
    return runs


def is_own(script: str) -> bool:
    return script not in ("Zyyy", "Zinh", "Zzzz")


@lru_cache(LINES_KEPT)
def face_for(letter: str, wanted: Face) -> Face:
    """The first font that has all of a letter; joiners do their work without a glyph."""
    seen = [ord(character) for character in letter if unicodedata.category(character) != "Cf"]
    for face in (wanted, *FALLBACK):
        if opened(face).characters.issuperset(seen):
            return face
    raise Refused(f"no font has {letter!r}")


class Paragraph:
    """A text that needs more than one line: measured once, then broken to any width (UAX #14)."""

    def __init__(self, spans: tuple[Span, ...], line: Line) -> None:
        self.spans, self.line, self.text = spans, line, line.text
        self.places = list(line_break_boundaries(line.text))
        self.before = [0.0]
        for advance in line.advances:
            self.before.append(self.before[-1] + advance)

    def lines(self, width: float) -> tuple[Line, ...]:
        """The lines within a width in ems. A word that is too wide alone is cut between letters."""
        lines, start = [], 0
        while start < len(self.text):
            start, line = self.next_line(start, width)
            lines.append(line)
            while start < len(self.text) and self.text[start] == " ":
                start += 1
        return tuple(lines)

    def next_line(self, start: int, width: float) -> tuple[int, Line]:
        """Takes what fits; the shaped line itself is measured, not the sum of its parts."""
        for end in reversed(self.places):
            if end > start and self.measure(start, end) <= width * 1.02:
                line = self.shape(start, end)
                if line.width <= width:
                    return end, line
        best, position = None, start
        for letter in grapheme_clusters(self.text[start:]):
            line = self.shape(start, position + len(letter))
            if best and line.width > width:
                break
            best, position = line, position + len(letter)
        return position, best or self.line

    def balanced(self, count: int) -> tuple[Line, ...] | None:
        """Lines of about the same width, as many as are asked for."""
        if len(self.places) < count:
            return None
        # The narrowest width at which so many lines are enough, by halves.
        low, high = self.line.width / count, self.line.width
        for _ in range(12):
            middle = (low + high) / 2
            if self.lines_needed(middle) <= count:
                high = middle
            else:
                low = middle
        lines = self.lines(high * 1.001)
        return lines if len(lines) <= count else None

    def lines_needed(self, width: float) -> float:
        start, lines = 0, 0
        while start < len(self.text):
            ends = (end for end in reversed(self.places) if end > start)
            end = next((end for end in ends if self.measure(start, end) <= width), None)
            if end is None:
                return math.inf
            start, lines = end, lines + 1
        return lines

    def without_spaces(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return end

    def measure(self, start: int, end: int) -> float:
        return self.before[self.without_spaces(start, end)] - self.before[start]

    def shape(self, start: int, end: int) -> Line:
        end = self.without_spaces(start, end)
        parts, position = [], 0
        for words, face in self.spans:
            parts.append((words[max(start - position, 0) : max(end - position, 0)], face))
            position += len(words)
        return shape(tuple(parts), int(self.line.is_right_to_left))


@lru_cache(LINES_KEPT)
def fitted(
    spans: tuple[Span, ...], size: float, width: float | None, smallest: float | None, most: int
) -> tuple[tuple[Line, ...], float]:
    """The lines of a text, at the largest size at which they fit; refused when they do not."""
    line = shape(spans)
    if width is None or line.width * size <= width:
        return (line,), size
    if smallest is None:
        return Paragraph(spans, line).lines(width / size), size
    while size >= smallest:
        if line.width * size <= width:
            return (line,), size
        size -= 0.5
    paragraph = Paragraph(spans, line)
    for count in range(2, most + 1):
        lines = paragraph.balanced(count)
        if lines and all(line.width * smallest <= width for line in lines):
            return lines, smallest
    raise Refused(f"{line.text!r} is too wide, on {most} lines as well")


# MARK: Page


@dataclass(frozen=True, eq=False)
class Text:
    """A text in its box, in millimetres from the top of its block."""

    x: float
    y: float
    size: float
    # Words that are a key of what differs per person stand for that.
    spans: tuple[Span, ...]
    colour: str = INK
    width: float | None = None
    # The smallest size, for a text that shrinks before it is broken into lines.
    smallest: float | None = None
    lines: int = 1
    leading: float = 1.3
    # What SVG says of it beside its place and font.
    attributes: str = ""
    # Its box gives way to a QR code that is wider than it was drawn.
    is_beside_code: bool = False
    is_link: bool = False


@dataclass(frozen=True, eq=False)
class Shape:
    """A line or an area; it moves with its block."""

    markup: str
    # It goes down with the end of a block that grows.
    follows: bool = False
    # It grows with its block, from this height.
    height: float | None = None


@dataclass(frozen=True, eq=False)
class Block:
    """Something that moves as a whole, and grows when a text in it takes more lines."""

    height: float
    texts: tuple[Text, ...] = ()
    shapes: tuple[Shape, ...] = ()


@dataclass(slots=True)
class PlacedText:
    """A line of text where it stands."""

    text: Text
    line: Line
    size: float
    y: float


@dataclass(slots=True)
class PlacedShape:
    """A shape where it stands, and by how much its block grew."""

    shape: Shape
    growth: float
    y: float


# A block's height, and what is in it.
Laid = tuple[float, list[PlacedText], list[PlacedShape]]


NAME, CODE = "{name}", "{code}"
H1, H2 = ' role="heading" aria-level="1"', ' role="heading" aria-level="2"'
PAGE = (210.0, 297.0)
MARGIN, TOLERANCE = 8 - 0.15, 0.15
MODULE, QUIET = 0.508, 4
DRAWN_CODE = 77 * MODULE
RULE = Shape(f'<path d="M28 16h164" fill="none" stroke="{ACCENT}" stroke-width=".5"', follows=True)
BULLET = Shape(
    f'<path d="M28.4 3.1a.6 .6 0 1 0 1.2 0a.6 .6 0 1 0 -1.2 0z" fill="{BRAND}"',
)
CONTACT = f"KvK {KVK} · {URL} · {PHONE}"
HEAD = Block(
    0,
    (
        Text(28, 24, 4.6, ((ORGANISATION, BOLD),), BRAND, 164, 3),
        Text(28, 29.4, 3.2, ((CONTACT, SANS),), MUTED, 164, 2.4),
        Text(27.4, 66, 18, ((HEADING, SERIF),), BRAND, 108, 12, attributes=H1),
    ),
)
DOWN_FROM = 72.0
DOWN = (
    Block(18, (Text(28, 8.4, 7.2, ((TITLE, SERIF),), MUTED, 106, leading=1.2, attributes=H2),)),
    Block(8.6, (Text(28, 6, 4.2, ((WORDS["opening"], SANS),), width=164, leading=1.4),)),
    Block(
        18.4,
        (Text(28, 11.2, 11, ((NAME, SERIF),), width=164, smallest=8, lines=2),),
        (RULE,),
    ),
    Block(9, (Text(28, 5.4, 4.2, ((WORDS["statement"], SANS),), width=164, leading=1.45),)),
    Block(8.6, (Text(28, 6.4, 3.6, (("Leerdoelen", BOLD),), BRAND, attributes=H2),)),
    *(Block(6, (Text(32.5, 4.4, 3.9, ((goal, SANS),), width=159.5),), (BULLET,)) for goal in GOALS),
    Block(2.6),
    Block(
        6.1,
        (
            Text(28, 4.4, 3.5, (("Hoe het is gezien", SANS),), MUTED, 39),
            Text(70, 4.4, 3.9, (("geoefend", SANS),), width=122),
        ),
    ),
)
UP_TO = 286.0
UP = (
    Block(
        31,
        (
            Text(28, 5, 3.9, ((WORDS["dated"], SANS),)),
            Text(28, 24.4, 3.7, ((SIGNATORY, BOLD),), width=120, smallest=3),
            Text(28, 28.6, 3.5, ((ROLE, SANS),), MUTED, 120, 2.8),
        ),
        (Shape(f'<path d="M28 19.6h78" fill="none" stroke="{MUTED}" stroke-width=".3"'),),
    ),
    Block(9.6, (Text(28, 4.4, 3.6, ((BOUNDARY, SANS),), width=164, leading=1.35),)),
)
# The box with the code: what is in its column, from where, and the room of the QR code.
CHECK = Block(
    45,
    shapes=(
        Shape(f'<rect x="28" width="164" fill="{TINT}"', height=45),
        Shape(f'<rect x="28" width="1.4" fill="{BRAND}"', height=45),
    ),
)
CHECK_FROM, CODE_RIGHT, CODE_TOP = 5.0, 189.1, 2.942
INSTRUCTION = WORDS["instruction"] + " ", SANS


def beside(y: float, size: float, *spans: Span, **more: Any) -> Text:
    return Text(34, y, size, spans, width=112, is_beside_code=True, **more)


COLUMN = (
    Block(
        7, (beside(4.6, 4.6, (WORDS["check"], BOLD), colour=BRAND, smallest=3.6, attributes=H2),)
    ),
    Block(5.4, (beside(4.2, 3.6, INSTRUCTION, (HOST + "/c", BOLD), leading=1.35),)),
    Block(10.4, (Text(34, 8.2, 6.4, ((CODE, MONO),), is_link=True),)),
    Block(4.2, (beside(3.4, 3.2, (WORDS["compare"], SANS), colour=MUTED, leading=1.32),)),
    Block(4.4, (beside(3.8, 2.9, (WORDS["signed"], SANS), colour=MUTED, leading=1.32),)),
)
BAND_BOX, ROSETTE_BOX = (9.0, 10.5, 19.0, 286.5), (138.0, 41.0, 192.0, 95.0)
# A line of letters too small for a copier: where it begins, how wide and high it is.
MICROTEXT = Text(28, 36.5, 0, (), BRAND, attributes=' aria-hidden="true"')
MICROTEXT_WIDTH, MICROTEXT_HEIGHT = 164, 0.9
# As wide as a check code, for one that is not there yet.
NO_CODE = "0000-0000-0000-0000"


class Page:
    """A laid-out page: what stands where. Whoever does not fit is refused."""

    def __init__(self, name: str, code: str, side: float) -> None:
        """`side` is that of the QR code in millimetres, with its quiet zone."""
        self.fillings, self.side = {NAME: name, CODE: code}, side
        self.texts: list[PlacedText] = []
        self.shapes: list[PlacedShape] = []
        up = [self.lay(block) for block in UP]
        column = [self.lay(block) for block in COLUMN]
        column_growth = sum(laid[0] for laid in column) - sum(block.height for block in COLUMN)
        growth = max(0.0, column_growth, side - DRAWN_CODE)
        height = CHECK.height + growth
        up.append((height, [], [PlacedShape(shape, growth, 0) for shape in CHECK.shapes]))
        top = UP_TO - sum(laid[0] for laid in up)
        # Blocks stand as loosely as they can.
        for tightness in (1, 0.96, 0.92, 0.88):
            down = [self.lay(block, tightness) for block in DOWN]
            if DOWN_FROM + sum(laid[0] for laid in down) <= top:
                break
        else:
            raise Refused("does not fit on the page")
        self.put(0, [self.lay(HEAD)])
        self.texts.append(microtext(name, code))
        self.put(DOWN_FROM, down)
        self.put(top, up)
        check = UP_TO - height
        self.put(check + CHECK_FROM + (growth - column_growth) / 2, column)
        self.code_y = check + CODE_TOP + (DRAWN_CODE + growth - side) / 2
        self.check()

    def lay(self, block: Block, tightness: float = 1) -> Laid:
        """Texts first, since they tell how much the block grows; all from its top."""
        texts, growth = [], 0.0
        for text in block.texts:
            spans = text.spans
            if spans[0][0] in self.fillings:
                spans = ((self.fillings[spans[0][0]], spans[0][1]),)
            width = text.width
            if width and text.is_beside_code:
                width -= self.side - DRAWN_CODE
            lines, size = fitted(spans, text.size, width, text.smallest, text.lines)
            pitch = size * text.leading * tightness
            growth = max(growth, (len(lines) - 1) * pitch)
            for number, line in enumerate(lines):
                texts.append(PlacedText(text, line, size, text.y + number * pitch))
        shapes = [
            PlacedShape(shape, growth, growth if shape.follows else 0) for shape in block.shapes
        ]
        return block.height * tightness + growth, texts, shapes

    def put(self, y: float, blocks: list[Laid]) -> None:
        """Blocks, one below the other."""
        for height, texts, shapes in blocks:
            for text in texts:
                text.y += y
            for shape in shapes:
                shape.y += y
            self.texts += texts
            self.shapes += shapes
            y += height

    def check(self) -> None:
        """Nothing over anything else, nothing near the edge, as a reader would see it."""
        code = CODE_RIGHT - self.side, self.code_y, CODE_RIGHT, self.code_y + self.side
        boxes = sorted(
            (
                put.y - put.line.top * put.size,
                put.text.x,
                put.text.x + put.line.width * put.size,
                put.y + put.line.bottom * put.size,
                put.line.text,
            )
            for put in self.texts
            if put.text is not MICROTEXT
        )
        for number, (top, left, right, bottom, words) in enumerate(boxes):
            if min(left, top, PAGE[0] - right, PAGE[1] - bottom) < MARGIN:
                raise Refused(f"{words!r} does not fit on the page")
            for x, y, x_end, y_end in (BAND_BOX, ROSETTE_BOX, code):
                wide, high = min(right, x_end) - max(left, x), min(bottom, y_end) - max(top, y)
                if wide > TOLERANCE and high > TOLERANCE:
                    raise Refused(f"{words!r} would lie over a figure")
            for y, x, x_end, y_end, other in islice(boxes, number + 1, None):
                # They go down the page: what begins below this one, and all after it, is free of it.
                if bottom - y <= TOLERANCE:
                    break
                wide, high = min(right, x_end) - max(left, x), min(bottom, y_end) - y
                if wide > TOLERANCE and high > TOLERANCE:
                    raise Refused(f"{words!r} would lie over {other!r}")

    def letters(self) -> Iterator[tuple[str, str]]:
        """Which letters it needs, by the file of their font."""
        for put in self.texts:
            for face, _, words in put.line.parts:
                # A code that is not there yet may hold any letter that codes have.
                yield face.file, words.replace(NO_CODE, ALPHABET + "-")

    def svg(self, link: str) -> str:
        parts = []
        for put in self.shapes:
            y, height = number(put.y), put.shape.height
            place = f' transform="translate(0 {y})"'
            if height is not None:
                place = f' y="{y}" height="{number(height + put.growth)}"'
            parts.append(f'{put.shape.markup}{place} aria-hidden="true"/>\n')
        for text in self.texts:
            markup = svg_of(text)
            parts.append(f'<a href="{link}">{markup}</a>\n' if text.text.is_link else markup + "\n")
        return "".join(parts)


def microtext(name: str, code: str) -> PlacedText:
    """As often as it fits, then exactly as wide as its place."""
    # In pieces, so that what is the same for all is shaped once.
    dot = shape(((" · ", SERIF),))
    start = shape(((f"{ORGANISATION} · {HEADING} · ", SERIF),))
    pieces = (start, shape(((code, MONO),)), dot, shape(((name, SERIF),)), dot)
    width = sum(piece.width for piece in pieces)
    count = max(1, int(MICROTEXT_WIDTH / (width * MICROTEXT_HEIGHT)))
    parts: list[tuple[Face, int, str]] = []
    for piece in pieces * count:
        for face, _, words in piece.parts:
            if parts and parts[-1][0] is face:
                words = parts.pop()[2] + words
            parts.append((face, 0, words))
    line = Line("", tuple(parts), (), width * count, 0, 0, False)
    return PlacedText(MICROTEXT, line, MICROTEXT_WIDTH / line.width, MICROTEXT.y)


def svg_of(put: PlacedText) -> str:
    text, line = put.text, put.line
    # Read from the right, a line starts at its right edge.
    x = text.x + line.width * put.size if line.is_right_to_left else text.x
    start = f'<text x="{number(x)}" y="{number(put.y)}" font-size="{number(put.size, 4)}"'
    if line.is_right_to_left:
        start += ' direction="rtl"'
    start += text.attributes
    fill = "" if text.colour == INK else f' fill="{text.colour}"'
    if len(line.parts) == 1:
        face, _, words = line.parts[0]
        return f"{start}{face.attributes}{fill}>{escape(words)}</text>"
    spans = (
        f"<tspan{face.attributes}{fill}>{escape(words)}</tspan>" for face, _, words in line.parts
    )
    # A space at the end of a part is a space.
    return f'{start} xml:space="preserve">{"".join(spans)}</text>'


@lru_cache(1 << 14)
def number(value: float, places: int = 2) -> str:
    """A number as SVG takes it, without zeros that say nothing."""
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    if text.startswith(("0.", "-0.")):
        text = text.replace("0.", ".", 1)
    return text if text not in ("", "-0") else "0"


# MARK: Decoration


@cache
def hundredths(value: int) -> str:
    return number(value / 100)


@cache
def spaced(value: int) -> str:
    """A number behind another, with a space where the two would run together."""
    return hundredths(value) if value < 0 else " " + hundredths(value)


def curve(xs: Sequence[float], ys: Sequence[float]) -> str:
    """A smooth curve through points (Catmull-Rom, as cubic Béziers), in hundredths of a millimetre.
    The first and the last point only lend it their direction."""
    x, y = round(xs[1] * 100), round(ys[1] * 100)
    parts = [f"M{hundredths(x)}{spaced(y)}c"]
    for index in range(2, len(xs) - 1):
        x0, x1, x2, x3 = xs[index - 2 : index + 2]
        y0, y1, y2, y3 = ys[index - 2 : index + 2]
        to_x, to_y = round(x2 * 100), round(y2 * 100)
        parts += (
            " " if index > 2 else "",
            hundredths(round((x1 + (x2 - x0) / 6) * 100) - x),
            spaced(round((y1 + (y2 - y0) / 6) * 100) - y),
            spaced(round((x2 - (x3 - x1) / 6) * 100) - x),
            spaced(round((y2 - (y3 - y1) / 6) * 100) - y),
            spaced(to_x - x),
            spaced(to_y - y),
        )
        x, y = to_x, to_y
    return "".join(parts)


def numbers(seed: bytes) -> Iterator[int]:
    """Numbers that look random and are always the same for a seed (SplitMix64)."""
    mask = (1 << 64) - 1
    state = 0x9E3779B97F4A7C15
    for byte in seed:
        state = (state ^ byte) * 0x100000001B3 & mask
    while True:
        state = state + 0x9E3779B97F4A7C15 & mask
        mixed = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & mask
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & mask
        yield mixed ^ mixed >> 31


STRANDS, TILES, TILE = 11, 6, 46.0
BAND_TURNS = [2 * math.pi * step / 10 for step in range(-1, 12)]
BAND_YS = [TILE * step / 10 for step in range(-1, 12)]
LOBES = 12
LOBE_ANGLES = [2 * math.pi / LOBES * step / 6 for step in range(-1, 8)]
LOBE_WAVES = [(a, math.cos(a), math.sin(a), math.sin(LOBES * a)) for a in LOBE_ANGLES]
# Of each ring: its outer and inner radius as a share, its colour and how thick it is drawn.
RINGS = (
    (1, 0.72, BRAND, ".11"),
    (0.84, 0.56, ACCENT, ".13"),
    (0.62, 0.28, BRAND, ".11"),
    (0.36, 0.12, BRAND, ".12"),
)


def layer(id: str, style: str, copies: Iterable[str], again: Iterable[str] = ()) -> tuple[str, str]:
    """What stands around a curve that is drawn many times; a page holds the curve itself once."""
    first = "".join(f'<use href="#{id}p" transform="{copy}"/>' for copy in copies)
    second = "".join(f'<use href="#{id}" transform="{copy}"/>' for copy in again)
    return f'<g {style}><g id="{id}"><path id="{id}p" d="', f'"/>{first}</g>{second}</g>\n'


BAND_COPIES = [f"translate(0 {number(TILE * tile)})" for tile in range(1, TILES)]
BAND_LAYERS = (
    layer("band0", f'stroke="{BRAND}" stroke-width=".12" stroke-opacity=".75"', BAND_COPIES),
    layer("band1", f'stroke="{ACCENT}" stroke-width=".12" stroke-opacity=".9"', BAND_COPIES),
)
BAND_EDGES = "M.15 0l0 276M9.85 0l0 276".join(
    layer("band2", f'stroke="{BRAND}" stroke-width=".3"', ())
)
ROSETTE_LAYERS = tuple(
    layer(
        f"rosette{ring}",
        f'stroke="{colour}" stroke-width="{width}" stroke-opacity=".8"',
        [f"rotate({30 * lobe})" for lobe in range(1, LOBES)],
        [f"rotate({number(3.75 * turn)})" for turn in range(1, 8)],
    )
    for ring, (_, _, colour, width) in enumerate(RINGS)
)


def ornaments(seed: bytes) -> tuple[str, str]:
    """A band and a rosette that no other document has, drawn as on a banknote from its own code."""
    stream = numbers(seed)
    waves = 2 + next(stream) % 2
    waist, lean, *shares = ((next(stream) >> 11) / (1 << 53) for _ in range(10))
    waist, lean = 0.3 + 0.3 * waist, 2 * math.pi * lean
    swings = [4.65 * (waist + (1 - waist) * (0.5 + 0.5 * math.cos(t + lean))) for t in BAND_TURNS]
    strands = []
    for strand in range(STRANDS):
        phase = 2 * math.pi * strand / STRANDS
        xs = [5 + s * math.sin(waves * t + phase) for s, t in zip(swings, BAND_TURNS)]
        strands.append(curve(xs, BAND_YS))
    band = [
        f"{before}{''.join(strands[group::2])}{after}"
        for group, (before, after) in enumerate(BAND_LAYERS)
    ]
    rosette = []
    for ring, (before, after) in enumerate(ROSETTE_LAYERS):
        outer, inner = RINGS[ring][:2]
        middle, reach = 25 * (outer + inner) / 2, 25 * (outer - inner) / 2
        second, phase = 0.15 + 0.25 * shares[2 * ring], 2 * math.pi * shares[2 * ring + 1]
        xs, ys = [], []
        for angle, cosine, sine, wave in LOBE_WAVES:
            swing = (wave + second * math.sin(2 * LOBES * angle + phase)) / (1 + second)
            xs.append((middle + reach * swing) * cosine)
            ys.append((middle + reach * swing) * sine)
        rosette.append(f"{before}{curve(xs, ys)}{after}")
    return "".join(band) + BAND_EDGES, "".join(rosette)


# MARK: Files

TEMPLATES = Path(__file__).resolve().parents[2] / "Templates"


def style_of(template: str) -> str:
    """The style sheets of one of our own templates: as many bytes to write, and to compress."""
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    return text[text.index("<style>") : text.rindex("</style>") + len("</style>")]


environment = jinja2.Environment(
    autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, keep_trailing_newline=True
)
environment.globals |= {
    "theme": {"ink": INK, "muted": MUTED, "brand": BRAND, "accent": ACCENT, "tint": TINT},
    "boundary": BOUNDARY,
    "contact": (f"KvK {KVK}", URL, PHONE),
    "date": DATE,
    "document": DOCUMENT,
    "goals": GOALS,
    "heading": HEADING,
    "host": HOST,
    "month": MONTH,
    "organisation": ORGANISATION,
    "phone": PHONE,
    "role": ROLE,
    "signatory": SIGNATORY,
    "title": TITLE,
    "words": WORDS,
}
HTML_HEAD = """<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
"""
HTML = environment.from_string(
    HTML_HEAD
    + """<meta name="description" content="{{ boundary }}">
<title>{{ document }}</title>
"""
    + style_of("certificaat/document.html")
    + """
</head>
<body>
<main class="sheet">
<div class="band" aria-hidden="true"><svg viewBox="0 0 10 828" preserveAspectRatio="xMidYMin slice">\
<g id="band" fill="none">{{ band|safe }}</g>\
<use href="#band" y="276"/><use href="#band" y="552"/></svg></div>
<header>
<div>
<p class="organisation">{{ organisation }}</p>
<p class="contact">{% for way in contact %}<span>{{ way }}</span>{% endfor %}</p>
</div>
</header>
<div class="head">
<svg class="rosette" aria-hidden="true" viewBox="-25.2 -25.2 50.4 50.4" fill="none">\
{{ rosette|safe }}</svg>
<h1>{{ heading }}</h1>
<p class="title">{{ title }}</p>
<p class="opening">{{ words.opening }}</p>
</div>
<p class="name"><bdi>{{ name }}</bdi></p>
<p class="statement">{{ words.statement }}</p>
<section>
<h2>Leerdoelen</h2>
<ul>
{% for goal in goals %}
<li>{{ goal }}</li>
{% endfor %}
</ul>
</section>
<dl>
<dt>Hoe het is gezien</dt><dd>geoefend</dd>
</dl>
<div class="sign">
<p class="dated">{{ words.dated }}</p>
<p class="signatory"><b>{{ signatory }}</b> <span>{{ role }}</span></p>
</div>
<div class="end">
<p class="boundary">{{ boundary }}</p>
<section class="check" aria-labelledby="check">
<div>
<h2 id="check">{{ words.check }}</h2>
<p>{{ words.instruction }} <b>{{ host }}/c</b></p>
<p><a href="{{ link }}"><code>{{ code }}</code></a></p>
<p class="small">{{ words.compare }}</p>
<p class="small">{{ words.signed }}</p>
</div>
<a class="qr" href="{{ qr_link }}"><svg role="img" aria-label="{{ words.qr }}" width="{{ side }}mm" \
height="{{ side }}mm" viewBox="0 0 {{ modules }} {{ modules }}">\
<rect width="{{ modules }}" height="{{ modules }}" fill="#fff"/>\
<path d="{{ path|safe }}" fill="none" stroke="#000" stroke-width="1.03"/></svg></a>
</section>
</div>
</main>
<script type="application/vc+jwt">{{ jwt|safe }}</script>
</body>
</html>
"""
)
SVG_START = environment.from_string(
    f"""<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" \
width="210mm" height="297mm" viewBox="0 0 210 297" lang="nl" font-family="'{SERIF.family}'" \
fill="{INK}" role="document" aria-labelledby="title description">
<title id="title">{{{{ document }}}}</title>
<desc id="description">{{{{ boundary }}}}</desc>
<openbadges:credential verify="{{{{ jwt|safe }}}}"/>
"""
)
# After the fonts.
SVG_REST = environment.from_string(
    """<rect x="0" y="0" width="210" height="297" fill="#FFFFFF" aria-hidden="true"/>
<g aria-hidden="true" transform="translate(9 10.5)"><g id="band" fill="none">
{{ band|safe }}</g></g>
<g aria-hidden="true" transform="matrix(1.08 0 0 1.08 165 68)"><g id="rosette" fill="none">
{{ rosette|safe }}</g></g>
{{ page|safe }}<a href="{{ qr_link }}"><g role="img" aria-label="{{ words.qr }}">\
<title>{{ words.qr }}</title>\
<rect x="{{ x }}" y="{{ y }}" width="{{ side }}" height="{{ side }}" fill="#fff"/>\
<path transform="translate({{ x }} {{ y }}) scale(.508)" fill="none" stroke="#000" \
stroke-width="1.03" d="{{ path|safe }}"/></g></a>
</svg>
"""
)
NOTE_TITLE = f"{HEADING}: wat u ermee kunt"
NOTE_CHECK = "Te controleren op {{ host }}/c met code {{ code }}."
NOTE_SCAN = "Scan de QR-code, of ga naar {{ host }}/c en typ: {{ code }}"
NOTE_BENEFITS = (
    "Hebt u een uitkering? Vaak moet u vrijwilligerswerk melden of eerst toestemming vragen. Vraag het"
    " aan de gemeente of UWV."
)
NOTE = (
    ("", ("Dit hoort bij: {{ heading }}, {{ title }}. Op naam van {{ name }}.",)),
    (
        "Voor op uw cv",
        ("{{ document }}. {{ organisation }}, {{ month }}. " + NOTE_CHECK,),
    ),
    (
        "Controleren",
        ("Iedereen die het papier ziet, kan het controleren. " + NOTE_SCAN,),
    ),
    (
        "Van u",
        (
            "Dit papier is van u. U kiest aan wie u het laat zien. U hoeft er niets mee.",
            NOTE_BENEFITS,
            "Kwijt of fout? Bel {{ phone }}.",
        ),
    ),
    ("Voor LinkedIn, als u dat wilt", ()),
)
NOTE_FIELDS = (
    ("Naam", "{{ document }}"),
    ("Uitgever", "{{ organisation }}"),
    ("Datum van uitgifte", "{{ month }}"),
    ("Referentie-id", "{{ code }}"),
    ("Referentie-URL", "{{ link }}"),
)
NOTE_WARNING = "Let op: met deze link kan iedereen uw naam en dit document zien."
NOTE_HTML = environment.from_string(
    f"{HTML_HEAD}<title>{NOTE_TITLE}</title>\n{style_of('note/note.html')}\n</head>\n<body>\n<main>\n"
    f"<h1>{NOTE_TITLE}</h1>\n"
    + "".join(
        f"<h2>{heading}</h2>\n" * bool(heading) + "".join(f"<p>{line}</p>\n" for line in lines)
        for heading, lines in NOTE
    )
    + "<dl>\n"
    + "".join(f"<dt>{label}</dt><dd>{value}</dd>\n" for label, value in NOTE_FIELDS)
    + '</dl>\n<p><a href="{{ profile }}" rel="noreferrer">Zet het op uw profiel</a></p>\n'
    + f"<p><strong>{NOTE_WARNING}</strong></p>\n</main>\n</body>\n</html>\n"
)
NOTE_TEXT = environment.overlay(autoescape=False).from_string(
    f"{NOTE_TITLE}\n"
    + "".join(
        f"\n{heading}\n".replace("\n\n", "\n") + "".join(f"{line}\n" for line in lines)
        for heading, lines in NOTE
    )
    + "".join(f"{label}: {value}\n" for label, value in NOTE_FIELDS)
    + f"{{{{ profile }}}}\n{NOTE_WARNING}\n"
)
OVERVIEW = environment.from_string(
    HTML_HEAD
    + "<title>Wie kreeg welke code</title>\n"
    + style_of("overview/overzicht.html")
    + """
</head>
<body>
<main>
<h1>Wie kreeg welke code</h1>
<p>{{ document }}</p>
<p>Hier staan namen. Bewaar dit overzicht als een ledenlijst.</p>
<p><a href="afdrukken.html">Alles afdrukken</a></p>
<div class="scroll" tabindex="0" role="region" aria-label="Wie kreeg welke code"><table>
<thead><tr>{% for label in ("code", "naam", "document", "datum", "bestanden") %}\
<th scope="col">{{ label }}</th>{% endfor %}</tr></thead>
<tbody>
{% for code, name, base in rows %}
<tr><td><code>{{ code }}</code></td><th scope="row"><bdi>{{ name }}</bdi></th>\
<td>{{ document }}</td><td>{{ date }}</td>\
<td><a href="../{{ base }}.html">html</a> <a href="../{{ base }}.svg">svg</a> </td></tr>
{% endfor %}
</tbody>
</table></div>
</main>
</body>
</html>
"""
)
PRINT = environment.from_string(
    HTML_HEAD.replace("'unsafe-inline'", "'unsafe-inline'; img-src 'self' file:")
    + "<title>Alles afdrukken</title>\n"
    + style_of("overview/afdrukken.html")
    + """
</head>
<body>
<header>
<h1>Alles afdrukken</h1>
<p>Kies in het afdrukvenster A4, staand, 100 %, zonder marges.</p>
</header>
<main>
{% for code, name, base in rows %}
<img src="../{{ base }}.svg" alt="{{ document }} van {{ name }}">
{% endfor %}
</main>
</body>
</html>
"""
)
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


def slug(name: str) -> str:
    """A name that is safe on any disk: without accents, dashes for the rest, at most 60 bytes."""
    folded = unicodedata.normalize("NFKD", name.lower()).translate(PLAIN)
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    dashed = re.sub(r"[\W_]+", "-", letters).encode()[:60].decode(errors="ignore")
    return dashed.strip("-") or "document"


def profile_link(code: str, link: str) -> str:
    fields = {
        "startTask": "CERTIFICATION_NAME",
        "name": DOCUMENT,
        "organizationName": ORGANISATION,
        "issueYear": 2026,
        "issueMonth": 11,
        "certUrl": link,
        "certId": code,
    }
    address = urlencode(fields, safe="", quote_via=quote)
    return f"https://www.linkedin.com/profile/add?{address}"


def overview(rows: list[tuple[str, str, str]], folder: Path) -> None:
    """Who got which code, and one file to print it all."""
    folder.mkdir()
    # With semicolons and a mark of UTF-8, as a Dutch spreadsheet opens it.
    with open(folder / "overzicht.csv", "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(("code", "naam", "document", "datum"))
        for code, name, _ in rows:
            # A cell that a spreadsheet takes for text, whatever it begins with.
            safe = "'" + name if name.startswith(("=", "+", "-", "@", "\t")) else name
            writer.writerow((code, safe, DOCUMENT, DATE))
    addresses = [(code, name, quote(base)) for code, name, base in rows]
    (folder / "overzicht.html").write_text(OVERVIEW.render(rows=addresses), encoding="utf-8")
    (folder / "afdrukken.html").write_text(PRINT.render(rows=addresses), encoding="utf-8")


# MARK: Signing


@dataclass
class Signer:
    secret: rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey
    thumbprint: bytes

    @classmethod
    def load(cls, pem: bytes) -> "Signer":
        secret = serialization.load_pem_private_key(pem, None)
        assert isinstance(secret, rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey)
        public = secret.public_key()
        if isinstance(public, rsa.RSAPublicKey):
            n, e = public.public_numbers().n, public.public_numbers().e
            size = (n.bit_length() + 7) // 8
            jwk = {"e": b64(e.to_bytes(3, "big")), "kty": "RSA", "n": b64(n.to_bytes(size, "big"))}
        else:
            jwk = {"crv": "Ed25519", "kty": "OKP", "x": b64(public.public_bytes_raw())}
        text = json.dumps(jwk, sort_keys=True, separators=(",", ":"))
        return cls(secret, hashlib.sha256(text.encode()).digest())

    @property
    def is_rsa(self) -> bool:
        return isinstance(self.secret, rsa.RSAPrivateKey)

    @property
    def size(self) -> int:
        """How long a signature is."""
        return self.secret.key_size // 8 if isinstance(self.secret, rsa.RSAPrivateKey) else 64

    def sign(self, message: bytes) -> bytes:
        if isinstance(self.secret, rsa.RSAPrivateKey):
            return self.secret.sign(message, padding.PKCS1v15(), SHA256())
        return self.secret.sign(message)


@dataclass
class StandIn(Signer):
    """Signs with zeros: what it makes is as long as the real thing, and valid nowhere."""

    def sign(self, message: bytes) -> bytes:
        return bytes(self.size)


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def check_code(number: int) -> str:
    text = "".join(ALPHABET[number >> shift & 31] for shift in range(70, -1, -5))
    total = 0
    for position, character in enumerate(reversed(text)):
        product = ALPHABET.index(character) * (2 - position % 2)
        total += product // 32 + product % 32
    text += ALPHABET[-total % 32]
    return "-".join(text[start : start + 4] for start in range(0, 16, 4))


def credential(name: str, code: str, index: int) -> dict[str, object]:
    url = f"https://{HOST}/c/{code}"
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": url,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": DOCUMENT,
        "issuer": {
            "id": DID,
            "type": ["Profile"],
            "name": ORGANISATION,
            "url": URL,
            "official": f"{SIGNATORY}, {ROLE}",
            "otherIdentifier": [
                {"type": "IdentifierEntry", "identifier": KVK, "identifierType": "ext:KvK"}
            ],
        },
        "awardedDate": f"{DATE}T00:00:00Z",
        "validFrom": f"{DATE}T00:00:00Z",
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
                "description": BOUNDARY,
                "criteria": {"narrative": "\n".join(f"- {goal}" for goal in GOALS)},
            },
        },
        "evidence": [{"type": ["Evidence"], "genre": "geoefend"}],
        "iss": DID,
        "jti": url,
        "sub": url + "#houder",
        "nbf": AWARDED,
    }


def jwt_of(claims: dict[str, object], signer: Signer) -> str:
    header = {
        "alg": "RS256" if signer.is_rsa else "EdDSA",
        "kid": f"{DID}#{b64(signer.thumbprint)}",
        "typ": "JWT",
    }
    signed = f"{b64(compact(header))}.{b64(compact(claims))}"
    return f"{signed}.{b64(signer.sign(signed.encode()))}"


def token_of(name: str, cti: bytes, signer: Signer) -> bytes:
    header = {1: -257 if signer.is_rsa else -19, 4: signer.thumbprint[:8]}
    protected = cbor2.dumps(header, canonical=True)
    facts = {0: 1, 1: TITLE, 2: name}
    payload = cbor2.dumps({5: AWARDED, 7: cti, -65537: facts}, canonical=True)
    signature = signer.sign(cbor2.dumps(["Signature1", protected, b"", payload]))
    return cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature]))


# MARK: QR code

QR_ADDRESS = f"https://{HOST}/q#"
# The largest version that still scans well on paper.
LARGEST_VERSION = 20
DARK = re.compile(rb"\x01+")


def digits_of(token: bytes) -> str:
    groups = [token[start : start + 7] for start in range(0, len(token), 7)]
    widths = [17 if len(group) == 7 else LAST_DIGITS[len(group)] for group in groups]
    return "".join(
        str(int.from_bytes(group, "big")).zfill(width) for group, width in zip(groups, widths)
    )


def code_side(token: bytes) -> float:
    """How wide the QR code of a token will be, in millimetres, without making it."""
    count = len(digits_of(token))
    bits = 8 * len(QR_ADDRESS) + count // 3 * 10 + (0, 4, 7)[count % 3]
    for version in range(1, LARGEST_VERSION + 1):
        lengths = 8 + 10 if version < 10 else 16 + 12
        if 8 + lengths + bits <= SYMBOL_CAPACITY[version][ERROR_LEVEL_M]:
            return (17 + 4 * version + 2 * QUIET) * MODULE
    raise Refused("the QR code would be too large to scan well")


def symbol_of(digits: str) -> tuple[str, int]:
    """The dark modules as a line through each row, and how many modules a side has with the white
    around."""
    # Most of all time goes here: segno is pure Python, and draws and weighs all eight masks.
    code = segno.make(
        [(QR_ADDRESS, MODE_BYTE, "utf-8"), (digits, MODE_NUMERIC)],
        error="m",
        boost_error=False,
        micro=False,
    )
    parts = []
    for y, row in enumerate(code.matrix, QUIET):
        end = None
        for run in DARK.finditer(row):
            start, stop = run.span()
            parts.append(f"M{start + QUIET} {y}.5" if end is None else f"m{start - end} 0")
            parts.append(f"h{stop - start}")
            end = stop
    return "".join(parts), len(code.matrix) + 2 * QUIET


# MARK: A batch


@dataclass
class Batch:
    """What all documents of a batch share."""

    # The fonts that every SVG carries, as a style element.
    style: bytes
    # What files are compressed beside: pages with nobody on them.
    sample: bytes


@dataclass
class Issued:
    """One person's documents, as the register keeps them."""

    id: bytes
    code: str
    name: str
    base: str
    status: int
    token: bytes
    jwt: str
    registered: int
    # Which files there are, as JSON, and their bytes, compressed, without the fonts.
    contents: str
    files: bytes


@cache
def compressor(sample: bytes) -> zstandard.ZstdCompressor:
    dictionary = zstandard.ZstdCompressionDict(sample, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    dictionary.precompute_compress(level=3)
    return zstandard.ZstdCompressor(level=3, dict_data=dictionary)


def rehearse(people: Sequence[str]) -> tuple[dict[str, set[str]], list[str]]:
    """Lays out pages as they will be, but for what is signed: which letters of which fonts they need,
    and who is refused."""
    used: dict[str, set[str]] = {}
    refused = []
    stand_in = StandIn(signer.secret, signer.thumbprint)
    for name in people:
        try:
            side = code_side(token_of(name, bytes(10), stand_in))
            for file, words in Page(name, NO_CODE, side).letters():
                used.setdefault(file, set()).update(words)
        except Refused as why:
            refused.append(f"{name}: {why}")
    return used, refused


def draw(name: str, code: str, cti: bytes, digits: str, jwt: str) -> tuple[bytes, bytes, bytes]:
    """A document as HTML, and as SVG before and after its fonts."""
    path, modules = symbol_of(digits) if digits else ("", 65)
    side = modules * MODULE
    page = Page(name, code, side)
    band, rosette = ornaments(cti)
    link = f"https://{HOST}/c#{code}"
    fields = {
        "name": name,
        "code": code,
        "link": link,
        "qr_link": QR_ADDRESS + digits,
        "jwt": jwt,
        "band": band,
        "rosette": rosette,
        "path": path,
        "modules": modules,
        "side": number(side, 4),
        "x": number(CODE_RIGHT - side, 4),
        "y": number(page.code_y, 4),
        "page": page.svg(link),
    }
    html, before, after = (t.render(fields).encode() for t in (HTML, SVG_START, SVG_REST))
    return html, before, after


def draw_nobody(_: object) -> bytes:
    return b"".join(draw("-", NO_CODE, bytes(10), "", ""))


def issue(batch: Batch, person: tuple[str, int]) -> Issued:
    """Signs one person's documents, and writes their files."""
    name, status = person
    number = secrets.randbits(75)
    code, cti = check_code(number), number.to_bytes(10, "big")
    jwt = jwt_of(credential(name, code, status), signer)
    token = token_of(name, cti, signer)
    html, before, after = draw(name, code, cti, digits_of(token), jwt)
    link = f"https://{HOST}/c#{code}"
    note = {"name": name, "code": code, "link": link, "profile": profile_link(code, link)}
    base = f"{slug(name)}-{code}"
    files = {
        f"{base}.html": html,
        f"{base}.svg": before + after,
        f"uitleg/{base}.html": NOTE_HTML.render(note).encode(),
        f"uitleg/{base}.txt": NOTE_TEXT.render(note).encode(),
    }
    contents: list[dict[str, object]] = []
    for file, own in files.items():
        entry: dict[str, object] = {"name": file, "own": len(own)}
        data = own
        if file.endswith(".svg"):
            entry["sharedAt"] = len(before)
            data = before + batch.style + after
        (folder / file).write_bytes(data)
        contents.append(entry)
    packed = compressor(batch.sample).compress(b"".join(files.values()))
    moment = int(time.time())
    text = compact(contents).decode()
    return Issued(cti, code, name, base, status, token, jwt, moment, text, packed)


# Of a worker: the key, and where its files go.
signer: Signer
folder: Path


def start(pem: bytes, out: Path, ready: Semaphore) -> None:
    global signer, folder
    signer, folder = Signer.load(pem), out
    ready.release()


def new_key(algorithm: str) -> bytes:
    secret: rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey
    if algorithm == "rsa":
        secret = rsa.generate_private_key(65537, 2048)
    else:
        secret = ed25519.Ed25519PrivateKey.generate()
    return secret.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


# MARK: The register

SCHEMA = """
CREATE TABLE document (
  number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, tokenHash BLOB, credentialHash BLOB,
  registered INTEGER, key TEXT, status INTEGER UNIQUE, title TEXT, name TEXT, date TEXT,
  token BLOB, credential TEXT
);
CREATE TABLE asset (hash BLOB PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE keptFiles (
  document INTEGER PRIMARY KEY REFERENCES document (number), shared BLOB NOT NULL,
  dictionary BLOB NOT NULL, contents TEXT NOT NULL, bytes BLOB NOT NULL
);
CREATE TABLE event (
  number INTEGER PRIMARY KEY, at INTEGER, what TEXT, subject BLOB, digest BLOB, hash BLOB
);
"""


class Register:
    """Who got what, with the files as they were handed out and a chained log."""

    def __init__(self, path: Path) -> None:
        self.database = sqlite3.connect(path, isolation_level=None)
        self.database.execute("PRAGMA journal_mode = WAL")
        self.database.execute("PRAGMA synchronous = FULL")
        self.database.executescript(SCHEMA)
        self.number, self.head = 0, bytes(32)
        self.assets: list[bytes] = []

    def begin(self, batch: Batch) -> None:
        self.database.execute("BEGIN IMMEDIATE")
        for data in (batch.style, batch.sample):
            self.assets.append(sha256(data))
            self.database.execute("INSERT INTO asset VALUES (?, ?)", (self.assets[-1], data))

    def add(self, document: Issued, key: str) -> None:
        hashes = sha256(document.token), sha256(document.jwt.encode())
        row = (document.id, *hashes, document.registered, key, document.status)
        contents = (TITLE, document.name, DATE, document.token, document.jwt)
        self.number += 1
        self.database.execute(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self.number, *row, *contents),
        )
        self.database.execute(
            "INSERT INTO keptFiles VALUES (?, ?, ?, ?, ?)",
            (self.number, *self.assets, document.contents, document.files),
        )
        # Each event's hash covers the one before, so that none can be changed unseen.
        subject, digest = sha256(DID.encode() + b"\0" + document.id), sha256(b"".join(hashes))
        times = self.number.to_bytes(8, "big") + document.registered.to_bytes(8, "big")
        self.head = sha256(self.head + times + b"issued\0" + subject + digest)
        event = (self.number, document.registered, "issued", subject, digest, self.head)
        self.database.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", event)


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def synchronise(path: Path) -> None:
    """Brings everything that was written to the disk, of this file system only."""
    place = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(place) != 0:
            raise OSError(ctypes.get_errno(), "syncfs", str(path))
    finally:
        os.close(place)


def name_of(number: int) -> str:
    """An invented name, as our own bench makes them."""
    letters, rest = "", number
    while rest or not letters:
        letters, rest = chr(97 + rest % 26) + letters, rest // 26
    return f"{GIVEN[number % len(GIVEN)]} {FAMILY[number % len(FAMILY)]} {letters}"


def issue_all(people: list[str], pool: Pool, register: Register, staging: Path, key: str) -> None:
    used: dict[str, set[str]] = {}
    refused: list[str] = []
    portions = [people[start : start + CHUNK] for start in range(0, len(people), CHUNK)]
    for found, without in pool.imap_unordered(rehearse, portions):
        for file, letters in found.items():
            used.setdefault(file, set()).update(letters)
        refused += without
    if refused:
        raise SystemExit("\n".join(refused))
    sample = pool.map_async(draw_nobody, [None])
    rules = pool.map(font_rule, sorted(used.items()), chunksize=1)
    batch = Batch(f"<style>{''.join(rules)}</style>\n".encode(), sample.get()[0])
    (staging / "uitleg").mkdir()
    statuses = secrets.SystemRandom().sample(range(STATUS_LIST_SIZE), len(people))
    register.begin(batch)
    rows = []
    work = zip(people, statuses)
    for document in pool.imap(partial(issue, batch), work, chunksize=CHUNK):
        register.add(document, key)
        rows.append((document.code, document.name, document.base))
    overview(rows, staging / "overzicht")
    # The files are on the disk before the register says that they were issued.
    synchronise(staging)
    register.database.execute("COMMIT")


def run(count: int, algorithm: str, out: Path, workers: int) -> float:
    out.mkdir(parents=True)
    # Everything appears at once, when it is complete.
    staging = out / ".documents"
    staging.mkdir(mode=0o700)
    register = Register(out / "register.sqlite")
    people = [name_of(number) for number in range(count)]
    ready = multiprocessing.Semaphore(0)
    pem = new_key(algorithm)
    with multiprocessing.Pool(workers, start, (pem, staging, ready)) as pool:
        for _ in range(workers):
            ready.acquire()
        began = time.perf_counter()
        issue_all(people, pool, register, staging, b64(Signer.load(pem).thumbprint))
        staging.rename(out / "documents")
        seconds = time.perf_counter() - began
        # Leaving the block would end the workers by a signal, which they may have been told to block.
        pool.close()
        pool.join()
    register.database.close()
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--algorithm", choices=("ed25519", "rsa"), default="ed25519")
    parser.add_argument("--out", type=Path, required=True, help="a new folder")
    parser.add_argument("--workers", type=int, default=1, help="processes that work at once")
    options = parser.parse_args()
    seconds = run(options.count, options.algorithm, options.out, options.workers)
    result = {"count": options.count, "seconds": seconds, "perSecond": options.count / seconds}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
