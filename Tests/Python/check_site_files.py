#!/usr/bin/env python3
"""What the page of a published site answers where files are missing, old, mixed, swapped or spoiled: never ✔
for what is not so, never ✖ for an honest paper.

    check_site_files.py [--record FILE]

Everything is made here, without code of Blijk.
"""

import base64
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from independent.keys import base64url
from paper.report import Report
from site_page import publishing, sample
from site_page.documents import Document, Signer, compact, document_id, jwt
from site_page.publishing import Site, derive, name_of, seal, signed_head

NODE = "/usr/bin/node"
SCENARIOS = Path(__file__).resolve().parents[1] / "Site/scenarios.js"
DID = "did:web:bewijs.example"
DAY = 86_400
NAME = sample.FACTS[0][2]
HEAD, KEYS = "register/head.txt", ".well-known/did.json"

VALID = {"state": "valid", "issuer": DID, "name": NAME}
# The signature holds, and whether it is withdrawn cannot be told.
UNSURE = {"state": "statusUnknown", "issuer": DID, "name": NAME, "wording": "usual"}
NOWHERE = {"state": "statusUnknown", "issuer": None, "name": None, "policy": "register", "stale": True}
NOT_IN_COPY = {"state": "statusUnknown", "issuer": DID, "wording": "notInCopy"}


@dataclass
class World:
    """A site, and what is asked of it."""

    site: Site
    lost: Signer
    other: Site
    scenarios: list[dict] = field(default_factory=list)

    @property
    def now(self) -> int:
        return self.site.sequence + 60

    @property
    def document(self) -> Document:
        return self.site.documents[0]

    def ask(self, name: str, files: dict, must: dict, given: str | None = None, **more) -> None:
        self.scenarios.append(
            {
                "name": name,
                "did": DID,
                "input": given or f"https://bewijs.example/q#{self.document.digits}",
                "now": self.now,
                "files": {path: base64.b64encode(one).decode() for path, one in files.items()},
                "must": must,
                "name_inside": NAME,
                **more,
            }
        )

    def head(self, change: Callable[[dict], None] = lambda head: None) -> dict:
        head = json.loads(self.site.files()[HEAD].split(b"\n")[0])
        change(head)
        return head

    def with_head(self, change: Callable[[dict], None]) -> dict:
        return self.site.files() | {HEAD: signed_head(self.head(change), self.site.signer)}

    def with_shard(self, change: Callable[[bytes], bytes]) -> dict:
        """With another shard, which the head names rightly."""
        files = self.site.files()
        (name,) = self.head()["shards"]
        content = change(files[f"register/{name}.bin"])
        new = name_of(content)
        files[f"register/{new}.bin"] = content
        head = self.head(lambda head: head.update(shards=[new]))
        return files | {HEAD: signed_head(head, self.site.signer)}

    def with_codes(self, change: Callable[[bytes], bytes], lines: bytes | None = None) -> dict:
        """With another shard of codes, which the head names rightly."""
        files = self.site.files()
        listed = files[f"codes/{self.head()['codes']}.txt"]
        content = change(files[f"codes/{listed.decode().strip()}.bin"])
        lines = f"{name_of(content)}\n".encode() if lines is None else lines
        head = self.head(lambda head: head.update(codes=name_of(lines)))
        files[f"codes/{name_of(content)}.bin"] = content
        files[f"codes/{head['codes']}.txt"] = lines
        return files | {HEAD: signed_head(head, self.site.signer)}


def without(files: dict, *paths: str) -> dict:
    return {path: one for path, one in files.items() if not path.startswith(paths)}


