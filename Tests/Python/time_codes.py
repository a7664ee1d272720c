#!/usr/bin/env python3
"""How long the service takes for each of some check codes, asked in turn over one connection.

    time_codes.py PORT TIMES NAME=CODE...

Prints the median of each, and how far two halves of the first's own answers lie apart: a difference
below that is noise. Nothing is judged but that every answer is notFound.
"""

import http.client
import json
import statistics
import sys
import time


def main(port: int, times: int, cases: list[tuple[str, str]]) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    waits: dict[str, list[float]] = {name: [] for name, _ in cases}
    for turn in range(times + 50):
        # Each comes first as often as the others.
        for name, code in cases[turn % len(cases):] + cases[: turn % len(cases)]:
            body = json.dumps({"input": code})
            start = time.perf_counter()
            connection.request("POST", "/api/verify", body, {"Content-Type": "application/json"})
            answer = connection.getresponse().read()
            # The first ones warm everything up.
            if turn >= 50:
                waits[name].append(time.perf_counter() - start)
            if b'"state":"notFound"' not in answer:
                print(f"FAIL {name}: {answer[:200]!r}", file=sys.stderr)
                return 1
    first = waits[cases[0][0]]
    noise = abs(statistics.median(first[::2]) - statistics.median(first[1::2]))
    told = ", ".join(f"{name} {statistics.median(all_) * 1e6:.0f} µs" for name, all_ in waits.items())
    print(f"{times} times each, median: {told} (noise {noise * 1e6:.0f} µs)")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), [tuple(a.split("=")) for a in sys.argv[3:]]))
