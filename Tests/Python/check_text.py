#!/usr/bin/env python3
"""Whether the text of a page comes back whole from a PDF of it, as a search or a screen reader gets it.

    check_text.py FOLDER [FOLDER …]

Every line of every SVG page is looked for in what `rsvg-convert -f pdf | pdftotext` gives, marks of
direction aside and spaces made equal.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from paper import drawing
from paper.page import Page, plain
from paper.report import Report


def text_of(svg: Path) -> str:
    pdf = subprocess.run(
        [drawing.RSVG, "--unlimited", "--format", "pdf", str(svg)], check=True, capture_output=True
    ).stdout
    taken = subprocess.run(
        ["/usr/bin/pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, check=True, capture_output=True
    ).stdout
    return plain(taken.decode("utf-8"))


def main(folders: list[str]) -> int:
    files = [file for folder in folders for file in sorted(Path(folder).glob("*.svg"))]
    report = Report()
    with ThreadPoolExecutor(2) as pool:
        for file, text in zip(files, pool.map(text_of, files)):
            for line in Page(file).lines():
                report.check(line in text, f"{file.name}: {line!r} does not come back")
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