def good(world: World) -> None:
    files = world.site.files()
    world.ask("as it should be", files, VALID | {"seen": world.site.sequence})
    for one in world.site.documents:
        if one.state != "active":
            must = {"state": one.state, "issuer": DID, "name": None, "code": one.code}
            world.ask(f"{one.state}, scanned", files, must, one.digits)
            world.ask(f"{one.state}, typed", files, must, one.code)
    world.ask("typed", files, VALID | {"details": 3, "code": world.document.code}, world.document.code)
    small = world.document.code.lower().replace("-", " ")
    world.ask("typed in small letters", files, VALID | {"details": 3}, small)
    shared = world.site.files("moerwijk/")
    below = {path.removeprefix("moerwijk/"): one for path, one in shared.items()}
    world.ask("below a shared host", below, VALID)
    many = replace(world.site, fillers=3000)
    head = json.loads(many.files()[HEAD].split(b"\n")[0])
    assert head["bits"] == 2 and len(head["shards"]) == 4
    world.ask("of 3,000 documents", many.files(), VALID)
    world.ask("of 3,000 documents, typed", many.files(), VALID | {"details": 3}, world.document.code)


def keys(world: World) -> None:
    files = world.site.files()
    document = json.loads(files[KEYS])
    world.ask("no did.json", without(files, KEYS), NOWHERE)
    world.ask("no did.json, typed", without(files, KEYS), NOWHERE, world.document.code)
    for name, content in (
        ("empty", b""),
        ("a page", b"<!DOCTYPE html><title>Welkom</title>"),
        ("cut off", files[KEYS][:-30]),
        ("a list", b"[]"),
        ("of a did:key", compact(document | {"id": "did:key:z6Mk"})),
        ("of a number for a host", compact(document | {"id": "did:web:1.2.3.4"})),
        ("of a host in capitals", compact(document | {"id": "did:web:Bewijs.example"})),
        ("with one key twice", compact(twice(document))),
        ("with a key of another kind", compact(of_another_kind(document))),
        ("with a key of somebody else's", compact(controlled(document))),
        ("with an end that is no moment", compact(ending(document, "gisteren"))),
    ):
        world.ask(f"did.json: {name}", files | {KEYS: content}, NOWHERE)
    world.ask("did.json of another organisation", files | {KEYS: world.other.files()[KEYS]},
              {"state": "unknownIssuer", "issuer": None, "name": None})
    world.ask("without the key", files | {KEYS: compact(without_first(document))},
              {"state": "unknownIssuer", "issuer": None, "name": None})
    ended = compact(ending(document, "2026-01-01T00:00:00Z"))
    world.ask("the key had ended when it signed the head", files | {KEYS: ended}, UNSURE)
    at_once = compact(ending(document, world.site.time))
    world.ask("the key ended when it signed the head", files | {KEYS: at_once}, VALID)
    idle = Signer.make(DID)
    declared = document | {"verificationMethod": [*document["verificationMethod"], idle.method()]}
    by_idle = Document(idle, world.document.id, sample.FACTS[0], world.document.date)
    world.ask("signed by a key that asserts nothing", files | {KEYS: compact(declared)},
              {"state": "unknownIssuer", "issuer": None, "name": None}, by_idle.digits)
    for count, must in ((256, VALID), (257, NOWHERE)):
        filled = [{"id": f"{DID}#{number}"} for number in range(count - len(document["verificationMethod"]))]
        methods = {"verificationMethod": [*document["verificationMethod"], *filled]}
        world.ask(f"{count} methods", files | {KEYS: compact(document | methods)}, must)
    bare = without(files, HEAD)
    now = publishing.moment(world.now)
    world.ask("no head, and a key that ends now", bare | {KEYS: compact(ending(document, now))},
              UNSURE | {"why": "unreachable"})
    world.ask("no head, and a key that ended", bare | {KEYS: ended}, UNSURE | {"why": "lost key"})


def twice(document: dict) -> dict:
    first = document["verificationMethod"][0]
    again = first | {"id": f"{DID}#again"}
    return document | {
        "verificationMethod": [*document["verificationMethod"], again],
        "assertionMethod": [*document["assertionMethod"], again["id"]],
    }


def of_another_kind(document: dict) -> dict:
    first = document["verificationMethod"][0] | {"publicKeyMultibase": "zDn"}
    return document | {"verificationMethod": [first, *document["verificationMethod"][1:]]}


def controlled(document: dict) -> dict:
    first = document["verificationMethod"][0] | {"controller": "did:web:vreemd.example"}
    return document | {"verificationMethod": [first, *document["verificationMethod"][1:]]}


