#!/usr/bin/env python3
"""Whether what comes out of the printer is right: the file to print a batch from gives one sheet of A4
for each page, and none blank; a document's own HTML gives sheets of A4, none blank, and its QR code is
read from the paper by zbar and by zxing.

    check_print.py FOLDER [FOLDER …]
"""

import html
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy

from paper import browser, drawing, scanning
from paper.report import Report

A4 = "595 x 842"  # points, whole ones
# A sheet of ours has over 1 % of ink; one that holds a stray line or a border has far less.
LEAST_INK = 0.005


# Coarse for a printer: a document that is read at this is read as any office prints it.
DOTS_PER_INCH = 150
QR = re.compile(r'<a class="qr" href="([^"]+)"')


def check_batch(chromium: browser.Browser, folder: Path, report: Report) -> None:
    wanted = len(list(folder.glob("*.svg")))
    sheets = print_out(chromium, folder / "overzicht" / "afdrukken.html", report)
    count = len(sheets)
    report.check(count == wanted, f"{folder.name}: {count} sheets for {wanted} pages")
    print(f"{folder.name}: {count} sheets for {wanted} pages")


def check_document(chromium: browser.Browser, document: Path, report: Report) -> None:
    name = f"{document.parent.name}/{document.name}"
    sheets = print_out(chromium, document, report)
    links = [html.unescape(link) for link in QR.findall(document.read_text(encoding="utf-8"))]
    report.check(len(links) == 1, f"{name}: {len(links)} QR codes")
    for reader in scanning.READERS:
        found = [text for sheet in sheets for text in scanning.read(reader, sheet)]
        report.check(found == links, f"{name}: {reader.__name__} reads {found} on paper")


def print_out(chromium: browser.Browser, page: Path, report: Report) -> list[numpy.ndarray]:
    """The sheets that chromium prints, in grey; each must be of A4, and none blank."""
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
        sheets = [drawing.grey(sheet.read_bytes()) for sheet in sorted(Path(place).glob("*.png"))]
    for number, sheet in enumerate(sheets, 1):
        ink = (255 - sheet).mean() / 255
        report.check(ink > LEAST_INK, f"{name}: sheet {number} is blank ({ink:.4f} ink)")
    return sheets


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
