#!/usr/bin/env python3
"""Runs a program on a terminal of its own, as a person would, and answers what it asks.

    on_terminal.py ANSWERS PROGRAM [ARGUMENT …]

ANSWERS is JSON: what is typed, in order, each when the program asks (its line ends with a colon or a
bracket and a space). One that is {"shown": EXPRESSION} types what the expression's group found last in
what the terminal showed. Whoever asks more gets the end of the file. Prints all that the terminal showed; ends as the program does.
"""

import json
import os
import pty
import re
import select
import sys

ASKS = (b": ", b"] ")
# Ctrl-D, for whoever is asked more than there are answers.
END = b"\x04"
# Seconds to wait for what it says next; then the terminal is hung up.
PATIENCE = 300


def typed(answer: str | dict[str, str], shown: bytes) -> bytes:
    if isinstance(answer, str):
        return answer.encode()
    return re.findall(answer["shown"].encode(), shown)[-1]


def main(answers: list[str | dict[str, str]], command: list[str]) -> int:
    child, terminal = pty.fork()
    if child == 0:
        os.execv(command[0], command)
    shown = b""
    while select.select([terminal], [], [], PATIENCE)[0]:
        try:
            some = os.read(terminal, 4096)
        except OSError:  # Linux says so when nobody holds the other end any more.
            break
        if not some:
            break
        shown += some
        if shown.endswith(ASKS):
            os.write(terminal, typed(answers.pop(0), shown) + b"\n" if answers else END)
    os.close(terminal)
    sys.stdout.buffer.write(shown)
    for answer in answers:
        print(f"not asked for: {answer}")
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1]), sys.argv[2:]))
