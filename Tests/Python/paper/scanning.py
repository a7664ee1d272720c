"""QR codes in a picture, as two readers find them: zbar and zxing."""

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy
import zxingcpp

Reader = Callable[[Path, numpy.ndarray], list[str]]


def zbar(path: Path, image: numpy.ndarray) -> list[str]:
    command = ["/usr/bin/zbarimg", "--raw", "--quiet", "--nodbus", "-Sdisable", "-Sqrcode.enable"]
    ended = subprocess.run([*command, str(path)], capture_output=True, text=True)
    return ended.stdout.splitlines()


def zxing(path: Path, image: numpy.ndarray) -> list[str]:
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in found if code.valid]


READERS = (zbar, zxing)


def read(reader: Reader, image: numpy.ndarray) -> list[str]:
    """The texts of the codes that a reader finds."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        file.write(cv2.imencode(".png", image)[1].tobytes())
        file.flush()
        return reader(Path(file.name), image)
