#!/usr/bin/env python3
"""What one version of Blijk makes and answers, kept for every later version: `make_vectors.py PROGRAM FOLDER`.

PROGRAM is `blijk` of that version; FOLDER, `Tests/Vectors/VERSION`, must not be there yet. Three made-up
organisations issue, withdraw, replace, hide, erase and publish in March 2026, by a clock that is set back
for them. `manifest.json` holds what `blijk verify` answers on 10 March about each file, code and QR text:
beside the register, with the published folder, with the published lists, and with nothing. No private key
is kept. See Tests/Vectors/README.md.
"""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIRST, LATER, LAST, TODAY = "2026-03-02", "2026-03-04", "2026-03-05", "2026-03-10"
FORMATS = ["--format", "html,svg,credential"]
BARE = ["--format", "credential"]
LONG_TASK = "Helpt bij het ontvangen, uitdelen en opruimen van de gezamenlijke maaltijd in de grote zaal, week"
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>'
)
# One red pixel.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
)


class Program:
    """`blijk`, by a clock of our own."""

    def __init__(self, path: str, work: Path):
        self.path = path
        self.clock = work / "clock.so"
        source = ROOT / "Tests/Clock/clock_behind.c"
        subprocess.run(["cc", "-shared", "-fPIC", "-o", self.clock, source], check=True)

    def run(self, day: str, *arguments, issuer: Path | None = None, cwd: Path | None = None):
        moment = datetime.fromisoformat(f"{day}T10:00:00+00:00")
        back = int((datetime.now(timezone.utc) - moment).total_seconds())
        keep = {name: os.environ[name] for name in ("PATH", "HOME", "LD_LIBRARY_PATH") if name in os.environ}
        environment = keep | {
            "LD_PRELOAD": str(self.clock), "CLOCK_SECONDS_BACK": str(back),
            "BLIJK_PASSPHRASE": "alleen voor deze proef",
        }
        if issuer:
            environment["BLIJK_ISSUER"] = str(issuer)
        return subprocess.run(
            [self.path, *map(str, arguments)], env=environment, cwd=cwd, capture_output=True, text=True
        )

    def do(self, day: str, *arguments, issuer: Path | None = None) -> str:
        ended = self.run(day, *arguments, issuer=issuer)
        if ended.returncode != 0:
            raise SystemExit(f"{arguments}: {ended.stderr}")
        return ended.stdout


class Organisation:
    """An issuer folder, and what is asked about its documents."""

    def __init__(self, program: Program, folder: Path, work: Path, name: str, host: str, title: str, *key: str):
        self.program, self.folder, self.work, self.name, self.title = program, folder, work, name, title
        self.home = folder / name
        self.inputs: list[dict] = []
        self.do(
            FIRST, "init", self.home, "--name", title, "--host", host, "--signatory",
            "M. de Vries, coördinator", "--kvk", "41234567", "--url", "https://buurtkamer.example",
            "--phone", "070 000 00 00",
        )
        self.do(FIRST, "key", "new", *key)

    def do(self, day: str, *arguments) -> str:
        return self.program.do(day, *arguments, issuer=self.home)

    def issue(self, name: str, achievement: str, roster: str, *options: str, day: str = FIRST) -> list[dict]:
        """Issues, keeps the documents' own files in documents/NAME, and asks about all of it."""
        path = self.work / f"{name}.csv"
        path.write_text(roster, "utf-8")
        output = self.folder / "documents" / name
        report = self.do(
            day, "issue", "--achievement", achievement, "--roster", path, "--out", output, "--json", *options
        )
        for beside in ("overzicht", "uitleg"):
            shutil.rmtree(output / beside, ignore_errors=True)
        return [self.ask_all(name, document) for document in json.loads(report)["documents"]]

    def ask_all(self, folder: str, document: dict) -> dict:
        for file in document["files"]:
            if "/" not in file:
                self.ask(file=f"documents/{folder}/{file}")
        self.ask(text=document["link"])
        self.ask(text=document["code"])
        return document | {"folder": folder}

    def ask(self, **what: str) -> None:
        self.inputs.append({"own": self.name} | what)

    def put_back(self) -> None:
        """The register as a backup that was put back: one file, and no long -wal beside it."""
        backup = self.work / f"{self.name}.sqlite"
        self.do(LAST, "backup", backup)
        self.do(LAST, "restore", backup)
        known = {"register.sqlite", "register.sqlite-wal", "register.sqlite-shm", "register.sqlite-head"}
        for path in self.home.glob("register*"):
            if path.name not in known:
                path.unlink()

    def credential(self, document: dict) -> Path:
        name = next(file for file in document["files"] if file.endswith((".json", ".jwt")))
        return self.folder / "documents" / document["folder"] / name

    def bake(self, picture: str, document: dict) -> None:
        name = f"documents/insigne-{self.name}{Path(picture).suffix}"
        self.do(FIRST, "bake", self.work / picture, self.credential(document), "--out", self.folder / name)
        self.ask(file=name)