def ending(document: dict, moment: str) -> dict:
    first = document["verificationMethod"][0] | {"expires": moment}
    return document | {"verificationMethod": [first, *document["verificationMethod"][1:]]}


def without_first(document: dict) -> dict:
    return document | {
        "verificationMethod": document["verificationMethod"][1:], "assertionMethod": [],
    }


def heads(world: World) -> None:
    files = world.site.files()
    whole = files[HEAD]
    line, signature = whole.decode().splitlines()
    world.ask("no head", without(files, HEAD), UNSURE)
    world.ask("no head, typed", without(files, HEAD), NOWHERE, world.document.code)
    spaced = json.dumps(json.loads(line)) + "\n"
    for name, content in (
        ("empty", b""),
        ("a page", b"<html></html>\n\n"),
        ("without its last line end", whole[:-1]),
        ("with a line more", whole + b"\n"),
        ("with other line ends", whole.replace(b"\n", b"\r\n")),
        ("with a byte order mark", b"\xef\xbb\xbf" + whole),
        ("with blanks", spaced.encode() + world.site.signer.detached(spaced.encode()).encode() + b"\n"),
        ("with one letter changed", whole.replace(b'"layout":1', b'"layout":2')),
        ("of another organisation", world.other.files()[HEAD]),
        ("signed by somebody else", signed_head(world.head(), world.other.signer)),
        ("signed by a lost key", signed_head(world.head(), world.lost)),
        ("with the signature of another", f"{line}\n{world.site.signer.detached(b'{}')}\n".encode()),
        ("with a dot more", f"{line}\n{signature}.\n".encode()),
        ("with its contents again", f"{line}\n{signature.replace('..', '.e30.')}\n".encode()),
        ("with another spelling of its signature", f"{line}\n{signature}=\n".encode()),
        ("signed over the line alone", unended(world, line)),
        ("with another algorithm", other_header(world, line, {"alg": "RS256"})),
        ("with a header of more", other_header(world, line, {"crit": ["b64"]})),
        ("with a name twice", doubled(world, line)),
        ("null", signed_line(world, "null")),
        ("a number", signed_line(world, "5")),
        ("a text", signed_line(world, '"shards"')),
        ("a list", signed_line(world, "[]")),
    ):
        world.ask(f"head: {name}", files | {HEAD: content}, UNSURE)

    def put(name: str, **more) -> None:
        world.ask(f"head: {name}", world.with_head(lambda head: head.update(more)), UNSURE)

    put("another layout", layout=2)
    put("another's name", issuer="did:web:vreemd.example")
    put("a member more", more=1)
    put("too many bits", bits=1, shards=world.head()["shards"] * 2)
    put("documents for more bits", documents=1024)
    put("a text for a number", documents="12")
    put("too few", documents=-1)
    put("half a document", documents=12.5)
    put("no shard", shards=[])
    put("a shard too many", shards=[*world.head()["shards"], ""])
    put("a name in capitals", shards=[world.head()["shards"][0].upper()])
    put("a name that leads elsewhere", shards=["../did"])
    put("a number for a name", shards=[1])
    put("a time in another zone", time="2026-11-30T00:00:00+01:00")
    put("a time that is none", time="2026-02-30T00:00:00Z")
    put("a number that is none", sequence="1")
    put("a number below zero", sequence=-1)
    put("a number that is not whole", sequence=1.5)
    put("codes of another name", codes="x")
    put("a number for codes", codes=1)
    put("of a day that no calendar has", sequence=2**53 - 1)
    put("of the day after tomorrow", sequence=world.now + 2 * DAY)
    tomorrow = world.with_head(lambda head: head.update(sequence=world.now + DAY))
    world.ask("head: of tomorrow", tomorrow, VALID)
    order = {"layout": 1} | world.head()
    other = files | {HEAD: signed_head(order, world.site.signer)}
    world.ask("head: in another order", other, UNSURE)
    many = replace(world.site, fillers=3000)
    own = publishing.shard(derive(world.document.id, DID).tag, 2)
    for name in ("", "x", "../did", 1, None):
        head = json.loads(many.files()[HEAD].split(b"\n")[0])
        head["shards"][own ^ 3] = name
        changed = many.files() | {HEAD: signed_head(head, many.signer)}
        world.ask(f"head: another shard called {name!r}", changed, UNSURE if name != "" else VALID)
    none = world.with_head(lambda head: head.update(documents=0, shards=[""]))
    world.ask("head: of no documents", none, NOT_IN_COPY)
    empty = world.with_head(lambda head: head.update(shards=[""]))
    world.ask("an empty shard", empty, NOT_IN_COPY)
    world.ask("an empty shard, typed", empty, NOWHERE, world.document.code)


