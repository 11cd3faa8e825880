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
from tests.support.access_fields import CHANGE, MOVE, OF_CASE_TYPE, Fields, compare, leaves_of
from tests.support.access_people import Persona
from tests.support.access_rules import STATED_OUTSIDE, Rules, Stand, Standing, stands
from tests.support.access_stage import Book
from tests.support.access_world import World

PAGE = 200


@dataclass(frozen=True)
class Item:
    """One case that is asked about."""

    kind: str
    case: Any
    name: str

    @property
    def id(self) -> UUID:
        found: UUID = self.case.id
        return found

    @property
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
    _known: dict[tuple[str, str, UUID, date], Standing] = field(default_factory=dict)
    _rows: dict[tuple[str, UUID], list[Any]] = field(default_factory=dict)
    _records: dict[tuple[str, UUID], Mapping[str, Any]] = field(default_factory=dict)

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
        return stands(Rules(self.world.city, on), self.world.book.filing_of)

    def standing(self, who: Persona, item: Item, on: date | None = None) -> Standing:
        """How somebody stands to a case, on the day of all questions or on another."""
        on = on or self.rules.on
        key = (who.code, item.kind, item.id, on)
        if key not in self._known:
            self._known[key] = self._stands(on)[item.kind](who, item.case)
        return self._known[key]

    @cached_property
    def items(self) -> Mapping[str, tuple[Item, ...]]:
        """Every case there is, by case type."""
        book = self.world.book
        found = {
            "filing": [Item("filing", case, name) for name, case in book.filings.items()],
            "aftercare": [Item("aftercare", one, _name_of(book, one)) for one in book.obligations.values()],
            "upload": [Item("upload", case, name) for name, case in book.uploads.items()],
        }
        for kind, cases in self.world.others.items():
            found[kind] = [Item(kind, case, kind) for case in cases]
        return {kind: tuple(items) for kind, items in found.items()}

    def seen(self, who: Persona, kind: str) -> dict[UUID, Item]:
        """The cases of a type that somebody may know of."""
        return {item.id: item for item in self.items[kind] if self.standing(who, item).seen}

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
        return absent(self.absence[service])

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

        def judge(answers: list[httpx.Response]) -> Iterator[str]:
            (answer,) = answers
            if answer.status_code != 200:
                yield f"expected 200, got {shown(answer)}"
                return
            body = answer.json()
            yield from compare(OF_CASE_TYPE[item.kind], body, self.record(item), inside=standing.inside)
            if list(body.get("next_acts", ())) != (wanted := self.next_acts(who, item)):
                yield f"next_acts: expected {wanted}, got {body.get('next_acts')}"

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
                    yield from compare(fields, one, record, inside=self.standing(who, item).inside)

        return judge

    def histories(self, service: str, kinds: Iterable[str]) -> Iterator[Question]:
        """Everybody asks for the history of every case."""
        for who in self.callers(service):
            for kind in kinds:
                for item in self.items[kind]:
                    judge = self._history_judge(service, who, item)
                    path, sort = f"/v1/histories/{kind}/{item.id}", self.sort(who, item)
                    yield Question(who, service, "read_history", path, judge, item.about, sort)

    def _history_judge(self, service: str, who: Persona, item: Item) -> Judge:
        standing = self.standing(who, item)
        if not standing.seen:
            return self.absent(service)
        told = {**self.world.book.moves, **self.world.played.register.moves}.get((item.kind, item.id))

        def judge(answers: list[httpx.Response]) -> Iterator[str]:
            (answer,) = answers
            if answer.status_code != 200:
                yield f"expected 200, got {shown(answer)}"
                return
            items = answer.json()["items"]
            if len(items) != item.case.version:
                yield f"{len(items)} moves, expected {item.case.version}"
            for number, move in enumerate(items):
                wanted = {"version": number + 1, "act": move["act"], "role": move["role"]}
                if told is not None:
                    wanted |= {"act": told[number].act, "role": told[number].role}
                yield from compare(MOVE, move, leaves_of(wanted), inside=True)
                readable = standing.inside or item.kind != "filing" or wanted["role"] in STATED_OUTSIDE
                if (move["record"] is not None) != readable:
                    yield f"move {number + 1} {move['act']}: {'withheld' if readable else 'told, though closed'}"

        return judge

    def changes(self, service: str, kinds: Iterable[str]) -> Iterator[Question]:
        """Everybody follows the change feed from the beginning to the end."""
        kinds = tuple(kinds)
        cells = sum(len(self.items[kind]) for kind in kinds)
        for who in self.callers(service):
            judge = self._change_judge(service, who, kinds)
            yield Question(who, service, "list_changes", "/v1/changes", judge, cells=cells, follow=_next_changes)

    def _change_judge(self, service: str, who: Persona, kinds: tuple[str, ...]) -> Judge:
        seen = {str(id): item for kind in kinds for id, item in self.seen(who, kind).items()}
        wanted = {event["id"]: event for event in self.events[service] if event["subject"] in seen}

        def judge(answers: list[httpx.Response]) -> Iterator[str]:
            if (bad := next((a for a in answers if a.status_code != 200), None)) is not None:
                yield f"expected 200, got {shown(bad)}"
                return
            shown_ones = [one for answer in answers for one in answer.json()["items"]]
            yield from differing({one["id"] for one in shown_ones}, wanted)
            for one in shown_ones:
                if (event := wanted.get(one["id"])) is not None:
                    record = {**one, "data": event["data"], "subject": event["subject"], "type": event["type"]}
                    inside = self.standing(who, seen[one["subject"]]).inside
                    wrongs = compare(CHANGE, one, leaves_of(record), inside=inside)
                    yield from (f"{event['type']} {wrong}" for wrong in wrongs)

        return judge


_ANY = {
    "filing": "filing", "accountability": "evidence", "supervision": "watch_entry", "clarification": "index_entry",
    "directory": "organ",
}  # fmt: skip


def differing(got: set[str], wanted: Iterable[str]) -> Iterator[str]:
    """What is shown though it may not be known, and what is not though it may."""
    missing, extra = set(wanted) - got, got - set(wanted)
    if extra:
        yield f"{len(extra)} shown that are not theirs to know: {sorted(extra)[:2]}"
    if missing:
        yield f"{len(missing)} not shown that are: {sorted(missing)[:2]}"


def _next_changes(answer: httpx.Response) -> dict[str, Any] | None:
    if answer.status_code != 200 or not answer.json()["more"]:
        return None
    return {"after": answer.json()["cursor"]}


def _name_of(book: Book, obligation: Obligation) -> str:
    return next(name for name, filing in book.filings.items() if filing.id == obligation.filing_id)
