#!/usr/bin/env python3
"""How many credentials a CPU-second of openbadgeslib signs and verifies; prints JSON."""

import json
import time
from datetime import datetime, timezone

from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openbadgeslib.ob3.credential import Achievement, Issuer, OpenBadgeCredential
from openbadgeslib.ob3.ldp import OB3LdpSigner, OB3LdpVerifier
from openbadgeslib.ob3.signer import OB3Signer
from openbadgeslib.ob3.verifier import OB3Verifier

HOME = "https://bewijs.example"


def credential(number: int) -> OpenBadgeCredential:
    address = f"{HOME}/c/{number}"
    return OpenBadgeCredential(
        id=address,
        issuer=Issuer(id="did:web:bewijs.example", name="Buurtkamer Moerwijk", url=HOME),
        achievement=Achievement(
            id=f"{HOME}/opleiding/voedselveiligheid", name="Veilig werken met voedsel",
            description="Certificaat van de organisatie.", criteria_narrative="Heeft geoefend.",
        ),
        recipient_id=f"{address}#houder",
        issuance_date=datetime(2026, 11, 20, tzinfo=timezone.utc),
    )


def rate(action, items) -> tuple[float, list]:
    start = time.process_time()
    made = [action(item) for item in items]
    return len(made) / (time.process_time() - start), made


def main() -> None:
    rates = {}
    kinds = {
        "eddsa": (
            ed25519.Ed25519PrivateKey.generate(), 40, OB3LdpVerifier,
            lambda key: OB3LdpSigner(key, "did:web:bewijs.example#1"),
        ),
        "RS256": (rsa.generate_private_key(65537, 2048), 400, OB3Verifier, OB3Signer),
    }
    for name, (key, count, verifier, signer) in kinds.items():
        pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        items = [credential(number) for number in range(count)]
        sign, verify = signer(key).sign, verifier(pem).verify
        verify(sign(items[0]))  # what is read once is not counted
        rates[f"sign {name}"], signed = rate(sign, items)
        rates[f"verify {name}"], _ = rate(verify, signed)
    print(json.dumps(rates))


if __name__ == "__main__":
    main()
