"""Sends a published site to servers on this machine by rsync and lftp, and asks hosts that misbehave about it.

Usage: check_publishing.py BLIJK
"""

import http.server
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import FTPServer

BLIJK = sys.argv[1]
failures = []


def expect(what, holds, told=""):
    print(("ok   " if holds else "FAIL ") + what)
    if not holds:
        failures.append(f"{what}: {told}")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Organisation:
    def __init__(self, home):
        self.home = home
        self.folder = home / "buurtkamer"
        self.site = home / "site"
        self.environment = os.environ | {"BLIJK_PASSPHRASE": "kastanje dorpel wolkbreuk fietsbel"}
        self.blijk("init", self.folder, "--name", "Buurtkamer", "--host", "bewijs.example")
        self.blijk("key", "new")
        (home / "lijst.csv").write_text("naam\nAnna Bos\nBram Vos\n")
        self.blijk("issue", "--achievement", "voedselveiligheid", "--roster", home / "lijst.csv",
                   "--out", home / "uit")
        self.profile = (self.folder / "issuer.toml").read_text()

    def run(self, *words):
        if words[0] != "init":
            words += ("--issuer", self.folder)
        return subprocess.run([BLIJK, *map(str, words)], env=self.environment, capture_output=True,
                              text=True, timeout=120)

    def blijk(self, *words):
        ending = self.run(*words)
        if ending.returncode != 0:
            sys.exit(f"blijk {words}: {ending.stdout}{ending.stderr}")
        return ending.stdout

    def uploads_by(self, words):
        listed = ", ".join(f'"{word}"' for word in words)
        (self.folder / "issuer.toml").write_text(f"{self.profile}\n[publish]\nupload = [{listed}]\n")


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def sent_by_rsync(organisation):
    place, port = organisation.home / "rsync", free_port()
    place.mkdir()
    settings = organisation.home / "rsyncd.conf"
    settings.write_text(f"use chroot = no\n[site]\npath = {place}\nread only = no\n"
                        f"uid = {os.getuid()}\ngid = {os.getgid()}\n")
    daemon = subprocess.Popen(["rsync", "--daemon", "--no-detach", f"--port={port}",
                               "--address=127.0.0.1", f"--config={settings}"])
    try:
        for _ in range(100):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            threading.Event().wait(0.1)
        organisation.uploads_by(["rsync", "--archive", "--delete", "{site}/",
                                 f"rsync://127.0.0.1:{port}/site/"])
        organisation.blijk("publish", "--out", organisation.site, "--upload")
        expect("rsync sends all, with dot folders", files(place) == files(organisation.site))
        # Who is erased goes there too.
        code = organisation.blijk("list").splitlines()[-1].split()[0]
        organisation.blijk("hide", code)
        organisation.blijk("publish", "--out", organisation.site, "--upload")
        expect("rsync removes what went", files(place) == files(organisation.site))
        organisation.blijk("show", code)
        changed = organisation.home / "lijst.txt"
        organisation.blijk("publish", "--out", organisation.site, "--changed-list", changed)
        subprocess.run(["rsync", "--archive", "--ignore-times", f"--files-from={changed}", "--delete-missing-args",
                        f"{organisation.site}/", f"rsync://127.0.0.1:{port}/site/"], check=True)
        expect("the list of changes is all that rsync needs", files(place) == files(organisation.site))
    finally:
        daemon.terminate()
        daemon.wait()
    ending = organisation.run("publish", "--out", organisation.site, "--upload")
    expect("a server that is away is told",
           ending.returncode == 2 and "Overzetten is niet gelukt" in ending.stderr
           and "rsync" in ending.stderr, ending.stderr)


def sent_by_lftp(organisation):
    place, port = organisation.home / "ftp", free_port()
    place.mkdir()
    authorizer = DummyAuthorizer()
    authorizer.add_user("buurt", "geheim", str(place), perm="elradfmwMT")
    handler = type("Handler", (FTPHandler,), {"authorizer": authorizer})
    server = FTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    organisation.uploads_by(["lftp", "-e", "set ftp:ssl-allow no; mirror --reverse --delete {site} /; bye",
                             f"ftp://buurt:geheim@127.0.0.1:{port}"])
    organisation.blijk("publish", "--out", organisation.site, "--upload")
    expect("lftp sends all", files(place) == files(organisation.site),
           set(files(place)) ^ set(files(organisation.site)))
    server.close_all()
    organisation.uploads_by(["dit-is-geen-programma", "{site}"])
    ending = organisation.run("publish", "--out", organisation.site, "--upload")
    expect("a program that is not there is told",
           ending.returncode == 2 and "'dit-is-geen-programma' is er niet" in ending.stderr, ending.stderr)
    (organisation.folder / "issuer.toml").write_text(organisation.profile)
    ending = organisation.run("publish", "--out", organisation.site, "--upload")
    expect("none named is told", ending.returncode == 2 and "[publish]" in ending.stderr, ending.stderr)


