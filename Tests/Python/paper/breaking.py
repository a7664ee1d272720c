"""Ways of breaking a good PDF: each changes one thing, as a fault in its writer would."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pymupdf

WAYS: dict[str, Callable[["Broken"], None]] = {}
BYTES: dict[str, Callable[[bytes], bytes]] = {}


def way(function):
    """Changes objects."""
    WAYS[function.__name__.replace("_", " ")] = function
    return function


def raw(function):
    """Changes the file's bytes."""
    BYTES[function.__name__.replace("_", " ")] = function
    return function


class Broken:
    """A file with its objects, to change one."""

    def __init__(self, good: Path) -> None:
        self.document = pymupdf.open(good)
        self.catalog = self.document.pdf_catalog()

    def get(self, xref: int, key: str) -> str:
        return self.document.xref_get_key(xref, key)[1]

    def put(self, xref: int, key: str, value: str = "null") -> None:
        """Without a value it goes."""
        self.document.xref_set_key(xref, key, value)

    def follow(self, xref: int, key: str) -> int:
        return int(self.get(xref, key).split()[0])

    def all(self, key: str, value: str) -> Iterator[int]:
        for xref in range(1, self.document.xref_length()):
            if self.document.xref_get_key(xref, key) == ("name", f"/{value}"):
                yield xref

    def first(self, key: str, value: str) -> int:
        return next(self.all(key, value))

    @property
    def page(self) -> int:
        return self.document[0].xref

    @property
    def metadata(self) -> int:
        return self.follow(self.catalog, "Metadata")

    def rewrite(self, xref: int, old: str, new: str, count: int = 1) -> None:
        stream = self.document.xref_stream(xref)
        changed = re.sub(old.encode(), new.encode(), stream, count=count, flags=re.S)
        assert changed != stream, f"no {old}"
        self.document.update_stream(xref, changed)

    def contents(self, old: str, new: str, count: int = 1) -> None:
        self.rewrite(self.follow(self.page, "Contents"), old, new, count)

    def means(self, other: str) -> None:
        """What the letter a means, in every font that has it."""
        for font in self.all("Subtype", "Type0"):
            table = self.follow(font, "ToUnicode")
            if b"> <0061>" in self.document.xref_stream(table):
                self.rewrite(table, "> <0061>", f"> {other}")

    def says(self, old: str, new: str = "") -> None:
        """In the metadata, which stay unpacked."""
        stream = self.document.xref_stream(self.metadata)
        changed = re.sub(old.encode(), new.encode(), stream, flags=re.S)
        assert changed != stream, f"no {old}"
        self.document.update_stream(self.metadata, changed, compress=False)

    def save(self, place: Path) -> None:
        self.document.save(place, garbage=0)
        self.document.close()


# What the file says of itself.


@way
def no_language(file: Broken) -> None:
    file.put(file.catalog, "Lang")


@way
def not_said_to_be_tagged(file: Broken) -> None:
    file.put(file.catalog, "MarkInfo")


@way
def said_not_to_be_tagged(file: Broken) -> None:
    file.put(file.catalog, "MarkInfo", "<</Marked false>>")


@way
def no_structure(file: Broken) -> None:
    file.put(file.catalog, "StructTreeRoot")


@way
def no_metadata(file: Broken) -> None:
    file.put(file.catalog, "Metadata")


@way
def metadata_that_are_no_xml(file: Broken) -> None:
    file.says("</rdf:RDF>")


@way
def not_said_to_be_pdfa(file: Broken) -> None:
    file.says("<pdfaid:part>3</pdfaid:part>")


@way
def said_to_be_another_part_of_pdfa(file: Broken) -> None:
    file.says("<pdfaid:part>3", "<pdfaid:part>2")


@way
def said_to_be_less_of_pdfa(file: Broken) -> None:
    file.says("<pdfaid:conformance>A", "<pdfaid:conformance>B")


