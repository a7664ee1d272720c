"""Curves as on a banknote, another set for each check code: a band of strands and a rosette."""

import hashlib
import math
import random

Points = list[tuple[float, float]]


def number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def curve(points: Points) -> str:
    """Through all points but the first and the last, which give the direction."""
    parts = [f"M{number(points[1][0])} {number(points[1][1])}c"]
    for before, start, end, after in zip(points, points[1:], points[2:], points[3:]):
        first = (end[0] - before[0]) / 6, (end[1] - before[1]) / 6
        step = end[0] - start[0], end[1] - start[1]
        last = step[0] - (after[0] - start[0]) / 6, step[1] - (after[1] - start[1]) / 6
        parts.append(" ".join(map(number, (*first, *last, *step))))
    return " ".join(parts)


def band(chance: random.Random, width: float = 10, height: float = 360) -> list[str]:
    """Two groups of strands, one tile of six; each strand has one that swings the other way."""
    tile, middle, reach = height / 6, width / 2, width / 2 - 0.35
    waves, waist = 2 + chance.randrange(2), 0.3 + 0.3 * chance.random()
    lean = 2 * math.pi * chance.random()
    groups = []
    for group in range(2):
        paths = []
        for strand in range(group, 6, 2):
            phase = 2 * math.pi * strand / 12
            points = []
            for step in range(-1, 12):
                turn = 2 * math.pi * step / 10
                swing = waist + (1 - waist) * (0.5 + 0.5 * math.cos(turn + lean))
                x = middle + reach * swing * math.sin(waves * turn + phase)
                points.append((x, tile * step / 10))
            paths.append(curve(points))
        groups.append("".join(paths))
    return groups


def rosette(chance: random.Random, radius: float = 25) -> list[str]:
    """One lobe of each ring; the others are the same, turned."""
    rings = []
    for outer, inner in ((1, 0.72), (0.84, 0.56), (0.62, 0.28), (0.36, 0.12)):
        middle, reach = radius * (outer + inner) / 2, radius * (outer - inner) / 2
        second, phase = 0.15 + 0.25 * chance.random(), 2 * math.pi * chance.random()
        points = []
        for step in range(-1, 7):
            angle = 2 * math.pi / 12 * step / 5
            swing = math.sin(12 * angle) + second * math.sin(24 * angle + phase)
            distance = middle + reach * swing / (1 + second)
            points.append((distance * math.cos(angle), distance * math.sin(angle)))
        rings.append(curve(points))
    return rings


def of(code: str) -> tuple[list[str], list[str]]:
    chance = random.Random(hashlib.sha256(code.encode()).digest())
    return band(chance), rosette(chance)
