#!/usr/bin/env python3
"""Whether everybody can read what the check service answers, in a real browser.

    check_service.py CASES [FOLDER]

CASES is a JSON list of {"name", "address", "way", "input", "state", "heading"}: what is asked, of which
service, and what must be answered; `way` is "scan", "type" or "file". With FOLDER, pictures of every
answer are left there to be looked at.
"""

import json
import re
import sys
import time
from pathlib import Path

from check_access import AXE, CUT_OFF, RUN
from paper import browser
from paper.report import Report
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
HEIGHT = 800
FROM_ELSEWHERE = """
return performance.getEntriesByType("resource").map((e) => e.name)
  .filter((name) => !name.startsWith(location.origin) && !name.startsWith("data:"));
"""


class Page:
    """The page of a service, and what can be found on it."""

    def __init__(self, chromium: browser.Browser, report: Report, axe: str) -> None:
        self.chromium, self.driver, self.report, self.axe = chromium, chromium.driver, report, axe

    def ask(self, case: dict) -> None:
        address, asked = case["address"], case["input"]
        # The same address with another fragment would load nothing.
        self.driver.get("about:blank")
        if case["way"] == "scan":
            self.driver.get(f"{address}/q#{asked.split('#')[-1]}")
        elif case["way"] == "type":
            self.driver.get(f"{address}/c#{asked}")
        else:
            self.driver.get(f"{address}/")
            self.driver.find_element(By.ID, "file").send_keys(asked)
        self.wait(".verdict")

    def wait(self, selector: str) -> None:
        for _ in range(200):
            if self.driver.find_elements(By.CSS_SELECTOR, selector):
                return
            time.sleep(0.05)
        self.report.check(False, f"no {selector} came: {self.driver.page_source[:900]}")

    def colours(self, scheme: str) -> None:
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def look(self, name: str) -> None:
        """All rules, at every width, in every colour, and with letters twice as large."""
        self.chromium.run(self.axe)
        for scheme in SCHEMES:
            self.colours(scheme)
            for width in WIDTHS:
                for size in ("100%", "200%"):
                    self.chromium.run(f"document.documentElement.style.fontSize = '{size}'")
                    self.chromium.resize(width, HEIGHT)
                    self.look_once(f"{name}, {scheme}, {width} px, {size}", width)
        self.chromium.run("document.documentElement.style.fontSize = ''")
        self.colours("light")

    def look_once(self, name: str, width: int) -> None:
        found = self.driver.execute_async_script(RUN)
        self.report.check(not found["violations"], f"{name}: {'; '.join(found['violations'])[:900]}")
        self.report.check(found["passes"] >= 10, f"{name}: only {found['passes']} rules were tried")
        wide = self.chromium.run("return document.documentElement.scrollWidth")
        self.report.check(wide <= width, f"{name}: {wide} px wide")
        cut = self.chromium.run(CUT_OFF)
        self.report.check(not cut, f"{name}: cut off: {cut}")

    def announced(self, case: dict) -> None:
        """The answer stands in the part that is read out, and at the top of the page."""
        name = case["name"]
        status = self.driver.find_element(By.CSS_SELECTOR, "[role=status]")
        self.report.check(case["heading"] in status.text, f"{name}: announced {status.text!r}")
        shown = self.driver.find_elements(By.CSS_SELECTOR, f".verdict.{case['state']}")
        self.report.check(len(shown) == 1, f"{name}: not {case['state']}")
        heads = [e.text for e in self.driver.find_elements(By.TAG_NAME, "h1") if e.is_displayed()]
        self.report.check(case["heading"] in heads[0], f"{name}: first heading {heads}")
        self.report.check("#" not in self.driver.current_url, f"{name}: {self.driver.current_url}")
        away = self.chromium.run(FROM_ELSEWHERE)
        self.report.check(not away, f"{name}: loaded from elsewhere: {away}")
        cookies = self.driver.get_cookies() or self.chromium.run("return localStorage.length")
        self.report.check(not cookies, f"{name}: kept {cookies}")

    def printed(self, name: str) -> bytes:
        pdf = self.chromium.pdf()
        sheets = len(re.findall(rb"/Type\s*/Page[^s]", pdf))
        self.report.check(sheets == 1, f"{name}: prints on {sheets} sheets")
        return pdf

    def complaints(self) -> None:
        for entry in self.driver.get_log("browser"):
            # A verdict that is refused for want of patience has a status of its own.
            if entry["level"] == "SEVERE" and "429" not in entry["message"]:
                self.report.check(False, f"the browser says: {entry['message']}")


