#!/usr/bin/env python3
"""Lists to issue from, and pictures of what was issued.

    make_gallery.py lists FOLDER      writes a roster for each kind, and the achievements with it
    make_gallery.py few-lists FOLDER  the same with fewer people, for tests
    make_gallery.py pictures FOLDER   draws the documents that were issued there, and index.html

`scripts/gallery.sh` does the issuing in between.
"""

import sys
from pathlib import Path

from gallery import page, pictures
from paper import browser, people


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or arguments[0] not in ("lists", "few-lists", "pictures"):
        print(__doc__, file=sys.stderr)
        return 64
    folder = Path(arguments[1])
    if arguments[0] != "pictures":
        people.write_lists(folder, few=arguments[0] == "few-lists")
        return 0
    browser.need()
    documents = pictures.documents(folder)
    pictures.draw(folder, documents)
    page.write(folder, documents)
    print(f"{len(documents)} documents, {sum(len(d.files) for d in documents)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
