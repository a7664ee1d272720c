#!/usr/bin/env python3
"""Whether what comes out of the printer is right: the file to print a batch from gives one sheet of A4
for each page, and none blank, and every name in Latin letters comes back as text; a document's own HTML
gives sheets of A4, none blank, and one where its SVG has one page; its QR code is read from the paper by
zbar and by zxing.

    check_print.py FOLDER [FOLDER …]
"""

import csv
import html
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy

from paper import browser, drawing, scanning
from paper.page import plain
from paper.report import Report

A4 = "595 x 842"  # points, whole ones
# A sheet of ours has over 1 % of ink; one that holds a stray line or a border has far less.
LEAST_INK = 0.005


# Coarse for a printer: a document that is read at this is read as any office prints it.
DOTS_PER_INCH = 150
LATIN = re.compile("[ -\u024f\u1e00-\u1eff]+")
QR = re.compile(r'<a class="qr" href="([^"]+)"')


def check_batch(chromium: browser.Browser, folder: Path, report: Report) -> None:
    wanted = len(list(folder.glob("*.svg")))
    sheets, text = print_out(chromium, folder / "overzicht" / "afdrukken.html", report)
    count = len(sheets)
    report.check(count == wanted, f"{folder.name}: {count} sheets for {wanted} pages")
    print(f"{folder.name}: {count} sheets for {wanted} pages")
    with open(folder / "overzicht" / "overzicht.csv", encoding="utf-8-sig", newline="") as file:
        names = [plain(row["naam"]) for row in csv.DictReader(file, delimiter=";")]
    for name in filter(LATIN.fullmatch, names):
        report.check(joined(name) in joined(text), f"{folder.name}: {name!r} is not in the text")


def joined(text: str) -> str:
    """Without spaces: a long name is broken where a line ends."""
    return "".join(text.split())


def check_document(chromium: browser.Browser, document: Path, report: Report) -> None:
    name = f"{document.parent.name}/{document.name}"
    sheets, _ = print_out(chromium, document, report)
    pages = len(list(document.parent.glob(f"{document.stem}*.svg")))
    report.check(len(sheets) == 1 or pages > 1, f"{name}: {len(sheets)} sheets for 1 page of svg")
    links = [html.unescape(link) for link in QR.findall(document.read_text(encoding="utf-8"))]
    report.check(len(links) == 1, f"{name}: {len(links)} QR codes")
    for reader in scanning.READERS:
        found = [text for sheet in sheets for text in scanning.read(reader, sheet)]
        report.check(found == links, f"{name}: {reader.__name__} reads {found} on paper")


def print_out(chromium: browser.Browser, page: Path, report: Report) -> tuple[list[numpy.ndarray], str]:
    """The sheets that chromium prints, in grey, and their text; each must be of A4, and none blank."""
    name = f"{page.parent.name}/{page.name}"
    chromium.open(page)
    with tempfile.TemporaryDirectory() as place:
        pdf = Path(place) / "print.pdf"
        pdf.write_bytes(chromium.pdf())
        facts = _run("/usr/bin/pdfinfo", "-l", "-1", str(pdf))
        sizes = re.findall(r"^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)", facts, re.M)
        points = {f"{float(width):.0f} x {float(height):.0f}" for width, height in sizes}
        report.check(points == {A4}, f"{name}: sheets are {points} points")
        _run("/usr/bin/pdftoppm", "-r", str(DOTS_PER_INCH), "-png", str(pdf), f"{place}/sheet")
        text = plain(_run("/usr/bin/pdftotext", "-enc", "UTF-8", str(pdf), "-"))
        sheets = [drawing.grey(sheet.read_bytes()) for sheet in sorted(Path(place).glob("*.png"))]
    for number, sheet in enumerate(sheets, 1):
        ink = (255 - sheet).mean() / 255
        report.check(ink > LEAST_INK, f"{name}: sheet {number} is blank ({ink:.4f} ink)")
    return sheets, text


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main(folders: list[str]) -> int:
    browser.need()
    report = Report()
    with browser.Browser() as chromium:
        for folder in folders:
            check_batch(chromium, Path(folder), report)
            for document in sorted(Path(folder).glob("*.html")):
                check_document(chromium, document, report)
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
