#!/usr/bin/env python3
"""What it takes to read a long list from a workbook.

    bench_lists.py --program BLIJK --issuer FOLDER --count N --out FOLDER

Writes one list as .xlsx and .ods, has the program read each, and reads the first with openpyxl. The program
refuses the list in the end, since it has no codes to withdraw; until then it has read all of it. Prints JSON:
seconds and megabytes, of whole processes for the program, start-up counted, and without it for openpyxl.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests/Python/lists"))

import make_lists  # noqa: E402
import openpyxl  # noqa: E402
import with_xlsxwriter  # noqa: E402

RUNS = 5


# A program starts as a copy of whoever starts it, and that counts as memory of its own: this one has whole lists
# in it, so another that is small does it.
SMALL = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
errors = subprocess.run(sys.argv[1:], capture_output=True, text=True, check=False).stderr
seconds = time.perf_counter() - start
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, errors]))
"""


def read_by_program(program: str, issuer: str, path: str) -> tuple[float, float]:
    """Median seconds, and the most megabytes."""
    times, memory = [], []
    for _ in range(RUNS):
        command = [program, "revoke", "--roster", path, "--yes", "--issuer", issuer]
        ending = subprocess.run([sys.executable, "-c", SMALL, *command], capture_output=True, text=True, check=True)
        seconds, megabytes, errors = json.loads(ending.stdout)
        if "controlecode" not in errors:
            sys.exit(f"the list was not read: {errors}")
        times.append(seconds)
        memory.append(megabytes)
    return statistics.median(times), max(memory)


def read_by_openpyxl(path: str) -> float:
    start = time.perf_counter()
    cells = 0
    book = openpyxl.load_workbook(path, read_only=True)
    for row in book.active.iter_rows(values_only=True):
        cells += len(row)
    assert cells
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("program", "issuer", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--count", type=int, required=True)
    options = parser.parse_args()
    os.makedirs(options.out)
    xlsx, ods = f"{options.out}/large.xlsx", f"{options.out}/large.ods"
    with_xlsxwriter.write_large(xlsx, options.count)
    make_lists.large_ods(ods, options.count)
    result = {}
    for kind, path in [("xlsx", xlsx), ("ods", ods)]:
        result[kind], result[f"{kind} memory"] = read_by_program(
            options.program, options.issuer, path)
    result["openpyxl"] = statistics.median(read_by_openpyxl(xlsx) for _ in range(3))
    print(json.dumps(result))


if __name__ == "__main__":
    main()
