"""Writes the lists with odfpy."""

from datetime import date, time

from odf.number import DateStyle, Day, Month, Number, NumberStyle, Text, Year
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P

from people import HIDDEN_ROW, MERGED_ROWS, Words, rows

EMPTY_COLUMNS_BEHIND = 16378
EMPTY_ROWS_BEHIND = 1048568


class Styles:
    """The styles of one document, each made once."""

    def __init__(self, document, words: Words):
        self.document = document
        self.hidden = Style(name="hidden", family="table")
        self.hidden.addElement(TableProperties(display="false"))
        document.automaticstyles.addElement(self.hidden)
        self.by_format = {
            words.month: self.cell("month", DateStyle(name="N1"), [Month(), Year()]),
            words.day: self.cell("day", DateStyle(name="N2"), [Day(), Month(), Year()]),
            words.long_day: self.cell("long", DateStyle(name="N3"), [Day(), Month(textual="true"), Year()]),
            "00000": self.cell("zeros", NumberStyle(name="N4"), [Number(minintegerdigits="5")]),
        }

    def cell(self, name, data, parts):
        for part in parts:
            data.addElement(part)
            if part is not parts[-1]:
                data.addElement(Text(text="-"))
        self.document.automaticstyles.addElement(data)
        style = Style(name=name, family="table-cell", datastylename=data)
        self.document.automaticstyles.addElement(style)
        return style


def written(cell, styles: Styles) -> TableCell:
    value, given, shown = cell.value, {}, str(cell.value)
    if isinstance(value, bool):
        given = {"valuetype": "boolean", "booleanvalue": str(value).lower()}
        shown = "WAAR" if value else "ONWAAR"
    elif isinstance(value, date):
        given = {"valuetype": "date", "datevalue": value.isoformat()}
    elif isinstance(value, time):
        given = {"valuetype": "time", "timevalue": value.strftime("PT%HH%MM%SS")}
    elif isinstance(value, (int, float)):
        given = {"valuetype": "percentage" if cell.format == "0%" else "float", "value": repr(value)}
        if cell.format == "00000":
            shown = f"{value:05}"
    else:
        given = {"valuetype": "string"}
    if cell.formula:
        given["formula"] = "of:=" + cell.formula
    if cell.format in styles.by_format:
        given["stylename"] = styles.by_format[cell.format]
    place = TableCell(**given)
    for line in shown.split("\n"):
        place.addElement(P(text=line))
    return place


def write(path: str, words: Words) -> None:
    document = OpenDocumentSpreadsheet()
    styles = Styles(document, words)
    other, people, old = (Table(name=name) for name in words.sheets)
    other.addElement(row([text(words.explanation)]))
    old.setAttribute("stylename", styles.hidden)
    old.addElement(row([text(header) for header in words.headers]))
    people.addElement(TableColumn(numbercolumnsrepeated=5))
    people.addElement(TableColumn(visibility="collapse"))
    people.addElement(TableColumn(numbercolumnsrepeated=EMPTY_COLUMNS_BEHIND))
    headers = [text(header) for header in words.headers]
    people.addElement(row(headers + [TableCell(numbercolumnsrepeated=EMPTY_COLUMNS_BEHIND)]))
    last = 1
    for number, cells in rows(words).items():
        if number > last + 1:
            people.addElement(TableRow(numberrowsrepeated=number - last - 1))
        places = [TableCell() if cell is None else written(cell, styles) for cell in cells]
        if number == 2:
            remark = Annotation()
            remark.addElement(P(text="Opmerking / remark"))
            places[0].insertBefore(remark, places[0].firstChild)
        if number == MERGED_ROWS[0]:
            places[1].setAttribute("numberrowsspanned", 2)
        if number == MERGED_ROWS[1]:
            places[1] = CoveredTableCell()
        attributes = {"visibility": "filter"} if number == HIDDEN_ROW else {}
        people.addElement(row(places, **attributes))
        last = number
    people.addElement(TableRow(numberrowsrepeated=EMPTY_ROWS_BEHIND))
    for table in (other, people, old):
        document.spreadsheet.addElement(table)
    document.save(path)


def row(places, **attributes) -> TableRow:
    result = TableRow(**attributes)
    for place in places:
        result.addElement(place)
    return result


def text(value: str) -> TableCell:
    place = TableCell(valuetype="string")
    place.addElement(P(text=value))
    return place
