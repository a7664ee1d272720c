#!/usr/bin/env python3
"""What one would write in Python for the same work per person; the bench's point of comparison.

    bench_peer.py --count N --algorithm ed25519|rsa --out DIR [--jwt] [--workers N]

For each person: a row of the list read and checked, and the page laid out to see that it fits, before
anything is issued; an Open Badges credential that is signed as ours is (an RSA key makes a JWT; an
Ed25519 key an eddsa-rdfc-2022 proof, through PyLD, or with --jwt a JWT too), a signed token, its QR
code, texts measured and laid out with HarfBuzz, curves from the check code, an SVG and an HTML page,
the note for the holder as HTML and text, four files written and kept in SQLite beside the document's
row, packed; a link in the register's chain; lines of the overview; all of it on the disk at the end; in
one process or several. What our own does once per batch is not counted: starting the processes, making
the key, cutting the fonts. Prints JSON: count, seconds, perSecond.
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import secrets
import sqlite3
import time
import zlib
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa

from independent import checkcode, digits
from peer import overview, pages, roster
from peer.facts import NAMES, TITLE
from peer.signing import Signer, credential, jwt_of, token_of, with_proof

CHUNK = 50


def issue(number: int, name: str, signer: Signer, css: str, sample: bytes, out: Path) -> tuple:
    cti = secrets.randbits(75).to_bytes(10, "big")
    code = checkcode.from_bytes(cti)
    body = credential(name, code, secrets.randbelow(131072))
    signed = jwt_of(body, signer) if signer.makes_jwt else with_proof(body, signer)
    token = token_of(name, cti, signer)
    medium = "application/vc+jwt" if signer.makes_jwt else "application/vc"
    files = pages.files(name, code, digits.encode(token), signed, medium, css)
    stem = f"{number:05}-{code}"
    packer = zlib.compressobj(1, zdict=sample)
    kept, digests = [], []
    for ending, text in files:
        data = text.encode()
        out.joinpath(f"{stem}{ending}").write_bytes(data)
        digests.append(hashlib.sha256(ending.encode() + data).hexdigest())
        # The fonts, which every page has, are kept once.
        kept.append(packer.compress(text.replace(css, "").encode()))
    hashes = hashlib.sha256(token).digest(), hashlib.sha256(signed.encode()).digest()
    packed = b"".join(kept) + packer.flush()
    request = json.dumps({"achievement": "voedselveiligheid", "date": "2026-11-20", "row": {"naam": name}})
    row = code, name, TITLE, *hashes, token, signed, int(time.time()), request, json.dumps(digests), packed
    return row, overview.lines(name, code, stem)


def start(pem: bytes, makes_jwt: bool, css: str, out: str, ready) -> None:
    global signer, fonts, sample, folder
    signer, fonts, folder = Signer.load(pem, makes_jwt), css, Path(out)
    nobody = pages.files("-", "0000-0000-0000-0000", "0", "", "", "")
    sample = "".join(text for _, text in nobody).encode()
    ready.release()


def issue_one(numbered: tuple[int, tuple[str, str]]) -> tuple:
    number, (name, _) = numbered
    return issue(number, name, signer, fonts, sample, folder)


def new_key(algorithm: str) -> bytes:
    if algorithm == "rsa":
        secret = rsa.generate_private_key(65537, 2048)
    else:
        secret = ed25519.Ed25519PrivateKey.generate()
    return secret.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def register(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute(
        "CREATE TABLE document (code TEXT PRIMARY KEY, name TEXT, title TEXT, token_hash BLOB,"
        " credential_hash BLOB, token BLOB, credential TEXT, registered INTEGER, request TEXT,"
        " digests TEXT, files BLOB)"
    )
    database.execute("CREATE TABLE event (number INTEGER PRIMARY KEY, code TEXT, hash BLOB)")
    return database


def keep(made, database: sqlite3.Connection):
    """Puts rows into the register, each in its chain; gives what else there is of them."""
    head = bytes(32)
    for number, (row, rest) in enumerate(made):
        head = hashlib.sha256(head + row[0].encode() + row[3] + row[4]).digest()
        database.execute("INSERT INTO event VALUES (?, ?, ?)", (number, row[0], head))
        database.execute(f"INSERT INTO document VALUES ({', '.join('?' * len(row))})", row)
        yield rest


def run(count: int, algorithm: str, makes_jwt: bool, out: Path, workers: int) -> float:
    out.mkdir(parents=True)
    database = register(out / "register.sqlite")
    listed = [f"{NAMES[number % len(NAMES)]} {number};p{number}@example.org" for number in range(count)]
    ready = multiprocessing.Semaphore(0)
    arguments = (new_key(algorithm), makes_jwt, pages.fonts(), str(out), ready)
    with multiprocessing.Pool(workers, start, arguments) as pool:
        for _ in range(workers):
            ready.acquire()
        began = time.perf_counter()
        people = pool.map(roster.person, listed, chunksize=CHUNK)
        made = pool.imap_unordered(issue_one, enumerate(people), chunksize=CHUNK)
        with database:
            lines = list(keep(made, database))
            for ending, parts in zip(("csv", "html", "print.html"), zip(*lines)):
                out.joinpath(f"overview.{ending}").write_text("".join(parts))
            os.sync()
        seconds = time.perf_counter() - began
        # Leaving the block would end the workers by a signal, which they may have been told to block.
        pool.close()
        pool.join()
    database.close()
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--algorithm", choices=("ed25519", "rsa"), default="ed25519")
    parser.add_argument("--jwt", action="store_true", help="a JWT, whatever the key")
    parser.add_argument("--out", type=Path, required=True, help="a new folder")
    parser.add_argument("--workers", type=int, default=1, help="processes that work at once")
    options = parser.parse_args()
    seconds = run(
        options.count, options.algorithm, options.jwt, options.out, options.workers
    )
    result = {"count": options.count, "seconds": seconds, "perSecond": options.count / seconds}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
