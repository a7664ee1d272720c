"""openbadgeslib, as a verifier of others' documents uses it."""

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openbadgeslib.ob3.ldp import OB3LdpVerifier
from openbadgeslib.ob3.verifier import OB3Verifier

from independent import keys


def pem(key: keys.Key) -> bytes:
    return key.public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def verify(content: str, key: keys.Key):
    """The credential that a JSON document or a JWT carries; an error when it is not to be believed."""
    kind = OB3LdpVerifier if content.startswith("{") else OB3Verifier
    return kind(pem(key), key.issuer).verify(content)
