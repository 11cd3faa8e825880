"""Everything that somebody at the door of a service can get, written so that two worlds can be laid side by side."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import orjson

from tests.support.clarification_intake_house import House

_UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_CURSOR: Final = re.compile(r'"cursor":"[^"]+"')
_AGE: Final = re.compile(r"(oldest_unpublished_seconds\S* )[0-9.e+-]+")
_PARAMETER: Final = re.compile(r"{(\w+)}")
_PASSED_BY: Final = frozenset({"date"})
"""Headers that differ from one second to the next."""

Seen = dict[str, str]


@dataclass(frozen=True)
class Names:
    """What the identities of one world are called in both; any other identity is just one."""

    by_id: Mapping[str, str]

    def plain(self, told: str) -> str:
        """The words with names for identities, without what is sealed anew each time."""
        named = _UUID.sub(lambda found: self.by_id.get(found[0], "some-id"), told)
        return _AGE.sub(r"\1age", _CURSOR.sub('"cursor":"sealed"', named))


async def everything(house: House, who: str, ids: Mapping[str, str], names: Names, *, thorough: bool) -> Seen:
    """The answer to every question that can be asked with these identities.

    ``ids`` are the identities tried, by what they are called. ``thorough``: also with each choice of each filter and
    order, and every act tried on what is not theirs; acts on applications are left to the story.
    """
    await as_published(house)
    caller, seen = house.caller(who), dict[str, str]()
    document = (await house.http.get("/openapi.json")).json()
    for path, operations in document["paths"].items():
        for filled in _filled(path, ids, house):
            for query in _queries(document, filled, operations.get("get"), house)[: None if thorough else 1]:
                answer = await caller.get(filled, **query)
                seen[f"{who} GET {names.plain(f'{filled} {query}')}"] = _answer(answer, names)
            if thorough and "post" in operations and not path.startswith("/v1/applications"):
                answer = await caller.post(filled, {}, **{"If-Match": '"1"'})
                seen[f"{who} POST {names.plain(filled)}"] = _answer(answer, names)
    return seen


async def as_published(house: House) -> None:
    """Put the outbox on the stream, as the relay does: in order and without a gap."""
    async with house.running.database.begin() as connection:
        await connection.exec_driver_sql(
            "UPDATE outbox_event SET js_seq = placed.n, feed_position = placed.n, published_at = now() FROM"
            " (SELECT id, row_number() OVER (ORDER BY id) AS n FROM outbox_event) AS placed"
            " WHERE placed.id = outbox_event.id"
        )


async def on_the_bus(house: House, names: Names) -> list[str]:
    """Type, aggregate, version and content of every event, oldest first."""
    told = []
    for event in await house.ears.published():
        shown = {name: event[name] for name in ("type", "subject", "aggregateversion", "time", "data")}
        told.append(names.plain(orjson.dumps(shown, option=orjson.OPT_SORT_KEYS).decode()))
    return told


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """What is not the same in both, each with both answers."""
    return [
        f"{key}\n  {one.get(key)}\n  {other.get(key)}"
        for key in one.keys() | other.keys()
        if one.get(key) != other.get(key)
    ]


def noted(answer: Any, names: Names) -> str:
    """An answer of the story."""
    return _answer(answer, names)


def _queries(
    document: Mapping[str, Any], path: str, operation: Mapping[str, Any] | None, house: House
) -> list[dict[str, str]]:
    """What is asked for of a path: the required, then beside it each choice of each filter and order by itself."""
    if operation is None:
        return []
    stated = [p for p in operation.get("parameters", ()) if p.get("in") == "query"]
    needed = {p["name"]: _value(p["name"], house) for p in stated if p.get("required")}
    if path == "/v1/lead-index":
        needed["person_id"] = str(house.person("housing-official"))
    chosen = ((p["name"], choice) for p in stated for choice in _choices(document, p.get("schema", {})))
    return [needed, *({**needed, name: choice} for name, choice in chosen)]


def _choices(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    """The values of a closed list, wherever in the schema it stands."""
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    yield from (str(value) for value in schema.get("enum", ()))
    if schema.get("type") == "boolean":
        yield from ("true", "false")
    for arm in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())):
        yield from _choices(document, arm)


def _value(name: str, house: House) -> str:
    """A value for a required parameter of a question."""
    known = {
        "unit_id": str(house.organ("housing-bureau")),
        "account_id": str(house.city.person("office1-head").account_id),
    }
    return known.get(name, "2026-03-02")


def _filled(path: str, ids: Mapping[str, str], house: House) -> Iterator[str]:
    """The path with every choice of its parameters."""
    types = tuple(house.running.engine.types)
    choices = {"case_type": types, "name": ("application_status", "clarification_situations")}
    wanted = _PARAMETER.findall(path)
    for values in product(*(choices.get(name, tuple(ids.values())) for name in wanted)):
        filled = path
        for name, value in zip(wanted, values, strict=True):
            filled = filled.replace(f"{{{name}}}", value)
        yield filled


def _answer(answer: Any, names: Names) -> str:
    headers = {name: value for name, value in answer.headers.items() if name not in _PASSED_BY}
    shown = f"{answer.status_code} {orjson.dumps(headers, option=orjson.OPT_SORT_KEYS).decode()} {answer.text}"
    return names.plain(shown)
