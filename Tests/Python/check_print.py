#!/usr/bin/env python3
"""Whether the file to print a batch from gives one sheet of A4 for each page, and none blank.

    check_print.py FOLDER [FOLDER …]
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from paper import browser, drawing
from paper.report import Report

A4 = "595 x 842"  # points, whole ones
# A sheet of ours has over 1 % of ink; one that holds a stray line or a border has far less.
LEAST_INK = 0.005


def check(chromium: browser.Browser, folder: Path, report: Report) -> None:
    wanted = len(list(folder.glob("*.svg")))
    chromium.open(folder / "overzicht" / "afdrukken.html")
    with tempfile.TemporaryDirectory() as place:
        pdf = Path(place) / "print.pdf"
        pdf.write_bytes(chromium.pdf())
        facts = _run("/usr/bin/pdfinfo", str(pdf))
        count = int(re.search(r"^Pages:\s+(\d+)", facts, re.M)[1])
        size = re.search(r"^Page size:\s+([\d.]+) x ([\d.]+)", facts, re.M)
        report.check(count == wanted, f"{folder.name}: {count} sheets for {wanted} pages")
        points = f"{float(size[1]):.0f} x {float(size[2]):.0f}"
        report.check(points == A4, f"{folder.name}: a sheet is {points} points")
        _run("/usr/bin/pdftoppm", "-r", "40", "-png", str(pdf), str(Path(place) / "sheet"))
        for number, sheet in enumerate(sorted(Path(place).glob("sheet-*.png")), 1):
            ink = (255 - drawing.grey(sheet.read_bytes())).mean() / 255
            report.check(ink > LEAST_INK, f"{folder.name}: sheet {number} is blank ({ink:.4f} ink)")
        print(f"{folder.name}: {count} sheets for {wanted} pages")


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main(folders: list[str]) -> int:
    browser.need()
    report = Report()
    with browser.Browser() as chromium:
        for folder in folders:
            check(chromium, Path(folder), report)
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