def buurtkamer(program: Program, folder: Path, work: Path) -> Organisation:
    """Ed25519; one of each kind, and of each thing that can become of a document."""
    own = Organisation(
        program, folder, work, "buurtkamer", "bewijs.example", "Buurtkamer Moerwijk", "--algorithm", "ed25519"
    )
    course = own.issue("certificaat", "voedselveiligheid", "naam;tonen\nFatma Yıldız;ja\n", *FORMATS)
    own.bake("leeg.svg", course[0])
    own.bake("leeg.png", course[0])
    own.issue(
        "verlopen", "ehbo", "naam\nNguyễn Thị Hường\n", "--kind", "deelname", "--valid-until", "2026-03-08",
        "--format", "html,credential",
    )
    own.issue(
        "praktijkverklaring", "gastheer",
        "naam;rol;setting;periode;taken;bericht;extern bewijs;ondertekenaar;tonen\n"
        "Gülşah Çağlayan-van den Bosch;gastvrouw;keuken, 40 gasten;2025-02/2026-02;"
        "Ontvangt gasten: zelfstandig|Verzorgt koffie|Leert nieuwe vrijwilligers: legt het anderen uit"
        "|Kookt {mee}: met weinig hulp|Doet de was: met hulp;Dank je wel & tot gauw;Certificaat HACCP 2025;"
        "A. Bakker, begeleider;ja\n",
        *FORMATS,
    )
    tasks = "|".join(f"{LONG_TASK} {number}" for number in range(1, 9))
    own.issue("veel-taken", "kookgroep", f"naam;periode;taken\nJan de Boer;2026-01/;{tasks}\n", *BARE)
    own.issue("oorkonde", "dank", "naam;bericht\nMarijke de Groot-Jansen;Al tien jaar een steun.\n", *FORMATS)
    letter = "Ik heb Olena leren kennen als iemand op wie je kunt bouwen. " * 40
    own.issue("brief", "aanbeveling", f"naam;bericht\nОлена Ковальчук;{letter}\n", *BARE)
    own.issue("engels", "excel", "naam;taal\n陳美玲;en\n", *BARE)
    own.issue("oefen", "gastheer", "naam\nPiet Proef\n", "--test", "--format", "html,credential")
    people = own.issue(
        "lot", "ehbo", "naam\nAn Ingetrokken\nBo Vervangen\nCas Verborgen\nDaan Gewist\n", *BARE
    )
    codes = [person["code"] for person in people]
    own.do(LAST, "revoke", codes[0], "--because", "vergissing")
    new = folder / "documents" / "vervanging"
    report = own.do(LAST, "replace", codes[1], "--name", "Bo van Angen", "--out", new, "--json")
    for beside in ("overzicht", "uitleg"):
        shutil.rmtree(new / beside, ignore_errors=True)
    for document in json.loads(report)["documents"]:
        own.ask_all("vervanging", document)
    own.do(LAST, "hide", codes[2])
    own.do(LAST, "erase", codes[3])
    own.do(LAST, "key", "rotate")
    own.issue("nieuwe-sleutel", "ehbo", "naam\nEva Later\n", *BARE, day=LAST)
    code, link = course[0]["code"], course[0]["link"]
    for text in (
        code.lower().replace("-", " "), f"https://bewijs.example/c#{code}", link.split("#")[1], "#" + link.split("#")[1],
        link[:-1], link[:-3] + ("000" if link[-3:] != "000" else "111"), code[:-1], code[:-1] + "U", "hallo",
        "https://elders.example/q#" + link.split("#")[1], "EY77-DD8T-KNMP-93HD",
    ):
        own.ask(text=text)
    altered = "documents/veranderd.json"
    good = own.credential(course[0]).read_text("utf-8")
    (folder / altered).write_text(good.replace("Fatma", "Fatima"), "utf-8")
    own.ask(file=altered)
    return own


