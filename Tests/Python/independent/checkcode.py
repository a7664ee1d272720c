"""The check code: 75 bits in Crockford base32 and a Luhn mod 32 check character."""

from .problem import Problem

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def check_character(characters: str) -> str:
    total, factor = 0, 2
    for character in reversed(characters):
        product = ALPHABET.index(character) * factor
        total += product // 32 + product % 32
        factor = 3 - factor
    return ALPHABET[-total % 32]


def from_bytes(cti: bytes) -> str:
    number = int.from_bytes(cti, "big")
    if len(cti) != 10 or number >> 75:
        raise Problem("cti is not 75 bits in 10 bytes")
    characters = "".join(ALPHABET[number >> shift & 31] for shift in range(70, -1, -5))
    characters += check_character(characters)
    return "-".join(characters[start : start + 4] for start in range(0, 16, 4))
