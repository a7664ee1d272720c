#!/usr/bin/env python3
"""Everything unkind at once, while an honest client keeps asking.

    hostile_service.py PORT REQUESTS SEED SLOW LARGE

REQUESTS of junk, too long, half-closed, of wrong methods, path tricks, JSON bombs and files of LARGE bytes
that take long to verify, 32 at a time; SLOW connections that send a byte a second; and some who open as many
connections as they get. Each has an address of its own in 127.0.0.0/8. Nothing may get a status of 500 or
more, but for 503, "too busy"; nobody may hold more than 64 connections; and the honest client must get its
answer each time. How long that took is told, not judged.
"""

import asyncio
import json
import multiprocessing
import random
import socket
import sys
import time

LIMIT = 1 << 20
# The most connections of one address, and how many the greedy ask for.
MOST, WANTED, GREEDY = 64, 150, 8


CREDENTIAL = (
    '{"@context":["https://www.w3.org/ns/credentials/v2",'
    '"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"id":"urn:x",'
    '"type":["VerifiableCredential","OpenBadgeCredential"],"issuer":"did:web:elders.example",'
    '"validFrom":"2026-01-01T00:00:00Z","proof":{"type":"DataIntegrityProof",'
    '"cryptosuite":"eddsa-rdfc-2022","created":"2026-01-01T00:00:00Z",'
    '"verificationMethod":"did:web:elders.example#k","proofPurpose":"assertionMethod",'
    '"proofValue":"z3"},"credentialSubject":{"type":["AchievementSubject"],"identifier":['
)


def request(method: str, path: str, body: bytes = b"", *headers: str, length: int | None = None):
    lines = [f"{method} {path} HTTP/1.1", "Host: bewijs.example", *headers]
    if body or length is not None:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def verify(body: bytes, kind: str = "application/json") -> bytes:
    return request("POST", "/api/verify", body, f"Content-Type: {kind}", "Connection: close")


def address(group: int, number: int) -> tuple[str, int]:
    """An address of this machine that nobody else here has, with any port."""
    return f"127.{group}.{number // 250}.{number % 250 + 1}", 0


def filled(start: str, piece: str, end: str, large: int) -> bytes:
    """A text with as many pieces as fit, each with its number."""
    pieces, size, number = [], len(start) + len(end), 0
    while True:
        one = piece.replace("%", str(number))
        size += len(one)
        if size > large:
            return (start + "".join(pieces) + end).encode()
        pieces.append(one)
        number += 1


def unkind(chance: random.Random, large: int) -> tuple[str, bytes]:
    """What to send, and its kind."""
    junk = chance.randbytes(chance.randrange(1, 600))
    word = "".join(chance.choices("abcXYZ0129./%#?&=-_~", k=chance.randrange(1, 60)))
    many = chance.choice((5_000, 50_000, 200_000))
    file = lambda *parts: verify(filled(*parts, large), "application/octet-stream")  # noqa: E731
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
        "two hosts": lambda: request("GET", "/q", b"", "Host: elders.example"),
        "no host": lambda: b"GET /q HTTP/1.1\r\n\r\n",
        "another's address": lambda: request("GET", "http://elders.example/q"),
        "go on": lambda: request(
            "POST", "/api/verify", b"{}", "Expect: 100-continue", "Connection: close"
        ),
        "many pieces": lambda: request(
            "POST", "/api/verify", b"", "Transfer-Encoding: chunked", "Connection: close"
        ) + b"1\r\na\r\n" * (large // 6) + b"0\r\n\r\n",
        "a form of nothing": lambda: verify(b"&" * large, "application/x-www-form-urlencoded"),
        "a file of names": lambda: file(
            "<svg xmlns='http://www.w3.org/2000/svg'>", "<g xmlns:a%='urn:%'>", "</svg>"
        ),
        "a file of parts": lambda: file(
            "<svg xmlns='http://www.w3.org/2000/svg'>", "<a/>", "</svg>"
        ),
        "a file of nobodies": lambda: file(
            CREDENTIAL, '{"type":["Profile"],"name":"%"},', '{"type":["Profile"]}]}}'
        ),
        "a file of facts": lambda: file(CREDENTIAL, '"urn:%",', '"urn:x"]}}'),
    }
    kind = chance.choice(sorted(made))
    return kind, made[kind]()


class Totals:
    def __init__(self) -> None:
        self.statuses: dict[str, int] = {}
        self.wrong: list[str] = []
        self.held = 0


