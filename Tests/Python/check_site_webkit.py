#!/usr/bin/env python3
"""Whether the page of a published site gives the right answers in WebKit, a second engine: that of every phone
of one maker.

    check_site_webkit.py

Needs WebKitWebDriver and Xvfb (Debian: webkit2gtk-driver, xvfb). Everything is made here.
"""

import sys
import tempfile
import time
from pathlib import Path

from check_site import Site
from paper.report import Report
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from site_page.server import Server
from site_page.webkit import webkit

# What differs between engines: signatures, sealed codes, files, fragments.
ASKED = {
    "valid", "valid-rsa", "valid-typed", "practice", "revoked", "revoked-typed", "replaced", "expired", "altered",
    "unregistered", "unknownIssuer", "not-in-copy", "unreadable", "notFound", "mistyped", "no-head", "no-keys",
    "no-codes", "markup",
}


def answer(driver: webdriver.WebKitGTK, case: dict) -> str:
    """The class of the answer."""
    driver.get("about:blank")
    if case["way"] == "scan":
        driver.get(f"{case['address']}/q/#{case['input']}")
    else:
        driver.get(f"{case['address']}/")
        driver.find_element(By.ID, "input").send_keys(case["input"], Keys.ENTER)
    for _ in range(200):
        found = driver.find_elements(By.CSS_SELECTOR, ".verdict")
        if found:
            return found[0].get_attribute("class")
        time.sleep(0.05)
    return f"nothing: {driver.page_source[:300]}"


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as place, Server(Path(place)) as server, webkit() as driver:
        print(driver.capabilities["browserName"], driver.capabilities["browserVersion"])
        cases = Site(Path(place)).cases(f"http://127.0.0.1:{server.port}", Path(place))
        for case in (one for one in cases if one["name"] in ASKED):
            came = answer(driver, case)
            report.check(came == f"verdict {case['state']}", f"{case['name']}: {came}")
            body = driver.find_element(By.TAG_NAME, "body").text
            absent = [text for text in case.get("shows", []) if text not in body]
            report.check(not absent, f"{case['name']}: {absent} not in {body!r}")
            hidden = [text for text in case.get("hides", []) if text in body]
            report.check(not hidden, f"{case['name']}: {hidden}")
            report.check("#" not in driver.current_url, f"{case['name']}: {driver.current_url}")
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