def signed_line(world: World, line: str) -> bytes:
    content = f"{line}\n".encode()
    return content + world.site.signer.detached(content).encode() + b"\n"


def unended(world: World, line: str) -> bytes:
    return f"{line}\n{world.site.signer.detached(line.encode())}\n".encode()


def other_header(world: World, line: str, more: dict) -> bytes:
    signer = world.site.signer
    head = base64url(compact({"alg": "EdDSA", "kid": signer.key.url} | more))
    content = base64url(f"{line}\n".encode())
    signed = f"{head}.{content}".encode()
    return f"{line}\n{head}..{base64url(signer.sign(signed))}\n".encode()


def doubled(world: World, line: str) -> bytes:
    twice = '{"issuer":"did:web:vreemd.example",' + line[1:] + "\n"
    return twice.encode() + world.site.signer.detached(twice.encode()).encode() + b"\n"


def memory(world: World) -> None:
    files = world.site.files()
    number = world.site.sequence
    world.ask("the same head as before", files, VALID, seen={DID: number})
    world.ask("an older head than before", files, UNSURE | {"seen": number + 1}, seen={DID: number + 1})
    world.ask("an older head of somebody else's", files, VALID, seen={"did:web:vreemd.example": number + 1})
    world.ask("an older head, typed", files, NOWHERE, world.document.code, seen={DID: number + 1})


def shards(world: World) -> None:
    files = world.site.files()
    (name,) = world.head()["shards"]
    path = f"register/{name}.bin"
    shard = files[path]
    spoiled = bytes([shard[0] ^ 1]) + shard[1:]
    world.ask("no shard", without(files, path), UNSURE)
    world.ask("no shard, typed", without(files, path), NOWHERE, world.document.code)
    world.ask("a spoiled shard", files | {path: spoiled}, UNSURE)
    world.ask("a shard cut off", files | {path: shard[:-81]}, UNSURE)
    world.ask("a shard for another", files | {path: other_shard(world)}, UNSURE)
    records = [shard[start : start + 81] for start in range(0, len(shard), 81)]
    for what, change in (
        ("a byte more", lambda one: one + b"\0"),
        ("a byte less", lambda one: one[:-1]),
        ("nothing in it", lambda one: b""),
        ("one record twice", lambda one: one + records[-1]),
        ("another order", lambda one: b"".join(reversed(records))),
        ("an unknown state", lambda one: one[:-1] + b"\3"),
    ):
        world.ask(f"a shard with {what}", world.with_shard(change), UNSURE)
    tag = derive(world.document.id, DID).tag
    left = b"".join(one for one in records if not one.startswith(tag))
    world.ask("not in the register", world.with_shard(lambda one: left), NOT_IN_COPY)
    own = next(one for one in records if one.startswith(tag))
    another = own[:16] + bytes([own[16] ^ 1]) + own[17:]
    changed = world.with_shard(lambda one: one.replace(own, another))
    world.ask("another token under its code", changed, {"state": "unregistered", "name": None})
    world.ask("another token under its code, typed", changed, NOWHERE, world.document.code)
    many = replace(world.site, fillers=3000)
    head = json.loads(many.files()[HEAD].split(b"\n")[0])
    swapped = [head["shards"][index ^ 1] for index in range(4)]
    mixed = many.files() | {HEAD: signed_head(head | {"shards": swapped}, many.signer)}
    world.ask("shards in each other's place", mixed, UNSURE)
    newer = replace(world.site, documents=[replaced_state(world.document), *world.site.documents[1:]])
    world.ask("an older head with newer shards", newer.files() | {HEAD: files[HEAD]}, UNSURE)
    world.ask("a newer head with older shards", files | {HEAD: newer.files()[HEAD]}, UNSURE)
    both = files | newer.files()
    world.ask("a newer head with both", both, {"state": "revoked", "name": None})
    world.ask("an older head with both", both | {HEAD: files[HEAD]}, VALID)


