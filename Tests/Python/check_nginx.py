#!/usr/bin/env python3
"""Whether the service does what it should behind nginx, with the file that is shipped for that.

    check_nginx.py FOLDER SITE PORT CERTIFICATE KEY

SITE is the shipped file; only its addresses and certificate are changed. PORT is the service's, which
must allow one question a minute and trust 127.0.0.1.
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


def ask(port: int, path: str) -> http.client.HTTPResponse:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=20)
    # Somebody who says to be somebody else.
    lies = {"Forwarded": "for=203.0.113.9;proto=http", "X-Forwarded-For": "203.0.113.9"}
    connection.request("GET", path, headers=lies)
    answer = connection.getresponse()
    answer.read()
    return answer


def main(folder: str, site: str, service: str, certificate: str, key: str) -> int:
    report = Report()
    port, plain = free_port(), free_port()
    text = Path(site).read_text(encoding="utf-8")
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("127.0.0.1:8080", f"127.0.0.1:{service}"),
        ("/etc/letsencrypt/live/bewijs.example/fullchain.pem", certificate),
        ("/etc/letsencrypt/live/bewijs.example/privkey.pem", key),
    ):
        report.check(old in text, f"no {old} in {site}")
        text = text.replace(old, new)
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
