"""One caller, one set: list, details, search, export, statistics, change feed and histories never differ about it."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from typing import Any, Final

import httpx

from libs.kernel.actor import SHANGHAI, office_day
from services.filing.filings.filing import Filing
from tests.support.access_filing import FILINGS
from tests.support.access_matrix import Item, Matrix
from tests.support.access_people import OPENED_ON, TODAY, Persona
from tests.support.access_rules import Rules

WORD: Final = "容缺受理"
"""Words that every title has."""
STATUSES: Final = ("submitted", "reviewing", "reported", "deliberating", "rejected", "in_execution", "revoked", "draft")
DAYS: Final = (TODAY, TODAY, TODAY - timedelta(1), TODAY + timedelta(1), TODAY + timedelta(400))
"""Days on which the agreement is asked for: ties end and begin between them."""


def noon(day: date) -> datetime:
    """Noon of that day in the office."""
    return datetime.combine(day, time(12), SHANGHAI).astimezone(UTC)


@dataclass(frozen=True)
class Agreement:
    """What one caller is told of filings, in every way there is."""

    matrix: Matrix
    who: Persona
    on: date

    async def differences(self, chance: random.Random) -> list[str]:
        """Where two ways differ, or differ from the oracle; one set of filters by chance."""
        known = {str(item.id): item for item in self.matrix.items["filing"] if self._seen(item)}
        found = {
            "list": await self._listed({}),
            "search": await self._listed({"q": WORD}),
            "export": await self._exported({}),
            "details": await self._answering(f"{FILINGS}/"),
            "histories": await self._answering("/v1/histories/filing/"),
            "changes": await self._changed(),
        }
        wrong = [f"{way}: {_differ(ids, set(known))}" for way, ids in found.items() if ids != set(known)]
        wrong += [line async for line in self._counted(known)]
        filters = self._some_filters(chance)
        wanted = {id for id, item in known.items() if _matches(item.case, filters)}
        for way, ids in (("list", await self._listed(filters)), ("export", await self._exported(filters))):
            if ids != wanted:
                wrong.append(f"{way} by {filters}: {_differ(ids, wanted)}")
        return [f"{self.who.code} on {self.on}: {line}" for line in wrong]

    def _seen(self, item: Item) -> bool:
        return Rules(self.matrix.world.city, self.on).of_filing(self.who, item.case).seen

    async def _get(self, path: str, **params: Any) -> httpx.Response:
        headers = self.matrix.world.headers(self.who, "filing", "GET")
        return await self.matrix.world.houses["filing"].http.get(path, params=params, headers=headers)

    async def _listed(self, filters: dict[str, Any]) -> set[str]:
        found: set[str] = set()
        total, page = 1, 1
        while len(found) < total:
            body = (await self._get(FILINGS, page=page, page_size=25, **filters)).json()
            new = {one["id"] for one in body["items"]}
            if not new or new & found:
                return found | ({"a total that is not reached"} if body["total"] != len(found) else set())
            total, page, found = body["total"], page + 1, found | new
        return found

    async def _exported(self, filters: dict[str, Any]) -> set[str]:
        text = (await self._get(f"{FILINGS}/export", **filters)).content.decode("utf-8-sig")
        return {line["Identity"] for line in csv.DictReader(StringIO(text))}

    async def _answering(self, path: str) -> set[str]:
        ids = [str(item.id) for item in self.matrix.items["filing"]]
        return {one for one in ids if (await self._get(path + one)).status_code == 200}

    async def _changed(self) -> set[str]:
        found: set[str] = set()
        after: dict[str, str] | None = {}
        while after is not None:
            body = (await self._get("/v1/changes", **after)).json()
            found |= {one["subject"] for one in body["items"] if one["type"].startswith("filing.filing.")}
            after = {"after": body["cursor"]} if body["more"] else None
        return found

    async def _counted(self, known: dict[str, Item]) -> Any:
        """Where the statistics do not count what is listed."""
        day = OPENED_ON + timedelta(1)
        for first, last in ((OPENED_ON, OPENED_ON), (day, day), (OPENED_ON - timedelta(60), TODAY)):
            params = {"from": first.isoformat(), "to": last.isoformat(), "by": "office"}
            body = (await self._get("/v1/statistics/filings", **params)).json()
            listed = await self._listed({"submitted_from": first.isoformat(), "submitted_to": last.isoformat()})
            submitted = {id for id, item in known.items() if _matches(item.case, _period(first, last))}
            if listed != submitted:
                yield f"list from {first}: {_differ(listed, submitted)}"
            groups = sum(group["received"] for group in body["items"])
            if not body["whole"]["received"] == groups == len(listed):
                yield f"statistics from {first}: {body['whole']['received']}, {groups} in groups, {len(listed)} listed"

    def _some_filters(self, chance: random.Random) -> dict[str, Any]:
        items = self.matrix.items["filing"]
        filing = chance.choice(items).case
        possible: dict[str, Any] = {
            "status": chance.sample(STATUSES, 2), "unit_id": str(filing.unit_id), "office_id": str(filing.office_id),
            "number": filing.number or "容备〔2026〕0号", "positive_item": "xc_p5", "q": chance.choice((WORD, "月球")),
            "submitted_from": OPENED_ON.isoformat(), "submitted_to": (OPENED_ON - timedelta(1)).isoformat(),
        }  # fmt: skip
        chosen = chance.sample(sorted(possible), chance.choice((1, 2)))
        return {name: possible[name] for name in chosen if possible[name] != "None"}


def _period(first: date, last: date) -> dict[str, Any]:
    return {"submitted_from": first.isoformat(), "submitted_to": last.isoformat()}


def _matches(filing: Filing, filters: dict[str, Any]) -> bool:
    return all(_one_matches(filing, name, value) for name, value in filters.items())


def _one_matches(filing: Filing, name: str, value: Any) -> bool:
    day = None if filing.first_submitted_at is None else office_day(filing.first_submitted_at).isoformat()
    match name:
        case "status":
            return str(filing.status) in list(value)
        case "unit_id" | "office_id":
            return str(getattr(filing, name)) == str(value)
        case "number":
            return filing.number == str(value)
        case "positive_item":
            return str(value) in filing.form.item_codes()
        case "q":
            return bool(value in filing.form.title)
        case "submitted_from":
            return day is not None and bool(day >= value)
    return day is not None and bool(day <= value)


def _differ(got: set[str], wanted: set[str]) -> str:
    return f"{len(got - wanted)} too many, {len(wanted - got)} too few"


def by_chance(matrix: Matrix, chance: random.Random, rounds: int) -> Iterator[Agreement]:
    """So many callers on days by chance; half of them know something."""
    people = matrix.world.city.callers
    for number in range(rounds):
        on = chance.choice(DAYS)
        rules = Rules(matrix.world.city, on)
        knowing = [
            one for one in people if any(rules.of_filing(one, item.case).seen for item in matrix.items["filing"])
        ]
        yield Agreement(matrix, chance.choice(knowing if number % 3 else people), on)