@way
def not_said_to_be_pdfua(file: Broken) -> None:
    file.says(r"<pdfuaid:part>1</pdfuaid:part>")


@way
def no_schema_of_pdfua(file: Broken) -> None:
    file.says(r"<pdfaExtension:schemas>.*</pdfaExtension:schemas>")


@way
def no_title_in_the_metadata(file: Broken) -> None:
    file.says(r"<dc:title>.*</dc:title>")


@way
def the_name_of_the_file_for_its_title(file: Broken) -> None:
    file.put(file.catalog, "ViewerPreferences/DisplayDocTitle", "false")


@way
def a_script_that_runs(file: Broken) -> None:
    file.put(file.catalog, "OpenAction", "<</S/JavaScript/JS(app.alert\\(1\\))>>")


# Colours.


@way
def nobody_says_what_colours_mean(file: Broken) -> None:
    file.put(file.catalog, "OutputIntents")


@way
def a_spoilt_profile(file: Broken) -> None:
    profile = int(re.search(r"DestOutputProfile (\d+)", file.get(file.catalog, "OutputIntents"))[1])
    file.document.update_stream(profile, b"x" * 492)


@way
def a_colour_for_printers(file: Broken) -> None:
    file.contents("/Artifact BMC\n", "/Artifact BMC\n0 0 0 1 k\n")


# Fonts.


@way
def letters_that_say_nothing(file: Broken) -> None:
    file.put(file.first("Subtype", "Type0"), "ToUnicode")


@way
def letters_that_say_others(file: Broken) -> None:
    file.means("<0062>")


@way
def letters_that_say_what_is_none(file: Broken) -> None:
    file.means("<FFFE>")


@way
def a_font_that_is_not_there(file: Broken) -> None:
    descriptor = file.first("Type", "FontDescriptor")
    for key in ("FontFile2", "FontFile3"):
        file.put(descriptor, key)


@way
def a_spoilt_font(file: Broken) -> None:
    descriptor = file.first("Type", "FontDescriptor")
    key = "FontFile3" if file.get(descriptor, "FontFile3") != "null" else "FontFile2"
    file.document.update_stream(file.follow(descriptor, key), b"x" * 900)


@way
def other_widths_than_the_fonts(file: Broken) -> None:
    for kind in ("CIDFontType0", "CIDFontType2"):
        for font in file.all("Subtype", kind):
            file.put(font, "W", "[0[" + "999 " * 40 + "]]")


@way
def nobody_says_which_glyph_is_which(file: Broken) -> None:
    file.put(file.first("Subtype", "CIDFontType2"), "CIDToGIDMap")


@way
def a_glyph_that_the_font_has_not(file: Broken) -> None:
    file.contents(r"\[<[0-9A-F]{4}", "[<0000")


# Parts.


@way
def a_picture_without_words(file: Broken) -> None:
    file.put(file.first("S", "Figure"), "Alt")


@way
def a_part_of_an_unknown_kind(file: Broken) -> None:
    file.put(file.first("S", "H1"), "S", "/Kop")


@way
def a_heading_of_a_heading_that_is_not_there(file: Broken) -> None:
    file.put(file.first("S", "H2"), "S", "/H4")


@way
def a_heading_of_a_table_that_heads_nothing(file: Broken) -> None:
    for heading in file.all("S", "TH"):
        file.put(heading, "A")


@way
def a_row_in_no_table(file: Broken) -> None:
    file.put(file.first("S", "Table"), "S", "/Sect")


@way
def a_row_that_is_short(file: Broken) -> None:
    for row in list(file.all("S", "TR"))[1:]:
        kids = re.findall(r"\d+ 0 R", file.get(row, "K"))
        if len(kids) > 1:
            file.put(row, "K", f"[{kids[0]}]")
            return


@way
def a_text_that_is_part_of_nothing(file: Broken) -> None:
    file.contents(r"/P<</MCID \d+>>BDC\n(.*?)EMC\n", r"\1")