class Host(http.server.SimpleHTTPRequestHandler):
    """A host that does one thing wrong, or none."""

    folder, fault = "", ""
    extensions_map = {".json": "application/json", ".html": "text/html", "": "application/octet-stream"}

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, directory=self.folder, **named)

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        if self.fault == "no dot folders" and "/." in self.path:
            return self.send_error(404)
        if self.fault == "redirects" and "register" in self.path:
            self.send_response(301)
            self.send_header("Location", "https://elders.example" + self.path)
            return self.end_headers()
        if self.fault == "away" and self.path.startswith("/q"):
            return self.send_error(503)
        return super().do_GET()

    def guess_type(self, path):
        if self.fault == "wrong types" and str(path).endswith(".json"):
            return "text/html"
        return super().guess_type(path)

    def end_headers(self):
        if self.fault != "no CORS":
            self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


def asked(organisation, folder, fault, told):
    handler = type("Handler", (Host,), {"folder": str(folder), "fault": fault})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ending = organisation.run("publish", "--check", f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    text = ending.stdout + ending.stderr
    if told is None:
        expect(f"a good host: {fault or 'nothing wrong'}",
               ending.returncode == 0 and "Scan zelf" in text, text)
    else:
        expect(f"a host with {fault}", ending.returncode == 2 and told in text, text)


def checked(organisation):
    organisation.blijk("publish", "--out", organisation.site)
    old = organisation.home / "oud"
    shutil.copytree(organisation.site, old)
    code = organisation.blijk("list").splitlines()[-1].split()[0]
    organisation.blijk("hide", code)
    organisation.blijk("publish", "--out", organisation.site)
    asked(organisation, organisation.site, "", None)
    asked(organisation, organisation.site, "no CORS", "Access-Control-Allow-Origin: * ontbreekt")
    asked(organisation, organisation.site, "wrong types", "is van een verkeerd soort")
    asked(organisation, organisation.site, "redirects", "stuurt door naar https://elders.example")
    asked(organisation, organisation.site, "no dot folders", "begint met een punt")
    asked(organisation, organisation.site, "away", "antwoordt 503")
    asked(organisation, old, "old files", "is een oudere versie")
    # The old site still has the sealed code of who was hidden since; asked again, as it was not gone.
    for path in (organisation.site / "register").glob("*.bin"):
        shutil.copy(path, old / "register")
    shutil.copy(organisation.site / "register/head.txt", old / "register/head.txt")
    for path in (organisation.site / "codes").iterdir():
        shutil.copy(path, old / "codes")
    organisation.blijk("show", code)
    organisation.blijk("publish", "--out", organisation.site)
    organisation.blijk("hide", code)
    organisation.blijk("publish", "--out", organisation.site)
    shutil.copy(organisation.site / "register/head.txt", old / "register/head.txt")
    for path in (organisation.site / "codes").iterdir():
        shutil.copy(path, old / "codes")
    asked(organisation, old, "a file that should be gone", "staat er nog")
    spoiled = next((organisation.site / "register").glob("*.bin"))
    good = spoiled.read_bytes()
    for path in (organisation.site / "register").glob("*.bin"):
        path.write_bytes(b"x" + path.read_bytes()[1:])
    asked(organisation, organisation.site, "spoiled files", "is niet wat Blijk schreef")
    spoiled.write_bytes(good)
    ending = organisation.run("publish", "--check", f"http://127.0.0.1:{free_port()}")
    expect("no host at all", ending.returncode == 2 and "geen antwoord" in ending.stdout, ending.stdout)


with tempfile.TemporaryDirectory() as home:
    organisation = Organisation(pathlib.Path(home))
    sent_by_rsync(organisation)
    sent_by_lftp(organisation)
    checked(organisation)

if failures:
    sys.exit("\n".join(failures))
print("all as expected")
