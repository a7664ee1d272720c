#!/usr/bin/env python3
"""Whether the tests of the page see it when the page is wrong: changes one thing in its modules at a time, and
asks all tests that need no browser.

    mutate_page.py BLIJK_SERVICE CONFORMANCE [MODULE …] [--only FILE | --every NUMBER]

Each change must be caught, or stand in `Tests/Site/equivalent.txt`, with why it changes no answer. What is left
is printed, and makes this fail; `--only` asks again about what a file of such lines names, `--every` about
one change in so many.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from check_page_parity import plain
from site_page import page as joining

ROOT = joining.ROOT
NODE = "/usr/bin/node"
EQUIVALENT = ROOT / "Tests/Site/equivalent.txt"
# These need a browser: `check_site.py` looks at them.
IN_BROWSERS = {"main.js", "parts.js", "place.js", "codes.js"}
SECONDS = 90
WORKERS = 3
# What is asked about every module, and what about some alone, since it takes long.
OFTEN = {
    "scenarios.js": None,
    "units.js": None,
    "verdicts.js": None,
    "links.js": {"submission.js", "checkcode.js", "codes.js"},
    "days.js": {"calendar.js"},
    "signatures.js": {"bytes.js", "ed25519.js", "keys.js"},
}
# Of these a token tells most, so that is asked first.
IN_TOKENS = {"cbor.js", "digits.js", "facts.js", "token.js", "checkcode.js"}

# What is changed into what, wherever it stands in code.
CHANGES = (
    (r" === ", [" !== "]),
    (r" !== ", [" === "]),
    (r" && ", [" || "]),
    (r" \|\| ", [" && "]),
    (r" < ", [" <= ", " > "]),
    (r" > ", [" >= ", " < "]),
    (r" <= ", [" < "]),
    (r" >= ", [" > "]),
    (r" \+ ", [" - "]),
    (r" - ", [" + "]),
    (r" \* ", [" / "]),
    (r" >> ", [" << "]),
    (r" << ", [" >> "]),
    (r" & ", [" | "]),
    (r" \| ", [" & "]),
    (r"\btrue\b", ["false"]),
    (r"\bfalse\b", ["true"]),
    (r"\bevery\(", ["some("]),
    (r"\bsome\(", ["every("]),
    (r"\bawait (?=[\w.]+\()(?=(?:verifies|isOfName|isSigned|sha256)\()", ["!await "]),
    (r"(?<=[ (\[])!(?=[\w(])", [""]),
    (r"\breturn undefined;", ["return null;"]),
    (r" : undefined\b", [" : null"]),
    (r"\bthrow new Unreadable\([^;]*\);", [";"]),
    (r"(?<![\w\"'.#{\\-])(0x[0-9A-Fa-f]+|\d+)(?![\w\"'-])", ["+1", "-1"]),
    (r'"((?:register|codes|label)[^"]*)"', ["x"]),
)


@dataclass(frozen=True)
class Mutant:
    module: str
    line: int
    before: str
    after: str

    @property
    def name(self) -> str:
        return f"{self.module}: {self.before.strip()} -> {self.after.strip()}"


def mutants(module: str, text: str) -> Iterator[Mutant]:
    in_comment = False
    for number, line in enumerate(text.splitlines()):
        code = line.strip()
        in_comment = in_comment or code.startswith("/**")
        is_code = not in_comment and not code.startswith(("//", "import ", "*"))
        in_comment = in_comment and "*/" not in code
        if not is_code:
            continue
        for pattern, others in CHANGES:
            for found in re.finditer(pattern, line):
                before = line[: found.start()]
                if " // " in before or before.count("/**") > before.count("*/"):
                    continue
                for other in others:
                    changed = replaced(found, other)
                    after = line[: found.start()] + changed + line[found.end() :]
                    yield Mutant(module, number, line, after)


def replaced(found: re.Match, other: str) -> str:
    if other == "x":
        return f'"x{found[1]}"'
    if other in ("+1", "-1"):
        return f"({found[0]} {other[0]} 1)"
    return other


class Tests:
    """Everything that node is asked, with what must come."""

    def __init__(self, folder: Path, service: str, conformance: str) -> None:
        self.folder, self.conformance = folder, conformance
        (folder / "words.json").write_text(json.dumps(joining.words()), encoding="utf-8")
        here = Path(__file__).parent
        python = [sys.executable, "-B"]
        run([*python, here / "check_site_files.py", "--record", folder / "scenarios.json"])
        (folder / "parity").mkdir()
        count = "2500"
        run([*python, here / "check_page_parity.py", service, count, "1", "--codes", "--record", folder / "parity"])
        self.answers = [plain(one) for one in json.loads((folder / "parity/answers.json").read_text())]
        self.inputs = (folder / "parity/inputs.jsonl").read_text()
        site = (folder / "parity/site/register/head.txt").read_text()
        self.now = str(json.loads(site.splitlines()[0])["sequence"] + 60)

    def commands(self, tree: Path, module: str | None) -> list[list]:
        tests = tree / "Tests/Site"
        vectors = ROOT / "Tests/Vectors"
        verdicts = [vectors / f"verdicts/{name}.json" for name in ("copy", "copy-rsa", "nothing")]
        all_commands = [
            [tests / "scenarios.js", self.folder / "scenarios.json"],
            [tests / "verdicts.js", self.folder / "words.json", *verdicts],
            [tests / "units.js"],
            [tests / "links.js", vectors / "links.json"],
            [tests / "days.js"],
            [tests / "signatures.js", self.conformance],
        ]
        return [one for one in all_commands if module in (OFTEN[one[0].name] or {module})]

    def see(self, mutant: Mutant | None) -> bool:
        """Whether a test fails."""
        with tempfile.TemporaryDirectory() as place:
            tree = Path(place)
            shutil.copytree(ROOT / "Site", tree / "Site")
            shutil.copytree(ROOT / "Tests/Site", tree / "Tests/Site")
            if mutant:
                path = tree / "Site" / mutant.module
                lines = path.read_text(encoding="utf-8").splitlines()
                lines[mutant.line] = mutant.after
                path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            try:
                module = mutant.module if mutant else None
                if module in IN_TOKENS and self.differs(tree):
                    return True
                if any(fails([NODE, *one]) for one in self.commands(tree, module)):
                    return True
                return module not in IN_TOKENS and self.differs(tree)
            except subprocess.TimeoutExpired:
                return True

    def differs(self, tree: Path) -> bool:
        command = [NODE, tree / "Tests/Site/answers.js", self.folder / "parity/site", self.now]
        ending = subprocess.run(
            command, input=self.inputs, capture_output=True, text=True, check=False, timeout=SECONDS
        )
        lines = ending.stdout.splitlines()
        return ending.returncode != 0 or [plain(json.loads(one)) for one in lines] != self.answers


def fails(command: list) -> bool:
    return subprocess.run(command, capture_output=True, check=False, timeout=SECONDS).returncode != 0


def run(command: list) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def equivalents() -> set[str]:
    """The changes that change no answer; a line that begins with a blank says why the ones before it do not."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines() if EQUIVALENT.exists() else []
    return {line for line in lines if line and not line.startswith((" ", "#"))}


