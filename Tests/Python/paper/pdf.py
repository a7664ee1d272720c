"""What readers make of a PDF: poppler, MuPDF and PDFium."""

import re
import subprocess
import tempfile
from pathlib import Path

import cv2
import numpy
import pymupdf
import pypdfium2

from . import drawing
from .page import plain

# What nobody sees: joiners, spaces of no width, selectors of a form.
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]")


def clean(text: str) -> str:
    """Without what nobody sees, with common spaces and hyphens."""
    return plain(UNSEEN.sub("", text).replace("\u2011", "-").replace("\u2010", "-"))


def has(text: str, line: str) -> bool:
    return clean(line) in text


def has_letters(text: str, line: str) -> bool:
    """Whether it has the line, or else the letters of each of its words, in whatever order."""
    words = {"".join(sorted(word)) for word in text.split()}
    return has(text, line) or all("".join(sorted(w)) in words for w in clean(line).split())


def poppler_text(file: Path) -> str:
    command = ["/usr/bin/pdftotext", "-enc", "UTF-8", str(file), "-"]
    return clean(subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8"))


def mupdf_text(file: Path) -> str:
    with pymupdf.open(file) as document:
        return clean("\n".join(page.get_text() for page in document))


def pdfium_text(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    return clean("\n".join(page.get_textpage().get_text_range() for page in document))


def poppler_picture(file: Path, number: int, dots: int) -> numpy.ndarray:
    pages = ["-f", str(number + 1), "-l", str(number + 1), "-r", str(dots), "-png"]
    command = ["/usr/bin/pdftoppm", *pages, str(file)]
    return drawing.grey(subprocess.run(command, check=True, capture_output=True).stdout)


def mupdf_picture(file: Path, number: int, dots: int) -> numpy.ndarray:
    with pymupdf.open(file) as document:
        return drawing.grey(document[number].get_pixmap(dpi=dots).tobytes("png"))


def pdfium_picture(file: Path, number: int, dots: int) -> numpy.ndarray:
    page = pypdfium2.PdfDocument(file)[number]
    return cv2.cvtColor(page.render(scale=dots / 72).to_numpy(), cv2.COLOR_BGR2GRAY)


TEXTS = {"poppler": poppler_text, "mupdf": mupdf_text, "pdfium": pdfium_text}
PICTURES = {"poppler": poppler_picture, "mupdf": mupdf_picture, "pdfium": pdfium_picture}


def links(file: Path) -> list[str]:
    with pymupdf.open(file) as document:
        return [link["uri"] for page in document for link in page.get_links() if "uri" in link]


def attached(file: Path) -> list[bytes]:
    """The files in it, by poppler."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["/usr/bin/pdfdetach", "-saveall", "-o", folder, str(file)]
        subprocess.run(command, check=True, capture_output=True)
        return [found.read_bytes() for found in sorted(Path(folder).iterdir())]
