"""Internal violations as their acts see them: persons, papers that satisfy every guard, and no database.

march = violation_on(date(2026, 3, 2))
outcome = act_on(march, "determine", rung="first")
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any, Final
from uuid import NAMESPACE_OID, UUID, uuid5

from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Outcome
from libs.kernel.roles import Role
from services.accountability.internal.case_type import VIOLATION
from services.accountability.internal.commands import EvidenceGiven, RecordViolation
from services.accountability.internal.facts import LadderFacts, RecordFacts, StepFacts
from services.accountability.internal.status import DiscoveryWay, Rung
from services.accountability.internal.violation import Violation
from tests.support.accountability_followups_papers import book

TODAY: Final = date(2026, 12, 30)
_SERIAL = count(1)


def known(name: str) -> UUID:
    """The identity of a person, organ or case of that name."""
    return uuid5(NAMESPACE_OID, f"internal/{name}")


def instant(day: date) -> datetime:
    """Noon in the office on that day."""
    return datetime.combine(day, time(4), UTC)


def sitting(who: str = "supervisor", on: date = TODAY) -> Occasion:
    """Cadre supervision at work on that day, with fresh identities."""
    actor = Actor(known(f"account-{who}"), known(who), known("organ"), known("office"), frozenset({Role.CADRE_SUP}))
    serial = next(_SERIAL)
    ids = count(1)
    profile = book().in_force("xuchang", on)
    return Occasion(actor, instant(on), profile, lambda: known(f"fresh-{serial}-{next(ids)}"))


TEAM: Final = {known("inspector-1"): "cadre_supervision_office", known("inspector-2"): "general_office"}
FREE: Final = RecordFacts(True, inspectors=TEAM, team_kinds=frozenset(TEAM.values()))


def proof(way: DiscoveryWay = DiscoveryWay.CLOCK_IN, reference: str = "考勤记录") -> EvidenceGiven:
    """One proof."""
    return EvidenceGiven(way=way, reference=reference)


STATED: Final[Mapping[str, dict[str, Any]]] = {
    "record": {
        "person_id": known("cadre"),
        "occurred_on": date(2026, 3, 2),
        "kind": "attendance",
        "facts": "未到岗",
        "evidence": (proof(),),
    },
    "determine": {"rung": Rung.FIRST},
    "correct": {"occurred_on": date(2026, 3, 3), "kind": "attendance", "facts": "未到岗", "reasons": "核对记录"},
    "withdraw": {"reasons": "当日已请假"},
    "carry_out": {"step": "circular_criticism", "done_on": TODAY, "proof": "内部通报2号"},
    "close": {"note": "归档"},
}
FACTS: Final[Mapping[str, Any]] = {
    "record": FREE,
    "correct": FREE,
    "determine": LadderFacts(),
    "withdraw": LadderFacts(),
    "carry_out": StepFacts(frozenset({known("secretary"), known("cadre")})),
}


def record(loaded: RecordFacts = FREE, who: str = "supervisor", on: date = TODAY, **changes: Any) -> Outcome[Violation]:
    """The record of a violation, with everything in order but for the changes."""
    command = RecordViolation(**{**STATED["record"], **changes})
    return VIOLATION.act_by_name["record"].perform(command, sitting(who, on), loaded)


def act_on(violation: Violation, act: str, loaded: Any = None, on: date = TODAY, **changes: Any) -> Outcome[Violation]:
    """The outcome of an act, with everything in order but for the changes."""
    known_act = VIOLATION.act_by_name[act]
    command = known_act.command(**{**STATED[act], **changes})
    return known_act.perform(violation, command, sitting(on=on), loaded or FACTS.get(act))


def violation_on(day: date, **changes: Any) -> Violation:
    """A recorded violation of that day, not determined yet; nothing else is on record."""
    return replace(record(on=max(day, TODAY), occurred_on=day, **changes).case, version=1)


def determined(violation: Violation, *others: Violation, rung: Rung = Rung.FIRST) -> Violation:
    """The same, determined; the others are on record, too."""
    return act_on(violation, "determine", LadderFacts(others), on=max(violation.occurred_on, TODAY), rung=rung).case


def carried(violation: Violation, *steps: str) -> Violation:
    """The same with these steps carried out."""
    for step in steps:
        interviewer: dict[str, Any] = {"interviewer_id": known("secretary")} if step == "interview" else {}
        violation = act_on(violation, "carry_out", step=step, **interviewer).case
    return violation
