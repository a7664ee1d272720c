#!/usr/bin/env python3
"""Writes the lists of people.py with XlsxWriter, openpyxl and odfpy into a folder.

    make_lists.py FOLDER          the small ones
    make_lists.py FOLDER COUNT    one of so many people, as .xlsx and .ods
"""

import sys
import zipfile
from xml.sax.saxutils import escape

import with_odfpy
import with_openpyxl
import with_xlsxwriter
from people import DUTCH, LANGUAGES, large


def small(folder: str) -> None:
    for language, words in LANGUAGES.items():
        with_xlsxwriter.write(f"{folder}/xlsxwriter-{language}.xlsx", words)
        with_openpyxl.write(f"{folder}/openpyxl-{language}.xlsx", words)
        with_odfpy.write(f"{folder}/odfpy-{language}.ods", words)
    with_xlsxwriter.write(f"{folder}/xlsxwriter-1904.xlsx", DUTCH, epoch_1904=True)
    with_openpyxl.write(f"{folder}/openpyxl-1904.xlsx", DUTCH, epoch_1904=True)
    with_openpyxl.write(f"{folder}/openpyxl-iso.xlsx", DUTCH, iso_dates=True)
    with_openpyxl.write_formula(f"{folder}/formula.xlsx")
    with_openpyxl.write_first_days(f"{folder}/days.xlsx")


def large_ods(path: str, count: int) -> None:
    """As LibreOffice writes it; odfpy would take minutes."""
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        lines = [
            f'<office:document-content xmlns:office="{names}office:1.0" '
            f'xmlns:table="{names}table:1.0" xmlns:text="{names}text:1.0" '
            'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
            '<office:body><office:spreadsheet><table:table table:name="Blad1">'
        ]
        for cells in large(count):
            lines.append('<table:table-row table:style-name="ro1">' + "".join(
                '<table:table-cell office:value-type="string" calcext:value-type="string">'
                f"<text:p>{escape(cell)}</text:p></table:table-cell>" for cell in cells
            ) + "</table:table-row>")
        lines.append("</table:table></office:spreadsheet></office:body></office:document-content>")
        file.writestr("content.xml", "".join(lines))


if __name__ == "__main__":
    if len(sys.argv) == 2:
        small(sys.argv[1])
    else:
        with_xlsxwriter.write_large(f"{sys.argv[1]}/large.xlsx", int(sys.argv[2]))
        large_ods(f"{sys.argv[1]}/large.ods", int(sys.argv[2]))
