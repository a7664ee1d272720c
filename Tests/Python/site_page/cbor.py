"""CBOR as nobody should write it: each item may be spelled in a way that a strict reader refuses."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Item:
    """An item by its major type; `value` is a number, bytes, or a list of items."""

    major: int
    value: int | bytes | tuple
    # Bytes of the number behind the first byte; 0 for the fewest, -1 for an indefinite length.
    width: int = 0
    # What is said of how many follow, less how many do.
    off: int = 0

    def encoded(self) -> bytes:
        if self.major == 7:
            return bytes([self.value])
        if self.major in (0, 1):
            return self._head(self.value)
        if self.major == 6:
            return self._head(self.value[0]) + self.value[1].encoded()
        count = len(self.value) // (2 if self.major == 5 else 1)
        if self.major in (2, 3):
            return self._head(count) + self.value + self._end()
        return self._head(count) + b"".join(one.encoded() for one in self.value) + self._end()

    def _head(self, number: int) -> bytes:
        number = min(2**64 - 1, max(0, number + self.off))
        if self.width < 0 and self.major >= 2:
            return bytes([self.major << 5 | 31])
        fewest = 0 if number < 24 else 1 if number < 2**8 else 2 if number < 2**16 else 4
        fewest = fewest if number < 2**32 else 8
        width = max(self.width, fewest)
        if width == 0:
            return bytes([self.major << 5 | number])
        return bytes([self.major << 5 | 23 + (width.bit_length())]) + number.to_bytes(width, "big")

    def _end(self) -> bytes:
        return b"\xff" if self.width < 0 else b""


def item(value) -> Item:
    """The one deterministic spelling of a value."""
    if isinstance(value, Item):
        return value
    if isinstance(value, bool):
        return Item(7, 0xF5 if value else 0xF4)
    if isinstance(value, int):
        return Item(0, value) if value >= 0 else Item(1, -1 - value)
    if isinstance(value, bytes):
        return Item(2, value)
    if isinstance(value, str):
        return Item(3, value.encode())
    if isinstance(value, (list, tuple)):
        return Item(4, tuple(item(one) for one in value))
    pairs = sorted((item(key).encoded(), item(key), item(one)) for key, one in value.items())
    return Item(5, tuple(part for _, key, one in pairs for part in (key, one)))


NUMBERS = (
    [0, 1, 2, 3, 4, 5, 6, 7, 17, 18, 19, 22, 23, 24, 25, 255, 256, 257, 65535, 65536, 65537]
    + [11999, 12000, 2**31, 2**32 - 1, 2**32, 2**36, 2**53 - 1, 2**53, 2**53 + 1]
    + [2**63 - 1, 2**63, 2**64 - 1, 86399, 86400, 1795132800, 1795132799, 1795219199]
    + [946684800, 946684799, 32503680000, 32503679999, 32503593600]
)
TEXTS = (b"", b"a", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbfx", b"\xc0\x80", b"\0", "é".encode())
OTHERS = (b"\xf6", b"\xf7", b"\xf9\x3c\x00", b"\xe0", b"\xf8\x20", b"\xff", b"\x1c", b"\x1f")


def changed(one: Item, chance: random.Random) -> Item:
    """The same item with something in it otherwise."""
    below = [index for index in range(_count(one))]
    # Go down most of the time: there is more below.
    if below and chance.random() < 0.8:
        index = chance.choice(below)
        return _with(one, index, changed(_child(one, index), chance))
    return _changed_here(one, chance)


def _count(one: Item) -> int:
    return len(one.value) if one.major in (4, 5) else 1 if one.major == 6 else 0


def _child(one: Item, index: int) -> Item:
    return one.value[1] if one.major == 6 else one.value[index]


def _with(one: Item, index: int, child: Item) -> Item:
    if one.major == 6:
        return replace(one, value=(one.value[0], child))
    return replace(one, value=one.value[:index] + (child,) + one.value[index + 1 :])


def _changed_here(one: Item, chance: random.Random) -> Item:
    ways = ["spelling", "type", "other", "deeper", "count"]
    if one.major in (0, 1):
        ways += ["number"] * 6
    if one.major in (2, 3):
        ways += ["bytes"] * 4
    if one.major in (4, 5):
        ways += ["more", "fewer", "again", "order"] * 2
    match chance.choice(ways):
        case "spelling":
            return replace(one, width=chance.choice([-1, 1, 2, 4, 8]))
        case "count":
            return replace(one, off=chance.choice([-1, 1, 2, 1000, 2**32, 2**33, 2**63]))
        case "number":
            value = max(0, one.value + chance.choice([-1, 1])) if chance.random() < 0.3 else None
            value = chance.choice(NUMBERS) if value is None else value
            return replace(one, major=chance.choice([0, 0, 0, 1]), value=value)
        case "bytes":
            return replace(one, value=_bytes(one.value, chance))
        case "more":
            extra = tuple(random_item(chance) for _ in range(2 if one.major == 5 else 1))
            place = chance.randrange(0, len(one.value) + 1, 2 if one.major == 5 else 1)
            return replace(one, value=one.value[:place] + extra + one.value[place:])
        case "fewer":
            return replace(one, value=one.value[: -2 if one.major == 5 else -1])
        case "again":
            return replace(one, value=one.value + one.value[-2 if one.major == 5 else -1 :])
        case "order":
            size = 2 if one.major == 5 else 1
            return replace(one, value=one.value[size:] + one.value[:size])
        case "deeper":
            deep = one
            for _ in range(chance.choice([1, 2, 3, 4, 5, 6, 7, 8, 9])):
                deep = Item(4, (deep,)) if chance.random() < 0.7 else Item(6, (18, deep))
            return deep
        case "other":
            return Item(7, chance.choice([0xF4, 0xF5, 0xF6, 0xF7, 0xE0, 0xFF]))
    return random_item(chance)


def _bytes(value: bytes, chance: random.Random) -> bytes:
    match chance.randrange(5):
        case 0:
            return value[:-1]
        case 1:
            return value + b"\0"
        case 2:
            return chance.choice(TEXTS)
        case 3:
            return value + chance.choice(TEXTS)
    place = chance.randrange(len(value) + 1)
    return value[:place] + chance.choice(TEXTS) + value[place + 1 :]


def random_item(chance: random.Random) -> Item:
    major = chance.choice([0, 0, 1, 2, 3, 4, 5, 7])
    if major in (0, 1):
        return Item(major, chance.choice(NUMBERS))
    if major in (2, 3):
        return Item(major, chance.choice(TEXTS))
    if major == 7:
        return Item(7, chance.choice([0xF4, 0xF5]))
    return item([]) if major == 4 else item({})