def press(page: Page, keys: str, back: bool = False) -> None:
    """Keys on whatever has the focus."""
    chain = ActionChains(page.driver)
    if back:
        chain.key_down(Keys.SHIFT)
    chain.send_keys(keys)
    if back:
        chain.key_up(Keys.SHIFT)
    chain.perform()


def typed_by_keyboard(page: Page, address: str) -> None:
    """From the address bar to an answer, without a mouse."""
    page.driver.get("about:blank")
    page.driver.get(f"{address}/")
    seen = []
    for _ in range(8):
        press(page, Keys.TAB)
        seen.append(page.driver.switch_to.active_element.get_attribute("id") or "?")
        if seen[-1] == "input":
            break
    page.report.check(seen[-1] == "input", f"by keyboard: {seen}")
    press(page, "EY77-DD8T-KNMP-93HD" + Keys.ENTER)
    page.wait(".verdict.notFound")


def by_keyboard(page: Page, case: dict) -> None:
    """To an answer, and to the other language."""
    typed_by_keyboard(page, case["address"])
    for _ in range(12):
        press(page, Keys.TAB, back=True)
        if page.driver.switch_to.active_element.get_attribute("data-language") == "en":
            break
    press(page, Keys.ENTER)
    page.wait("html[lang=en] .verdict.notFound")
    status = page.driver.find_element(By.CSS_SELECTOR, "[role=status]").text
    page.report.check("We cannot show anything" in status, f"the other language: {status!r}")
    where = page.driver.switch_to.active_element.get_attribute("data-language")
    page.report.check(where == "nl", f"after the other language the keyboard is at {where}")


def without_script(page: Page, case: dict) -> None:
    """The form answers by itself, and so does the other language."""
    off = lambda value: page.driver.execute_cdp_cmd(  # noqa: E731
        "Emulation.setScriptExecutionDisabled", {"value": value}
    )
    off(True)
    page.driver.get(f"{case['address']}/q#12345")
    explained = page.driver.find_element(By.TAG_NAME, "noscript").text
    page.report.check("JavaScript" in explained, f"without script: {explained!r}")
    files = page.driver.find_element(By.ID, "files").is_displayed()
    page.report.check(not files, "without script: a file can be chosen, but nothing would happen")
    off(False)
    page.look("start without script")
    off(True)
    page.driver.find_element(By.ID, "input").send_keys(case["input"], Keys.ENTER)
    page.wait(f".verdict.{case['state']}")
    off(False)
    page.look(f"{case['name']} without script")
    off(True)
    page.driver.find_element(By.CSS_SELECTOR, "nav button").click()
    page.wait("html[lang=en] .verdict")
    off(False)


def main(path: str, folder: str | None = None) -> int:
    browser.need()
    cases = json.loads(Path(path).read_text(encoding="utf-8"))
    report = Report()
    out = Path(folder) if folder else None
    with browser.Browser(reaches="127.0.0.1") as chromium:
        page = Page(chromium, report, AXE.read_text(encoding="utf-8"))

        def picture(name: str, width: int, scheme: str) -> None:
            if not out:
                return
            page.colours(scheme)
            chromium.resize(width, HEIGHT, 2 if width == 320 else 1)
            shot = chromium.picture(width, chromium.height())
            (out / f"{name}-{width}-{scheme}.png").write_bytes(shot)
            page.colours("light")

        chromium.driver.get(f"{cases[0]['address']}/")
        page.look("start")
        picture("start", 320, "light")
        picture("start", 1280, "dark")
        for case in cases:
            page.ask(case)
            page.announced(case)
            pdf = page.printed(case["name"])
            if out:
                (out / f"{case['name']}.pdf").write_bytes(pdf)
            page.look(case["name"])
            for width in WIDTHS:
                for scheme in SCHEMES:
                    picture(case["name"], width, scheme)
        by_keyboard(page, cases[0])
        without_script(page, next(case for case in cases if case["way"] == "type"))
        page.complaints()
    return report.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
