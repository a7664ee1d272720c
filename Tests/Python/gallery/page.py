"""The page on which the pictures lie side by side."""

from pathlib import Path
from urllib.parse import quote

import jinja2

from gallery.pictures import Document


def write(folder: Path, documents: list[Document]) -> Path:
    surroundings = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True
    )
    surroundings.filters["address"] = lambda path: quote(path.relative_to(folder).as_posix())
    page = folder / "index.html"
    template = surroundings.get_template("gallery.html")
    page.write_text(template.render(documents=documents), encoding="utf-8")
    return page
