"""Criticisms, circulars and rankings in motion: who acts, what is known, and acts performed as pure functions."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Outcome
from libs.kernel.refusal import Refusal
from libs.kernel.roles import Role as R
from libs.policy.book import PolicyBook
from services.supervision.circulars import acts as circulars
from services.supervision.circulars.circular import Circular
from services.supervision.circulars.commands import RecordCircular
from services.supervision.criticisms import acts as criticisms
from services.supervision.criticisms.commands import RecordCriticism
from services.supervision.criticisms.criticism import Criticism
from services.supervision.sources.facts import SourceFacts
from tests.support import supervision_sources_papers as papers

PROFILE = PolicyBook.load(Path(__file__).parents[3] / "policies").profile("xuchang", "2023-01")
NOON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)
CDI, BUREAU, GOVERNMENT, OFFICE = (UUID(int=n) for n in range(0x10, 0x14))
HOUSING, SCHOOLS, EAST, WEST, NORTH, TASK_FORCE = (UUID(int=n) for n in range(0x20, 0x26))
VICE_MAYOR, MAYOR, CLERK, SECOND_CLERK, DESK_CLERK, OFFICER = (UUID(int=n) for n in range(0x30, 0x36))
EARLIER, LINKED = UUID(int=0x41), UUID(int=0x42)
KINDS = {
    HOUSING: "municipal_unit",
    SCHOOLS: "municipal_unit",
    EAST: "county",
    WEST: "county",
    NORTH: "county",
    TASK_FORCE: "task_force",
}
IN_CHARGE = ("leader_in_charge", "municipal_government", "city")
PRINCIPAL = ("principal_leader", "municipal_government", "city")


def person(who: UUID, organ: UUID, *roles: R, office: UUID | None = None) -> Actor:
    """Somebody who acts; the account has the number of the person."""
    return Actor(who, who, organ, office, frozenset(roles))


LEADER = person(VICE_MAYOR, GOVERNMENT, R.CITY_LEADER)
OF_BUREAU = person(CLERK, BUREAU, R.BUREAU)
ALSO_OF_BUREAU = person(SECOND_CLERK, BUREAU, R.BUREAU)
OF_OFFICE = person(OFFICER, CDI, R.SUP_OFFICER, office=OFFICE)
OF_MANAGEMENT = person(DESK_CLERK, CDI, R.CASE_MGMT)


def occasion(actor: Actor = OF_OFFICE, at: datetime = NOON) -> Occasion:
    """Now, with fresh identities in order."""
    ids = (UUID(int=0x900000 + n) for n in count())
    return Occasion(actor, at, PROFILE, lambda: next(ids))


def facts(**changed: Any) -> SourceFacts:
    """What is known where all is well: the leader was in charge on that day."""
    return replace(SourceFacts(CDI, KINDS, leader_posts=frozenset({IN_CHARGE})), **changed)


def criticised(body: dict[str, Any], actor: Actor = OF_OFFICE, **known: Any) -> Outcome[Criticism]:
    """A criticism recorded."""
    return criticisms.record(RecordCriticism.model_validate(body), occasion(actor), facts(**known))


def circulated(body: dict[str, Any], actor: Actor = OF_OFFICE, **known: Any) -> Outcome[Circular]:
    """A circular recorded."""
    return circulars.record(RecordCircular.model_validate(body), occasion(actor), facts(**known))


def by_leader(*units: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """A criticism by the vice-mayor, of the housing bureau unless units are given."""
    return {**papers.criticism(units or (papers.named(HOUSING),), leader_id=VICE_MAYOR), **changed}


def refused(perform: Any, *codes: str) -> Refusal:
    """The refusal that the act ends in; all the codes it names are these."""
    with pytest.raises(Refusal) as found:
        perform()
    named = {error.code for error in found.value.errors} or {found.value.code}
    assert named == set(codes)
    assert found.value.cites
    return found.value


TODAY = date(2026, 3, 16)
