"""Values nobody thought of, and bodies with one of them in place of one leaf."""

import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from tests.support.answers import CANARY

HOSTILE: tuple[Any, ...] = (
    CANARY, f"';--{CANARY}", "0001-01-01", "9999-12-31", "1900-01-01", "2199-12-31", "2026-03-09T00:00:00", "",
    "9999-12-31T23:59:59-12:00", "x" * 4001, "😀" * 50, "𠀀𫝀", "a\u202eb", "{0}%s", 0, -1, 2**63, 10**30, 1e308, True,
    None, [], {}, [None], "00000000-0000-0000-0000-000000000000",
)  # fmt: skip
NO_DAYS = ("0001-01-01", "9999-12-31")
"""Days that counting or a time zone leads out of the calendar."""
WRITTEN = (CANARY, *(text for text in HOSTILE if isinstance(text, str) and len(text) < 100), "-1", "1e9")
"""Those that can stand in an address."""
_IDENTITY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.I)


def days_in(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to all days in a body."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inside:
        yield from days_in(part, (*way, step))
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", value):
        yield way


def put(value: Any, way: tuple[str | int, ...], part: Any) -> Any:
    """A copy with that part at the end of the way."""
    if not way:
        return part
    copied = dict(value) if isinstance(value, dict) else list(value)
    copied[way[0]] = put(value[way[0]], way[1:], part)  # type: ignore[index]
    return copied


def planted(value: Any, random: Random, seeds: Sequence[Any]) -> Any:
    """A copy with one leaf, chosen by chance, replaced by one of the seeds."""
    if isinstance(value, dict) and value:
        name = random.choice(sorted(value))
        return {**value, name: planted(value[name], random, seeds)}
    if isinstance(value, list) and value:
        index = random.randrange(len(value))
        return [*value[:index], planted(value[index], random, seeds), *value[index + 1 :]]
    return random.choice(list(seeds))


def acquainted(value: Any, random: Random, identities: Sequence[str]) -> Any:
    """A copy in which identities that were made up are, more often than not, those of something there is."""
    if isinstance(value, dict):
        return {name: acquainted(part, random, identities) for name, part in value.items()}
    if isinstance(value, list):
        return [acquainted(part, random, identities) for part in value]
    if is_identity(value) and identities and random.random() < 0.7:
        return random.choice(list(identities))
    return value


def marked(value: Any) -> Any:
    """A copy in which every text in Chinese holds the value that must not turn up elsewhere."""
    if isinstance(value, dict):
        return {name: marked(part) for name, part in value.items()}
    if isinstance(value, list):
        return [marked(part) for part in value]
    return f"{value}{CANARY}" if isinstance(value, str) and re.search("[\u4e00-\u9fff]", value) else value


def is_identity(value: object) -> bool:
    """Whether it is written as a UUID."""
    return isinstance(value, str) and _IDENTITY.match(value) is not None
