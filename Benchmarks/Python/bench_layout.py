#!/usr/bin/env python3
"""What other programs take to draw a certificate of the same content as one of ours.

    bench_layout.py --svg PAGE.svg [--runs N]

rsvg-convert makes a PDF of our own page; WeasyPrint and typst make one of the same words, with the
same fonts and a QR code as vectors. Start-up is counted for rsvg-convert, a program, and not for the
two libraries. Prints JSON: the median seconds for a page, by program.
"""

import argparse
import io
import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import segno
import typst
import weasyprint
from segno.consts import MODE_BYTE, MODE_NUMERIC

NAME = "Gülşah Çağlayan-van den Bosch"
GOALS = (
    "Op de juiste momenten handen wassen en schoon werken",
    "Voedsel op de juiste temperatuur bewaren, bereiden en serveren",
    "Rauw en bereid voedsel gescheiden houden",
    "Op de verpakking zien hoe lang voedsel goed blijft",
    "Gasten vertellen welke allergenen er in een gerecht zitten",
)
LINES = {
    "organisation": "Buurtkamer Moerwijk",
    "contact": "KvK 41234567 · https://buurtkamer.example · 070 000 00 00",
    "statement": "de cursus Veilig werken met voedsel heeft gevolgd en afgerond.",
    "dated": "Datum: 20 november 2026",
    "signatory": "M. de Vries, coördinator",
    "boundary": "Dit is geen diploma of certificaat van een mbo-school.",
    "check": "Scan de code. Of typ deze controlecode op bewijs.example/c",
    "code": "EY77-DD8T-KNMP-93HD",
}


def qr_code() -> str:
    """An SVG of a version 10 symbol, as a certificate has."""
    out = io.BytesIO()
    parts = [("https://bewijs.example/q#", MODE_BYTE), ("5" * 400, MODE_NUMERIC)]
    segno.make(parts, version=10, error="m", boost_error=False).save(
        out, kind="svg", border=4, xmldecl=False
    )
    return out.getvalue().decode()


def html(symbol: str) -> str:
    goals = "".join(f"<li>{goal}</li>" for goal in GOALS)
    return f"""<!doctype html><html lang="nl"><style>
@page {{ size: A4; margin: 20mm 18mm 12mm 28mm }}
body {{ font: 12pt/1.4 Lato }}
h1 {{ font: 44pt/1 'EB Garamond'; color: #0b4f5c }}
.name {{ font: 31pt/1.2 'EB Garamond' }}
.code {{ font: 18pt 'JetBrains Mono' }}
svg {{ width: 33mm }}
</style><p><b>{LINES["organisation"]}</b><br>{LINES["contact"]}</p><h1>Certificaat</h1>
<p>{LINES["organisation"]} verklaart dat</p><p class="name">{NAME}</p><p>{LINES["statement"]}</p>
<h2>Leerdoelen</h2><ul>{goals}</ul><p>{LINES["dated"]}</p><p>{LINES["signatory"]}</p>
<p>{LINES["boundary"]}</p><p>{LINES["check"]}</p><p class="code">{LINES["code"]}</p>{symbol}</html>"""


def markup() -> str:
    goals = "\n".join(f"- {goal}" for goal in GOALS)
    return f"""#set page(paper: "a4", margin: (left: 28mm, right: 18mm, top: 20mm, bottom: 12mm))
#set text(font: "Lato", size: 12pt, lang: "nl")
*{LINES["organisation"]}* \\ {LINES["contact"]}

#text(font: "EB Garamond", size: 44pt, fill: rgb("#0b4f5c"))[Certificaat]

{LINES["organisation"]} verklaart dat

#text(font: "EB Garamond", size: 31pt)[{NAME}]

{LINES["statement"]}

*Leerdoelen*
{goals}

{LINES["dated"]}

{LINES["signatory"]}

{LINES["boundary"]}

{LINES["check"]}

#text(font: "JetBrains Mono", size: 18pt)[{LINES["code"]}]
#image("code.svg", width: 33mm)
"""


def median_of(runs: int, work: Callable[[], object]) -> float:
    work()  # the first fills caches
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--svg", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    symbol = qr_code()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "code.svg").write_text(symbol, encoding="utf-8")
        (home / "page.typ").write_text(markup(), encoding="utf-8")
        page = html(symbol)
        convert = ["rsvg-convert", "-f", "pdf", "-o", str(home / "page.pdf"), str(options.svg)]
        result = {
            "rsvg-convert": median_of(options.runs, lambda: subprocess.run(convert, check=True)),
            "WeasyPrint": median_of(options.runs, lambda: weasyprint.HTML(string=page).write_pdf()),
            "typst": median_of(options.runs, lambda: typst.compile(str(home / "page.typ"))),
        }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
