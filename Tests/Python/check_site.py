#!/usr/bin/env python3
"""Whether the page of a published site gives the right answer in a real browser, to everybody, and tells
nobody.

    check_site.py [FOLDER]

Every state by scanning, typing and choosing a file, on a phone and on a desk, light and dark, large, printed, by
keyboard; in a frame, without a secure context, without Ed25519, without the network. With FOLDER, pictures
are left there to be looked at. Everything is made here, without code of Blijk.
"""

import html
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from check_access import AXE
from check_service import FROM_ELSEWHERE, HEIGHT, SCHEMES, WIDTHS, Page, typed_by_keyboard
from paper import browser
from paper.report import Report
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from site_page import page as joining
from site_page import publishing, sample
from site_page.documents import Document, Signer, document_id
from site_page.inputs import header, sign
from site_page.cbor import item
from site_page.server import Server

DID = "did:web:bewijs.example"
PLACES = ("index.html", "q/index.html", "c/index.html")
MARKUP = "<img src=x onerror=\"document.title='mis'\"><b>vet</b>"
WITHOUT_ED25519 = """
const subtle = window.SubtleCrypto && SubtleCrypto.prototype;
const importKey = subtle && subtle.importKey;
if (subtle) subtle.importKey = function (format, key, scheme, ...more) {
  window.asked = (window.asked || 0) + (scheme.name === "Ed25519" ? 1 : 0);
  if (scheme.name === "Ed25519") return Promise.reject(new DOMException("no", "NotSupportedError"));
  return importKey.call(this, format, key, scheme, ...more);
};
"""


class SitePage(Page):
    """The page of a published site."""

    def open(self, case: dict) -> None:
        self.driver.get("about:blank")
        asked = case["input"]
        if case["way"] == "scan":
            self.driver.get(f"{case['address']}/q/#{asked}")
        elif case["way"] == "type":
            self.driver.get(f"{case['address']}/")
            self.driver.find_element(By.ID, "input").send_keys(asked, Keys.ENTER)
        else:
            self.driver.get(f"{case['address']}/")
            self.driver.find_element(By.ID, "file").send_keys(asked)
        self.wait(".verdict")

    def told(self, case: dict) -> None:
        """The right answer, where it is read out, and nothing kept or left but one number."""
        name, report = case["name"], self.report
        status = self.driver.find_element(By.CSS_SELECTOR, "[role=status]").text
        report.check(case["heading"] in status, f"{name}: announced {status!r}")
        shown = self.driver.find_elements(By.CSS_SELECTOR, f".verdict.{case['state']}")
        report.check(len(shown) == 1, f"{name}: not {case['state']} but {status!r}")
        heads = [e.text for e in self.driver.find_elements(By.TAG_NAME, "h1") if e.is_displayed()]
        report.check(case["heading"] in heads[0], f"{name}: first heading {heads}")
        report.check("#" not in self.driver.current_url, f"{name}: {self.driver.current_url}")
        away = self.chromium.run(FROM_ELSEWHERE)
        report.check(not away, f"{name}: loaded from elsewhere: {away}")
        kept = self.chromium.run("return Object.keys(localStorage)")
        report.check(set(kept) <= {f"blijk:{DID}"}, f"{name}: kept {kept}")
        report.check(not self.driver.get_cookies(), f"{name}: cookies")
        body = self.driver.find_element(By.TAG_NAME, "body").text
        for text in case.get("shows", []):
            report.check(text in body, f"{name}: {text!r} is not in {body!r}")
        for text in case.get("hides", []):
            report.check(text not in body, f"{name}: {text!r} is there")


