#!/usr/bin/env python3
"""Whether what comes out of the printer is right: the files to print a batch from have one sheet of A4
for each page, which looks as the document's own, and a bookmark for each person; the notes too have a
bookmark for each, and every name in Latin letters comes back as text; a document's own HTML gives sheets
of A4, none blank, and one where its SVG has one page; its QR code is read from the paper by zbar and by
zxing.

    check_print.py FOLDER [FOLDER …]
"""

import csv
import html
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy
import pymupdf

from paper import browser, drawing, pdf, scanning
from paper.page import plain
from paper.report import Report

A4 = "595 x 842"  # points, whole ones
# A sheet of ours has over 1 % of ink; one that holds a stray line or a border has far less.
LEAST_INK = 0.005


# Coarse for a printer: a document that is read at this is read as any office prints it.
DOTS_PER_INCH = 150
LATIN = re.compile("[ -\u024f\u1e00-\u1eff]+")
QR = re.compile(r'<a class="qr" href="([^"]+)"')


def check_batch(folder: Path, report: Report) -> None:
    with open(folder / "overzicht" / "overzicht.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    documents = [next(folder.glob(f"*{row['code']}.pdf")) for row in rows]
    printed = list(sheets_of(folder / "overzicht", "afdrukken"))
    own = [(path, number) for path in documents for number in range(pages_in(path))]
    report.check(len(printed) == len(own), f"{folder.name}: {len(printed)} sheets for {len(own)}")
    for (sheet, number), (path, page) in zip(printed, own):
        same = (draw(sheet, number) == draw(path, page)).all()
        report.check(same, f"{folder.name}: sheet {number + 1} is not {path.name}, {page + 1}")
    print(f"{folder.name}: {len(printed)} sheets for {len(rows)} people")
    names = [row["naam"] for row in rows]
    for place, name in (("overzicht", "afdrukken"), ("uitleg", "briefjes")):
        files = parts(folder / place, name)
        marked = [mark for path in files for mark in bookmarks(path)]
        report.check(marked == names, f"{folder.name}/{place}: bookmarks {marked} for {names}")
        for path in files:
            whole = subprocess.run(["/usr/bin/qpdf", "--check", str(path)], capture_output=True)
            report.check(whole.returncode == 0, f"{path.name}: {whole.stdout.decode()}")
        text = joined(plain("".join(map(pdf.poppler_text, files))))
        for person in filter(LATIN.fullmatch, map(plain, names)):
            report.check(joined(person) in text, f"{folder.name}: {person!r} is not in {name}")
    for sheet, number in sheets_of(folder / "uitleg", "briefjes"):
        ink = (255 - draw(sheet, number)).mean() / 255
        report.check(ink > LEAST_INK, f"{sheet.name}: sheet {number + 1} is blank ({ink:.4f} ink)")


def parts(folder: Path, name: str) -> list[Path]:
    return sorted(folder.glob(f"{name}-*.pdf"), key=lambda path: int(path.stem.split("-")[1]))


def sheets_of(folder: Path, name: str) -> Iterator[tuple[Path, int]]:
    for path in parts(folder, name):
        for number in range(pages_in(path)):
            yield path, number


def pages_in(path: Path) -> int:
    with pymupdf.open(path) as document:
        sizes = {f"{page.rect.width:.0f} x {page.rect.height:.0f}" for page in document}
        assert sizes == {A4}, f"{path.name}: {sizes} points"
        return document.page_count


def bookmarks(path: Path) -> list[str]:
    with pymupdf.open(path) as document:
        return [title for _, title, _ in document.get_toc()]


def draw(path: Path, number: int) -> numpy.ndarray:
    return pdf.poppler_picture(path, number, 60)


def joined(text: str) -> str:
    """Without spaces: a long name is broken where a line ends."""
    return "".join(text.split())


def check_document(chromium: browser.Browser, document: Path, report: Report) -> None:
    name = f"{document.parent.name}/{document.name}"
    sheets = print_out(chromium, document, report)
    pages = len(list(document.parent.glob(f"{document.stem}*.svg")))
    report.check(len(sheets) == 1 or pages > 1, f"{name}: {len(sheets)} sheets for 1 page of svg")
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
        made = Path(place) / "print.pdf"
        made.write_bytes(chromium.pdf())
        facts = _run("/usr/bin/pdfinfo", "-l", "-1", str(made))
        sizes = re.findall(r"^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)", facts, re.M)
        points = {f"{float(width):.0f} x {float(height):.0f}" for width, height in sizes}
        report.check(points == {A4}, f"{name}: sheets are {points} points")
        _run("/usr/bin/pdftoppm", "-r", str(DOTS_PER_INCH), "-png", str(made), f"{place}/sheet")
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
            check_batch(Path(folder), report)
            for document in sorted(Path(folder).glob("*.html")):
                check_document(chromium, document, report)
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
