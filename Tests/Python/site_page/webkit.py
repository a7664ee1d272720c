"""WebKit, a second engine: that of every phone of one maker."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

DRIVER = "/usr/bin/WebKitWebDriver"
BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
SCREEN = "/usr/bin/Xvfb"


@contextmanager
def webkit():
    """The browser on a screen of its own, whose number the screen chooses."""
    missing = [path for path in (DRIVER, BROWSER, SCREEN) if not Path(path).exists()]
    if missing:
        sys.exit(f"not on this machine: {' '.join(missing)}")
    read, write = os.pipe()
    screen = subprocess.Popen(
        [SCREEN, "-displayfd", str(write), "-screen", "0", "1280x900x24"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as number:
        os.environ["DISPLAY"] = f":{number.readline().strip()}"
    try:
        driver = start()
        try:
            yield driver
        finally:
            # This driver takes no notice of the signal that its library sends, and waits for a minute after.
            driver.close()
            driver.service.process.kill()
            driver.quit()
    finally:
        screen.terminate()
        screen.wait()


def start() -> webdriver.WebKitGTK:
    options = Options()
    options.binary_location = BROWSER
    options.add_argument("--automation")
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost"
    # The engine's own walls need rights that a container does not give.
    os.environ["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
    os.environ["LIBGL_ALWAYS_SOFTWARE"] = "1"
    return webdriver.WebKitGTK(options=options, service=Service(DRIVER))
