#!/usr/bin/env python3
"""Whether `check_pdf.py` bites: every way of breaking a good file is caught by it.

    break_pdf.py FOLDER

Takes the first NAME.pdf beside NAME.svg that has a table, breaks it in each of the ways of
`paper/breaking.py`, and says by whom each was noticed.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import check_pdf
from paper import conformance
from paper.breaking import broken
from paper.report import Report


def good(folder: Path) -> check_pdf.Document:
    for document in check_pdf.documents(str(folder)):
        if "Taken" in check_pdf.Page(document.pages[0]).lines():
            return document
    raise SystemExit(f"no document with a table in {folder}")


def noticed(document: check_pdf.Document, by_verapdf: list[str]) -> str:
    """By whom; empty where nobody did."""
    if by_verapdf:
        return f"veraPDF: {by_verapdf[0]}"
    try:
        wrong = check_pdf.check(document).wrong
    except Exception as problem:  # a file that a reader cannot open is noticed, too
        wrong = [repr(problem)]
    return wrong[0] if wrong else ""


def main(folder: str) -> int:
    report = Report()
    document = good(Path(folder))
    with tempfile.TemporaryDirectory() as place:
        files = dict(broken(document.file, Path(place)))
        verapdf: dict[str, list[str]] = {}
        for name, wrong in conformance.verapdf(list(files.values())):
            verapdf.setdefault(name.split(" ")[0], []).extend(wrong)
        for name, path in files.items():
            for number, page in enumerate(document.pages):
                end = ".svg" if number == 0 else f"-{number + 1}.svg"
                shutil.copy(page, path.with_name(path.stem + end))
            pages = sorted(Path(place).glob(f"{path.stem}*.svg"), key=lambda page: page.stem)
            by = noticed(check_pdf.Document(path, pages), verapdf[path.name])
            if not name:
                report.check(not by, f"the good file, written anew: {by}")
            else:
                report.check(bool(by), f"not noticed: {name}")
                print(f"{name}: {by[:150]}")
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
