#!/usr/bin/env python3
"""Whether a PDF is what it says, looks as its SVG does, and says what stands in it.

    check_pdf.py FOLDER [FOLDER …]

Of every NAME.pdf beside NAME.svg (and NAME-2.svg, …), as issued with `--format pdf,svg`:

- it is PDF/A-3a and PDF/UA-1 by veraPDF, page and outloud, and whole by qpdf;
- the text that poppler, MuPDF and PDFium take out of it has every line of the SVG;
- the pictures that these three make of it are those that librsvg makes of the SVG;
- the QR code is read from poppler's by zbar and zxing, and the link over it goes to the same place;
- the credential that is attached is the one in the SVG.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from paper import conformance, drawing, pdf, scanning
from paper.difference import DOTS_PER_INCH, difference
from paper.page import Page
from paper.report import Report

SCANNED = 150  # dots an inch
# Read from right to left, these give words in another order; `PageContent+Text.swift` says why.
ORDERLESS = ("mupdf", "pdfium")


@dataclass
class Document:
    file: Path
    pages: list[Path]

    @property
    def name(self) -> str:
        return self.file.name


def documents(folder: str) -> list[Document]:
    found = []
    for file in sorted(Path(folder).glob("*.pdf")):
        more = (file.with_name(f"{file.stem}-{number}.svg") for number in range(2, 10))
        pages = [file.with_suffix(".svg"), *(page for page in more if page.exists())]
        found.append(Document(file, pages))
    return found


def check_text(document: Document, report: Report) -> None:
    lines = [line for page in document.pages for line in Page(page).lines()]
    for reader, take in pdf.TEXTS.items():
        text = take(document.file)
        for line in lines:
            holds = pdf.has(text, line) if reader not in ORDERLESS else pdf.has_letters(text, line)
            report.check(holds, f"{document.name}: {reader} does not give {line!r}")


def check_pictures(document: Document, report: Report) -> None:
    for number, page in enumerate(document.pages):
        expected = drawing.grey(drawing.draw(page, DOTS_PER_INCH))
        for renderer, draw in pdf.PICTURES.items():
            found = difference(expected, draw(document.file, number, DOTS_PER_INCH))
            report.check(found.is_small, f"{document.name}, {number + 1}: {renderer}: {found}")


def check_code(document: Document, report: Report) -> None:
    code = Page(document.pages[0]).code()
    image = pdf.poppler_picture(document.file, 0, SCANNED)
    for reader in scanning.READERS:
        read = scanning.read(reader, image)
        report.check(read == [code.link], f"{document.name}: {reader.__name__} reads {read}")
    report.check(code.link in pdf.links(document.file), f"{document.name}: no link to {code.link}")


def check(document: Document) -> Report:
    report = Report()
    check_text(document, report)
    check_pictures(document, report)
    check_code(document, report)
    attached = pdf.attached(document.file)
    report.check(
        attached == [Page(document.pages[0]).credential()],
        f"{document.name}: {len(attached)} attached, or another credential",
    )
    for what in conformance.quick(document.file):
        report.check(False, f"{document.name}: {what}")
    return report


def main(folders: list[str]) -> int:
    files = [document for folder in folders for document in documents(folder)]
    report = Report()
    for name, wrong in conformance.verapdf([document.file for document in files]):
        report.check(not wrong, f"{name}: {wrong}")
    with ProcessPoolExecutor(2) as pool:
        for found in pool.map(check, files):
            report.passed += found.passed
            report.wrong += found.wrong
    print(f"{len(files)} files")
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