def other_shard(world: World) -> bytes:
    return next(one for path, one in world.other.files().items() if path.endswith(".bin"))


def replaced_state(document: Document) -> Document:
    return replace(document, state="revoked")


def codes(world: World) -> None:
    files = world.site.files()
    code, document = world.document.code, world.document
    derived = derive(document.id, DID)
    list_path = f"codes/{world.head()['codes']}.txt"
    off = replace(world.site, has_codes=False)
    world.ask("codes are off", off.files(), {"state": "notFound", "wording": "withoutNames", "policy": "registered", "stale": False}, code)
    world.ask("codes are off, scanned", off.files(), VALID)
    world.ask("no list of codes", without(files, list_path), NOWHERE, code)
    world.ask("a spoiled list", files | {list_path: b"\n"}, NOWHERE, code)
    world.ask("no codes", without(files, "codes/"), NOWHERE, code)
    world.ask("no codes, scanned", without(files, "codes/"), VALID)
    hidden = replace(world.site, hidden={document.id})
    nothing = {"state": "notFound", "issuer": None, "name": None, "code": code, "policy": "registered"}
    nothing["stale"] = True
    shard_of_codes = next(path for path in files if path.startswith("codes/") and path.endswith(".bin"))
    world.ask("no shard of codes", without(files, shard_of_codes), NOWHERE, code)
    many = replace(world.site, fillers=3000)
    more = many.files()
    head = json.loads(more[HEAD].split(b"\n")[0])
    listed = more[f"codes/{head['codes']}.txt"].decode().splitlines()
    listed[publishing.shard(derived.tag, 2) ^ 3] = "x"
    lines = "".join(f"{line}\n" for line in listed).encode()
    head["codes"] = name_of(lines)
    more |= {f"codes/{head['codes']}.txt": lines, HEAD: signed_head(head, many.signer)}
    world.ask("another name in the list", more, NOWHERE, code)
    world.ask("hidden", hidden.files(), nothing, code)
    world.ask("hidden, scanned", hidden.files(), VALID)
    unknown = Document(document.signer, document_id(random.Random(9)), document.facts)
    world.ask("a code that nobody has", files, nothing | {"code": unknown.code}, unknown.code)
    world.ask("an empty list", world.with_codes(lambda one: one, b"\n"), nothing, code)
    for what, lines in (("too short", b""), ("too long", b"\n\n"), ("of other names", b"x\n"), ("unended", b"0" * 32)):
        world.ask(f"a list that is {what}", world.with_codes(lambda one: one, lines), NOWHERE, code)

    def sealed(value: dict, of: str = DID, under=derived) -> bytes:
        own = seal(derived, of, value)
        return under.tag + own[16:]

    def with_record(record: bytes) -> dict:
        others = [one for tag, (_, one) in world.site.records().items() if tag != derived.tag and one]
        return world.with_codes(lambda _: b"".join(sorted([*others, record])))

    token = {"token": base64url(document.token), "details": []}
    world.ask("sealed again", with_record(sealed(token)), VALID | {"details": 0}, code)
    other = world.site.documents[1]
    stolen = seal(derive(other.id, DID), DID, token)
    for what, record in (
        ("one bit changed", sealed(token)[:-1] + bytes([sealed(token)[-1] ^ 1])),
        ("sealed for another organisation", sealed(token, "did:web:vreemd.example")),
        ("another's record", derived.tag + stolen[16:]),
        ("another's token", sealed(token | {"token": base64url(other.token)})),
        ("a token that is not registered", sealed(token | {"token": base64url(unregistered(document).token)})),
        ("no token", sealed(token | {"token": ""})),
        ("a token in another spelling", sealed(token | {"token": token["token"] + "="})),
        ("no details", sealed({"token": token["token"]})),
        ("a member more", sealed(token | {"more": 1})),
        ("a label that is not shown", sealed(token | {"details": [["page.fact.name", "Jan"]]})),
        ("a label alone", sealed(token | {"details": [["label.seen"]]})),
        ("a number for a text", sealed(token | {"details": [["label.hours", 12]]})),
        ("withdrawn, while the register does not say so", sealed({"state": "revoked"})),
        ("another state", sealed({"state": "active"})),
        ("too short", derived.tag + b"\0\x04abcd"),
        ("a length beyond the end", derived.tag + b"\xff\xff" + b"\0" * 40),
        ("not padded", unpadded(derived, token)),
    ):
        world.ask(f"sealed: {what}", with_record(record), NOWHERE, code)
    world.ask("a record twice", with_record(sealed(token) + sealed(token)), NOWHERE, code)
    world.ask("codes twice", world.with_codes(lambda one: one + one), NOWHERE, code)
    lost = world.site.documents[-1]
    world.ask("typed, of a lost key", files, {"state": "valid", "issuer": DID}, lost.code)
    world.ask("scanned, of a lost key", files, {"state": "valid", "issuer": DID}, lost.digits)
    away = UNSURE | {"why": "lost key"}
    world.ask("of a lost key, not in the register", without(files, HEAD), away, lost.digits)


