#!/usr/bin/env python3
"""Whether the QR code on a page is read: clean, small, blurred, noisy, askew and stained.

    check_codes.py PAGE.svg [PAGE.svg …]

The picture of the code has whole modules. Each page is drawn at 300 and at 150 dots an inch and spoilt
in every way of SPOILS, the same in every run. zbar and zxing get the whole page; both must read the code's very link. Of MUCH more blur or noise
only zxing can make something: there zxing must, and how often zbar could not is printed.
"""

import sys
from collections import Counter
from pathlib import Path

import cv2
import numpy

from paper import drawing, scanning
from paper.page import MODULE, QUIET, Code, Page
from paper.report import Report

SEED = 20261120
RESOLUTIONS = (300, 150)
POINTS = 8  # of the picture, along a side of a module
Image = numpy.ndarray


def blur(image: Image, code: Code, dpi: int, spread: float = 0.2) -> Image:
    """As by a lens that is a little off: a spread of a fifth of a module."""
    return cv2.GaussianBlur(image, (0, 0), spread * MODULE / 25.4 * dpi)


def noise(image: Image, code: Code, dpi: int, spread: float = 25) -> Image:
    """As by a camera in the dark: a spread of a tenth of black to white, for each dot."""
    chance = numpy.random.default_rng(SEED)
    return numpy.clip(image + chance.normal(0, spread, image.shape), 0, 255).astype(numpy.uint8)


def much_blur(image: Image, code: Code, dpi: int) -> Image:
    return blur(image, code, dpi, 0.4)


def much_noise(image: Image, code: Code, dpi: int) -> Image:
    return noise(image, code, dpi, 40)


def tilt(image: Image, code: Code, dpi: int) -> Image:
    """The page by 15°, in a frame that holds all of it."""
    height, width = image.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 15, 1)
    size = round(1.3 * height)
    turn[:, 2] += ((size - width) / 2, (size - height) / 2)
    return cv2.warpAffine(image, turn, (size, size), borderValue=255)


def stain(image: Image, code: Code, dpi: int) -> Image:
    """A grey drop over a twentieth of the code, somewhere in the data."""
    scale = dpi / 25.4
    radius = code.side * (0.05 / numpy.pi) ** 0.5
    middle = (code.x + 0.62 * code.side, code.y + 0.6 * code.side)
    spoilt = image.copy()
    centre = tuple(round(float(value * scale)) for value in middle)
    cv2.circle(spoilt, centre, round(radius * scale), 110, -1)
    return spoilt


def nothing(image: Image, code: Code, dpi: int) -> Image:
    return image


MUCH = (much_blur, much_noise)
SPOILS = (nothing, blur, noise, tilt, stain, *MUCH)


def main(pages: list[str]) -> int:
    report, versions, weak = Report(), [], Counter()
    for svg in map(Path, pages):
        code = Page(svg).code()
        versions.append(code.version)
        report.check(has_whole_modules(code), f"{svg.name}: the picture is not of modules")
        for dpi in RESOLUTIONS:
            clean = drawing.grey(drawing.draw(svg, dpi))
            for spoil in SPOILS:
                image = spoil(clean, code, dpi)
                case = f"{svg.name}, version {code.version} at {dpi} dpi, {spoil.__name__}"
                for reader in scanning.READERS:
                    is_read = code.link in scanning.read(reader, image)
                    if reader is scanning.zbar and spoil in MUCH:
                        weak[spoil.__name__] += not is_read
                    else:
                        report.check(is_read, f"{case}: {reader.__name__} does not read it")
    print(f"versions {versions}; zbar could not, of {len(pages) * len(RESOLUTIONS)}: {dict(weak)}")
    return report.end()


def has_whole_modules(code: Code) -> bool:
    """Whether the picture is as many squares as the code has modules, each black or white, and white
    around."""
    picture = cv2.imdecode(numpy.frombuffer(code.picture, numpy.uint8), cv2.IMREAD_GRAYSCALE)
    modules = picture[::POINTS, ::POINTS]
    whole = numpy.kron(modules, numpy.ones((POINTS, POINTS), numpy.uint8))
    side = 17 + 4 * code.version + 2 * QUIET
    dark = numpy.argwhere(modules == 0)
    is_quiet = dark.min() == QUIET and dark.max() == side - QUIET - 1
    return is_quiet and modules.shape == (side, side) and numpy.array_equal(picture, whole)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