@way
def a_text_whose_part_is_another(file: Broken) -> None:
    file.contents(r"/P<</MCID \d+>>BDC", "/P<</MCID 900>>BDC")


@way
def decoration_that_is_read_aloud(file: Broken) -> None:
    file.contents(r"/Artifact BMC\n(.*?)EMC\n", r"\1")


# Links and what is attached.


@way
def a_link_without_words(file: Broken) -> None:
    file.put(file.first("Subtype", "Link"), "Contents")


@way
def a_link_that_is_part_of_nothing(file: Broken) -> None:
    file.put(file.first("Subtype", "Link"), "StructParent")


@way
def a_link_that_is_not_printed(file: Broken) -> None:
    file.put(file.first("Subtype", "Link"), "F", "0")


@way
def a_page_whose_links_have_no_order(file: Broken) -> None:
    file.put(file.page, "Tabs")


@way
def a_link_to_elsewhere(file: Broken) -> None:
    for link in file.all("Subtype", "Link"):
        if "/q#" in file.get(link, "A/URI"):
            file.put(link, "A/URI", "(https://elders.example/q#1)")


@way
def a_credential_of_nothing(file: Broken) -> None:
    file.put(file.catalog, "AF")


@way
def a_credential_that_says_not_what_it_is(file: Broken) -> None:
    file.put(file.first("Type", "Filespec"), "AFRelationship")


@way
def a_credential_without_a_kind(file: Broken) -> None:
    file.put(file.first("Type", "EmbeddedFile"), "Subtype")


@way
def another_credential(file: Broken) -> None:
    file.rewrite(file.first("Type", "EmbeddedFile"), '"id"', '"Id"')


# What is seen.


@way
def a_line_that_is_not_there(file: Broken) -> None:
    file.contents(r"(/H1<</MCID \d+>>BDC\n).*?(EMC\n)", r"\1\2")


@way
def a_code_with_a_stripe(file: Broken) -> None:
    file.contents(r"(/Figure<</MCID \d+>>BDC\n.*?)(\n[\d.]+ 0 0 [\d.]+ [\d. ]+cm\n)(.*?)f\nQ", r"\1\2f\nQ")


# The file itself.


@raw
def bytes_behind_its_end(good: bytes) -> bytes:
    return good + b"and more\n"


@raw
def bytes_before_its_beginning(good: bytes) -> bytes:
    return b"and more\n" + good


@raw
def half_of_it(good: bytes) -> bytes:
    return good[: len(good) // 2]


@raw
def a_table_that_points_elsewhere(good: bytes) -> bytes:
    return re.sub(rb"startxref\n(\d)", lambda found: b"startxref\n" + (b"1" if found[1] != b"1" else b"2"), good)


@raw
def a_stream_of_another_length(good: bytes) -> bytes:
    return re.sub(rb"/Length (\d)", lambda found: b"/Length " + (b"9" if found[1] != b"9" else b"8"), good, count=1)


@raw
def no_name_for_the_file(good: bytes) -> bytes:
    return re.sub(rb"/ID\[<[0-9a-f]+><[0-9a-f]+>\]", lambda found: b" " * len(found[0]), good)


@raw
def taken_for_text(good: bytes) -> bytes:
    return good.replace(good[9:14], b"%text", 1)


def broken(good: Path, place: Path) -> Iterator[tuple[str, Path]]:
    """The good file as it is written anew, and each broken one, by what was done to it."""
    same = place / "goed.pdf"
    Broken(good).save(same)
    yield "", same
    for number, (name, change) in enumerate(WAYS.items()):
        path = place / f"stuk-{number}.pdf"
        file = Broken(good)
        change(file)
        file.save(path)
        yield name, path
    content = good.read_bytes()
    for number, (name, change) in enumerate(BYTES.items()):
        path = place / f"stuk-bytes-{number}.pdf"
        path.write_bytes(change(content))
        assert path.read_bytes() != content, name
        yield name, path
