#!/usr/bin/env python3
"""Credentials that vary every optional field of the official schema, and what PyLD makes of them.

    make_statements.py CONFORMANCE FOLDER COUNT SEED

Writes N.json and N.nq (canonical N-Quads) for each credential, and prints the names of the members
that never occurred. The value of a member follows from the schema alone, but for what must be an address.
"""

import json
import random
import sys
from pathlib import Path

import openbadgeslib

from independent.proofs import Contexts

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.{}.json"
EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
ADDRESSES = {"id", "achievedLevel", "resultDescription", "requiredLevel"}
WORDS = ["Gülşah", "", "a\"b\\c", "één\nregel", "Ægir", "陳美玲", "محمد", "tab\there", "<b>&</b>", "ext:x"]
TYPES = {
    "CredentialStatus": "BitstringStatusListEntry", "CredentialSchema": "JsonSchema",
    "RefreshService": "https://example.org/Refresh", "TermsOfUse": "https://example.org/Terms",
    "Proof": "DataIntegrityProof",
}
# Not defined in the context, so not signed: refused by name instead.
LEFT_OUT = {"endorsementJwt", "proof"}
# Nor were these, in earlier contexts.
LATER = {"awardedDate", "inLanguage"}


class Maker:
    def __init__(self, schema: dict, chance: random.Random):
        self.schema, self.chance = schema, chance
        self.seen: set[str] = set()

    def credential(self) -> dict:
        """Most with today's context, some with an earlier one."""
        self.version = self.chance.choice([3, 3, 3, 2])
        self.contexts = [CREDENTIALS, OPEN_BADGES.format(self.version)]
        if self.chance.random() < 0.3:
            self.contexts.append(EXTENSIONS)
        return self.object(self.schema, "AchievementCredential", 0)

    def object(self, shape: dict, name: str, depth: int) -> dict:
        required = shape.get("required", [])
        made = {}
        for member, kind in shape["properties"].items():
            often = 0.5 if depth < 3 else 0.12
            if self.version < 3 and member in LATER:
                continue
            if member in LEFT_OUT or (member not in required and self.chance.random() > often):
                continue
            if member == "endorsement" and depth > 2:
                continue
            made[member] = self.member(member, kind, name, depth)
            self.seen.add(f"{name}.{member}")
        return made

    def member(self, member: str, kind: dict, owner: str, depth: int):
        if member == "@context":
            return self.contexts
        if member == "type":
            return self.types(kind, owner)
        if member in ADDRESSES and kind.get("type") == "string":
            return self.address()
        if member == "issuer" and self.chance.random() < 0.3:
            return self.address()
        return self.value(kind, depth)

    def types(self, kind: dict, owner: str):
        if owner in TYPES:
            if owner == "CredentialSchema" and EXTENSIONS in self.contexts:
                return "1EdTechJsonSchemaValidator2019"
            return TYPES[owner]
        if owner == "AchievementCredential":
            return ["VerifiableCredential", self.chance.choice(["OpenBadgeCredential", "AchievementCredential"])]
        if owner == "EndorsementCredential":
            return ["VerifiableCredential", "EndorsementCredential"]
        if kind.get("type") == "array":
            return [owner]
        return self.chance.choice(kind["enum"])

    def value(self, kind: dict, depth: int):
        if "$ref" in kind:
            name = kind["$ref"].rsplit("/", 1)[-1]
            shape = self.schema["$defs"][name]
            if "oneOf" in shape:  # a reference to an organisation
                return self.value({"$ref": "#/$defs/Profile"}, depth)
            return self.object(shape, name, depth + 1)
        if "oneOf" in kind:
            return self.value(self.chance.choice(kind["oneOf"]), depth)
        if "enum" in kind:
            return self.chance.choice(kind["enum"])
        match kind.get("type"):
            case "array":
                return [self.value(kind["items"], depth) for _ in range(self.chance.randint(1, 3))]
            case "number":
                return self.chance.choice([0, 1, 40, -3, 2.5, 51.9225, 1e-7, 1e21])
            case "boolean":
                return self.chance.random() < 0.5
        return self.text(kind)

    def text(self, kind: dict) -> str:
        match kind.get("format"):
            case "date-time":
                return "2026-11-20T00:00:00Z"
            case "date":
                return "1990-01-02"
        pattern = kind.get("pattern", "")
        if pattern.startswith("(ext:)"):
            return "ext:Eigen"
        if pattern.startswith("^[a-z]{2,4}"):
            return self.chance.choice(["nl", "en", "tr-TR"])
        return self.chance.choice(WORDS) + self.chance.choice(["", str(self.chance.randint(0, 9))])

    def address(self) -> str:
        number = self.chance.randint(0, 9)  # often the same, as rubric levels are
        return self.chance.choice([f"https://example.org/{number}", f"urn:uuid:{number}"])


def main() -> None:
    conformance, folder, count, seed = Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:5])
    schema = json.loads((conformance / "ob3/achievementcredential.schema.json").read_text("utf-8"))
    contexts = Contexts(conformance / "contexts")
    others = Path(openbadgeslib.__file__).parent / "ob3/contexts"
    contexts.add(OPEN_BADGES.format(2), others / "ob-v3p0-context-3.0.2.json")
    contexts.add(EXTENSIONS, others / "ob-v3p0-extensions.json")
    maker = Maker(schema, random.Random(seed))
    for number in range(count):
        credential = maker.credential()
        text = json.dumps(credential, ensure_ascii=False)
        (folder / f"{number}.json").write_text(text, encoding="utf-8")
        (folder / f"{number}.nq").write_text(contexts.statements(credential), encoding="utf-8")
    optional = {
        f"{name}.{member}"
        for name, shape in {"AchievementCredential": schema, **schema["$defs"]}.items()
        for member in shape.get("properties", {})
        if member not in LEFT_OUT and name not in ("Proof",)
    }
    print("\n".join(sorted(optional - maker.seen)))


if __name__ == "__main__":
    main()
