#!/usr/bin/env python3
"""Everything unkind at once, while an honest client keeps asking.

    hostile_service.py PORT REQUESTS SEED SLOW

REQUESTS of junk, too long, half-closed, of wrong methods, path tricks and JSON bombs, 32 at a time, and
SLOW connections that send a byte a second. Nothing may get a status of 500 or more, and the honest
client must get its answer each time; how long that took is told, not judged.
"""

import asyncio
import json
import multiprocessing
import random
import socket
import sys
import time

LIMIT = 1 << 20


def request(method: str, path: str, body: bytes = b"", *headers: str, length: int | None = None):
    lines = [f"{method} {path} HTTP/1.1", "Host: bewijs.example", *headers]
    if body or length is not None:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def verify(body: bytes, kind: str = "application/json") -> bytes:
    return request("POST", "/api/verify", body, f"Content-Type: {kind}", "Connection: close")


def unkind(chance: random.Random) -> tuple[str, bytes]:
    """What to send, and its kind."""
    junk = chance.randbytes(chance.randrange(1, 600))
    word = "".join(chance.choices("abcXYZ0129./%#?&=-_~", k=chance.randrange(1, 60)))
    many = chance.choice((5_000, 50_000, 200_000))
    made = {
        "junk": lambda: junk,
        "junk after a head": lambda: b"POST /api/verify HTTP/1.1\r\n" + junk,
        "junk as JSON": lambda: verify(junk),
        "junk as a file": lambda: verify(junk, "application/octet-stream"),
        "junk as a form": lambda: verify(b"input=" + junk, "application/x-www-form-urlencoded"),
        "deep JSON": lambda: verify(b"[" * many),
        "deep objects": lambda: verify(b'{"input":' * (many // 8)),
        "wide JSON": lambda: verify(b'{"input":"' + b"\\u0000" * (many // 6) + b'"}'),
        "many names": lambda: verify(b"{" + b",".join(b'"%d":1' % n for n in range(9000)) + b"}"),
        "too long": lambda: verify(b'{"input":"' + b"a" * (LIMIT + many) + b'"}'),
        "says to be long": lambda: request("POST", "/api/verify", b"{}", length=10**12),
        "says nonsense": lambda: request("POST", "/api/verify", b"", "Content-Length: -5"),
        "two lengths": lambda: request(
            "POST", "/api/verify", b"{}", "Content-Length: 2", "Content-Length: 9"
        ),
        "smuggled": lambda: request(
            "POST", "/api/verify", b"0\r\n\r\nGET /q HTTP/1.1\r\n\r\n", "Transfer-Encoding: chunked"
        ),
        "bad chunks": lambda: request(
            "POST", "/api/verify", b"", "Transfer-Encoding: chunked"
        ) + b"ZZZ\r\n" + junk,
        "long head": lambda: request("GET", "/q", b"", "X-Long: " + "a" * 40_000),
        "many heads": lambda: request("GET", "/q", b"", *(f"X-{n}: 1" for n in range(500))),
        "long path": lambda: request("GET", "/c/" + "A" * 30_000, b"", "Connection: close"),
        "wrong method": lambda: request(
            chance.choice(("PUT", "DELETE", "TRACE", "CONNECT", "PROPFIND", "GET", "JUNK")),
            chance.choice(("/api/verify", "/q", "/", "*", "/issuers")), b"", "Connection: close"
        ),
        "path trick": lambda: request(
            "GET",
            chance.choice((
                "/../../../../etc/passwd", "/c/..%2f..%2fetc%2fpasswd", "//q", "/%00", "/c/%ff%fe",
                "/c/%", "/q/../issuers", "http://elders.example/q", "/\\..\\", "/keys/", f"/{word}",
                f"/c/{word}", "/.well-known/../issuer.toml", "/register.sqlite",
            )), b"", "Connection: close"
        ),
        "odd wishes": lambda: request(
            "GET", "/q", b"", "Accept: " + "," * 3000, "Accept-Language: " + ";q=" * 2000,
            "Connection: close"
        ),
        "a gzip": lambda: request("POST", "/api/verify", junk, "Content-Encoding: gzip"),
        "many at once": lambda: request("GET", "/q") * 20,
    }
    kind = chance.choice(sorted(made))
    return kind, made[kind]()


class Totals:
    def __init__(self) -> None:
        self.statuses: dict[str, int] = {}
        self.wrong: list[str] = []


async def send_one(port: int, chance: random.Random, totals: Totals) -> None:
    kind, sent = unkind(chance)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(sent)
        if chance.random() < 0.3:
            await writer.drain()
            writer.write_eof()
        answer = await asyncio.wait_for(reader.read(4096), 3)
        status = answer[9:12].decode("latin-1") if answer.startswith(b"HTTP/1.1 ") else "closed"
    except (OSError, asyncio.TimeoutError):
        status = "closed"
    finally:
        writer.transport.abort()
    totals.statuses[status] = totals.statuses.get(status, 0) + 1
    if status.startswith("5"):
        totals.wrong.append(f"{status} to {kind}: {sent[:200]!r}")


async def slow_one(port: int, number: int, end: asyncio.Event) -> None:
    """A byte a second, and again when it is put out of the door."""
    sent = verify(b'{"input":"hallo"}') if number % 2 else b"GET /q HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 99
    while not end.is_set():
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            for byte in sent:
                writer.write(bytes([byte]))
                await asyncio.sleep(1)
                if end.is_set() or writer.transport.is_closing():
                    break
            writer.transport.abort()
        except OSError:
            await asyncio.sleep(1)


def honest(port: int, stop, found) -> None:
    """Asks fifty times a second, in a process of its own: what it waits for is the service alone."""
    asked = verify(json.dumps({"input": "EY77-DD8T-KNMP-93HD"}).encode())
    waits: list[float] = []
    wrong: list[str] = []
    while not stop.wait(0.02):
        start = time.monotonic()
        try:
            with socket.create_connection(("127.0.0.1", port), 20) as connection:
                connection.sendall(asked)
                answer = b""
                while part := connection.recv(65_536):
                    answer += part
            if b'"state":"notFound"' not in answer:
                wrong.append(f"honest: {answer[:200]!r}")
        except OSError as error:
            wrong.append(f"honest: {error!r}")
        waits.append(time.monotonic() - start)
    found.put((waits, wrong))


async def main(port: int, count: int, seed: int, slow: int) -> int:
    totals, end = Totals(), asyncio.Event()
    beside = [asyncio.create_task(slow_one(port, n, end)) for n in range(slow)]
    fresh = multiprocessing.get_context("spawn")
    stop, found = fresh.Event(), fresh.Queue()
    asking = fresh.Process(target=honest, args=(port, stop, found))
    asking.start()
    left = iter(range(count))

    async def worker() -> None:
        for number in left:
            await send_one(port, random.Random(seed * 1_000_003 + number), totals)

    await asyncio.gather(*(worker() for _ in range(32)))
    end.set()
    stop.set()
    waits, wrong = found.get()
    asking.join()
    totals.wrong += wrong
    await asyncio.gather(*beside, return_exceptions=True)
    waits.sort()
    part = lambda share: waits[min(len(waits) - 1, int(share * len(waits)))] * 1000  # noqa: E731
    told = ", ".join(f"{status} {n}" for status, n in sorted(totals.statuses.items()))
    print(f"{count} unkind requests (seed {seed}), {slow} slow connections: {told}")
    print(
        f"honest: {len(waits)} asked, median {part(0.5):.1f} ms, 99 % {part(0.99):.1f} ms, "
        f"most {waits[-1] * 1000:.1f} ms, {sum(w > 0.1 for w in waits)} over 100 ms"
    )
    for what in totals.wrong[:20]:
        print(f"FAIL  {what}", file=sys.stderr)
    return 1 if totals.wrong or not waits else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*map(int, sys.argv[1:]))))
