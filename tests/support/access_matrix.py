"""The matrix: every route of every service with the questions that everybody asks there, and what must be answered."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID, uuid4

import httpx
import orjson
from sqlalchemy import text

from services.filing.aftercare.obligation import Obligation
from tests.support.access_asking import Absence, Judge, Question, absent, one_of, shown
from tests.support.access_fields import Fields, compare, leaves_of
from tests.support.access_fields_cleared import OF_CASE_TYPE
from tests.support.access_people import Persona
from tests.support.access_rules import Rules, Standing
from tests.support.access_stage import Book
from tests.support.access_stands import Behind, Stand, stands
from tests.support.access_stands_held import SEEN_AS
from tests.support.access_stands_worked import TOLD_AS
from tests.support.access_world import IN_SEVERAL, World, key_of

PAGE = 200


@dataclass(frozen=True)
class Item:
    """One case that is asked about."""

    kind: str
    case: Any
    name: str

    @cached_property
    def id(self) -> UUID:
        found: UUID = self.case.id
        return found

    @cached_property
    def about(self) -> str:
        """Name and status."""
        return f"{self.name} ({self.case.status})" if str(self.case.status) != self.name else self.name


@dataclass(eq=False)
class Matrix:
    """World and oracle, put together. ``asked`` are the codes of those who are asked; None: everybody."""

    world: World
    rules: Rules
    asked: frozenset[str] | None = None
    absence: dict[str, Absence] = field(default_factory=dict)
    events: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    _known: dict[tuple[str, int, date], Standing] = field(default_factory=dict)
    _rows: dict[tuple[str, UUID], list[Any]] = field(default_factory=dict)
    _records: dict[tuple[str, UUID], Mapping[str, Any]] = field(default_factory=dict)
    _items: dict[str, tuple[Item, ...]] = field(default_factory=dict)
    _absent: dict[str, Judge] = field(default_factory=dict)

    @classmethod
    async def over(cls, world: World) -> "Matrix":
        """The matrix over a world: what absence looks like in each service is asked first."""
        matrix = cls(world, Rules(world.city))
        for name, house in world.houses.items():
            who = matrix.callers(name)[0]
            answer = await house.http.get(
                f"/v1/histories/{_ANY[name]}/{uuid4()}",
                headers={**world.headers(who, name, "GET"), "X-Request-Id": str(uuid4())},
            )
            matrix.absence[name] = Absence.of(answer)
            async with house.running.database.connect() as connection:
                rows = await connection.execute(text("SELECT payload FROM outbox_event ORDER BY id"))
                matrix.events[name] = [orjson.loads(row.payload) for row in rows]
        return matrix

    def callers(self, service: str) -> tuple[Persona, ...]:
        """Who can call that service at all, as far as they are asked."""
        all_of_them = self.world.city.callers if service != "directory" else self.world.played.register.callers
        return tuple(who for who in all_of_them if self.asked is None or who.code in self.asked)

    def people(self, service: str) -> Iterator[Persona]:
        """Whom auditors can ask about there: those who cannot call are among them."""
        for who in self.world.city.personas.values():
            if (self.asked is None or who.code in self.asked) and (service != "directory" or who.known):
                yield who

    @lru_cache(maxsize=8)  # noqa: B019 - as many days as are asked about
    def _stands(self, on: date) -> Mapping[str, Stand]:
        return stands(Rules(self.world.city, on), self.behind)

    def standing(self, who: Persona, item: Item, on: date | None = None) -> Standing:
        """How somebody stands to a case, on the day of all questions or on another."""
        on = on or self.rules.on
        key = (who.code, id(item.case), on)
        if (found := self._known.get(key)) is None:
            found = self._known[key] = self._stands(on)[item.kind](who, item.case)
        return found

    @property
    def items(self) -> Mapping[str, tuple[Item, ...]]:
        """Every case there is, by case type."""
        if not self._items:
            self._items.update(self._every_case())
        return self._items

    def _every_case(self) -> Mapping[str, tuple[Item, ...]]:
        book = self.world.book
        found = {
            "filing": [Item("filing", case, name) for name, case in book.filings.items()],
            "aftercare": [Item("aftercare", one, _name_of(book, one)) for one in book.obligations.values()],
            "upload": [Item("upload", case, name) for name, case in book.uploads.items()],
        }
        for kind, cases in self.world.others.items():
            found[kind] = [Item(kind.rpartition(" ")[2], case, name) for name, case in cases]
        return {kind: tuple(items) for kind, items in found.items()}

    def items_at(self, service: str, kind: str) -> tuple[Item, ...]:
        """Every case of that type in that service; several may have a type of one name."""
        return self.items[key_of(service, kind)]

    @cached_property
    def behind(self) -> Behind:
        """What is behind the cases that belong to others."""
        return Behind(self.world.book.filing_of, self.malice_of, self.case_of, self.items_of)

    def case_of(self, case_id: UUID) -> Any:
        """The case of accountability of that identity, None if there is none."""
        return self._cases.get(case_id)

    @cached_property
    def _cases(self) -> Mapping[UUID, Any]:
        return {item.id: item.case for item in self.items["case"]}

    def items_of(self, common_problem_id: UUID) -> Iterator[Any]:
        """The problem items of a common problem."""
        return (one.case for one in self.items["problem"] if one.case.common_problem_id == common_problem_id)

    def acting(self, item: Item) -> frozenset[str]:
        """The roles that any row of the lifecycle lets act in such a case; all others act in none."""
        engine = next(h.running.engine for h in self.world.houses.values() if item.kind in h.running.engine.types)
        profile = engine.policies.profile(item.case.profile, item.case.profile_version)
        return frozenset(str(role) for move in self._types[item.kind].lifecycle(profile).moves for role in move.by)

    def malice_of(self, transfer: Any) -> Any:
        """The case of malice behind a transfer."""
        return next(item.case for item in self.items["malice"] if item.id == transfer.source_id)

    def seen(self, who: Persona, kind: str) -> dict[UUID, Item]:
        """The cases of a type that somebody may know of."""
        if kind in IN_SEVERAL:
            return {}
        return {item.id: item for item in self.items[kind] if self.standing(who, item).seen}

    def record_for(self, who: Persona, item: Item) -> Mapping[str, Any]:
        """The same as it is told to somebody: for some, some cases always stand in the same status."""
        told, standing = SEEN_AS.get(item.kind), self.standing(who, item)
        if told is not None and not standing.restricted:
            return {**self.record(item), "status": told}
        return self.record(item) if standing.inside else {**self.record(item), **TOLD_AS.get(item.kind, {})}

    def record(self, item: Item) -> Mapping[str, Any]:
        """The leaves of the case as it is on record."""
        key = (item.kind, item.id)
        if key not in self._records:
            case_type = self._types[item.kind]
            self._records[key] = leaves_of(case_type.adapter.dump_python(item.case, mode="json"))
        return self._records[key]

    @cached_property
    def _types(self) -> Mapping[str, Any]:
        return {t.name: t for house in self.world.houses.values() for t in house.running.service.types}

    def next_acts(self, who: Persona, item: Item) -> list[str]:
        """What somebody may do with the case now, by its lifecycle."""
        mine = self.standing(who, item).acts_as
        return list(dict.fromkeys(move.act for move in self.rows(item) if mine & set(move.by)))

    def rows(self, item: Item, act: str | None = None) -> list[Any]:
        """The rows of the lifecycle that lead from where the case stands, by that act or by any."""
        key = (item.kind, item.id)
        if key not in self._rows:
            engine = next(h.running.engine for h in self.world.houses.values() if item.kind in h.running.engine.types)
            profile = engine.policies.profile(item.case.profile, item.case.profile_version)
            moves = self._types[item.kind].lifecycle(profile).moves
            self._rows[key] = [move for move in moves if move.source == item.case.status]
        return [move for move in self._rows[key] if act in (None, move.act)]

    def absent(self, service: str) -> Judge:
        """Judges an answer that must be that of what is not there."""
        if service not in self._absent:
            self._absent[service] = absent(self.absence[service])
        return self._absent[service]

    def details(self, service: str, kind: str, route: str, path: str) -> Iterator[Question]:
        """Everybody asks for every case by its address; for some also whether it is still what it was."""
        for who in self.callers(service):
            for number, item in enumerate(self.items[kind]):
                address, sort = f"{path}/{item.id}", self.sort(who, item)
                judge = self.detail_judge(service, who, item)
                yield Question(who, service, route, address, judge, item.about, sort)
                if number % 6 == 0:
                    judge = self.absent(service) if sort == "absent" else one_of(200, 304)
                    known = {"If-None-Match": "*"}
                    yield Question(who, service, route, address, judge, item.about, f"{sort} known", headers=known)

    def sort(self, who: Persona, item: Item) -> str:
        """In a word, what somebody is to a case."""
        standing = self.standing(who, item)
        return "absent" if not standing.seen else "inside" if standing.inside else "outside"

    def detail_judge(self, service: str, who: Persona, item: Item) -> Judge:
        """Judges a detail: absent, or every field as it stands on record and is open."""
        standing = self.standing(who, item)
        if not standing.seen:
            return self.absent(service)
        cleared = {str(id) for id in self.seen(who, "clearance")} if service == "accountability" else set()

        def judge(answers: list[httpx.Response]) -> Iterator[str]:
            (answer,) = answers
            if answer.status_code != 200:
                yield f"expected 200, got {shown(answer)}"
                return
            body = answer.json()
            yield from compare(OF_CASE_TYPE[item.kind], body, self.record_for(who, item), opens=standing.opens)
            if list(body.get("next_acts", ())) != (wanted := self.next_acts(who, item)):
                yield f"next_acts: expected {wanted}, got {body.get('next_acts')}"
            if marks := {one["clarification_id"] for one in body.get("clearances", ())} - cleared:
                yield f"clearings that are not theirs to know: {sorted(marks)[:2]}"

        return judge

    def lists(
        self, service: str, kind: str, route: str, path: str, fields: Fields | None = None,
        shape: Callable[[Any], Any] | None = None, **params: Any,
    ) -> Iterator[Question]:  # fmt: skip
        """Everybody asks for the list."""
        for who in self.callers(service):
            judge = self.list_judge(who, kind, fields or OF_CASE_TYPE[kind], shape)
            wanted = {"page_size": PAGE, **params}
            yield Question(who, service, route, path, judge, params=wanted, cells=len(self.items[kind]))

    def list_judge(
        self, who: Persona, kind: str, fields: Fields, shape: Callable[[Any], Any] | None = None,
        only: Callable[[Any], bool] = lambda _case: True,
    ) -> Judge:  # fmt: skip
        """Judges a list: exactly the cases that may be known, each field by field."""
        wanted = {str(id): item for id, item in self.seen(who, kind).items() if only(item.case)}

        def judge(answers: list[httpx.Response]) -> Iterator[str]:
            (answer,) = answers
            if answer.status_code != 200:
                yield f"expected 200, got {shown(answer)}"
                return
            body = answer.json()
            yield from differing({one["id"] for one in body["items"]}, wanted)
            if body["total"] != len(wanted):
                yield f"total {body['total']}, expected {len(wanted)}"
            for one in body["items"]:
                if (item := wanted.get(one["id"])) is not None:
                    record = self.record(item) if shape is None else leaves_of(shape(item.case))
                    yield from compare(fields, one, record, opens=self.standing(who, item).opens)

        return judge


_ANY = {
    "filing": "filing", "accountability": "evidence", "supervision": "watch_entry", "clarification": "index_entry",
    "directory": "organ", "vault": "report",
}  # fmt: skip


def differing(got: set[str], wanted: Iterable[str]) -> Iterator[str]:
    """What is shown though it may not be known, and what is not though it may."""
    missing, extra = set(wanted) - got, got - set(wanted)
    if extra:
        yield f"{len(extra)} shown that are not theirs to know: {sorted(extra)[:2]}"
    if missing:
        yield f"{len(missing)} not shown that are: {sorted(missing)[:2]}"


def _name_of(book: Book, obligation: Obligation) -> str:
    return next(name for name, filing in book.filings.items() if filing.id == obligation.filing_id)
