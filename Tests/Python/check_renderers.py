#!/usr/bin/env python3
"""Whether a browser shows what librsvg shows.

    check_renderers.py FOLDER [FOLDER …]

librsvg draws with the fonts that are installed. Chromium gets a copy in which every family has a
name that no machine has, in the `@font-face` rules as in the texts: what it shows it can only have
from the fonts inside the file. Both pictures are softened a little, since edges are smoothed in
another way, and compared in grey (0 black to 255 white).

As a check of itself, the first page is shown once more without its fonts; that must be too different.
"""

import re
import sys
import tempfile
from pathlib import Path

import numpy

from paper import browser, drawing
from paper.difference import DOTS_PER_INCH, Difference, difference
from paper.report import Report

SCALE = DOTS_PER_INCH // 96

FAMILY = re.compile(r"""font-family="'([^']+)'\"""")


def with_invented_families(text: str) -> tuple[str, int]:
    """The page with families that no machine has, and how many faces it brings."""
    for number, family in enumerate(dict.fromkeys(FAMILY.findall(text))):
        text = text.replace(f'"{family}"', f'"Blijk toets {number}"')
        text = text.replace(f"'{family}'", f"'Blijk toets {number}'")
    return text, text.count("@font-face")


def shown(chromium: browser.Browser, text: str, place: Path) -> tuple[numpy.ndarray, list[str]]:
    """The picture, and what became of each face."""
    place.write_text(text, encoding="utf-8")
    chromium.open(place)
    states = chromium.run("return Array.from(document.fonts, (font) => font.status)")
    return drawing.grey(chromium.picture(*browser.A4)), states


def main(folders: list[str]) -> int:
    browser.need()
    files = [file for folder in folders for file in sorted(Path(folder).glob("*.svg"))]
    report, worst = Report(), Difference(0, 0)
    with browser.Browser() as chromium, tempfile.TemporaryDirectory() as folder:
        chromium.resize(*browser.A4, SCALE)
        place = Path(folder) / "page.svg"
        for file in files:
            by_librsvg = drawing.grey(drawing.draw(file, DOTS_PER_INCH))
            text, faces = with_invented_families(file.read_text(encoding="utf-8"))
            picture, states = shown(chromium, text, place)
            found = difference(by_librsvg, picture)
            worst = Difference(max(worst.mean, found.mean), max(worst.block, found.block))
            report.check(found.is_small, f"{file.name}: {found}")
            report.check(len(states) == faces >= 3, f"{file.name}: {faces} faces, {states}")
            report.check("error" not in states, f"{file.name}: a face does not load, {states}")
            report.check("loaded" in states, f"{file.name}: no face is used, {states}")
            if file is files[0]:
                bare = re.sub("<style>.*?</style>", "", text, flags=re.S)
                without = difference(by_librsvg, shown(chromium, bare, place)[0])
                report.check(not without.is_small, f"not seen that fonts are missing: {without}")
                print(f"without its fonts: {without}")
    print(f"{len(files)} pages, the worst: {worst}")
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
