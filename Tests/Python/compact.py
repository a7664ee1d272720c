#!/usr/bin/env python3
"""A document as PyLD compacts it with the contexts that it names itself: `compact.py CONFORMANCE FILE`."""

import json
import sys
from pathlib import Path

from independent.proofs import Contexts

OTHERS = {
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json": "ob-v3p0-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": "ob-v3p0-extensions.json",
}


def main() -> None:
    folder = Path(sys.argv[1]) / "contexts"
    contexts = Contexts(folder)
    for address, name in OTHERS.items():
        contexts.add(address, folder / name)
    document = json.loads(Path(sys.argv[2]).read_text("utf-8"))
    print(json.dumps(contexts.compacted(document), ensure_ascii=False))


if __name__ == "__main__":
    main()
