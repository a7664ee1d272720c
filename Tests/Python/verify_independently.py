#!/usr/bin/env python3
"""Verifies issued documents along a way that shares nothing with the product's code.

    verify_independently.py ISSUER DOCUMENTS [DOCUMENTS …] [--conformance FOLDER]
    verify_independently.py --self-test EXAMPLES [--conformance FOLDER]

ISSUER is an issuer folder (its `trusted/*.json` is read), DOCUMENTS a folder of issued files or a
single file, FOLDER the published material (the official schema in `ob3`, the contexts in
`contexts`), EXAMPLES the folder that holds `token-vectors.json` and `credential.json`. Prints a line for each file and a count at the end;
exit 1 when anything fails or nothing was found.
"""

import argparse
import sys
from pathlib import Path

from independent import document, keys, proofs, selftest
from independent.credential import Schema
from independent.problem import Problem
from independent.proofs import Contexts


def files_in(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place]
    return sorted(path for path in place.iterdir() if document.is_document(path))


def check_all(
    issuer: Path, places: list[Path], schema: Schema | None, contexts: Contexts | None
) -> tuple[int, int]:
    trusted = keys.load_trusted(issuer / "trusted")
    passed = failed = 0
    seen: dict[str, document.Checked] = {}
    for place in places:
        for path in files_in(place):
            try:
                checked = document.check(path, trusted, schema, contexts)
                _check_same(checked, seen)
                if checked.endorses:
                    _check_endorsed(checked.endorses, seen, contexts)
                print(f"ok    {path.name}: {checked.summary}")
                passed += 1
            except (Problem, OSError) as problem:
                print(f"FAIL  {path.name}: {problem}")
                failed += 1
    return passed, failed


def _check_same(checked: document.Checked, seen: dict[str, document.Checked]) -> None:
    """Every file of one document carries the same credential and the same token."""
    first = seen.setdefault(checked.id, checked)
    if checked.carried.credential != first.carried.credential:
        raise Problem("another file of this document carries another credential")
    links = {checked.carried.link, first.carried.link} - {None}
    if len(links) > 1:
        raise Problem("another file of this document carries another token")
    if first.carried.link is None:
        seen[checked.id] = checked


def _check_endorsed(
    subject: dict, seen: dict[str, document.Checked], contexts: Contexts | None
) -> None:
    """An endorsement carries the hash of the document that came before it."""
    endorsed = seen.get(subject["id"])
    if endorsed is None:
        raise Problem(f"endorses {subject['id']}, which is not here")
    expected = proofs.content_hash(endorsed.carried.credential, contexts)
    if expected and (subject["digestMultibase"], subject["mediaType"]) != expected:
        raise Problem(f"the hash is {subject['digestMultibase']}, that of the document {expected}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("issuer", type=Path, nargs="?")
    parser.add_argument("documents", type=Path, nargs="*")
    parser.add_argument("--conformance", type=Path)
    parser.add_argument("--self-test", type=Path, metavar="EXAMPLES")
    options = parser.parse_args()
    try:
        folder = options.conformance
        schema = Schema.find(folder and folder / "ob3/achievementcredential.schema.json")
        contexts = Contexts.find(folder and folder / "contexts")
        if options.self_test:
            passed, failed = selftest.run(options.self_test, schema, contexts)
        elif options.issuer and options.documents:
            passed, failed = check_all(options.issuer, options.documents, schema, contexts)
        else:
            parser.error("give ISSUER and DOCUMENTS, or --self-test EXAMPLES")
    except (Problem, OSError, ValueError) as problem:
        print(f"FAIL  {problem}", file=sys.stderr)
        return 1
    if passed + failed == 0:
        print("FAIL  no document found", file=sys.stderr)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