class Site:
    """The sites on the server, each as it is or with something missing."""

    def __init__(self, folder: Path) -> None:
        chance = random.Random(7)
        signer, rsa = Signer.make(DID), Signer.make(DID, is_rsa=True)
        documents = sample.documents(signer, chance) + sample.documents(rsa, chance)[:3]
        odd = Document(signer, document_id(chance), {0: 0, 1: MARKUP, 2: "Jan \u202eJansen"}, documents[0].date)
        site = publishing.Site(signer, [*documents, odd], others=[rsa])
        files = site.files()
        self.write(folder / "goed", files)
        self.write(folder / "zonder-kop", without(files, "register/head.txt"))
        self.write(folder / "zonder-sleutels", without(files, ".well-known/did.json"))
        self.write(folder / "zonder-codes", replace(site, has_codes=False).files())
        self.documents, self.odd, self.signer, self.rsa = documents, odd, signer, rsa

    @staticmethod
    def write(folder: Path, files: dict[str, bytes]) -> None:
        publishing.write(folder, files)
        publishing.write(folder, dict.fromkeys(PLACES, joining.page().encode()))

    def cases(self, address: str, folder: Path) -> list[dict]:
        first, practice, letter = self.documents[0], self.documents[2], self.documents[6]
        bare, revoked, taken = self.documents[3], self.documents[7], self.documents[8]
        expired, later, test = self.documents[9], self.documents[11], self.documents[12]
        rsa = self.documents[13]
        all_cases: list[dict] = []

        def add(name: str, way: str, given: str, state: str, heading: str, **more) -> None:
            place = more.pop("place", "goed")
            all_cases.append(
                {"name": name, "way": way, "input": given, "state": state, "heading": heading}
                | {"address": f"{address}/{place}"}
                | more
            )

        paper = "Echt: vergelijk met het papier"
        name = first.facts[2]
        of = ["Gecontroleerd met de kopie van het register van", "Twijfelt u? Bel Buurtkamer Moerwijk"]
        add("valid", "scan", first.digits, "valid", paper, shows=[name, first.code, *of])
        add("valid-rsa", "scan", rsa.digits, "valid", paper, shows=[name, rsa.code])
        add("valid-typed", "type", first.code, "valid", paper, shows=[name, "12 uur", "geoefend"])
        add("practice", "scan", practice.digits, "valid", paper, shows=["Ontvangt gasten: zelfstandig"])
        add("practice-typed", "type", practice.code, "valid", paper, shows=[practice.facts[2]])
        add("tasks-left-out", "scan", bare.digits, "valid", paper, shows=["Niet gecontroleerd: taken, rol"])
        add("letter", "scan", letter.digits, "valid", paper, shows=["tekst van de brief"])
        add("revoked", "scan", revoked.digits, "revoked", "Ingetrokken", hides=[name])
        add("revoked-typed", "type", revoked.code, "revoked", "Ingetrokken", hides=[name])
        add("replaced", "scan", taken.digits, "replaced", "Vervangen", hides=[name])
        add("expired", "scan", expired.digits, "expired", "Niet meer geldig", shows=[expired.facts[2]])
        add("notYetValid", "scan", later.digits, "notYetValid", "Nog niet geldig", shows=[name])
        add("test", "scan", test.digits, "test", "Oefendocument", hides=[name])
        add("unregistered", "scan", self.forged(first), "unregistered", "Niet geldig", hides=["Vals"])
        add("not-in-copy", "scan", self.late(), "statusUnknown", "Niet zeker", shows=["Laat"])
        add("altered", "scan", self.altered(first), "altered", "Niet vertrouwen", hides=[name])
        add("unknownIssuer", "scan", self.strange(first), "unknownIssuer", "Onbekende organisatie", hides=["Vals"])
        add("unreadable", "type", "hallo", "unreadable", "Niet leesbaar")
        add("notFound", "type", "EY77-DD8T-KNMP-93HD", "notFound", "Niets te laten zien")
        add("mistyped", "type", "EY77-DD8T-KNMP-93HE", "notFound", "Code klopt niet")
        add("no-head", "scan", first.digits, "statusUnknown", "Niet zeker", place="zonder-kop", shows=[name])
        add("no-head-typed", "type", first.code, "statusUnknown", "Nu niet te controleren", place="zonder-kop")
        add("no-keys", "scan", first.digits, "statusUnknown", "Nu niet te controleren",
            place="zonder-sleutels", hides=[name, "De digitale handtekening klopt"])
        add("no-codes", "type", first.code, "notFound", "Typen kan hier niet", place="zonder-codes")
        add("markup", "scan", self.odd.digits, "valid", paper, shows=[MARKUP, "Jan [U+202E]Jansen"])
        for ending, content, state, heading, shows in self.dropped(first, practice):
            path = folder / f"bestand-{len(all_cases)}.{ending}"
            path.write_bytes(content)
            add(f"file-{len(all_cases)}-{ending}", "file", str(path), state, heading, shows=shows)
        return all_cases

    def dropped(self, first: Document, second: Document) -> list[tuple]:
        link = f"https://bewijs.example/q#{first.digits}"
        page = f"<!DOCTYPE html><p>{first.facts[2]}<p>{first.code}<a href='{link}'>QR</a>".encode()
        drawing = f"<svg xmlns='http://www.w3.org/2000/svg'><a href='{html.escape(link)}'/></svg>".encode()
        spelled = page.replace(b"/q#5925", b"&#47;q&#x23;&#53;925")
        two = page + f"<a href='/q#{second.digits}'>QR</a>".encode()
        genuine = "Echt: vergelijk met het document"
        shows = [first.facts[2], "is alleen de QR-code gecontroleerd"]
        return [
            ("html", page, "valid", genuine, shows),
            ("html", spelled, "valid", genuine, shows),
            ("svg", drawing, "valid", genuine, shows),
            ("html", two, "unreadable", "Niet te controleren", ["meer dan één bewijs"]),
            ("html", b"<html></html>", "unreadable", "Niet te controleren", ["geen code van een document"]),
            ("json", b'{"proof":{}}', "unreadable", "Niet te controleren", ["dat kan alleen een controledienst"]),
            ("jpg", b"\xff\xd8\xff\xe0" + bytes(3 << 20), "unreadable", "Een foto kan hier niet", []),
            ("pdf", b"%PDF-1.7\n", "unreadable", "Een pdf kan hier nog niet", []),
            ("zip", b"PK\3\4", "unreadable", "Niet te controleren", ["het is beschadigd"]),
        ]

    def late(self) -> str:
        id_of_late = document_id(random.Random(3))
        return Document(self.signer, id_of_late, {0: 0, 1: "EHBO", 2: "Laat"}, self.documents[0].date).digits

    def forged(self, document: Document) -> str:
        return Document(self.signer, document.id, {0: 0, 1: "EHBO", 2: "Vals"}, document.date).digits

    def altered(self, document: Document) -> str:
        other = replace(document, facts=document.facts | {1: "Iets anders"})
        whole = sign(other.signer, item(header(other.signer)).encoded(), item(document.payload).encoded())
        return digits_of(bytearray(whole), len(whole) - 3)

    def strange(self, document: Document) -> str:
        stranger = Signer.make("did:web:vreemd.example")
        return Document(stranger, document.id, {0: 0, 1: "EHBO", 2: "Vals"}, document.date).digits


