#!/usr/bin/env python3
"""Whether others read in a message what is in it: Python's email and Debian's mshow.

    check_mail.py FOLDER

Of every mail/NAME.eml of an issued folder: Python finds no defect in any header or part, and it is as RFC
5322 wants it (a sender, a date, one recipient, short lines that end in CR LF, ASCII); mail programs take it
for a draft; its text has the note, and the file that is attached is the pdf, byte for byte, for both.
"""

import email
import email.policy
import subprocess
import sys
import tempfile
from pathlib import Path

from paper.report import Report

MSHOW = "/usr/bin/mshow"


def defects(message) -> list:
    found = list(message.defects)
    for part in message.walk():
        found += part.defects
        for value in part.values():
            found += getattr(value, "defects", ())
    return found


def check_form(file: Path, raw: bytes, report: Report) -> None:
    lines = raw.split(b"\r\n")
    report.check(b"\n" not in b"".join(lines), f"{file.name}: a line without CR LF")
    report.check(raw.isascii(), f"{file.name}: not in ASCII")
    longest = max(map(len, lines))
    report.check(longest <= 100, f"{file.name}: a line of {longest}")


def check_python(file: Path, raw: bytes, report: Report) -> None:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    report.check(not defects(message), f"{file.name}: {defects(message)}")
    for name in ("From", "Date", "To", "Subject", "X-Unsent", "MIME-Version"):
        report.check(len(message.get_all(name, [])) == 1, f"{file.name}: {name}")
    report.check(message["X-Unsent"] == "1", f"{file.name}: not a draft")
    report.check(len(message["To"].addresses) == 1, f"{file.name}: {message['To']}")
    report.check(message["From"].groups[0].display_name == "Buurtkamer Moerwijk", f"{file.name}: {message['From']}")
    report.check(message["Date"].datetime is not None, f"{file.name}: {message['Date']}")
    name = message["To"].addresses[0].display_name
    text = message.get_body(("plain",)).get_content()
    document = file.parents[1] / f"{file.stem}.pdf"
    note = (file.parents[1] / "uitleg" / f"{file.stem}.txt").read_text("utf-8")
    report.check(note.strip() in text.replace("\r\n", "\n"), f"{file.name}: no note")
    report.check(name in text, f"{file.name}: {name} is not in the text")
    files = list(message.iter_attachments())
    report.check(len(files) == 1, f"{file.name}: {len(files)} attached")
    report.check(files[0].get_content_type() == "application/pdf", f"{file.name}: not a pdf")
    report.check(files[0].get_content() == document.read_bytes(), f"{file.name}: another pdf")
    report.check(files[0].get_filename().endswith(".pdf"), f"{file.name}: {files[0].get_filename()}")


def check_mshow(file: Path, report: Report) -> None:
    """mblaze tells parts by their numbers; the third is the pdf."""
    shown = subprocess.run([MSHOW, str(file)], capture_output=True)
    report.check(shown.returncode == 0 and not shown.stderr, f"{file.name}: {shown.stderr!r}")
    note = (file.parents[1] / "uitleg" / f"{file.stem}.txt").read_text("utf-8")
    text = shown.stdout.decode("utf-8").replace("\r\n", "\n")
    report.check(note.strip().splitlines()[0] in text, f"{file.name}: mshow shows {text!r}")
    with tempfile.TemporaryDirectory() as place:
        subprocess.run([MSHOW, "-x", str(file)], cwd=place, capture_output=True, check=True)
        taken = [path.read_bytes() for path in Path(place).iterdir() if path.suffix == ".pdf"]
    document = file.parents[1] / f"{file.stem}.pdf"
    report.check(taken == [document.read_bytes()], f"{file.name}: mshow takes out {len(taken)}")


def main(folder: str) -> int:
    report = Report()
    files = sorted((Path(folder) / "mail").glob("*.eml"))
    for file in files:
        raw = file.read_bytes()
        check_form(file, raw, report)
        check_python(file, raw, report)
        check_mshow(file, report)
    print(f"{len(files)} messages")
    return report.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
