"""The list that every program writes here, so that one answer is right for all of them."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class Words:
    """What differs between a Dutch and an English list."""

    headers: list[str]
    explanation: str
    sheets: tuple[str, str, str]  # something else, the list, a hidden one
    roles: tuple[str, str]
    month: str  # formats of dates
    day: str
    long_day: str


DUTCH = Words(
    headers=["naam", "rol", "periode", "bericht", "zelfde naam", "geboortedatum"],
    explanation="Zo werkt deze lijst",
    sheets=("Uitleg", "Deelnemers", "Oud"),
    roles=("gastvrouw", "kok"),
    month="mmm-yy",
    day="dd-mm-yyyy",
    long_day="[$-413]d mmmm yyyy",
)

ENGLISH = Words(
    headers=["name", "role", "period", "message", "same name", "date of birth"],
    explanation="How to use this list",
    sheets=("Notes", "Participants", "Old"),
    roles=("host", "cook"),
    month="mmm yyyy",
    day="m/d/yyyy",
    long_day="[$-409]mmmm d, yyyy",
)

LANGUAGES = {"nl": DUTCH, "en": ENGLISH}

BIRTHDAY = date(1980, 1, 2)
HIDDEN_ROW = 4  # counted from 1, as a spreadsheet does
MERGED_ROWS = (5, 6)


@dataclass(frozen=True)
class Cell:
    """A value, how it is shown, and the formula that it comes from."""

    value: object
    format: str | None = None
    formula: str | None = None
    runs: tuple[str, ...] = ()  # of a rich text


def rows(words: Words) -> dict[int, list[Cell | None]]:
    """The rows below the header, by number. One is empty, one hidden, and two share a role."""
    host, cook = words.roles
    birthday = Cell(BIRTHDAY, words.day)
    return {
        2: [
            Cell("Zoë de Boer"), Cell(host), Cell(date(2026, 2, 1), words.month),
            Cell("Dank je wel\nvoor alles"), Cell(True), birthday,
        ],
        3: [
            Cell("Yusuf Haddad", formula='"Yusuf"&" "&"Haddad"'), Cell(3),
            Cell(date(2026, 2, 5), words.day), Cell(0.1 + 0.2), Cell(False), birthday,
        ],
        4: [Cell("Wie Niet Komt"), Cell(host), None, None, None, birthday],
        5: [
            Cell("Bram Kok"), Cell(cook), Cell(date(2000, 2, 29), words.long_day),
            Cell(123, "00000"), None, birthday,
        ],
        6: [Cell("Elif Işıklı"), None, None, None, None, birthday],
        8: [
            Cell("Sam O'Neill", runs=("Sam ", "O'Neill")), Cell(0.5, "0%"),
            Cell(time(14, 30), "hh:mm"), Cell(123456789012345), None, birthday,
        ],
    }


def large(count: int) -> list[list[str]]:
    """A list of so many people, with seven columns."""
    people = [["naam", "rol", "periode", "setting", "bericht", "e-mail", "taal"]]
    for number in range(1, count + 1):
        people.append([
            f"Deelnemer Nummer {number}", "gastheer", "2026-02/2026-10",
            "Buurtkamer Moerwijk, open inloop", f"Dank je wel, nummer {number}, voor alles",
            f"deelnemer{number}@voorbeeld.example", "nl",
        ])
    return people
