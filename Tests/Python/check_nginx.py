#!/usr/bin/env python3
"""Whether the service does what it should behind nginx, and published files are sent as they should be,
with the files that are shipped for that.

    check_nginx.py FOLDER SITE PORT CERTIFICATE KEY STATIC PUBLISHED

SITE and STATIC are the shipped files; only their addresses, folder and certificate are changed. PORT is
the service's, which must allow one question a minute and trust 127.0.0.1. PUBLISHED is what an
organisation with an Ed25519 key published.
"""

import http.client
import os
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path

from paper.report import Report

NGINX = "/usr/sbin/nginx"


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def changed(site: str, report: Report, *changes: tuple[str, str]) -> str:
    """A shipped file with these changes, each of which must fit."""
    text = Path(site).read_text(encoding="utf-8")
    for old, new in changes:
        report.check(old in text, f"no {old} in {site}")
        text = text.replace(old, new)
    return text


def request(port: int, method: str, path: str, headers: dict[str, str]):
    """An answer over https, and its body."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=20)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    return answer, answer.read()


def ask(port: int, path: str) -> http.client.HTTPResponse:
    # Somebody who says to be somebody else.
    lies = {"Forwarded": "for=203.0.113.9;proto=http", "X-Forwarded-For": "203.0.113.9"}
    return request(port, "GET", path, lies)[0]


def check_published(report: Report, port: int, published: str) -> None:
    """Each file as it was written, under its own type, for pages from elsewhere too."""
    types = {
        ".well-known/did.json": "application/json", ".well-known/jwks.json": "application/json",
        "status/1": "application/vc", "register/head.txt": "text/plain",
        "q/index.html": "text/html",
    }
    for path, kind in types.items():
        wanted = (Path(published) / path).read_bytes()
        answer, body = request(port, "GET", f"/{path}", {"Origin": "https://elders.example"})
        report.check((answer.status, body) == (200, wanted), f"{path}: {answer.status}")
        report.check(answer.headers["Content-Type"] == kind, f"{path}: {answer.headers}")
        loader = {
            "Origin": "https://elders.example", "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "cache-control,pragma",
        }
        first, body = request(port, "OPTIONS", f"/{path}", loader)
        report.check((first.status, body) == (204, b""), f"{path}: OPTIONS {first.status}")
        for one in (answer, first):
            report.check(one.headers["Access-Control-Allow-Origin"] == "*", f"{path}: {one.headers}")
        allowed = first.headers["Access-Control-Allow-Headers"] or ""
        for name in ("Cache-Control", "Pragma"):
            report.check(name in allowed, f"{path}: {name} is not allowed: {allowed}")
    missing, _ = request(port, "GET", "/status/2", {})
    report.check(missing.status == 404, f"a list that is not there: {missing.status}")


def main(
    folder: str, site: str, service: str, certificate: str, key: str, static: str, published: str
) -> int:
    report = Report()
    port, plain, files = free_port(), free_port(), free_port()
    certificates = (
        ("/etc/letsencrypt/live/bewijs.example/fullchain.pem", certificate),
        ("/etc/letsencrypt/live/bewijs.example/privkey.pem", key),
    )
    text = changed(
        site, report, ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("127.0.0.1:8080", f"127.0.0.1:{service}"), *certificates,
    ) + changed(
        static, report, ("listen 443 ssl;", f"listen 127.0.0.1:{files} ssl;"),
        ("/srv/blijk/site", published), *certificates,
    )
    home = Path(folder)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "\n".join(f"{kind}_temp_path {home}/tmp-{kind};" for kind in kinds)
    main_file = home / "nginx.conf"
    main_file.write_text(
        f"daemon off; master_process off; pid {home}/pid;\nevents {{}}\nhttp {{\n{places}\n{text}\n}}\n",
        encoding="utf-8",
    )
    log = home / "nginx.log"
    command = [NGINX, "-p", folder, "-c", str(main_file), "-e", str(log)]
    nginx = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        page = ask(port, "/q")
        report.check(page.status == 200, f"the page: {page.status}")
        report.check("Strict-Transport-Security" in page.headers, f"no HSTS: {page.headers}")
        first, second = (ask(port, "/c/EY77-DD8T-KNMP-93HD").status for _ in range(2))
        report.check((first, second) == (200, 429), f"one question a minute: {first}, {second}")
        report.check(ask(port, "/metrics").status == 404, "the totals are for everybody")
        check_published(report, files, published)
        other = http.client.HTTPConnection("127.0.0.1", int(service), timeout=20)
        other.request("GET", "/c/EY77", headers={"X-Forwarded-For": "203.0.113.9"})
        report.check(other.getresponse().status == 200, "somebody else was counted")
        moved = http.client.HTTPConnection("127.0.0.1", plain, timeout=20)
        moved.request("GET", "/q", headers={"Host": "bewijs.example"})
        report.check(
            moved.getresponse().headers["Location"] == "https://bewijs.example/q", "http stays http"
        )
        written = log.read_text(encoding="utf-8") if log.exists() else ""
        report.check("EY77" not in written, "nginx wrote down a code")
    finally:
        nginx.kill()
        nginx.wait(20)
    return report.end()


if __name__ == "__main__":
    os.environ["no_proxy"] = "127.0.0.1"
    sys.exit(main(*sys.argv[1:]))
