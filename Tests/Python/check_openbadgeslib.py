#!/usr/bin/env python3
"""Issued credentials, read by a library that others use: openbadgeslib.

    check_openbadgeslib.py ISSUER DOCUMENTS [DOCUMENTS …]

ISSUER is an issuer folder (its `trusted/*.json` is read), DOCUMENTS folders of issued files. Each
bare credential, SVG and PNG must be taken, and refused once a letter of it is another. Prints a line
for each file and a count; exit 1 when anything is otherwise.
"""

import sys
from pathlib import Path

from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3.verifier import OB3Verifier

from independent import keys
from openbadges import verify


def content_of(path: Path) -> str:
    if path.suffix == ".svg":
        return OB3Verifier.extract_token_from_svg(path.read_bytes()).strip()
    if path.suffix == ".png":
        return OB3Verifier.extract_token_from_png(path.read_bytes()).strip()
    return path.read_text("utf-8").strip()


def forged(content: str) -> str:
    """Another letter in the middle: of a name or address, or of the claims in base64url."""
    if content.startswith("{"):
        return content.replace('"awardedDate":"2', '"awardedDate":"3', 1)
    place = content.index(".") + 200
    return content[:place] + ("A" if content[place] != "A" else "B") + content[place + 1 :]


def main() -> int:
    issuer, *folders = map(Path, sys.argv[1:])
    key = keys.load_trusted(issuer / "trusted")[0]
    taken = refused = failed = 0
    for path in sorted(path for folder in folders for path in folder.iterdir()):
        if path.suffix not in (".svg", ".png", ".json", ".jwt"):
            continue
        content = content_of(path)
        try:
            print(f"ok    {path.name}: {verify(content, key).achievement.name}")
            taken += 1
        except LibOpenBadgesException as error:
            print(f"FAIL  {path.name}: {error}")
            failed += 1
        try:
            verify(forged(content), key)
            print(f"FAIL  {path.name}: taken with another letter in it")
            failed += 1
        except LibOpenBadgesException:
            refused += 1
    print(f"{taken} taken, {refused} forgeries refused, {failed} failed")
    return 1 if failed or not taken else 0


if __name__ == "__main__":
    sys.exit(main())
