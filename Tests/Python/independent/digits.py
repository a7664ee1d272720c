"""Bytes as decimal digits: 7 bytes to 17 digits, the last 0 to 6 bytes to fewer."""

from .problem import Problem

DIGITS_OF_LAST_BYTES = (0, 3, 5, 8, 10, 13, 15)
FULL_BYTES, FULL_DIGITS = 7, 17


def encode(data: bytes) -> str:
    text = ""
    for start in range(0, len(data), FULL_BYTES):
        group = data[start : start + FULL_BYTES]
        full = len(group) == FULL_BYTES
        width = FULL_DIGITS if full else DIGITS_OF_LAST_BYTES[len(group)]
        text += str(int.from_bytes(group, "big")).zfill(width)
    return text


def decode(text: str) -> bytes:
    if not text or not text.isascii() or not text.isdigit():
        raise Problem("the digits hold something else than 0-9")
    whole, rest = divmod(len(text), FULL_DIGITS)
    if rest not in DIGITS_OF_LAST_BYTES:
        raise Problem(f"{len(text)} digits is no possible length")
    widths = [(FULL_DIGITS, FULL_BYTES)] * whole
    if rest:
        widths.append((rest, DIGITS_OF_LAST_BYTES.index(rest)))
    data, position = b"", 0
    for digits, size in widths:
        value = int(text[position : position + digits])
        if value >= 256**size:
            raise Problem(f"the digits from position {position} are above what {size} bytes hold")
        data += value.to_bytes(size, "big")
        position += digits
    return data
