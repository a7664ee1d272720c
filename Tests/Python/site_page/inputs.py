"""What somebody may hand in: built on the structure of a token, and what lies at its edges."""

import random
from collections.abc import Iterator

from independent import checkcode, digits
from independent.qrtoken import BLIJK_VERSION_1, signature_input

from .cbor import Item, changed, item
from .documents import Document, Signer, document_id

LONGEST = 1024


class Inputs:
    """Inputs about a site, the same for the same seed."""

    def __init__(
        self, documents: list[Document], thief: Signer, stranger: Signer, seed: int, has_codes: bool
    ) -> None:
        self.documents, self.thief, self.stranger = documents, thief, stranger
        self.has_codes = has_codes
        self.chance = random.Random(seed)

    def all(self, count: int) -> Iterator[bytes]:
        edges = list(self.edges())
        yield from edges
        for _ in range(count - len(edges)):
            yield self.one()

    def one(self) -> bytes:
        match self.chance.randrange(20):
            case 0 | 1:
                return self.dressed(self.document().token)
            case 2 | 3 | 4 | 5 | 6 | 7 | 8:
                return self.dressed(self.payload_changed())
            case 9 | 10 | 11:
                return self.dressed(self.header_changed())
            case 12 | 13:
                return self.dressed(self.whole_changed())
            case 14 | 15:
                return self.dressed(self.bytes_changed(self.document().token))
            case 16 | 17:
                return self.digits_changed(self.document().digits)
            case 18:
                return self.code()
        return self.pasted()

    def document(self) -> Document:
        return self.chance.choice(self.documents)

    def signer_of(self, document: Document) -> Signer:
        return self.chance.choice([document.signer] * 6 + [self.thief, self.stranger])

    def payload_changed(self) -> bytes:
        document = self.document()
        payload = item(document.payload)
        for _ in range(self.chance.choice([1, 1, 1, 2, 3])):
            payload = changed(payload, self.chance)
        if self.chance.random() < 0.1:
            payload = item(document.payload | {7: document_id(self.chance)})
        signer = self.signer_of(document)
        return sign(signer, item(header(signer)).encoded(), payload.encoded())

    def header_changed(self) -> bytes:
        document = self.document()
        signer = self.signer_of(document)
        protected = item(header(signer))
        for _ in range(self.chance.choice([1, 1, 2])):
            protected = changed(protected, self.chance)
        if self.chance.random() < 0.3:
            number = self.chance.choice([-8, -7, -19, -257, -37, 1, 0])
            protected = item(header(signer) | {1: number})
        return sign(signer, protected.encoded(), item(document.payload).encoded())

    def whole_changed(self) -> bytes:
        document = self.document()
        protected = item(header(document.signer)).encoded()
        payload = item(document.payload).encoded()
        signature = document.signer.sign(signature_input(protected, payload))
        whole = Item(6, (18, item([protected, {}, payload, signature])))
        return changed(whole, self.chance).encoded()

    def bytes_changed(self, token: bytes) -> bytes:
        token = bytearray(token)
        for _ in range(self.chance.choice([1, 1, 2])):
            place = self.chance.randrange(len(token))
            match self.chance.randrange(4):
                case 0:
                    token[place] ^= 1 << self.chance.randrange(8)
                case 1:
                    token[place] = self.chance.randrange(256)
                case 2:
                    token.insert(place, self.chance.randrange(256))
                case 3:
                    del token[place]
        return bytes(token)

    def digits_changed(self, text: str) -> bytes:
        place = self.chance.randrange(len(text))
        digit = str(self.chance.randrange(10))
        text = self.chance.choice(
            [
                text[:place] + digit + text[place + 1 :],
                text[:place] + digit + text[place:],
                text[:place] + text[place + 1 :],
                text[:place],
                text + digit,
                text[: place // 17 * 17] + "9" * 17 + text[place // 17 * 17 + 17 :],
                text[:place] + self.chance.choice("aO -\n.٣") + text[place:],
            ]
        )
        return f"https://bewijs.example/q#{text}".encode()

    def dressed(self, token: bytes) -> bytes:
        text = digits.encode(token)
        form = self.chance.choice(
            ["https://bewijs.example/q#{}"] * 6
            + ["{}", "#{}", " https://bewijs.example/moerwijk/q#{}\n", "Kijk: /Q#{}."]
        )
        return form.format(text).encode()

    def code(self) -> bytes:
        code = checkcode.from_bytes(document_id(self.chance))
        if self.has_codes and self.chance.random() < 0.6:
            code = self.document().code
        if self.chance.random() < 0.5:
            place = self.chance.randrange(len(code))
            code = code[:place] + self.chance.choice("0123456789ABCDEFGHJKMNPQRSTVWXYZU-") + code[place + 1 :]
        if self.chance.random() < 0.3:
            code = code[: self.chance.randrange(len(code))]
        form = self.chance.choice(["{}", "{}", " {} ", "https://bewijs.example/c#{}", "/c/{}/"])
        text = form.format(code)
        return (text.lower() if self.chance.random() < 0.3 else text).encode()

    def pasted(self) -> bytes:
        one, other = self.document(), self.document()
        return self.chance.choice(
            [
                f"Hallo,\n> https://bewijs.example/q#{one.digits}\nGroet",
                f"{one.digits}\n\n{other.digits}",
                f"https://bewijs.example/q#{one.digits} of typ {other.code}",
                "hallo",
                "",
                " ",
                "1234567890" * self.chance.randrange(1, 9),
                f"/q#{one.digits[:40]}",
            ]
        ).encode()

    def edges(self) -> Iterator[bytes]:
        """What lies at the edges of what may be read, each rightly signed."""
        document = self.documents[0]
        signer = document.signer
        protected = item(header(signer)).encoded()
        for payload in self.payloads(document):
            yield self.link(sign(signer, protected, item(payload).encoded()))
        for extra in range(150, 260):
            facts = document.facts | {1: "t" * extra}
            payload = item(document.payload | {BLIJK_VERSION_1: facts}).encoded()
            # Around where a length takes another byte.
            if 253 <= len(payload) <= 258:
                yield self.link(sign(signer, protected, payload))
        for size in (LONGEST - 1, LONGEST, LONGEST + 1):
            yield self.link(self.of_size(document, size))
        payload = item(document.payload).encoded()
        signature = signer.sign(signature_input(protected, payload))
        parts = [protected, {}, payload, signature]
        for other in (
            [*parts, b""],
            parts[:3],
            [protected, {1: 1}, payload, signature],
            [protected, [], payload, signature],
            [protected, {}, payload, signature + b"\0"],
            [protected, {}, payload, signature[:-1]],
            [protected, {}, payload, b""],
            [b"", {}, payload, signature],
            [protected, {}, b"", signature],
            [item(header(signer)), {}, payload, signature],
        ):
            yield self.link(Item(6, (18, item(other))).encoded())
        whole = Item(6, (18, item(parts)))
        for tag in (0, 16, 17, 19, 98, 61):
            yield self.link(Item(6, (tag, item(parts))).encoded())
        yield self.link(item(parts).encoded())
        yield self.link(Item(6, (18, item(parts)), width=1).encoded())
        yield self.link(whole.encoded() + b"\0")
        yield self.link(b"\xd9\xd9\xf7" + whole.encoded())
        # S and the order of the group added to it: the same equation, and another spelling.
        order = 2**252 + 27742317777372353535851937790883648493
        s = int.from_bytes(signature[32:], "little") + order
        yield self.link(
            Item(6, (18, item([*parts[:3], signature[:32] + s.to_bytes(32, "little")]))).encoded()
        )

    def payloads(self, document: Document) -> Iterator[dict]:
        """Payloads with one claim or field at an edge."""
        payload, facts = document.payload, document.facts

        def with_facts(**more) -> dict:
            fields = {int(key[1:]): value for key, value in more.items()}
            return payload | {BLIJK_VERSION_1: facts | fields}

        for nbf in (0, 946684799, 946684800, 1795132801, 32503593600, 32503680000, 2**36, 2**36 + 1):
            yield payload | {5: nbf}
        for exp in (86399, 946771199, 1795132800, 1795219199, 32503679999, 2**36, -1):
            yield payload | {4: exp}
        for cti in (document.id[:9], document.id + b"\0", b"\x08" + document.id[1:], b"\xff" * 10):
            yield payload | {7: cti}
        for key in (3, 6, 8, 0, -1, -65536, -65538, 2**64 - 1):
            yield payload | {key: 1}
        for key in (3, 7, 8, -1, 2**63):
            yield payload | {BLIJK_VERSION_1: facts | {key: 1}}
        for kind in (0, 1, 2, 3, 4, 5, 255, 2**53, 2**53 + 1, 2**63 - 1, 2**63, -1, -(2**53) - 2, -(2**63)):
            yield with_facts(_0=kind)
        for text in ("", " ", "\0", "\u202e", "\ufeffx", "a" * 300, "é", "🙂", "\ud7ff", "\uffff"):
            yield with_facts(_1=text)
            yield with_facts(_2=text)
        for period in ([], [0], [0, 0], [1, 0], [0, 11999], [12000], [-1], [0, 1, 2], [0, 12000], 0):
            yield with_facts(_4=period)
        for tasks in ([], [[]], [[""]], [["a"]], [["a", 0]], [["a", 3]], [["a", 4]], [["a", -1]]):
            yield with_facts(_0=2, _5=tasks)
        for tasks in ([["a", 0, 0]], [["a", "b"]], [[1]], ["a"], [["a", 2**53 + 1]], [["a", 2**63]]):
            yield with_facts(_0=2, _5=tasks)
        for test in (True, False, 1, 0, []):
            yield with_facts(_6=test)

    def of_size(self, document: Document, size: int) -> bytes:
        token = b""
        for extra in range(size):
            facts = document.facts | {1: "t" * (size - 300 + extra)}
            payload = document.payload | {BLIJK_VERSION_1: facts}
            signer = document.signer
            token = sign(signer, item(header(signer)).encoded(), item(payload).encoded())
            if len(token) >= size:
                break
        assert len(token) == size, len(token)
        return token

    @staticmethod
    def link(token: bytes) -> bytes:
        return f"https://bewijs.example/q#{digits.encode(token)}".encode()


def header(signer: Signer) -> dict:
    return {1: signer.key.cose_algorithm, 4: signer.key.thumbprint[:8]}


def sign(signer: Signer, protected: bytes, payload: bytes) -> bytes:
    signature = signer.sign(signature_input(protected, payload))
    return Item(6, (18, item([protected, {}, payload, signature]))).encoded()