async def send_one(
    port: int, worker: int, chance: random.Random, totals: Totals, large: int
) -> None:
    kind, sent = unkind(chance, large)
    reader, writer = await asyncio.open_connection(
        "127.0.0.1", port, local_addr=address(1, worker)
    )
    try:
        writer.write(sent)
        if chance.random() < 0.3:
            await writer.drain()
            writer.write_eof()
        answer = await asyncio.wait_for(reader.read(4096), 10)
        status = answer[9:12].decode("latin-1") if answer.startswith(b"HTTP/1.1 ") else "closed"
    except (OSError, asyncio.TimeoutError):
        status = "closed"
    finally:
        writer.transport.abort()
    totals.statuses[status] = totals.statuses.get(status, 0) + 1
    if status.startswith("5") and status != "503":
        totals.wrong.append(f"{status} to {kind}: {sent[:200]!r}")


async def slow_one(port: int, number: int, end: asyncio.Event) -> None:
    """A byte a second, and again when it is put out of the door."""
    sent = verify(b'{"input":"hallo"}') if number % 2 else b"GET /q HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 99
    while not end.is_set():
        try:
            _, writer = await asyncio.open_connection(
                "127.0.0.1", port, local_addr=address(2, number)
            )
            for byte in sent:
                writer.write(bytes([byte]))
                await asyncio.sleep(1)
                if end.is_set() or writer.transport.is_closing():
                    break
            writer.transport.abort()
        except OSError:
            await asyncio.sleep(1)


async def greedy_one(port: int, number: int, end: asyncio.Event, totals: Totals) -> None:
    """As many connections as it gets, all of them in use; and again when they are put out of the door."""
    asked = request("GET", "/health")

    async def held() -> asyncio.StreamWriter | None:
        try:
            reader, writer = await asyncio.open_connection(
                "127.0.0.1", port, local_addr=address(3, number)
            )
            writer.write(asked)
            if (await asyncio.wait_for(reader.read(4096), 10)).startswith(b"HTTP/1.1 200"):
                return writer
            writer.transport.abort()
        except (OSError, asyncio.TimeoutError):
            pass
        return None

    while not end.is_set():
        start = time.monotonic()
        writers = [w for w in await asyncio.gather(*(held() for _ in range(WANTED))) if w]
        totals.held = max(totals.held, len(writers))
        # Those that it was given first may have run out of time when it got the last.
        if len(writers) > MOST and time.monotonic() - start < 5:
            totals.wrong.append(f"{len(writers)} connections of one address")
        for _ in range(20):
            if not end.is_set():
                await asyncio.sleep(0.1)
        for writer in writers:
            writer.transport.abort()


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


async def main(port: int, count: int, seed: int, slow: int, large: int) -> int:
    totals, end = Totals(), asyncio.Event()
    beside = [asyncio.create_task(slow_one(port, n, end)) for n in range(slow)]
    beside += [asyncio.create_task(greedy_one(port, n, end, totals)) for n in range(GREEDY)]
    fresh = multiprocessing.get_context("spawn")
    stop, found = fresh.Event(), fresh.Queue()
    asking = fresh.Process(target=honest, args=(port, stop, found))
    asking.start()
    left = iter(range(count))

    async def work(worker: int) -> None:
        for number in left:
            await send_one(port, worker, random.Random(seed * 1_000_003 + number), totals, large)

    await asyncio.gather(*(work(worker) for worker in range(32)))
    end.set()
    stop.set()
    waits, wrong = found.get()
    asking.join()
    totals.wrong += wrong
    await asyncio.gather(*beside, return_exceptions=True)
    waits.sort()
    part = lambda share: waits[min(len(waits) - 1, int(share * len(waits)))] * 1000  # noqa: E731
    told = ", ".join(f"{status} {n}" for status, n in sorted(totals.statuses.items()))
    print(
        f"{count} unkind requests (seed {seed}), {slow} slow connections, {GREEDY} that want {WANTED} "
        f"each and held {totals.held}: {told}"
    )
    print(
        f"honest: {len(waits)} asked, median {part(0.5):.1f} ms, 99 % {part(0.99):.1f} ms, "
        f"most {waits[-1] * 1000:.1f} ms, {sum(w > 0.1 for w in waits)} over 100 ms"
    )
    for what in totals.wrong[:20]:
        print(f"FAIL  {what}", file=sys.stderr)
    # A limit that turns everybody away would hold too.
    return 1 if totals.wrong or not waits or totals.held < MOST // 2 else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*map(int, sys.argv[1:]))))
