"""Pages as pictures, drawn by librsvg."""

import os
import subprocess
from pathlib import Path

import cv2
import numpy

RSVG = "/usr/bin/rsvg-convert"
FONTS = Path(__file__).parent / "fonts.conf"


def draw(svg: Path, dots_per_inch: int) -> bytes:
    """A page as PNG."""
    size = ["--dpi-x", str(dots_per_inch), "--dpi-y", str(dots_per_inch)]
    command = [RSVG, "--unlimited", "--background-color", "white", *size, str(svg)]
    surroundings = os.environ | {"FONTCONFIG_FILE": str(FONTS)}
    return subprocess.run(command, check=True, capture_output=True, env=surroundings).stdout


def grey(png: bytes) -> numpy.ndarray:
    return cv2.imdecode(numpy.frombuffer(png, numpy.uint8), cv2.IMREAD_GRAYSCALE)
