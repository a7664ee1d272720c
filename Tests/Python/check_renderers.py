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
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy

from paper import browser, drawing
from paper.report import Report

SCALE = 2
DOTS_PER_INCH = 96 * SCALE
BLUR = 4  # pixels, half a millimetre
BLOCK = 8  # millimetres
# The most that two pictures may differ, on average and in the worst block of 8 × 8 mm.
MOST_MEAN = 1.5
MOST_IN_BLOCK = 10.0

FAMILY = re.compile(r"""font-family="'([^']+)'\"""")


@dataclass
class Difference:
    mean: float
    block: float

    @property
    def is_small(self) -> bool:
        return self.mean <= MOST_MEAN and self.block <= MOST_IN_BLOCK

    def __str__(self) -> str:
        return f"mean {self.mean:.2f}, worst block {self.block:.1f}"


def with_invented_families(text: str) -> tuple[str, int]:
    """The page with families that no machine has, and how many faces it brings."""
    for number, family in enumerate(dict.fromkeys(FAMILY.findall(text))):
        text = text.replace(f'"{family}"', f'"Blijk toets {number}"')
        text = text.replace(f"'{family}'", f"'Blijk toets {number}'")
    return text, text.count("@font-face")


def difference(one: numpy.ndarray, other: numpy.ndarray) -> Difference:
    height, width = (min(sizes) for sizes in zip(one.shape, other.shape))
    soft = [
        cv2.GaussianBlur(image[:height, :width].astype(numpy.float32), (0, 0), BLUR)
        for image in (one, other)
    ]
    apart = numpy.abs(soft[0] - soft[1])
    side = round(BLOCK / 25.4 * DOTS_PER_INCH)
    blocks = cv2.boxFilter(apart, -1, (side, side))
    return Difference(float(apart.mean()), float(blocks.max()))


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
