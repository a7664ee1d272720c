"""What stands in an SVG page, for a reader of the file."""

import base64
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
MODULE = 0.508  # millimetres
QUIET = 4  # modules of white around
BIDI_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Without marks of direction, in NFC, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", BIDI_MARKS.sub("", text)).split())


@dataclass(frozen=True)
class Code:
    """The QR code where it stands, in millimetres, white around it included."""

    link: str
    x: float
    y: float
    side: float
    picture: bytes

    @property
    def version(self) -> int:
        return (round(self.side / MODULE) - 2 * QUIET - 17) // 4


class Page:
    def __init__(self, path: Path) -> None:
        self.root = ElementTree.parse(path).getroot()

    def lines(self) -> list[str]:
        """The lines that somebody reads, without decoration."""
        texts = self.root.iter(f"{SVG}text")
        return [plain("".join(t.itertext())) for t in texts if t.get("aria-hidden") != "true"]

    def credential(self) -> bytes | None:
        """The credential that is baked in, as it is written elsewhere."""
        baked = self.root.find("{https://purl.imsglobal.org/ob/v3p0}credential")
        if baked is None:
            return None
        text = baked.get("verify") or baked.text or ""
        return text.replace("\\u007b", "{").replace("\\u007d", "}").encode()

    def code(self) -> Code | None:
        for link in self.root.iter(f"{SVG}a"):
            image = link.find(f"{SVG}g[@role='img']/{SVG}image")
            if image is not None:
                x, y, side = (float(image.get(name)) for name in ("x", "y", "width"))
                address = image.get("href")
                picture = base64.b64decode(address.removeprefix("data:image/png;base64,"))
                return Code(link.get("href"), x, y, side, picture)
        return None