def leerhuis(program: Program, folder: Path, work: Path) -> Organisation:
    """RSA, below a shared host."""
    own = Organisation(
        program, folder, work, "leerhuis", "bewijs.example/leerhuis", "Leerhuis Escamp", "--algorithm", "rsa",
        "--bits", "2048",
    )
    course = own.issue("rsa-certificaat", "voedselveiligheid", "naam\nSunita Ramdin\n", *FORMATS)
    own.bake("leeg.svg", course[0])
    own.bake("leeg.png", course[0])
    own.issue(
        "rsa-praktijkverklaring", "gastheer", "naam;periode;taken\nMo Ali;2025-02/2026-02;Ontvangt gasten: zelfstandig\n",
        "--format", "html,credential",
    )
    own.issue(
        "rsa-verlopen", "ehbo", "naam\nPim Pas\n", "--kind", "deelname", "--valid-until", "2026-03-08", *BARE
    )
    own.issue("rsa-oefen", "dank", "naam\nPiet Proef\n", "--test", *BARE)
    withdrawn = own.issue("rsa-ingetrokken", "ehbo", "naam\nAn Ingetrokken\n", *BARE)
    own.do(LAST, "revoke", withdrawn[0]["code"])
    altered = "documents/veranderd.jwt"
    good = own.credential(course[0]).read_text("utf-8")
    place = good.index(".") + 400
    (folder / altered).write_text(good[:place] + ("B" if good[place] != "B" else "C") + good[place + 1 :], "utf-8")
    own.ask(file=altered)
    return own


def dorpshuis(program: Program, folder: Path, work: Path) -> Organisation:
    """Words of its own, and a key that somebody else may have had since the second day."""
    own = Organisation(
        program, folder, work, "dorpshuis", "dorpshuis.example", "Dorpshuis De Brug", "--algorithm", "ed25519"
    )
    texts = own.home / "Templates/texts/nl.toml"
    texts.parent.mkdir(parents=True)
    catalogue = (ROOT / "Templates/texts/nl.toml").read_text("utf-8")
    ours = "Dit is geen diploma of certificaat van een mbo-school."
    assert ours in catalogue
    texts.write_text(catalogue.replace(ours, "Dit is een bewijs van het dorpshuis, en geen diploma."), "utf-8")
    (own.home / "achievements/fietsen-maken.toml").write_text(
        'title = "Fietsen maken"\nkind = "certificaat"\nseen = "geoefend"\nhours = 6\n'
        'note = "De fiets was van het dorpshuis."\ngoals = ["Een band plakken", "Remmen {afstellen}"]\n'
        'provider = { name = "Fietswerkplaats Zuidwest", url = "https://fietswerkplaats.example" }\n'
        'skills = [{ name = "fietsen repareren", url = "https://esco.example/fiets" }]\n',
        "utf-8",
    )
    own.issue("eigen-woorden", "fietsen-maken", "naam\nKees Brugman\n", "--format", "svg,credential")
    own.issue("na-de-diefstal", "fietsen-maken", "naam\nLia Brugman\n", *BARE, day=LATER)
    key = own.do(LAST, "key", "list").split()[0]
    own.do(LAST, "key", "compromised", key, "--since", LATER)
    own.do(LAST, "key", "new", "--algorithm", "ed25519")
    own.issue("nieuwe-sleutel-dorpshuis", "fietsen-maken", "naam\nNel Brugman\n", *BARE, day=LAST)
    return own


def endorse(first: Organisation, second: Organisation, file: str) -> None:
    """The second endorses a document of the first, which trusts it."""
    name = f"documents/bevestiging-{second.name}"
    trusted = next((first.home / "trusted").glob("*.json"))
    second.do(
        LAST, "endorse", first.folder / file, "--comment", "Wij gaven deze cursus.", "--trust", trusted,
        "--out", first.folder / name,
    )
    first.do(
        LAST, "trust", "add", next(path for path in (second.home / "trusted").glob("*.json")
                                   if second.title in path.read_text("utf-8")),
    )
    first.ask(file=file, endorsement=name)


