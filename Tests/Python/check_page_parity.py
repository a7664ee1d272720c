#!/usr/bin/env python3
"""Whether the page of a published site and the program answer the same: state, facts and reasons of every
input.

    check_page_parity.py BLIJK_SERVICE [COUNT] [SEED] [--codes] [--record FOLDER]

Everything is made here, without code of Blijk: keys, tokens, and the site in both layouts. The program is asked
by way of its service, which gives its own answers; `--codes` where it opens sealed codes as well. With `--record`
all that was made and answered is left in a folder, to ask changed pages the same (`mutate_page.py`).
"""

import base64
import http.client
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from paper.report import Report
from site_page import older, publishing, sample
from site_page.documents import Signer
from site_page.inputs import Inputs

NODE = "/usr/bin/node"
ANSWERS = Path(__file__).resolve().parents[1] / "Site/answers.js"
DID = "did:web:bewijs.example"


class Program:
    """The check service with what was published, on a free port."""

    def __init__(self, service: str, site: Path, trust: Path) -> None:
        command = [service, "--port", "0", "--published", str(site), "--trust", str(trust)]
        command += ["--rate-limit", "off", "--guess-limit", "off"]
        state = {"XDG_STATE_HOME": str(site.parent / "state")}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ | state
        )
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                self.connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=60)
                return
        sys.exit(f"the service did not start: {self.said}")

    def answer(self, given: bytes) -> dict:
        headers = {
            "Content-Type": "application/octet-stream",
            "Accept": "application/json",
            "Accept-Language": "en",
        }
        self.connection.request("POST", "/api/verify", given, headers)
        return json.loads(self.connection.getresponse().read())

    def end(self) -> None:
        self.process.terminate()
        self.process.wait()


def page_answers(site: Path, inputs: list[bytes]) -> list[dict]:
    lines = "".join(json.dumps({"input": base64.b64encode(one).decode()}) + "\n" for one in inputs)
    command = [NODE, str(ANSWERS), str(site), str(int(time.time()))]
    ending = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    if ending.returncode != 0:
        sys.exit(f"node: {ending.stderr}")
    return [json.loads(line) for line in ending.stdout.splitlines()]


# The program words what it finds in a text as a whole in another sentence than what it finds in a token.
SAME = (
    ("This is not a code or document of Blijk (", "The code is damaged or not one of Blijk's ("),
)


def plain(answer: dict) -> dict:
    for reason in answer.get("reasons", []):
        for programs, own in SAME:
            reason["why"] = reason["why"].replace(programs, own)
    return answer


def make(folder: Path, seed: int) -> tuple[publishing.Site, Signer, Signer]:
    """A site, with a key that was lost and one of somebody unknown."""
    chance = random.Random(seed)
    signer, rsa = Signer.make(DID), Signer.make(DID, is_rsa=True)
    lost = Signer.make(DID)
    lost.revoked = "2026-01-01T00:00:00Z"
    documents = sample.documents(signer, chance) + sample.documents(rsa, chance)
    documents += sample.documents(lost, chance)[:2]
    site = publishing.Site(signer, documents, others=[rsa, lost])
    publishing.write(folder / "site", site.files() | {"register.jsonl": older.register(site)})
    publishing.write(folder / "trust", {"bewijs.example.json": site.did_document()})
    return site, lost, Signer.make("did:web:vreemd.example")


def main(service: str, count: str = "10000", seed: str = "1", *more: str) -> int:
    report = Report()
    states: Counter[str] = Counter()
    answered: list[dict] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(more[more.index("--record") + 1]) if "--record" in more else Path(place)
        site, lost, stranger = make(folder, int(seed))
        inputs = list(
            Inputs(site.documents, lost, stranger, int(seed), "--codes" in more).all(int(count))
        )
        answers = page_answers(folder / "site", inputs)
        program = Program(service, folder / "site", folder / "trust")
        try:
            for given, answer in zip(inputs, answers, strict=True):
                must = plain(program.answer(given))
                answered.append(must)
                states[must.get("state", "refused")] += 1
                report.check(
                    plain(answer) == must,
                    f"{given[:3000]!r}\n  page:    {json.dumps(answer)}\n  program: {json.dumps(must)}",
                )
        finally:
            program.end()
        lines = [json.dumps({"input": base64.b64encode(one).decode()}) for one in inputs]
        (folder / "inputs.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (folder / "answers.json").write_text(json.dumps(answered), encoding="utf-8")
    print(f"page parity (seed {seed}): {len(inputs)} inputs, {dict(states)}")
    wanted = {"unreadable", "unknownIssuer", "altered", "test", "statusUnknown", "unregistered"}
    wanted |= {"revoked", "replaced", "notYetValid", "expired", "valid", "notFound"}
    report.check(wanted <= set(states), f"states that no input led to: {wanted - set(states)}")
    return report.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
