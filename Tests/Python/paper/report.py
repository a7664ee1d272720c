"""Collects what went wrong, and says it at the end."""

import sys


class Report:
    def __init__(self) -> None:
        self.passed = 0
        self.wrong: list[str] = []

    def check(self, holds: bool, what: str) -> None:
        if holds:
            self.passed += 1
        else:
            self.wrong.append(what)

    def end(self) -> int:
        for what in self.wrong:
            print(f"FAIL  {what}", file=sys.stderr)
        if not self.passed and not self.wrong:
            print("FAIL  nothing was checked", file=sys.stderr)
            return 1
        print(f"{self.passed} passed, {len(self.wrong)} failed")
        return 1 if self.wrong else 0
