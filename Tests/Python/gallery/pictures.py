"""Draws the issued documents: the SVG by librsvg and by chromium, the HTML by chromium."""

import csv
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from paper import browser, drawing, people

DOTS_PER_INCH = 96


@dataclass
class Drawn:
    """One file of a document, and its pictures."""

    file: Path
    pictures: list[tuple[str, Path]] = field(default_factory=list)


@dataclass
class Document:
    group: str
    name: str
    files: list[Drawn]


def documents(folder: Path) -> list[Document]:
    """In the order of the names."""
    found = []
    for group in (f"{kind}-{content}" for kind in people.KINDS for content in people.CONTENTS):
        place = folder / group
        with open(place / "overzicht" / "overzicht.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        for row in rows:
            files = [f for f in place.glob(f"*{row['code']}*") if f.suffix in (".svg", ".html")]
            files.sort(key=lambda file: (file.suffix != ".svg", file.stem))
            if len(files) < 2:
                raise FileNotFoundError(f"{row['code']} has no svg or no html in {place}")
            found.append(Document(group, row["naam"], [Drawn(file) for file in files]))
    return found


def draw(folder: Path, found: list[Document]) -> None:
    out = folder / "beeld"
    out.mkdir()
    files = [drawn for document in found for drawn in document.files]
    for number, drawn in enumerate(files):
        base = out / f"{number:03}-{drawn.file.parent.name}"
        if drawn.file.suffix == ".svg":
            drawn.pictures.append(("svg, librsvg", base.with_suffix(".svg.png")))
        label = f"{drawn.file.suffix[1:]}, chromium"
        drawn.pictures.append((label, base.with_suffix(".chromium.png")))
    with ThreadPoolExecutor(1) as pool:
        by_librsvg = pool.map(_by_librsvg, (f for f in files if f.file.suffix == ".svg"))
        with browser.Browser() as chromium:
            chromium.resize(*browser.A4)
            for drawn in files:
                _by_chromium(chromium, drawn)
        list(by_librsvg)  # a failure shows here


def _by_librsvg(drawn: Drawn) -> None:
    drawn.pictures[0][1].write_bytes(drawing.draw(drawn.file, DOTS_PER_INCH))


def _by_chromium(chromium: browser.Browser, drawn: Drawn) -> None:
    chromium.open(drawn.file)
    width, height = browser.A4
    if drawn.file.suffix == ".html":
        height = chromium.height()
    drawn.pictures[-1][1].write_bytes(chromium.picture(width, height))
