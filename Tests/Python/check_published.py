#!/usr/bin/env python3
"""What an issuer published, read by a library that others use: openbadgeslib.

    check_published.py ISSUER SITE FILE [FILE …]

ISSUER is an issuer folder (its `trusted/*.json` is read), SITE what `blijk publish` wrote. A FILE is a
credential, whose status is asked of the list in SITE, or an endorsement, whose proof is checked.
Prints a word and the name for each: good, withdrawn or endorses; exit 1 when anything else comes out.
"""

import json
import sys
from pathlib import Path
from urllib.parse import urlsplit

from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3.ldp import verify_data_integrity_proof
from openbadgeslib.ob3.status import check_credential_status

from independent import keys
from openbadges import pem, verify


class Site:
    """The files of a site, by their addresses."""

    def __init__(self, folder: Path):
        self.folder = folder

    def fetch(self, address: str) -> bytes:
        return (self.folder / urlsplit(address).path.lstrip("/")).read_bytes()


def key_of(content: str, trusted: list[keys.Key]) -> keys.Key:
    """The trusted key that a document says it is signed with."""
    if content.startswith("{"):
        method = json.loads(content)["proof"][0]["verificationMethod"]
    else:
        method = json.loads(keys.from_base64url(content.split(".")[0]))["kid"]
    return {key.url: key for key in trusted}[method]


def state(content: str, trusted: list[keys.Key], site: Site) -> str:
    is_json = content.startswith("{")
    key = key_of(content, trusted)
    if is_json and "EndorsementCredential" in json.loads(content)["type"]:
        verify_data_integrity_proof(json.loads(content), pem(key))
        return "endorses"
    credential = verify(content, key)
    entry = credential.credential_status[0]
    address = entry["statusListCredential"]
    if is_json:
        # The library checks the proof of a list only where the list is a JWT; here by hand.
        verify_data_integrity_proof(json.loads(site.fetch(address)), pem(key))
    try:
        check_credential_status(
            credential, download=site.fetch, verify_list=not is_json, list_pubkey_pem=pem(key)
        )
    except LibOpenBadgesException as error:
        if f"'revocation' is set at index {entry['statusListIndex']}" in str(error):
            return "withdrawn"
        raise
    return "good"


def main() -> int:
    issuer, site, *files = map(Path, sys.argv[1:])
    trusted = keys.load_trusted(issuer / "trusted")
    failed = not files
    for path in files:
        try:
            print(f"{state(path.read_text('utf-8').strip(), trusted, Site(site))} {path.stem}")
        except (LibOpenBadgesException, OSError, LookupError) as error:
            print(f"FAIL {path.stem}: {error}")
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