def digits_of(token: bytearray, place: int) -> str:
    from independent import digits

    token[place] ^= 1
    return digits.encode(bytes(token))


def without(files: dict[str, bytes], path: str) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name != path}


def by_keyboard(page: SitePage, address: str) -> None:
    """To an answer, and to the other language."""
    typed_by_keyboard(page, address)
    page.driver.find_element(By.CSS_SELECTOR, "[data-language=en]").send_keys(Keys.ENTER)
    page.wait("html[lang=en] .verdict.notFound")
    status = page.driver.find_element(By.CSS_SELECTOR, "[role=status]").text
    page.report.check("We cannot show anything" in status, f"the other language: {status!r}")
    where = page.driver.switch_to.active_element.get_attribute("data-language")
    page.report.check(where == "nl", f"after the other language the keyboard is at {where}")


def oddities(page: SitePage, address: str, site: Site) -> None:
    """What a page can be put through."""
    driver, report, first = page.driver, page.report, site.documents[0]
    frame = f"<iframe src='{address}/goed/q/#{first.digits}'></iframe>"
    driver.get(f"{address}/goed/frame.html")
    driver.execute_script("document.body.innerHTML = arguments[0]", frame)
    page.wait("iframe")
    driver.implicitly_wait(0)
    driver.switch_to.frame(0)
    for _ in range(20):
        inside = driver.execute_script("return document.documentElement.childNodes.length")
        if not inside:
            break
        time.sleep(0.05)
    report.check(inside == 0, f"in a frame: {inside} parts are shown")
    driver.switch_to.default_content()

    script = driver.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument", {"source": WITHOUT_ED25519}
    )
    for name, given, state in (("valid", first.digits, "valid"), ("altered", site.altered(first), "altered")):
        page.open({"address": f"{address}/goed", "way": "scan", "input": given})
        shown = driver.find_elements(By.CSS_SELECTOR, f".verdict.{state}")
        report.check(len(shown) == 1, f"without Ed25519: not {name}")
        report.check(driver.execute_script("return window.asked") > 0, "Ed25519 was not asked for")
    driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)

    page.open({"address": f"{address}/goed", "way": "scan", "input": first.digits})
    conditions = {"offline": True, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", conditions)
    driver.execute_script("location.hash = arguments[0]", first.digits)
    page.wait(".verdict.statusUnknown")
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", conditions | {"offline": False})
    driver.execute_script("location.hash = arguments[0]", first.digits)
    page.wait(".verdict.valid")
    driver.execute_script(
        "localStorage.setItem(arguments[0], arguments[1])", f"blijk:{DID}", str(10**10)
    )
    driver.execute_script("location.hash = arguments[0]", first.code)
    page.wait(".verdict.valid")
    number = int(driver.execute_script("return localStorage.getItem(arguments[0])", f"blijk:{DID}"))
    report.check(number < 10**10, f"a number of later than tomorrow stays: {number}")
    driver.execute_script(
        "localStorage.setItem(arguments[0], arguments[1])", f"blijk:{DID}", str(number + 60)
    )
    driver.execute_script("location.hash = arguments[0]", first.digits)
    page.wait(".verdict.statusUnknown")
    driver.execute_script("localStorage.clear()")


CAUGHT = "URL.createObjectURL = (made) => { window.made = made; return 'data:text/plain,x'; };"


def kept(page: SitePage, address: str, site: Site, folder: Path) -> None:
    """The page with its register, saved, and opened where there is no server."""
    driver, report = page.driver, page.report
    page.open({"address": f"{address}/goed", "way": "type", "input": "hallo"})
    driver.execute_script(CAUGHT)
    driver.find_element(By.ID, "keep").click()
    for _ in range(100):
        if driver.execute_script("return Boolean(window.made)"):
            break
        time.sleep(0.05)
    text = driver.execute_async_script("window.made.text().then(arguments[0])")
    path = folder / "bewaard.html"
    path.write_text(text, encoding="utf-8")
    first, revoked = site.documents[0], site.documents[7]
    for name, given, state in (
        ("scanned", first.digits, "valid"),
        ("typed", first.code, "valid"),
        ("withdrawn", revoked.digits, "revoked"),
        ("withdrawn, typed", revoked.code, "revoked"),
        ("altered", site.altered(first), "altered"),
        ("unregistered", site.forged(first), "unregistered"),
    ):
        driver.get("about:blank")
        driver.get(f"{path.as_uri()}#{given}")
        page.wait(".verdict")
        shown = driver.find_elements(By.CSS_SELECTOR, f".verdict.{state}")
        report.check(len(shown) == 1, f"kept: {name} is not {state}")
        report.check("#" not in driver.current_url, f"kept: {driver.current_url}")
    page.look("kept")
    page.open({"address": f"{address}/zonder-kop", "way": "type", "input": "hallo"})
    driver.find_element(By.ID, "keep").click()
    page.wait(".note")
    report.check("niet te bewaren" in driver.find_element(By.ID, "state").text, "kept without a head")


def insecure(page: SitePage, port: int) -> None:
    """By a name that is not this machine's own, without https."""
    page.driver.get("about:blank")
    page.driver.get(f"http://bewijs.test:{port}/goed/q/#12345")
    page.wait(".verdict.refused")
    text = page.driver.find_element(By.TAG_NAME, "main").text
    page.report.check("Hier kan het niet" in text, f"without a secure context: {text!r}")
    page.report.check(not page.driver.find_elements(By.TAG_NAME, "form"), "a form that does nothing")
    page.report.check("#" not in page.driver.current_url, "the fragment stays")
    page.look("without a secure context")


def without_script(page: SitePage, address: str) -> None:
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    page.driver.get(f"{address}/goed/q/#12345")
    text = page.driver.find_element(By.TAG_NAME, "main").text
    page.report.check("JavaScript" in text, f"without script: {text!r}")
    page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def in_all_states(page: SitePage, cases: list[dict], out: Path | None) -> None:
    for case in cases:
        page.open(case)
        page.told(case)
        page.printed(case["name"])
        page.look(case["name"])
        for width in WIDTHS if out else ():
            for scheme in SCHEMES:
                page.colours(scheme)
                page.chromium.resize(width, HEIGHT)
                shot = page.chromium.picture(width, page.chromium.height())
                (out / f"{case['name']}-{width}-{scheme}.png").write_bytes(shot)
        page.colours("light")


def main(folder: str | None = None) -> int:
    browser.need()
    report = Report()
    out = Path(folder) if folder else None
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        site = Site(root)
        (root / "goed/frame.html").write_text("<body></body>")
        with Server(root) as server, browser.Browser("127.0.0.1", "bewijs.test") as chromium:
            address = f"http://127.0.0.1:{server.port}"
            page = SitePage(chromium, report, AXE.read_text(encoding="utf-8"))
            cases = site.cases(address, root)
            chromium.driver.get(f"{address}/goed/")
            page.wait("form")
            page.look("start")
            in_all_states(page, cases, out)
            by_keyboard(page, f"{address}/goed")
            oddities(page, address, site)
            kept(page, address, site, root)
            insecure(page, server.port)
            without_script(page, address)
            for entry in chromium.driver.get_log("browser"):
                told = ("404", "INTERNET_DISCONNECTED", "file://", "Access to fetch")
                is_missing = any(word in entry["message"] for word in told)
                report.check(entry["level"] != "SEVERE" or is_missing, f"the browser says: {entry['message']}")
            log = "\n".join(server.asked)
            for one in site.documents:
                told = [text for text in (one.digits[:60], one.code, one.facts[2]) if text in log]
                report.check(not told, f"the server was told {told}")
    return report.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