def main(service: str, conformance: str, *arguments: str) -> int:
    known = equivalents()
    only: set[str] | None = None
    step = 1
    if "--every" in arguments:
        step = int(arguments[arguments.index("--every") + 1])
        arguments = arguments[: arguments.index("--every")]
    if "--only" in arguments:
        path = arguments[arguments.index("--only") + 1]
        only = set(Path(path).read_text(encoding="utf-8").splitlines())
        arguments = arguments[: arguments.index("--only")]
    names = arguments or sorted(
        path.name for path in (ROOT / "Site").glob("*.js") if path.name not in IN_BROWSERS
    )
    with tempfile.TemporaryDirectory() as place:
        tests = Tests(Path(place), service, conformance)
        if tests.see(None):
            sys.exit("the tests fail with the page as it is")
        caught, alike, left = 0, 0, []
        for module in names:
            text = (ROOT / "Site" / module).read_text(encoding="utf-8")
            changes = [one for one in mutants(module, text) if only is None or one.name in only][::step]
            with ThreadPoolExecutor(WORKERS) as pool:
                for mutant, seen in zip(changes, pool.map(tests.see, changes), strict=True):
                    if seen:
                        caught += 1
                    elif mutant.name in known:
                        alike += 1
                    else:
                        left.append(mutant.name)
                        print(mutant.name, flush=True)
            print(f"# {module}: {len(changes)} changes", file=sys.stderr, flush=True)
    print(f"{caught} caught, {alike} equivalent, {len(left)} left")
    return 1 if left or not caught else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
