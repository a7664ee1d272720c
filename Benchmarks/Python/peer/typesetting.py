"""Text measured with HarfBuzz, and one page laid out with it: lines broken, a long name made smaller or
put on two lines, blocks under each other, all inside the page. What comes back is measured once."""

import base64
import io
import logging
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb
from fontTools import subset
from fontTools.ttLib import TTFont

from .facts import BOUNDARY, DATE, GOALS, HOST, ORGANISATION, SIGNATORY, TITLE

FONTS = {
    "Lato": "/usr/share/fonts/truetype/lato/Lato-Regular.ttf",
    "Lato Bold": "/usr/share/fonts/truetype/lato/Lato-Bold.ttf",
    "EB Garamond 12": "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf",
    "JetBrains Mono Bold": "/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Bold.ttf",
}
# Old fonts have odd dates in them, which it tells each time.
logging.getLogger("fontTools").setLevel(logging.ERROR)

LEFT, RIGHT, FOOT = 28.0, 192.0, 236.8
INK, MUTED, BRAND = "#1b1f23", "#4a5560", "#0b4f5c"


@dataclass(frozen=True)
class Line:
    text: str
    x: float
    y: float
    size: float
    font: str = "Lato"
    colour: str = INK
    level: int = 0  # of a heading
    width: float = 0


@lru_cache(None)
def font(name: str) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(FONTS[name])))


@lru_cache(8192)
def width(text: str, name: str) -> float:
    """In ems; a letter that the font lacks is an error."""
    shaped = hb.Buffer()
    shaped.add_str(text)
    shaped.guess_segment_properties()
    hb.shape(font(name), shaped)
    if any(glyph.codepoint == 0 for glyph in shaped.glyph_infos):
        raise ValueError(f"a letter of {text!r} is not in {name}")
    advance = sum(position.x_advance for position in shaped.glyph_positions)
    return advance / font(name).face.upem


@lru_cache(1024)
def broken(text: str, name: str, room: float) -> tuple[str, ...]:
    """As few lines as fit a width in ems."""
    lines, current = [], ""
    for word in text.split():
        longer = f"{current} {word}" if current else word
        if current and width(longer, name) > room:
            lines.append(current)
            longer = word
        current = longer
    return (*lines, current)


def balanced(text: str, name: str) -> tuple[str, str]:
    words = text.split()
    ways = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return min(ways, key=lambda pair: max(width(part, name) for part in pair))


def name_lines(name: str, room: float) -> tuple[tuple[str, ...], float]:
    """One line from 11 down to 8 mm, else two."""
    ems = width(name, "EB Garamond 12")
    size = 11.0
    while size >= 8:
        if ems * size <= room:
            return (name,), size
        size -= 0.5
    pair = balanced(name, "EB Garamond 12")
    if any(width(part, "EB Garamond 12") * 8 > room for part in pair):
        raise ValueError(f"{name!r} does not fit")
    return pair, 8.0


class Column:
    """Blocks from top to bottom."""

    def __init__(self, y: float):
        self.y = y
        self.lines: list[Line] = []

    def put(self, text, size, gap, font="Lato", colour=INK, x=LEFT, room=RIGHT - LEFT, level=0):
        for number, part in enumerate(broken(text, font, room / size)):
            self.y += gap if number == 0 else size * 1.35
            ems = width(part, font)
            self.lines.append(Line(part, x, self.y, size, font, colour, level, ems * size))


def page(name: str, code: str, code_side: float) -> tuple[list[Line], list[tuple[float, float]]]:
    """The lines, and where a bullet stands."""
    column = Column(24)
    column.put(ORGANISATION, 4.6, 0, "Lato Bold", BRAND)
    column.put("Certificaat", 18, 42, "EB Garamond 12", BRAND, level=1)
    column.put(TITLE, 7.2, 14.4, "EB Garamond 12", MUTED, level=2)
    column.put(f"{ORGANISATION} verklaart dat", 4.2, 15.6)
    parts, size = name_lines(name, RIGHT - LEFT)
    for number, part in enumerate(parts):
        column.put(part, size, 13.8 if number == 0 else size * 1.16, "EB Garamond 12")
    column.put(f"de cursus {TITLE} heeft gevolgd en afgerond.", 4.2, 13.8)
    column.put("Leerdoelen", 3.6, 10, "Lato Bold", BRAND, level=2)
    bullets = []
    for goal in GOALS:
        column.put(goal, 3.9, 6.3, x=LEFT + 4.5, room=RIGHT - LEFT - 4.5)
        bullets.append((LEFT + 1, column.y - 1.3))
    foot = Column(FOOT - 34.6)
    foot.put(f"Datum: {DATE}", 3.9, 0)
    foot.put(SIGNATORY, 3.7, 19.4, "Lato Bold")
    foot.put(BOUNDARY, 3.6, 10)
    if column.y > foot.lines[0].y - 6:
        raise ValueError("does not fit on the page")
    room = RIGHT - 3 - code_side - 34 - 4
    check = Column(FOOT + 9.6)
    check.put("Controleer of dit document echt is", 4.6, 0, "Lato Bold", BRAND, 34, room, level=2)
    check.put(f"Scan de code. Of typ deze controlecode op {HOST}/c", 3.6, 6.6, x=34, room=room)
    check.put(code, 6.4, 9.4, "JetBrains Mono Bold", INK, 34, room)
    check.put(
        "Het scherm moet hetzelfde zeggen als dit papier. Staat er iets anders? Vertrouw het papier "
        "dan niet. Twijfelt u? Begin op de website van de organisatie.",
        3.2,
        5.6,
        colour=MUTED,
        x=34,
        room=room,
    )
    signed = f"Digitaal ondertekend met de sleutel van {ORGANISATION}."
    check.put(signed, 2.9, 4.6, colour=MUTED, x=34, room=room)
    lines = column.lines + foot.lines + check.lines
    for line in lines:
        if line.x + line.width > RIGHT + 0.01 or line.y > 289:
            raise ValueError(f"{line.text!r} leaves the page")
    return lines, bullets


def embedded(letters: dict[str, str]) -> str:
    """The letters that a batch needs of each font, as CSS; once per batch."""
    rules = []
    for name, path in FONTS.items():
        options = subset.Options(hinting=False)
        options.drop_tables += ["FFTM"]
        cutter = subset.Subsetter(options)
        face = TTFont(path)
        cutter.populate(text=letters[name])
        cutter.subset(face)
        face.flavor = "woff2"
        packed = io.BytesIO()
        face.save(packed)
        weight = 700 if name.endswith("Bold") else 400
        data = base64.b64encode(packed.getvalue()).decode()
        rules.append(
            f'@font-face{{font-family:"{name.removesuffix(" Bold")}";font-weight:{weight};'
            f"src:url(data:font/woff2;base64,{data})}}"
        )
    return "".join(rules)
