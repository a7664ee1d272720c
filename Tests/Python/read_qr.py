#!/usr/bin/env python3
"""Prints what zxing-cpp reads from each image, one line per QR code found.

    read_qr.py PAGE.png [PAGE.png …]

Exit 1 when an image holds no readable QR code.
"""

import sys

import zxingcpp
from PIL import Image


def codes_in(path: str) -> list[str]:
    with Image.open(path) as image:
        found = zxingcpp.read_barcodes(image.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in found if code.valid]


def main(paths: list[str]) -> int:
    if not paths:
        print("usage: read_qr.py PAGE.png [PAGE.png …]", file=sys.stderr)
        return 64
    worst = 0
    for path in paths:
        try:
            codes = codes_in(path)
        except OSError as error:
            print(f"{path}: {error}", file=sys.stderr)
            worst = 1
            continue
        if not codes:
            print(f"{path}: no QR code found", file=sys.stderr)
            worst = 1
        for code in codes:
            print(code)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
