"""What has happened to cases: everybody asks for every history, and follows the change feed."""

from collections.abc import Iterable, Iterator
from typing import Any

import httpx

from tests.support.access_asking import Judge, Question, shown
from tests.support.access_fields import MOVE, compare, leaves_of
from tests.support.access_fields_cleared import CHANGE
from tests.support.access_fields_listed import CHANGE_OF
from tests.support.access_matrix import Item, Matrix, differing
from tests.support.access_people import Persona
from tests.support.access_stage import Told
from tests.support.access_stands import is_stated_to, is_status_told, is_told
from tests.support.access_stands_held import NOT_TOLD


def histories(matrix: Matrix, service: str, kinds: Iterable[str]) -> Iterator[Question]:
    """Everybody asks for the history of every case."""
    for who in matrix.callers(service):
        for kind in kinds:
            for item in matrix.items_at(service, kind):
                judge = _history_judge(matrix, service, who, item)
                path, sort = f"/v1/histories/{kind}/{item.id}", matrix.sort(who, item)
                yield Question(who, service, "read_history", path, judge, item.about, sort)


def _history_judge(matrix: Matrix, service: str, who: Persona, item: Item) -> Judge:
    standing = matrix.standing(who, item)
    if not standing.seen:
        return matrix.absent(service)
    on_record = {**matrix.world.book.moves, **matrix.world.played.register.moves}.get((item.kind, item.id))

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        (answer,) = answers
        if answer.status_code != 200:
            yield f"expected 200, got {shown(answer)}"
            return
        items = answer.json()["items"]
        moves = on_record or [Told(move["act"], move["role"]) for move in items]
        wanted = [(number, move) for number, move in enumerate(moves, 1) if is_told(item.kind, standing, move.act)]
        if len(items) != len(wanted) or len(moves) != item.case.version:
            yield f"{len(items)} moves, expected {len(wanted)}"
        for move, (number, told) in zip(items, wanted, strict=False):
            leaves = leaves_of({"version": number, "act": told.act, "role": told.role})
            yield from compare(MOVE, move, leaves, opens=standing.opens)
            readable = is_stated_to(item.kind, standing, told.role)
            if (move["record"] is not None) != readable:
                yield f"move {number} {move['act']}: {'withheld' if readable else 'told, though closed'}"
            for place in ("source", "target"):
                if not is_status_told(item.kind, standing, move[place]):
                    yield f"move {number} {move['act']}: {place} {move[place]} told, though closed"

    return judge


def changes(matrix: Matrix, service: str, kinds: Iterable[str]) -> Iterator[Question]:
    """Everybody follows the change feed from the beginning to the end."""
    kinds = tuple(kinds)
    cells = sum(len(matrix.items_at(service, kind)) for kind in kinds)
    for who in matrix.callers(service):
        judge = _change_judge(matrix, service, who, kinds)
        yield Question(who, service, "list_changes", "/v1/changes", judge, cells=cells, follow=_next_changes)


def _change_judge(matrix: Matrix, service: str, who: Persona, kinds: tuple[str, ...]) -> Judge:
    seen = {str(id): item for kind in kinds for id, item in matrix.seen(who, kind).items()}
    wanted = {
        event["id"]: event
        for event in matrix.events[service]
        if (item := seen.get(event["subject"])) is not None and is_event_told(matrix, who, item, event["type"])
    }

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if (bad := next((a for a in answers if a.status_code != 200), None)) is not None:
            yield f"expected 200, got {shown(bad)}"
            return
        shown_ones = [one for answer in answers for one in answer.json()["items"]]
        yield from differing({one["id"] for one in shown_ones}, wanted)
        for one in shown_ones:
            if (event := wanted.get(one["id"])) is not None:
                record = {**one, "data": event["data"], "subject": event["subject"], "type": event["type"]}
                item = seen[one["subject"]]
                fields, opens = CHANGE_OF.get(item.kind, CHANGE), matrix.standing(who, item).opens
                wrongs = compare(fields, one, leaves_of(record), opens=opens)
                yield from (f"{event['type']} {wrong}" for wrong in wrongs)

    return judge


def is_event_told(matrix: Matrix, who: Persona, item: Item, event_type: str) -> bool:
    """Whether the feed may show that the event was: not if it tells what is closed by being there."""
    closed = not matrix.standing(who, item).restricted and event_type.split(".")[2] in NOT_TOLD.get(item.kind, ())
    return not closed


def _next_changes(answer: httpx.Response) -> dict[str, Any] | None:
    if answer.status_code != 200 or not answer.json()["more"]:
        return None
    return {"after": answer.json()["cursor"]}
