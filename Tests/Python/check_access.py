#!/usr/bin/env python3
"""Whether everybody can read the HTML: axe-core finds nothing, and a small screen needs no sideways
scrolling.

    check_access.py FOLDER [FOLDER …]

Documents, notes and overviews, in chromium, on a desk's screen and on a small phone's.
"""

import sys
from importlib.resources import files
from pathlib import Path

from paper import browser
from paper.report import Report

WIDTHS = (1280, 320)
HEIGHT = 900
AXE = files("axe_playwright_python").joinpath("axe.min.js")
RUN = """
const done = arguments[0];
axe.run(document, { resultTypes: ["violations"] }).then(
  (found) => done({
    passes: found.passes.length,
    violations: found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`),
  }),
  (error) => done({ passes: 0, violations: [String(error)] }));
"""
# Text that stands outside the screen where nobody can scroll to it.
CUT_OFF = """
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const parent = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || parent.closest("script, [aria-hidden], .scroll")) continue;
  const range = document.createRange();
  range.selectNodeContents(walker.currentNode);
  const box = range.getBoundingClientRect();
  if (box.width && (box.left < 0 || box.right > innerWidth + 0.5)) found.push(range.toString());
}
return found;
"""


def pages(folder: Path) -> list[Path]:
    return [
        *sorted(folder.glob("*.html")),
        *sorted(folder.glob("uitleg/*.html")),
        *sorted(folder.glob("overzicht/*.html")),
    ]


def check(chromium: browser.Browser, page: Path, axe: str, report: Report) -> None:
    chromium.open(page)
    chromium.run(axe)
    for width in WIDTHS:
        chromium.resize(width, HEIGHT)
        name = f"{page.parent.name}/{page.name} at {width} px"
        found = chromium.driver.execute_async_script(RUN)
        report.check(not found["violations"], f"{name}: {'; '.join(found['violations'])[:900]}")
        report.check(found["passes"] >= 10, f"{name}: only {found['passes']} rules were tried")
        wide = chromium.run("return document.documentElement.scrollWidth")
        report.check(wide <= width, f"{name}: {wide} px wide")
        cut = chromium.run(CUT_OFF)
        report.check(not cut, f"{name}: cut off: {cut}")


def main(folders: list[str]) -> int:
    browser.need()
    report = Report()
    axe = AXE.read_text(encoding="utf-8")
    with browser.Browser() as chromium:
        for page in (page for folder in folders for page in pages(Path(folder))):
            check(chromium, page, axe, report)
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
