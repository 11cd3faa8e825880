"""Everything that somebody at the door of supervision can get, written so that two worlds can be laid side by side."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import orjson

from tests.support.small_city import ORGANS, account_id, organ_id, person_id
from tests.support.supervision_sources_stage import ORGANS as MORE_ORGANS
from tests.support.supervision_visit_stage import CAST, VisitStage

_UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_CURSOR: Final = re.compile(r'"(cursor|next)":"[^"]+"')
_AGE: Final = re.compile(r"(oldest_unpublished_seconds\S* )[0-9.e+-]+")
_PARAMETER: Final = re.compile(r"{(\w+)}")
_PASSED_BY: Final = frozenset({"date"})
"""Headers that differ from one second to the next."""
_PASSED_OVER: Final = ("/v1/audit-records", "/access", "/template")
"""Doors of the auditors, who see that something was planned and have tests of their own; empty sheets."""

Seen = dict[str, str]
_DOCUMENT: dict[str, Any] = {}
"""The description of the service, which is the same in every world; read once."""


@dataclass(frozen=True)
class Names:
    """What the identities of one world are called in both; any other identity is just one."""

    by_id: Mapping[str, str]

    def plain(self, told: str) -> str:
        """The words with names for identities, without what is sealed anew each time."""
        named = _UUID.sub(lambda found: self.by_id.get(found[0], "some-id"), told)
        return _AGE.sub(r"\1age", _CURSOR.sub(r'"\1":"sealed"', named))


def names_of(cases: Mapping[str, str]) -> Names:
    """The names of the city and of these cases, which are given by what they are called."""
    city = {str(organ_id(code)): code for code in (*ORGANS, *MORE_ORGANS)}
    people = {str(person_id(code)): f"person {code}" for code in CAST}
    accounts = {str(account_id(code)): f"account {code}" for code in CAST}
    return Names({**city, **people, **accounts, **{case: name for name, case in cases.items()}})


@dataclass(frozen=True)
class Observer:
    """Somebody who asks everything. ``cases`` are the identities they try, by what they are called."""

    house: VisitStage
    document: Mapping[str, Any]
    cases: Mapping[str, str]

    async def looks(self, who: str, within: tuple[str, ...] = ("/",), thorough: tuple[str, ...] = ()) -> Seen:
        """The answer to every question whose address begins as ``within`` says; where ``thorough`` says so, also under
        each choice of each filter and order, and to every act tried on what is not theirs."""
        names, seen = names_of(self.cases), dict[str, str]()
        for path, operations in self.document["paths"].items():
            if not path.startswith(within) or any(part in path for part in _PASSED_OVER):
                continue
            deep = path.startswith(thorough)
            for filled in self._filled(path):
                for query in self._queries(operations.get("get"))[: None if deep else 1]:
                    answer = await self.house.get(who, filled, **query)
                    seen[f"{who} GET {names.plain(f'{filled} {query}')}"] = told_by(answer, names)
                if deep and "post" in operations and "{visit_id}" in path:
                    answer = await self.house.post(who, filled, {}, **{"If-Match": '"1"'})
                    seen[f"{who} POST {names.plain(filled)}"] = told_by(answer, names)
        return seen

    def _filled(self, path: str) -> Iterator[str]:
        """The path with every choice of its parameter: each case for a visit or a timeline, nobody's for the rest."""
        wanted = _PARAMETER.findall(path)
        tried = self.cases.values() if {"visit_id", "case_id"} & set(wanted) else (self.cases["absent"],)
        for case in tried:
            filled = path.replace("{case_type}", "visit").replace("{name}", "visit_kinds")
            yield _PARAMETER.sub(case, filled)

    def _queries(self, operation: Mapping[str, Any] | None) -> list[dict[str, str]]:
        """What is asked for of a path: the required, then beside it each choice of each filter and order by itself."""
        if operation is None:
            return []
        stated = [p for p in operation.get("parameters", ()) if p.get("in") == "query"]
        needed = {p["name"]: _value(p["name"]) for p in stated if p.get("required")}
        chosen = ((p["name"], choice) for p in stated for choice in self._choices(p["name"], p.get("schema", {})))
        return [needed, *({**needed, name: choice} for name, choice in chosen)]

    def _choices(self, name: str, schema: Mapping[str, Any]) -> Iterator[str]:
        """The values of a closed list, wherever in the schema it stands; units and days that matter."""
        if "$ref" in schema:
            schema = self.document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
        yield from (str(value) for value in schema.get("enum", ()))
        if schema.get("type") == "boolean":
            yield from ("true", "false")
        if name == "unit_id":
            yield _value(name)
        if schema.get("format") == "date":
            yield _value("on")
        for arm in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())):
            yield from self._choices("", arm)


async def observer(house: VisitStage, cases: Mapping[str, str]) -> Observer:
    """Somebody who tries these cases, everything published being on the stream."""
    await as_published(house)
    if not _DOCUMENT:
        _DOCUMENT.update((await house.http.get("/openapi.json")).json())
    return Observer(house, _DOCUMENT, cases)


async def as_published(house: VisitStage) -> None:
    """Put the outbox on the stream, as the relay does: in order and without a gap."""
    await house.sql(
        "UPDATE outbox_event SET js_seq = placed.n, feed_position = placed.n, published_at = now() FROM"
        " (SELECT id, row_number() OVER (ORDER BY id) AS n FROM outbox_event) AS placed"
        " WHERE placed.id = outbox_event.id"
    )


async def on_the_bus(house: VisitStage, names: Names) -> list[str]:
    """Type, aggregate, version and content of every event, oldest first."""
    told = []
    for event in await house.told():
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


def told_by(answer: Any, names: Names) -> str:
    """Status, headers and body of an answer."""
    passed_by = {*_PASSED_BY, "content-length"} if answer.content.startswith(b"PK") else _PASSED_BY
    headers = {name: value for name, value in answer.headers.items() if name not in passed_by}
    body = _sheets(answer.content) if answer.content.startswith(b"PK") else answer.text
    shown = f"{answer.status_code} {orjson.dumps(headers, option=orjson.OPT_SORT_KEYS).decode()} {body}"
    return names.plain(shown)


def _sheets(book: bytes) -> str:
    """What stands in a workbook, without when it was made."""
    with ZipFile(BytesIO(book)) as parts:
        written = (name for name in sorted(parts.namelist()) if name != "docProps/core.xml")
        return "".join(f"{name} {parts.read(name).decode()}" for name in written)


def _value(name: str) -> str:
    """A value for a parameter: the unit that is to be visited, the day for which it is planned."""
    return str(organ_id("housing")) if name == "unit_id" else "2026-03-18"
