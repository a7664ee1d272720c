"""Debian's chromium, driven through selenium, with no way to the network."""

import base64
import os
import sys
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

CHROMIUM = Path("/usr/bin/chromium")
DRIVER = Path("/usr/bin/chromedriver")
A4 = (794, 1123)  # in the pixels of CSS, of which an inch has 96

OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--disable-background-networking",
    "--no-first-run",
    # Every name is unknown, and what would go out goes to a port where nobody listens.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
)


class Browser:
    """One session; each page after the other."""

    def __init__(self, reaches: str | None = None, also_as: str | None = None) -> None:
        """Reaches one host of this machine, if so told, also by another name, and nothing else."""
        options = webdriver.ChromeOptions()
        options.binary_location = str(CHROMIUM)
        for option in OPTIONS:
            options.add_argument(option)
        if reaches:
            name = f"MAP {also_as} {reaches}, " if also_as else ""
            rules = f"{name}MAP * ~NOTFOUND, EXCLUDE {reaches}"
            options.add_argument(f"--host-resolver-rules={rules}")
            options.add_argument(f"--proxy-bypass-list={reaches};{also_as or reaches}")
            options.add_argument("--accept-lang=nl")
            options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        # The driver listens on this machine, and a proxy set in the surroundings is not for it.
        os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"
        self.driver = webdriver.Chrome(options, Service(str(DRIVER)))

    def __enter__(self) -> "Browser":
        return self

    def __exit__(self, *_) -> None:
        self.driver.quit()

    def resize(self, width: int, height: int, scale: int = 1) -> None:
        """Gives the window a size, and each of its pixels so many dots either way."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def open(self, path: Path) -> None:
        """Opens a file and waits for its fonts."""
        self.driver.get(path.resolve().as_uri())
        self.driver.execute_async_script("document.fonts.ready.then(arguments[0])")

    def run(self, script: str, *arguments):
        return self.driver.execute_script(script, *arguments)

    def picture(self, width: int, height: int) -> bytes:
        """What stands in the upper left of the open page, as PNG."""
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        command = {"format": "png", "clip": clip, "captureBeyondViewport": True}
        return base64.b64decode(
            self.driver.execute_cdp_cmd("Page.captureScreenshot", command)["data"]
        )

    def height(self) -> int:
        return self.run("return document.documentElement.scrollHeight")

    def pdf(self) -> bytes:
        """The open page as a printer gets it."""
        command = {"printBackground": True, "preferCSSPageSize": True}
        return base64.b64decode(self.driver.execute_cdp_cmd("Page.printToPDF", command)["data"])


def need() -> None:
    """Ends with what is missing."""
    missing = [str(path) for path in (CHROMIUM, DRIVER) if not path.exists()]
    if missing:
        sys.exit(f"not on this machine: {' '.join(missing)}")
