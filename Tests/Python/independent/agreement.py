"""Token and credential of one document must say the same."""

import cbor2

from . import checkcode, qrtoken
from .credential import Credential, seconds
from .keys import base_url
from .problem import Problem
from .qrtoken import Token

ACHIEVEMENT_TYPES = {
    "deelname": "CertificateOfCompletion",
    "certificaat": "Certificate",
    "praktijkverklaring": "ext:Praktijkverklaring",
    "oorkonde": "Award",
    "aanbevelingsbrief": "ext:Aanbevelingsbrief",
}
LARGEST_WITH_TASKS = 415


def check(token: Token, credential: Credential, link_base: str) -> None:
    if token.key.url != credential.key.url:
        raise Problem("token and credential are signed with two keys")
    home = base_url(credential.key.issuer)
    if link_base != home:
        raise Problem(f"the link leads to {link_base}, the issuer is {home}")
    for fact, (said, meant) in _pairs(token, credential.body, home).items():
        if said != meant:
            raise Problem(f"{fact}: the token says {said!r}, the credential {meant!r}")
    _check_tasks(token, credential.body)


def _pairs(token: Token, body: dict, home: str) -> dict:
    subject, facts = body["credentialSubject"], token.facts
    achievement = subject["achievement"]
    return {
        "id": (f"{home}/c/{checkcode.from_bytes(token.payload[qrtoken.CTI])}", body["id"]),
        "holder's id": (f"{body['id']}#houder", subject["id"]),
        "kind": (
            ACHIEVEMENT_TYPES[qrtoken.KINDS[facts[qrtoken.KIND]]],
            achievement["achievementType"],
        ),
        "title": (facts[qrtoken.TITLE], achievement["name"]),
        "name": (facts[qrtoken.NAME], name_in(subject)),
        "award": (token.payload[qrtoken.NBF], seconds(body.get("awardedDate", ""))),
        "validFrom": (token.payload[qrtoken.NBF], _day_of(body)),
        "valid until": (
            token.payload.get(qrtoken.EXP),
            seconds(body["validUntil"]) if "validUntil" in body else None,
        ),
        "period": (list(facts.get(qrtoken.PERIOD, [])), months_in(subject)),
        "test": (facts.get(qrtoken.TEST, False), "test" in achievement.get("tag", [])),
        "test title": (
            facts.get(qrtoken.TEST, False),
            achievement["name"].startswith("OEFENBEWIJS "),
        ),
    }


def name_in(subject: dict) -> str:
    names = [
        entry["identityHash"]
        for entry in subject.get("identifier", [])
        if entry.get("identityType") == "name" and entry.get("hashed") is False
    ]
    if len(names) != 1:
        raise Problem(f"the credential holds {len(names)} names")
    return names[0]


def months_in(subject: dict) -> list[int]:
    dates = [subject.get("activityStartDate"), subject.get("activityEndDate")]
    return [(int(date[:4]) - 2000) * 12 + int(date[5:7]) - 1 for date in dates if date]


def tasks_in(subject: dict) -> list[list]:
    results = {result.get("resultDescription"): result for result in subject.get("result", [])}
    tasks = []
    for description in subject["achievement"].get("resultDescription", []):
        reached = results.get(description["id"], {}).get("achievedLevel")
        rubric = {level["id"] for level in description.get("rubricCriterionLevel", [])}
        if reached is None:
            tasks.append([description["name"]])
            continue
        level = reached.split("#")[-1].replace("-", " ")  # the id is Dutch in every language
        if reached not in rubric or level not in qrtoken.LEVELS:
            raise Problem(f"task {description['name']!r} has a level outside its rubric")
        tasks.append([description["name"], qrtoken.LEVELS.index(level)])
    return tasks


def _day_of(body: dict) -> int:
    """The day of award; a day may begin as early as it does in the Netherlands."""
    award, first = seconds(body["awardedDate"]), seconds(body["validFrom"])
    return award if 0 <= award - first <= 2 * 3600 else first


def _check_tasks(token: Token, body: dict) -> None:
    tasks = tasks_in(body["credentialSubject"])
    said = [list(task) for task in token.facts.get(qrtoken.TASKS, [])]
    if said:
        if token.key.is_rsa:
            raise Problem("a token with an RSA key carries no tasks")
        if said != tasks:
            raise Problem(f"tasks: the token says {said!r}, the credential {tasks!r}")
    elif tasks and not token.key.is_rsa and size_with(tasks, token) <= LARGEST_WITH_TASKS:
        raise Problem("the tasks would fit in the token and are not there")


def size_with(tasks: list, token: Token) -> int:
    def size(claims: dict) -> int:  # of the claims as a byte string, header of the string included
        return len(cbor2.dumps(cbor2.dumps(claims, canonical=True)))

    longer = {**token.facts, qrtoken.TASKS: tasks}
    claims = {**token.payload, qrtoken.BLIJK_VERSION_1: longer}
    return token.size - size(token.payload) + size(claims)
