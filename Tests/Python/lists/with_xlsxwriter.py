"""Writes the lists with XlsxWriter."""

import xlsxwriter

from people import HIDDEN_ROW, MERGED_ROWS, Words, large, rows


def write(path: str, words: Words, epoch_1904: bool = False) -> None:
    book = xlsxwriter.Workbook(path, {"date_1904": epoch_1904})
    other, people, old = (book.add_worksheet(name) for name in words.sheets)
    other.write(0, 0, words.explanation)
    old.write_row(0, 0, words.headers)
    old.hide()
    people.write_row(0, 0, words.headers)
    for number, cells in rows(words).items():
        for column, cell in enumerate(cells):
            if cell is None:
                continue
            shown = book.add_format({"num_format": cell.format}) if cell.format else None
            if cell.formula:
                people.write_formula(number - 1, column, "=" + cell.formula, shown, cell.value)
            elif cell.runs:
                bold = book.add_format({"bold": True})
                people.write_rich_string(number - 1, column, bold, cell.runs[0], cell.runs[1])
            elif hasattr(cell.value, "hour") or hasattr(cell.value, "year"):
                people.write_datetime(number - 1, column, cell.value, shown)
            else:
                people.write(number - 1, column, cell.value, shown)
    people.set_row(HIDDEN_ROW - 1, None, None, {"hidden": True})
    people.set_column(5, 5, None, None, {"hidden": True})
    first, last = (number - 1 for number in MERGED_ROWS)
    people.merge_range(first, 1, last, 1, words.roles[1])
    people.write_comment(1, 0, "Opmerking / remark")
    book.close()


def write_large(path: str, count: int) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for number, cells in enumerate(large(count)):
        sheet.write_row(number, 0, cells)
    book.close()
