#!/usr/bin/env python3
"""The whole way without a server of ours: issue, publish, scan the QR code from a rendered page, and read the answer
in two browsers, on two web servers.

    check_whole_way.py BLIJK

Whatever is withdrawn, replaced, hidden or erased is published again and asked again. Nothing of a document may come
into a server's log, and no browser may ask another address.
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from check_service import FROM_ELSEWHERE
from paper import browser
from paper.report import Report
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from site_page import page as joining
from site_page.server import Server
from site_page.webkit import webkit

LIST = "naam\nAnna Bos\nBram Vos\nÇağla Kaya\nDina Pak\nEmre Oz\nFien Mol\n"
NGINX = """
{user}daemon off;
pid {home}/nginx.pid;
error_log {home}/nginx-error.log;
events {{}}
http {{
  access_log {home}/nginx.log combined;
  types {{ text/html html; application/json json; }}
  default_type application/octet-stream;
  client_body_temp_path {home}/t1; proxy_temp_path {home}/t2; fastcgi_temp_path {home}/t3;
  uwsgi_temp_path {home}/t4; scgi_temp_path {home}/t5;
  server {{ listen 127.0.0.1:{port}; root {site}; }}
}}
"""


SENTENCES = [
    "Deze gegevens komen echt van Buurtkamer Moerwijk. Vergelijk ze met het",
    "Gecontroleerd met de kopie van het register van",
    "Twijfelt u? Bel Buurtkamer Moerwijk.",
]


class Organisation:
    """An organisation that issues and publishes with the program."""

    def __init__(self, program: str, home: Path) -> None:
        self.program, self.home, self.site = program, home, home / "site"
        self.folder = home / "buurtkamer"
        self.environment = os.environ | {"BLIJK_PASSPHRASE": "kastanje dorpel wolkbreuk fietsbel"}
        self("init", self.folder, "--name", "Buurtkamer Moerwijk", "--host", "bewijs.example")
        self("key", "new")
        (home / "lijst.csv").write_text(LIST)
        self("issue", "--achievement", "voedselveiligheid", "--roster", home / "lijst.csv", "--out", home / "uit",
             "--format", "pdf,html,svg")
        (home / "kort.csv").write_text("naam\nGerda Oud\n")
        self("issue", "--achievement", "voedselveiligheid", "--roster", home / "kort.csv", "--out", home / "kort",
             "--date", "2026-01-05", "--valid-until", "2026-06-30")
        self.names = [line.strip() for line in LIST.splitlines()[1:]] + ["Gerda Oud"]
        listed = self("list").splitlines()
        self.codes = {name: next(line.split()[0] for line in listed if name in line) for name in self.names}
        self.publish()

    def __call__(self, *words) -> str:
        words = list(map(str, words)) + ([] if words[0] == "init" else ["--issuer", str(self.folder)])
        ending = subprocess.run([self.program, *words], env=self.environment, capture_output=True, text=True,
                                timeout=120)
        if ending.returncode != 0:
            sys.exit(f"blijk {words}: {ending.stdout}{ending.stderr}")
        return ending.stdout

    def publish(self) -> None:
        self("publish", "--out", self.site)

    def file(self, name: str, ending: str) -> Path:
        return next(self.home.glob(f"*/*{self.codes[name]}.{ending}"))

    def scanned(self, name: str) -> str:
        """What a scanner reads from the page as it is drawn."""
        picture = self.home / "scan.png"
        subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", self.file(name, "pdf"),
                        picture.with_suffix("")], check=True)
        return subprocess.run(["zbarimg", "--raw", "--quiet", "--nodbus", "-Sdisable", "-Sqrcode.enable", picture],
                              check=True, capture_output=True, text=True).stdout.strip()


class Asker:
    """A browser at one server."""

    def __init__(self, driver, address: str, report: Report, name: str) -> None:
        self.driver, self.address, self.report, self.name = driver, address, report, name

    def expect(self, what: str, way: str, given: str, state: str, shows=(), hides=()) -> None:
        self.driver.set_page_load_timeout(30)
        self.driver.get("about:blank")
        if way == "scan":
            self.driver.get(f"{self.address}/q/#{given.split('#')[1]}")
        else:
            self.driver.get(f"{self.address}/")
            name = "input" if way == "type" else "file"
            try:
                box = WebDriverWait(self.driver, 20).until(lambda one: one.find_element(By.ID, name))
            except TimeoutException:
                sys.exit(f"{self.name}, {what}: {self.driver.current_url} {self.driver.page_source[-600:]}")
            box.send_keys(given, *([Keys.ENTER] if way == "type" else []))
        found, body = "", ""
        for _ in range(200):
            answers = self.driver.find_elements(By.CSS_SELECTOR, ".verdict")
            if answers:
                found = answers[0].get_attribute("class")
                break
            time.sleep(0.05)
        body = self.driver.find_element(By.TAG_NAME, "body").text
        self.report.check(found == f"verdict {state}", f"{self.name}, {what}: {found!r} {body[:200]!r}")
        for text in shows:
            self.report.check(text in body, f"{self.name}, {what}: {text!r} is not there")
        for text in hides:
            self.report.check(text not in body, f"{self.name}, {what}: {text!r} is there")
        self.report.check("#" not in self.driver.current_url, f"{self.name}, {what}: fragment stays")
        away = self.driver.execute_script(FROM_ELSEWHERE)
        self.report.check(not away, f"{self.name}, {what}: loaded {away}")


@contextmanager
def nginx(home: Path, site: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = home / "nginx.conf"
    settings.write_text(NGINX.format(user="user root; " if os.getuid() == 0 else "", home=home, site=site, port=port))
    running = subprocess.Popen(["/usr/sbin/nginx", "-p", home, "-c", settings])
    for _ in range(400):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                break
        if running.poll() is not None:
            sys.exit((home / "nginx-error.log").read_text())
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}", home / "nginx.log"
    finally:
        running.terminate()
        running.wait()


def first(askers: list[Asker], one: Organisation) -> None:
    """What holds after the first publication."""
    anna, code = one.scanned("Anna Bos"), one.codes["Anna Bos"]
    facts = ["Anna Bos", "Veilig werken met voedsel", "Buurtkamer Moerwijk", *SENTENCES]
    digit = len(anna) - 40
    spoiled = anna[:digit] + str((int(anna[digit]) + 1) % 10) + anna[digit + 1 :]
    for asker in askers:
        asker.expect("scanned", "scan", anna, "valid", facts)
        asker.expect("typed", "type", code, "valid", [*facts, "geoefend"])
        asker.expect("a letter away", "scan", one.scanned("Çağla Kaya"), "valid", ["Çağla Kaya"])
        asker.expect("one digit changed", "scan", spoiled, "altered", hides=["Anna Bos"])
        asker.expect("expired", "scan", one.scanned("Gerda Oud"), "expired", ["Gerda Oud"])
        for ending in ("html", "svg"):
            asker.expect(f"chosen {ending}", "file", str(one.file("Anna Bos", ending)), "valid", facts)


def later(askers: list[Asker], one: Organisation) -> None:
    """What holds once something became of them."""
    one("revoke", one.codes["Anna Bos"], "--because", "vergissing", "--yes")
    one("hide", one.codes["Bram Vos"])
    scanned = {name: one.scanned(name) for name in one.names}
    one("erase", one.codes["Çağla Kaya"], "--yes")
    (one.home / "beter.csv").write_text(f"vervangt;naam\n{one.codes['Dina Pak']};Dina Pakker\n")
    one("replace", "--roster", one.home / "beter.csv", "--out", one.home / "beter", "--yes")
    one.publish()
    for asker in askers:
        asker.expect("withdrawn", "scan", scanned["Anna Bos"], "revoked", hides=["Anna Bos"])
        asker.expect("withdrawn, typed", "type", one.codes["Anna Bos"], "revoked", hides=["Anna Bos"])
        asker.expect("hidden", "scan", scanned["Bram Vos"], "valid", ["Bram Vos"])
        asker.expect("hidden, typed", "type", one.codes["Bram Vos"], "notFound", hides=["Bram Vos"])
        asker.expect("erased", "scan", scanned["Çağla Kaya"], "valid", ["Çağla Kaya"])
        asker.expect("erased, typed", "type", one.codes["Çağla Kaya"], "notFound", hides=["Çağla"])
        asker.expect("replaced", "scan", scanned["Dina Pak"], "replaced", hides=["Dina"])
        asker.expect("replaced, typed", "type", one.codes["Dina Pak"], "replaced", hides=["Dina"])
        asker.expect("still good", "type", one.codes["Emre Oz"], "valid", ["Emre Oz"])


def main() -> int:
    report = Report()
    with tempfile.TemporaryDirectory() as place, browser.Browser("127.0.0.1") as chromium, webkit() as other:
        home = Path(place)
        one = Organisation(sys.argv[1], home)
        with Server(one.site) as plain, nginx(home, one.site) as (address, log):
            places = [f"http://127.0.0.1:{plain.port}", address]
            askers = [
                Asker(driver, at, report, f"{name} at {at}")
                for name, driver in (("Chromium", chromium.driver), ("WebKit", other)) for at in places
            ]
            for name in ("index.html", "q/index.html", "c/index.html"):
                own = (one.site / name).read_text(encoding="utf-8")
                report.check(own == joining.page(), f"{name} is not what its parts make")
            first(askers, one)
            later(askers, one)
            told = "\n".join(plain.asked) + log.read_text()
        for secret in [*one.names, *one.codes.values(), *(code.replace("-", "") for code in one.codes.values())]:
            report.check(secret not in told, f"a server was told {secret}")
        report.check(not re.search(r"[0-9]{40}", told), "a server was told a code's digits")
        report.check("head.txt" in told, "the servers were asked nothing")
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
