#!/usr/bin/env python3
"""How heavy the page of a published site is, and how long it takes to answer with a register of a million
documents, on a phone a sixth as fast as this machine.

    time_page.py [DOCUMENTS] [SLOWER]

The head and the shards of one document are made; those of others are only named.
"""

import gzip
import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from paper import browser
from site_page import page as joining
from site_page import publishing, sample
from site_page.documents import Signer
from site_page.publishing import Site, derive, name_of, signed_head

DID = "did:web:bewijs.example"
TIMES = 15
# In kB packed, and in ms.
MOST_WEIGHT, MOST_TIME = 60, 300
NOTED = """
new MutationObserver(() => {
  if (document.querySelector(".verdict")) window.answeredAt ||= performance.now();
}).observe(document, { subtree: true, childList: true });
"""
ASKED = "window.answeredAt = 0; window.askedAt = performance.now(); location.hash = arguments[0];"
TOLD = """
return [window.answeredAt - (window.askedAt || 0), document.querySelector(".verdict").className];
"""


def large(site: Site, documents: int) -> dict[str, bytes]:
    """The files of a site with so many documents that one of them needs."""
    chance = random.Random(1)
    bits = max(0, (documents // 512).bit_length() - 1)
    names = [chance.randbytes(16).hex() for _ in range(2**bits)]
    sealed_names = list(names)
    files = {".well-known/did.json": site.did_document()}
    for one in site.documents:
        tag = derive(one.id, DID).tag
        number = publishing.shard(tag, bits)
        own = {tag: site.records()[tag]}
        for _ in range(documents // 2**bits):
            other = number << (128 - bits) | chance.getrandbits(128 - bits)
            record = other.to_bytes(16, "big")
            sealed = record + (540).to_bytes(2, "big") + chance.randbytes(540)
            own[record] = (record + chance.randbytes(64) + b"\0", sealed)
        register = b"".join(record for _, (record, _) in sorted(own.items()))
        codes = b"".join(sealed for _, (_, sealed) in sorted(own.items()))
        names[number], sealed_names[number] = name_of(register), name_of(codes)
        files[f"register/{names[number]}.bin"] = register
        files[f"codes/{sealed_names[number]}.bin"] = codes
    lines = "".join(f"{name}\n" for name in sealed_names).encode()
    head = {"issuer": DID, "layout": 1, "sequence": site.sequence, "time": site.time}
    head |= {"documents": documents, "bits": bits, "shards": names, "codes": name_of(lines)}
    files[f"codes/{name_of(lines)}.txt"] = lines
    return files | {"register/head.txt": signed_head(head, site.signer)}


def busy(chromium: browser.Browser) -> float:
    """How long the page has worked so far, in ms, whatever else this machine does."""
    metrics = chromium.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(one["value"] for one in metrics if one["name"] == "TaskDuration") * 1000


def slow_down(chromium: browser.Browser, rate: float) -> None:
    chromium.driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": rate})


def measure(chromium: browser.Browser, page: str, asked: str) -> tuple[float, float, float]:
    """Of a page that is open: from the question to the answer, and how long it works for that. And of a scan: from
    nothing to the answer."""

    def answered() -> float:
        for _ in range(400):
            if chromium.run("return window.answeredAt"):
                break
            time.sleep(0.02)
        took, state = chromium.run(TOLD)
        assert state == "verdict valid", state
        return took

    def open_anew(address: str) -> None:
        chromium.driver.get("about:blank")
        chromium.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
        chromium.driver.get(address)

    open_anew(page)
    time.sleep(0.5)
    before = busy(chromium)
    chromium.run(ASKED, asked)
    verdict = answered()
    work = busy(chromium) - before
    open_anew(f"{page}#{asked}")
    return verdict, work, answered()


def main(documents: str = "1000000", slower: str = "6") -> int:
    from site_page.server import Server

    browser.need()
    page = joining.page().encode()
    weight = len(gzip.compress(page, 9)) / 1000
    print(f"the page: {len(page) / 1000:.0f} kB, {weight:.1f} kB packed")
    signer = Signer.make(DID)
    issued = sample.documents(signer, random.Random(7))[:1]
    files = large(Site(signer, issued), int(documents))
    sizes = {path.split("/")[0]: len(content) for path, content in files.items()}
    print(f"files for one answer, in bytes: {json.dumps(sizes)}")
    is_right = weight <= MOST_WEIGHT
    with tempfile.TemporaryDirectory() as place:
        publishing.write(Path(place), files | {"q/index.html": page})
        with Server(Path(place)) as server, browser.Browser("127.0.0.1") as chromium:
            command = {"source": NOTED}
            chromium.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", command)
            domain = {"timeDomain": "threadTicks"}
            chromium.driver.execute_cdp_cmd("Performance.enable", domain)
            for name, asked in (("scanned", issued[0].digits), ("typed", issued[0].code)):
                address = f"http://127.0.0.1:{server.port}/q/"
                slow_down(chromium, 1)
                quick = [measure(chromium, address, asked) for _ in range(TIMES)][2:]
                work = statistics.median(one for _, one, _ in quick)
                slow_down(chromium, float(slower))
                found = [measure(chromium, address, asked) for _ in range(TIMES)][2:]
                verdict = sorted(one for one, _, _ in found)
                whole = statistics.median(one for _, _, one in found)
                print(
                    f"{name}: {statistics.median(verdict):.0f} ms ({verdict[0]:.0f} to {verdict[-1]:.0f}), of "
                    f"which {work:.1f} ms x {slower} of work; {whole:.0f} ms with loading the page"
                )
                # What else this machine does at the time must not count.
                is_right = is_right and verdict[0] <= MOST_TIME and work * float(slower) <= MOST_TIME
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
