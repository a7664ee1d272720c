#!/usr/bin/env python3
"""The check page of a published site, or its words, on standard output.

    join_page.py page|words [MODULES]
"""

import json
import sys
from pathlib import Path

from site_page import page


def main(what: str, modules: str | None = None) -> None:
    if what == "words":
        print(json.dumps(page.words()))
    else:
        print(page.page(Path(modules) if modules else page.ROOT / "Site"), end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
