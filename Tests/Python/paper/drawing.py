"""Pages as pictures, drawn by librsvg."""

import subprocess
from pathlib import Path

import cv2
import numpy

RSVG = "/usr/bin/rsvg-convert"


def draw(svg: Path, dots_per_inch: int) -> bytes:
    """A page as PNG."""
    size = ["--dpi-x", str(dots_per_inch), "--dpi-y", str(dots_per_inch)]
    command = [RSVG, "--unlimited", "--background-color", "white", *size, str(svg)]
    return subprocess.run(command, check=True, capture_output=True).stdout


def grey(png: bytes) -> numpy.ndarray:
    return cv2.imdecode(numpy.frombuffer(png, numpy.uint8), cv2.IMREAD_GRAYSCALE)
