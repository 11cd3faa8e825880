"""The trail of the access proofs: whatever was asked has left exactly the record that it must."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from sqlalchemy import text

from tests.support.access_asking import Mismatch, Question, Tally
from tests.support.access_world import World

INTERNAL: Final = frozenset(
    {
        "list_dictionaries", "read_dictionary", "read_relations_on", "read_me", "list_organs", "read_organ",
        "list_people", "read_person", "list_relations", "read_relation", "list_accounts", "read_account",
        "list_client_keys", "read_client_key", "verify_credentials", "recognise_account", "verify_client_key",
        "read_disclosure_window", "read_ranking", "read_import", "read_supervision_list",
    }
)  # fmt: skip
"""Routes whose answers are internal (C1): looking at them is no look at protected content."""
WITHOUT_STEPS: Final = frozenset({"directory"})
"""Services without acts for people: that nothing waits there tells nothing."""
ALLOW: Final = ("allow",)
DENY: Final = ("deny",)
LOOKED_TWICE: Final = ("allow", "allow")
LOOKED_AND_DENIED: Final = ("allow", "deny")
"""The opening of the vault that somebody may know is looked at before it is used; that look is on record, too, though
the answer shows nothing of it."""
STRETCH_BY_STRETCH: Final = frozenset({"export_problems", "export_visits"})
"""Sheets: whose they are is looked up first, then every stretch of lines is on record before it is written."""
REPEATABLE: Final = frozenset({"report_task_progress"})
"""Acts of machines, who are answered as before if they repeat themselves: the case is looked at first."""
_TRAIL: Final = text("SELECT id, request_id, decision FROM audit_event WHERE id > :since ORDER BY id")
NONE: Final[tuple[str, ...]] = ()
FOR_THE_GATEWAY: Final = frozenset({"verify_credentials", "recognise_account", "verify_client_key"})


def recorded(question: Question, status: int) -> tuple[tuple[str, ...], ...]:
    """The records that an answer may leave: decisions of the rows with its request number."""
    if status == 401:
        return (NONE,)  # nobody is known to have asked
    if question.route in FOR_THE_GATEWAY:
        return (NONE,)  # refused by the gateway's own token, before anybody is recognised
    if question.scopes is not None:
        return (DENY,)  # turned away at the door by the scopes of the key
    if question.route == "read_original" and status in (403, 409, 412):
        return (LOOKED_AND_DENIED, DENY)
    if question.route in STRETCH_BY_STRETCH and status < 400:
        return (LOOKED_TWICE,)
    if question.route in REPEATABLE and status in (403, 409, 412):
        return (LOOKED_AND_DENIED, DENY, *((ALLOW, NONE) if status == 412 else ()))
    if status == 412:
        return (NONE, DENY)  # let in, but too late: nothing was shown
    if question.route in INTERNAL or (question.route == "read_todo" and question.service in WITHOUT_STEPS):
        return (NONE,) if status < 400 else (NONE, DENY)
    return (ALLOW,) if status < 400 else (DENY,)


async def unrecorded(world: World, tally: Tally) -> list[Mismatch]:
    """Every answer of the tally that left another trail than it must; asked once of each answer."""
    found: list[Mismatch] = []
    for service, answers in tally.looks.items():
        async with world.houses[service].running.database.connect() as connection:
            await connection.execute(text("SET LOCAL statement_timeout = 0"))
            rows = (await connection.execute(_TRAIL, {"since": tally.trail_to.get(service, 0)})).all()
            trail: dict[UUID, list[str]] = {}
            for row in rows:
                trail.setdefault(row.request_id, []).append(row.decision)
        tally.trail_to[service] = rows[-1].id if rows else tally.trail_to.get(service, 0)
        found += _differing(answers, trail)
    tally.looks.clear()
    return found


def _differing(answers: dict[UUID, tuple[Question, int]], trail: dict[UUID, list[str]]) -> Iterator[Mismatch]:
    for number, (question, status) in answers.items():
        left = tuple(trail.get(number, ()))
        if left not in (wanted := recorded(question, status)):
            wrong = f"{status} left {list(left)} in the trail, expected {[list(one) for one in wanted]}"
            yield Mismatch(question.who.code, f"{question.service} {question.route}", question.about, wrong)
