"""Writes the lists with openpyxl, which calculates nothing: what a formula would give stands there itself."""

import datetime

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from people import HIDDEN_ROW, MERGED_ROWS, Words, rows


def write(path: str, words: Words, epoch_1904: bool = False, iso_dates: bool = False) -> None:
    book = Workbook()
    book.iso_dates = iso_dates
    if epoch_1904:
        book.epoch = CALENDAR_MAC_1904
    other = book.active
    other.title = words.sheets[0]
    other["A1"] = words.explanation
    people, old = book.create_sheet(words.sheets[1]), book.create_sheet(words.sheets[2])
    old.append(words.headers)
    old.sheet_state = "veryHidden"
    people.append(words.headers)
    for number, cells in rows(words).items():
        for column, cell in enumerate(cells, start=1):
            if cell is None:
                continue
            place = people.cell(number, column)
            place.value = cell.value
            if cell.runs:
                place.value = CellRichText(TextBlock(InlineFont(b=True), cell.runs[0]), cell.runs[1])
            if cell.format:
                place.number_format = cell.format
    people.row_dimensions[HIDDEN_ROW].hidden = True
    people.column_dimensions["F"].hidden = True
    people.merge_cells(f"B{MERGED_ROWS[0]}:B{MERGED_ROWS[1]}")
    people["A2"].comment = Comment("Opmerking / remark", "Blijk")
    book.save(path)


def write_formula(path: str) -> None:
    """A formula that nobody calculated."""
    book = Workbook()
    book.active.append(["naam", "rol"])
    book.active.append(["=B2&\" Kok\"", "Bram"])
    book.active.append(["Anna", "=B2"])
    book.save(path)


def write_first_days(path: str) -> None:
    """The days of Excel's own calendar that never were, and those beside them."""
    book = Workbook()
    sheet = book.active
    sheet.append(["naam"])
    for serial in [0, 1, 59, 60, 61, 36526, 36585, 2958465, 2958466, -1]:
        sheet.append([serial])
        sheet.cell(sheet.max_row, 1).number_format = "yyyy-mm-dd"
    sheet.append([datetime.datetime(2026, 2, 5, 14, 30)])
    book.save(path)
