"""Whom documents are made for, and the least and the most that each kind says.

Everybody here is made up.
"""

import csv
import itertools
import re
from collections.abc import Sequence
from pathlib import Path

NAMES = (
    "Jo Li",
    "Maria-Fernanda van der Heijden-Oude Wesselink",
    "Gülşah Çağlayan-van den Bosch",
    "Łukasz Żółć-Świętochłowski",
    "Nguyễn Thị Hường",
    "Ægir Þórsson",
    "Σωκράτης Παπαδόπουλος",
    "Оксана Щербаківська",
    "محمد عبد الرحمن الهاشمي",
    "Jansen محمد عبد الله",
    "陳美玲",
    "X",
    # "fi" and "ffi", which fonts like to join.
    "Fiona Griffioen",
)
HARDEST = (1, 8, 9)
KINDS = ("certificaat", "deelname", "praktijkverklaring", "oorkonde", "aanbevelingsbrief")
CONTENTS = ("minst", "meest")
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))

LONG = (
    "Ontvangt gasten aan de deur, luistert, beantwoordt vragen en wijst de weg naar hulp in de"
    " wijk, ook als het druk is.",
    "Bewaart voedsel op de juiste temperatuur, houdt rauw en bereid gescheiden en schrijft"
    " elke dag de temperaturen op.",
    "Maakt met de groep het menu, doet de inkopen, verdeelt het werk en kookt op tijd voor"
    " veertig gasten uit de buurt hier.",
)
SHORT = (
    "Verzorgt koffie, thee en maaltijden",
    "Begeleidt deelnemers bij het taalcafé",
    "Werkt nieuwe vrijwilligers in",
    "Zorgt dat de ruimte schoon en gezellig is",
    "Houdt de kas bij",
)
LEVELS = ("met hulp", "met weinig hulp", "zelfstandig", "legt het anderen uit")

LEAST = 'title = "Vrijwilliger"\nkind = "{kind}"\n'
MOST = """\
title = "Gastheer of gastvrouw in de buurtkamer, met koken voor grote groepen en taalcafé"
kind = "{kind}"
note = "Dit is geen diploma voor een beroep in de horeca, en ook geen bewijs van vakbekwaamheid."
seen = "gezien door begeleider"
hours = 1240
goals = [{goals}]
provider = {{ name = "Stichting Opleidingen voor Vrijwilligers in Zuid-Holland en Zeeland", \
url = "https://opleidingen.example" }}
skills = [
  {{ name = "gasten verwelkomen", url = "http://data.europa.eu/esco/skill/example-1" }},
  {{ name = "voedselveiligheid toepassen", url = "http://data.europa.eu/esco/skill/example-2" }},
]
"""
SENTENCES = (
    "Elke dinsdag stond de deur open en was de soep op tijd klaar.",
    "Wie voor het eerst binnenkwam, zat binnen vijf minuten aan tafel met iemand om mee te praten.",
    "Toen er in de zomer minder handen waren, kwam er een rooster dat iedereen begreep.",
    "Nieuwe vrijwilligers werden rustig ingewerkt, met aandacht voor wat iemand al kan.",
    "Bij klachten werd eerst geluisterd, dan nagedacht en daarna gedaan wat beloofd was.",
    "De kas klopte op de cent nauwkeurig, ook na het grote buurtfeest van september.",
)


def has_chinese_font() -> bool:
    return any(any(folder.glob("**/Noto*CJK*")) for folder in FONT_FOLDERS)


def names() -> tuple[str, ...]:
    chinese = has_chinese_font()
    return tuple(name for name in NAMES if chinese or not re.search("[\u4e00-\u9fff]", name))


def prose(length: int, paragraph: int) -> str:
    """Sentences in paragraphs of some length, exactly so many characters in all."""
    text, start = "", 0
    for sentence in itertools.cycle(SENTENCES):
        if text:
            text += "\n" if len(text) - start > paragraph else " "
            start = len(text) if text[-1] == "\n" else start
        text += sentence
        if len(text) >= length:
            return text[: length - 1].rstrip(" \n.,").ljust(length - 1, "!") + "."


def tasks() -> str:
    texts = [LONG[0], *SHORT[:2], LONG[1], *SHORT[2:4], LONG[2], SHORT[4]]
    return " | ".join(f"{text}: {LEVELS[n % 4]}" if n != 5 else text for n, text in enumerate(texts))


def rows(kind: str, content: str, names: Sequence[str]) -> list[dict[str, str]]:
    if content == "minst":
        return [{"naam": name} for name in names]
    everything = {
        "rol": "gastheer of gastvrouw, kok en begeleider van het taalcafé in de buurtkamer zuid",
        "periode": "2019-09/2026-10",
        "taken": tasks(),
        "setting": prose(300, 1000),
        "bericht": prose(3000 if kind == "aanbevelingsbrief" else 600, 420),
        "ondertekenaar": "Drs. M. A. de Vries-van Amerongen, coördinator vrijwilligerswerk en scholing",
        "extern bewijs": "Het Oranje Kruis, diploma Eerste Hulp 123456789, geldig tot en met december 2027",
        "tonen": "ja",
    }
    return [{"naam": name, **everything} for name in names]


def write_lists(folder: Path, few: bool = False) -> None:
    """A roster for each kind and content, and the achievements that they go with.

    Few means: with the most content, only the names that ask most of a page.
    """
    goals = ", ".join(f'"{goal}"' for goal in (*LONG, *SHORT, "Omgaan met verschil", "Samen eten"))
    (folder / "achievements").mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        for content, text in zip(CONTENTS, (LEAST, MOST)):
            name = f"{kind}-{content}"
            achievement = folder / "achievements" / f"{name}.toml"
            achievement.write_text(text.format(kind=kind, goals=goals), encoding="utf-8")
            who = [NAMES[n] for n in HARDEST] if few and content == "meest" else names()
            people = rows(kind, content, who)
            with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(people[0]), delimiter=";")
                writer.writeheader()
                writer.writerows(people)
