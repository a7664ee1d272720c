#!/usr/bin/env python3
"""Whether the strip for a cv, and its code alone, are read from paper.

    check_strip.py FOLDER

Draws each uitleg/NAME-cv.svg of an issued folder at 150 dots an inch, as large as it says it is, and reads
it by zbar and by zxing, as it does NAME-cv.png; both give the link to the document and nothing else. Nothing
is drawn over the code or beyond the edge.
"""

import subprocess
import sys
from pathlib import Path

import cv2
import numpy

from paper import drawing, scanning
from paper.report import Report

DOTS = ["--dpi-x", "150", "--dpi-y", "150", "--background-color", "white"]


def drawn(file: Path) -> numpy.ndarray:
    if file.suffix == ".png":
        return cv2.imread(str(file), cv2.IMREAD_GRAYSCALE)
    command = ["/usr/bin/rsvg-convert", *DOTS, str(file)]
    return drawing.grey(subprocess.run(command, check=True, capture_output=True).stdout)


def main(folder: str) -> int:
    report = Report()
    files = sorted(Path(folder).glob("uitleg/*-cv.*"))
    for file in files:
        code = file.stem.removesuffix("-cv")[-19:]
        image = drawn(file)
        for reader in scanning.READERS:
            read = scanning.read(reader, image)
            wanted = [f"https://bewijs.example/c#{code}"]
            report.check(read == wanted, f"{file.name}: {reader.__name__} reads {read}")
        if file.suffix == ".svg":
            # 100 mm, and neither text nor code at its edges.
            report.check(abs(image.shape[1] - 591) <= 1, f"{file.name}: {image.shape[1]} dots wide")
            edges = numpy.concatenate([image[:3, 20:].ravel(), image[-3:, 20:].ravel(), image[:, -3:].ravel()])
            report.check(edges.min() > 250, f"{file.name}: something stands at the edge")
    print(f"{len(files)} pictures")
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
