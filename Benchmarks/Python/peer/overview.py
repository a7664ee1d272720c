"""Who got which code: a person's lines of the table, of the page, and of the file to print it all."""

from html import escape
from urllib.parse import quote

from .facts import TITLE


def lines(name: str, code: str, stem: str) -> tuple[str, str, str]:
    cells = [code, name, f"Certificaat: {TITLE}", "2026-11-20"]
    table = ";".join('"' + ("'" if cell[0] in "=+-@\t" else "") + cell.replace('"', '""') + '"' for cell in cells)
    links = "".join(f'<a href="../{quote(stem)}.{kind}">{kind}</a> ' for kind in ("html", "svg"))
    row = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    sheet = f'<img src="../{quote(stem)}.svg" alt="{escape(cells[2])}, {escape(name)}">'
    return f"{table}\r\n", f"<tr>{row}<td>{links}</td></tr>\n", f"{sheet}\n"