def credentials(world: World) -> None:
    """Files of an organisation whose credentials are JSON Web Tokens."""
    rsa, other = Signer.make(DID, is_rsa=True), Signer.make(DID, is_rsa=True)
    chance = random.Random(5)
    date = world.document.date
    one = Document(rsa, document_id(chance), sample.FACTS[0], date)
    one.jwt = jwt(one)
    gone = Document(rsa, document_id(chance), sample.FACTS[0], date, state="revoked")
    gone.jwt = jwt(gone)
    files = Site(rsa, [one, gone], others=[world.site.signer, other]).files()
    late = Document(rsa, document_id(chance), sample.FACTS[0], date)
    test = jwt(late, credentialSubject={"achievement": {"tag": ["test"]}})
    stranger = Signer.make("did:web:vreemd.example", is_rsa=True)
    cut = one.jwt[:-8] + "AAAAAAAA"
    head, claims, signature = one.jwt.split(".")
    critical = base64url(compact({"alg": "RS256", "kid": rsa.key.url, "crit": []}))
    other_name = base64url(compact({"alg": "EdDSA", "kid": rsa.key.url}))

    def both(token: Document, credential: str) -> str:
        link = f"https://bewijs.example/q#{token.digits}"
        return f"<html><a href='{link}'>QR</a><script type='application/vc+jwt'>{credential}</script></html>"

    good = VALID | {"codeOnly": False, "stale": False}
    altered = {"state": "altered", "issuer": DID, "name": None, "stale": False}
    unreadable = {"state": "unreadable", "issuer": None, "name": None, "stale": False, "codeOnly": False}
    for name, given, must in (
        ("a credential", one.jwt, good | {"code": one.code}),
        ("a credential in a file", f"<html>{one.jwt}</html>", good),
        ("both", both(one, one.jwt), good),
        ("a code in a file", f"<html><a href='/q#{one.digits}'></html>", good | {"codeOnly": True}),
        ("a code that is spelled", f"<html><a href='/q#&#x35;{one.digits[1:]}'></html>", good | {"codeOnly": True}),
        ("two codes", f"<html>/q#{one.digits}<p>/q#{gone.digits}</html>",
         unreadable | {"why": "more than one credential in one file"}),
        ("withdrawn", gone.jwt, {"state": "revoked", "name": None, "code": gone.code}),
        ("both withdrawn", both(gone, gone.jwt), {"state": "revoked", "name": None}),
        ("not in the register", jwt(late), NOT_IN_COPY | {"name": None}),
        ("another text under its code", jwt(one, awardedDate=f"{date}T00:00:01Z"), {"state": "unregistered"}),
        ("both, and another text", both(one, jwt(one, more=1)), {"state": "unregistered", "name": None}),
        ("both, of two documents", both(one, gone.jwt), altered | {"why": "different documents"}),
        ("both, and no id", both(one, jwt(one, id=5)), altered | {"why": "different documents"}),
        ("both, and a spoiled credential", both(one, cut), altered | {"why": "does not fit"}),
        ("both, by two keys", both(one, jwt(one, other)), altered | {"why": "two keys"}),
        ("both, by a stranger", both(one, jwt(one, stranger)), {"state": "unknownIssuer", "issuer": None}),
        ("a token of a stranger", both(Document(stranger, one.id, one.facts, date), one.jwt),
         {"state": "unknownIssuer", "issuer": None, "stale": True}),
        ("spoiled", cut, altered | {"why": "does not fit"}),
        ("of a stranger", jwt(one, stranger), {"state": "unknownIssuer", "issuer": None}),
        ("of another issuer", jwt(one, issuer={"id": "did:web:vreemd.example"}), altered),
        ("of no issuer", jwt(one, issuer=None), altered | {"why": "another organisation"}),
        ("practice", test, {"state": "test", "name": None}),
        ("practice, both", both(one, test), altered),
        ("with another algorithm", f"{other_name}.{claims}.{signature}", altered),
        ("with what must be understood", f"{critical}.{claims}.{signature}", unreadable | {"why": "newer: extension"}),
        ("with a header that is none", f"eyJhIg.{claims}.{signature}", unreadable | {"why": "not a JWT"}),
        ("of a list", f"{head}.{base64url(b'[]')}.{signature}", unreadable | {"why": "not a JWT"}),
        ("without an id", jwt(one, id=None), NOT_IN_COPY | {"code": None}),
    ):
        world.ask(f"credential: {name}", files, must, given)
    early, later = world.site.documents[9], world.site.documents[11]
    ended = Document(rsa, document_id(chance), sample.FACTS[0], early.date, until=early.until)
    ended.jwt = jwt(ended, validUntil=f"{early.until}T23:59:59Z")
    future = Document(rsa, document_id(chance), sample.FACTS[0], later.date)
    future.jwt = jwt(future)
    dated = Site(rsa, [ended, future]).files()
    world.ask("credential: expired", dated, {"state": "expired", "name": NAME}, ended.jwt)
    world.ask("credential: not yet valid", dated, {"state": "notYetValid", "name": NAME}, future.jwt)
    world.ask("credential: no head", without(files, HEAD), UNSURE | {"name": None}, one.jwt)
    eddsa = jwt(world.document)
    site = replace(world.site, documents=[replace(world.document, jwt=eddsa)])
    world.ask("credential: by an Ed25519 key", site.files(), good, eddsa)