class Asking:
    """Every question, in four ways."""

    def __init__(self, program: Program, folder: Path, work: Path):
        self.program, self.folder = program, folder
        self.nowhere = work / "nergens"
        self.nowhere.mkdir()
        self.reasons: list[list[str]] = []

    def ways(self, own: Organisation) -> dict[str, list]:
        site = self.folder / "site"
        did = own_file(site, own.name, "did.json")
        trust = [part for path in sorted(site.rglob("did.json")) for part in ("--trust", path)]
        return {
            "register": ["--issuer", own.home],
            "published": [*trust, "--published", site / "samen", "--published", site / "dorpshuis"],
            "lists": ["--trust", did, "--status", own_file(site, own.name, "1")],
            "nothing": [],
        }

    def answer(self, what: dict, options: list) -> dict:
        value = self.folder / what["file"] if "file" in what else what["text"]
        if "endorsement" in what:
            options = [*options, "--endorsement", self.folder / what["endorsement"]]
        dutch, english = (
            json.loads(self.ask(value, *options, "--json", "--language", language)) for language in ("nl", "en")
        )
        for key in ("reasons", "endorsements"):
            for one, other in zip(dutch.get(key, []), english.get(key, [])):
                one["why"] = [one["why"], other["why"]]
        dutch["reasons"] = [self.number(reason) for reason in dutch["reasons"]]
        shown = self.ask(value, *options)
        dutch["shown"] = re.findall(r"^  \S.*?  +(.*)$", shown, re.MULTILINE)
        blocks = shown.rstrip("\n").split("\n\n")
        dutch["boundary"] = blocks[-2] if dutch["kind"] else None
        return dutch

    def ask(self, *arguments) -> str:
        ended = self.program.run(TODAY, "verify", *arguments, cwd=self.nowhere)
        if ended.returncode not in (0, 1) or ended.stderr:
            raise SystemExit(f"{arguments}: {ended.stderr}")
        return ended.stdout

    def number(self, reason: dict) -> int:
        row = [reason["policy"], reason["outcome"], *reason["why"]]
        if row not in self.reasons:
            self.reasons.append(row)
        return self.reasons.index(row)


def own_file(site: Path, name: str, file: str) -> Path:
    """A published file of one organisation."""
    places = {"buurtkamer": site / "samen", "leerhuis": site / "samen/leerhuis", "dorpshuis": site / "dorpshuis"}
    return next(
        path for path in sorted(places[name].rglob(file))
        if name == "leerhuis" or "leerhuis" not in path.parts
    )


def write(path: Path, version: str, answers: list[dict], reasons: list[list[str]]) -> None:
    """One line for each answer, so that a difference can be read."""
    def lines(rows: list) -> str:
        return ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    path.write_text(
        f'{{"version":"{version}","today":"{TODAY}",\n"reasons":[\n{lines(reasons)}\n],\n'
        f'"answers":[\n{lines(answers)}\n]}}\n',
        "utf-8",
    )


def main() -> None:
    program, folder = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True)
    (folder / "documents").mkdir()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "leeg.svg").write_text(PICTURE, "utf-8")
        (work / "leeg.png").write_bytes(PIXEL)
        blijk = Program(program, work)
        first, second, third = (make(blijk, folder, work) for make in (buurtkamer, leerhuis, dorpshuis))
        course = {own: own.inputs[0]["file"] for own in (first, second)}
        endorse(first, second, course[first])
        endorse(second, first, course[second])
        for own, site in ((first, "samen"), (second, "samen"), (third, "dorpshuis")):
            own.do(LAST, "publish", "--out", folder / "site" / site)
        for own in (second, third):
            own.put_back()
        asking = Asking(blijk, folder, work)
        answers = [
            what | {"with": way} | asking.answer(what, options)
            for own in (first, second, third) for what in own.inputs for way, options in asking.ways(own).items()
        ]
        for own in (first, second, third):
            # The secret half; whoever checks needs neither.
            shutil.rmtree(own.home / "keys")
            # SQLite makes it anew.
            (own.home / "register.sqlite-shm").unlink(missing_ok=True)
        version = blijk.run(TODAY, "--version").stdout.strip()
        write(folder / "manifest.json", version, answers, asking.reasons)


if __name__ == "__main__":
    main()
