"""What a file carries: the credential, and the token's URL as the link of its QR code."""

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pymupdf

from .problem import Problem

TYPES = ("application/vc+jwt", "application/vc")
OPEN_BADGES = ("https://purl.imsglobal.org/ob/v3p0", "https://purl.imsglobal.org/spec/ob/v3p0")
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True)
class Carried:
    credential: str
    link: str | None


class _Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.links: list[str] = []
        self._inside = False

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "script" and values.get("type") in TYPES:
            self.scripts.append("")
            self._inside = True
        for name in ("href", "xlink:href"):
            if values.get(name):
                self.links.append(values[name])

    def handle_data(self, data):
        if self._inside:
            self.scripts[-1] += data

    def handle_endtag(self, tag):
        if tag == "script":
            self._inside = False


def read(path: Path) -> Carried:
    if path.suffix == ".pdf":
        return _from_pdf(path)
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(f"not UTF-8: {error}") from error
    if path.suffix == ".html":
        return _from_html(text)
    if path.suffix == ".svg":
        return _from_svg(text)
    return Carried(text.strip(), link=None)


def _from_html(text: str) -> Carried:
    page = _Page()
    page.feed(text)
    page.close()
    return Carried(_the_one(page.scripts, "credential").strip(), _link_among(page.links))


def _from_svg(text: str) -> Carried:
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise Problem(f"not well-formed XML: {error}") from error
    baked = [root.iter(f"{{{space}}}credential") for space in OPEN_BADGES]
    credentials = [
        element.get("verify") or element.text or "" for found in baked for element in found
    ]
    links = [element.get("href") or element.get(XLINK_HREF) or "" for element in root.iter()]
    return Carried(_the_one(credentials, "credential").strip(), _link_among(links))


def _from_pdf(path: Path) -> Carried:
    """The credential is attached; the QR code is a link, as is the check code."""
    try:
        with pymupdf.open(path) as document:
            names = document.embfile_names()
            attached = [document.embfile_get(name).decode("utf-8") for name in names]
            links = [link.get("uri", "") for page in document for link in page.get_links()]
    except (RuntimeError, ValueError) as error:
        raise Problem(f"not a pdf: {error}") from error
    return Carried(_the_one(attached, "credential").strip(), _link_among(links))


def _link_among(links: list[str]) -> str:
    return _the_one(sorted({link for link in links if "/q#" in link}), "link of a QR code")


def _the_one(found: list[str], what: str) -> str:
    if len(found) != 1:
        raise Problem(f"carries {len(found)} times a {what}")
    return found[0]