def unpadded(derived, value: dict) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    beside = b"\1" + DID.encode() + derived.tag
    sealed = b"\0" * 12 + AESGCM(derived.key).encrypt(b"\0" * 12, compact(value), beside)
    return derived.tag + len(sealed).to_bytes(2, "big") + sealed


def unregistered(document: Document) -> Document:
    return Document(document.signer, document.id, document.facts | {1: "Iets anders"}, document.date)


def make() -> World:
    chance = random.Random(4)
    signer, lost = Signer.make(DID), Signer.make(DID)
    lost.revoked = "2026-01-01T00:00:00Z"
    documents = sample.documents(signer, chance)
    documents.append(Document(lost, document_id(chance), sample.FACTS[0], documents[0].date))
    site = Site(signer, documents, others=[lost])
    stranger = Signer.make("did:web:vreemd.example")
    other = Site(stranger, sample.documents(stranger, chance), sequence=site.sequence)
    return World(site, lost, other)


def main(*more: str) -> int:
    report = Report()
    world = make()
    for part in (good, keys, heads, memory, shards, codes, credentials):
        part(world)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(more[1]) if more else Path(folder) / "scenarios.json"
        path.write_text(json.dumps(world.scenarios), encoding="utf-8")
        ending = subprocess.run([NODE, SCENARIOS, path], capture_output=True, text=True, check=False)
    print(ending.stdout + ending.stderr)
    report.check(ending.returncode == 0, "see above")
    return report.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
