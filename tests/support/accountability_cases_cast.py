"""Who plays which part in an accountability case, and what is known of them: persons, objects, tests, a meeting."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_OID, UUID, uuid5

from libs.kernel.actor import Actor, Occasion
from libs.kernel.profile import Profile
from libs.kernel.roles import Role as R
from libs.policy import PolicyBook
from services.accountability.cases.facts import (
    TargetFacts,
)
from services.accountability.cases.objects import LeadingOfficial, Organization
from services.accountability.cases.statements import Degree, ScopeFinding
from services.accountability.committee import Choice, CommitteeFacts, Resolution, Vote
from services.accountability.recusal import RecusalDeclared

DAY: Final = date(2026, 4, 8)
NOON: Final = datetime(2026, 4, 8, 4, 0, tzinfo=UTC)
EVENT_DAY: Final = date(2026, 3, 2)


def named(name: str) -> UUID:
    """The identity of a person, organ or case of that name."""
    return uuid5(NAMESPACE_OID, f"case/{name}")


@cache
def profile() -> Profile:
    """The profile of the default city on the day of the story."""
    return PolicyBook.load(Path("policies")).in_force("xuchang", DAY)


ROLES: Final = {
    "head": R.SUP_HEAD,
    "officer": R.SUP_OFFICER,
    "second": R.SUP_OFFICER,
    "third": R.SUP_OFFICER,
    "leader": R.CDI_LEADER_IN_CHARGE,
    "trial": R.CASE_TRIAL,
    "recorder": R.SC_RECORDER,
    "manager": R.CASE_MGMT,
    "secretary": R.CDI_SECRETARY,
}
OF_OFFICE: Final = frozenset({"head", "officer", "second", "third"})
MEMBERS: Final = ("secretary", "member-1", "member-2", "member-3", "member-4")
"""The standing committee of five; three are a quorum."""


def actor(name: str) -> Actor:
    """Who acts under that name; whoever has no part of their own is an officer."""
    office = named("office") if name in OF_OFFICE else None
    role = ROLES.get(name, R.SUP_OFFICER)
    return Actor(named(f"account-{name}"), named(name), named("cdi"), office, frozenset({role}))


def occasion(who: str, at: datetime = NOON) -> Occasion:
    """That person acting at noon of the day, with fresh identities that are the same in every run."""
    serial = count(1)
    return Occasion(actor(who), at, profile(), lambda: named(f"fresh-{who}-{next(serial)}"))


UNIT: Final = Organization(organ_id=named("unit"))
DEPUTY: Final = LeadingOfficial(person_id=named("deputy"), organ_id=named("unit"), post="deputy_in_charge")
PRINCIPAL: Final = LeadingOfficial(person_id=named("principal"), organ_id=named("unit"), post="principal")
COUNTY: Final = Organization(organ_id=named("county"))
TOWNSHIP: Final = Organization(organ_id=named("township"))


def target(posts: tuple[str, ...] = (), level: str = "city", **changes: Any) -> TargetFacts:
    """What the directory has of an organ of that level, and of the leader posts held there."""
    unit: dict[str, Any] = {"unit_id": named("unit"), "unit_kind": "municipal_unit"}
    known = TargetFacts("municipal_unit", level, named("office"), frozenset(posts), None, **unit)
    return replace(known, **changes)


LEADS: Final = target(("deputy_in_charge", "principal"))


def findings(*without: str, **degrees: str) -> tuple[ScopeFinding, ...]:
    """The three tests, all close but for those given; those named have no evidence."""
    return tuple(
        ScopeFinding(
            test=code,
            degree=Degree(degrees.get(code, "close")),
            text="已查明",
            evidence=() if code in without else ("卷一第3页",),
        )
        for code in profile().list("scope_tests").codes()
    )


def declared(*who: str, ground: str | None = None) -> tuple[RecusalDeclared, ...]:
    """Their declarations; ``ground`` is that of the last one."""
    grounds = [None] * (len(who) - 1) + [ground]
    return tuple(RecusalDeclared(person_id=named(n), ground=g) for n, g in zip(who, grounds, strict=True))


def resolution(*present: str, against: Mapping[str, str] | None = None, **changes: Any) -> Resolution:
    """A meeting of these members (by default all), all voting for but those who say why not."""
    there = present or MEMBERS
    dissent = against or {}
    votes = tuple(
        Vote(
            person_id=named(one), choice=Choice.AGAINST if one in dissent else Choice.FOR, opinion=dissent.get(one, "")
        )
        for one in there
    )
    stated: dict[str, Any] = {
        "held_on": DAY,
        "chair_id": named(there[0]),
        "present": tuple(named(one) for one in there),
        "votes": votes,
        "secretary_spoke_last": True,
        "text": "同意",
    }
    return Resolution(**{**stated, **changes})


COMMITTEE: Final = CommitteeFacts(frozenset(named(one) for one in MEMBERS), frozenset({named("secretary")}))
