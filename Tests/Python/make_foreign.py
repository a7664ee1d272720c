#!/usr/bin/env python3
"""Credentials that openbadgeslib issues, for us to verify: `make_foreign.py FOLDER`.

Writes, for each kind of key: the issuer's DID document, a JWK set, a status list, and a credential
that is good (also baked into an SVG and a PNG), one that is withdrawn, one that has expired, one that is not valid yet, and one in
which a letter is another.
"""

import base64
import gzip
import io
import json
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from openbadgeslib.ob3.credential import Achievement, IdentityObject, Issuer, OpenBadgeCredential
from openbadgeslib.ob3.ldp import OB3LdpSigner
from openbadgeslib.ob3.signer import OB3Signer
from openbadgeslib.ob3.status_list import (
    build_status_list_credential,
    sign_status_list_credential,
    status_entry,
)
from PIL import Image

from independent.keys import Key
from independent.specimen import did_document

HOME = "https://leren.example"
ISSUER = "did:web:leren.example"
NOW = datetime.now(timezone.utc).replace(microsecond=0)
WITHDRAWN = 7


def credential(number: int, start=NOW - timedelta(days=2), end=None) -> OpenBadgeCredential:
    address = f"{HOME}/badges/{number}"
    return OpenBadgeCredential(
        id=address,
        issuer=Issuer(id=ISSUER, name="Een andere naam", url=HOME),
        achievement=Achievement(
            id=f"{HOME}/cursus", name="Koken voor de buurt", description="Een cursus.",
            criteria_narrative="Heeft gekookt.",
        ),
        recipient_id=f"{address}#houder",
        identifiers=[
            IdentityObject(identity_type="name", identity_hash="Gülşah Çağlayan", hashed=False)
        ],
        issuance_date=start,
        expiration_date=end,
        credential_status=[status_entry(f"{HOME}/status/1", "revocation", number)],
    )


def write(folder: Path, key: Key, secret, signer, ending: str) -> None:
    sign = signer.sign_to_json if ending == "json" else signer.sign
    folder.mkdir()
    document = did_document(key) | {"name": "Leren in de buurt"}
    (folder / "did.json").write_text(json.dumps(document), "utf-8")
    jwks = {"keys": [key.jwk | {"kid": key.url}]}
    (folder / "jwks.json").write_text(json.dumps(jwks), "utf-8")
    listed = build_status_list_credential(ISSUER, f"{HOME}/status/1", "revocation", [WITHDRAWN])
    (folder / "status").write_text(sign_status_list_credential(listed, secret, key.jwt_algorithm), "utf-8")
    # A list that unpacks to far more than any list of documents.
    packed = base64.urlsafe_b64encode(gzip.compress(bytes(64 << 20))).rstrip(b"=").decode()
    listed["credentialSubject"]["encodedList"] = f"u{packed}"
    bomb = sign_status_list_credential(listed, secret, key.jwt_algorithm)
    (folder / "bomb").write_text(bomb, "utf-8")
    made = {
        "valid": credential(1), "revoked": credential(WITHDRAWN),
        "expired": credential(2, end=NOW - timedelta(days=1)),
        "notYetValid": credential(3, start=NOW + timedelta(days=3)),
    }
    for name, one in made.items():
        (folder / f"{name}.{ending}").write_text(sign(one), "utf-8")
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>'
    (folder / "valid.svg").write_bytes(signer.sign_into_svg(made["valid"], svg))
    png = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(png, "PNG")
    (folder / "valid.png").write_bytes(signer.sign_into_png(made["valid"], png.getvalue()))
    good = (folder / f"valid.{ending}").read_text("utf-8")
    place = good.index("Koken") if "Koken" in good else good.index(".") + 300
    other = "B" if good[place] != "B" else "C"
    (folder / f"altered.{ending}").write_text(good[:place] + other + good[place + 1 :], "utf-8")


def main() -> None:
    folder = Path(sys.argv[1])
    secret = rsa.generate_private_key(65537, 2048)
    write(folder / "rsa", Key.of(ISSUER, secret.public_key()), secret, OB3Signer(secret), "jwt")
    secret = ed25519.Ed25519PrivateKey.generate()
    key = Key.of(ISSUER, secret.public_key())
    write(folder / "ed25519", key, secret, OB3LdpSigner(secret, key.url), "json")


if __name__ == "__main__":
    main()
