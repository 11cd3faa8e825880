"""Visits and objections in motion: who acts, what is known, and acts performed as pure functions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from libs.kernel.actor import Actor
from libs.kernel.case import Outcome
from libs.kernel.roles import Role as R
from services.supervision.visits import acts, acts_field
from services.supervision.visits import commands as ask
from services.supervision.visits import commands_field as field
from services.supervision.visits.facts import CloseFacts, PlanFacts, RequestKnown, StartFacts, TaskKnown, TeamFacts
from services.supervision.visits.records import TeamSide
from services.supervision.visits.status import VisitStatus as S
from services.supervision.visits.visit import Visit
from tests.support import supervision_visit_papers as papers
from tests.unit.supervision.source_papers import BUREAU, CDI, HOUSING, OFFICE, occasion, person

BODY, OTHER_OFFICE, COUNTY_CDI, COUNTERPART = (UUID(int=n) for n in range(0x100, 0x104))
HEAD, LEADER, MEMBER, LOCAL, OF_BODY, STRANGER, EXAMINER = (UUID(int=n) for n in range(0x110, 0x117))
TASK, ITEM, ALIKE, REQUEST, SAMPLED = (UUID(int=n) for n in range(0x120, 0x125))

OF_HEAD: Final = person(HEAD, CDI, R.SUP_HEAD, office=OFFICE)
OF_DISPATCHED: Final = person(OF_BODY, CDI, R.DISPATCHED_HEAD, office=BODY)
OF_LEADER: Final = person(LEADER, CDI, R.SUP_OFFICER, office=OFFICE)
OF_MEMBER: Final = person(MEMBER, CDI, R.SUP_OFFICER, office=OFFICE)
OF_STRANGER: Final = person(STRANGER, CDI, R.SUP_HEAD, office=OTHER_OFFICE)
OF_INSPECTION: Final = person(UUID(int=0x117), BUREAU, R.BUREAU)

KNOWN: Final = PlanFacts(
    unit_kind="municipal_unit",
    looked_after=True,
    resident=True,
    task=TaskKnown(frozenset({HOUSING}), True),
    items=frozenset({ITEM}),
    sample=(SAMPLED,),
    request=RequestKnown(True, False, frozenset({HOUSING})),
    list_items=frozenset({"p01"}),
    bureau_id=BUREAU,
)
SIDES: Final = {LEADER: TeamSide.OFFICE, MEMBER: TeamSide.OFFICE, OF_BODY: TeamSide.DISPATCHED, LOCAL: TeamSide.LOCAL}
MANNED: Final = TeamFacts(SIDES, frozenset({LEADER, MEMBER, OF_BODY}), frozenset({STRANGER}))
UNTIL: Final = date(2026, 4, 20)
CLOSING: Final = CloseFacts(UNTIL, COUNTERPART, {"shirking": (ITEM,)})
ON_SITE: Final = datetime(2026, 3, 18, 4, 0, tzinfo=UTC)
NAMES: Final[dict[str, dict[str, Any]]] = {
    "daily_cdi": {},
    "daily_dispatched": {},
    "spot_verification": {"problem_ids": [str(ITEM)]},
    "common_sample": {"common_problem_id": str(ALIKE)},
    "joint_requested": {"request_id": str(REQUEST)},
}
"""What each kind that is not special names."""


def planner_of(kind: str) -> Actor:
    """Who plans visits of that kind."""
    return OF_DISPATCHED if kind == "daily_dispatched" else OF_HEAD


def planned(kind: str = "daily_cdi", actor: Actor | None = None, known: PlanFacts = KNOWN, **changed: Any) -> Any:
    """A visit planned; with what its kind names."""
    body = papers.plan(HOUSING, kind=kind, **{**NAMES[kind], **changed})
    return acts.plan(ask.PlanVisit.model_validate(body), occasion(actor or planner_of(kind)), known)


def proposed(actor: Actor = OF_HEAD, known: PlanFacts = KNOWN, **changed: Any) -> Outcome[Visit]:
    """A special visit proposed to the bureau."""
    body = papers.special(HOUSING, **changed)
    return acts.propose_special(ask.ProposeSpecial.model_validate(body), occasion(actor), known)


def assigned(
    visit: Visit, body: dict[str, Any] | None = None, actor: Actor = OF_HEAD, known: TeamFacts = MANNED
) -> Outcome[Visit]:
    """The team named."""
    command = ask.AssignTeam.model_validate(papers.team(LEADER, MEMBER) if body is None else body)
    return acts.assign(visit, command, occasion(actor), known)


def started(
    visit: Visit, body: dict[str, Any] | None = None, actor: Actor = OF_LEADER, known: StartFacts | None = None
) -> Outcome[Visit]:
    """The start logged on the day on site."""
    command = ask.StartVisit.model_validate(papers.start() if body is None else body)
    return acts_field.start(visit, command, occasion(actor, ON_SITE), known or StartFacts())


def reported(visit: Visit, body: dict[str, Any] | None = None, actor: Actor = OF_LEADER) -> Outcome[Visit]:
    """The report of the team, one finding unless another is given."""
    usual = papers.report(papers.found(), unannounced=visit.unannounced)
    command = field.ReportVisit.model_validate(usual if body is None else body)
    return acts_field.report(visit, command, occasion(actor, ON_SITE))


def closed(
    visit: Visit, body: dict[str, Any] | None = None, actor: Actor = OF_HEAD, known: CloseFacts = CLOSING
) -> Outcome[Visit]:
    """The conclusion, the finding becoming a problem item."""
    command = field.CloseVisit.model_validate(papers.conclusion("problem") if body is None else body)
    return acts_field.close(visit, command, occasion(actor, ON_SITE), known)


def cancelled(visit: Visit, reasons: str = "合并进行", actor: Actor = OF_HEAD) -> Outcome[Visit]:
    """The cancellation."""
    return acts.cancel(visit, ask.CancelVisit(reasons=reasons), occasion(actor))


def confirmed(visit: Visit) -> Outcome[Visit]:
    """The bureau's confirmation."""
    return acts.confirm_special(visit, ask.ConfirmSpecial(), occasion(OF_INSPECTION))


def declined(visit: Visit, reasons: str = "重复") -> Outcome[Visit]:
    """The bureau's refusal."""
    return acts.decline_special(visit, ask.DeclineSpecial(reasons=reasons), occasion(OF_INSPECTION))


_STEPS: Final[dict[S, tuple[Callable[[Visit], Outcome[Visit]], ...]]] = {
    S.PLANNED: (),
    S.ASSIGNED: (assigned,),
    S.IN_FIELD: (assigned, started),
    S.REPORTED: (assigned, started, reported),
    S.CLOSED: (assigned, started, reported, closed),
    S.CANCELLED: (cancelled,),
}


def outcomes(status: S, *, unannounced: bool = False) -> list[Outcome[Visit]]:
    """The acts that lead a daily visit into that status."""
    found = [planned(unannounced=unannounced)]
    for step in _STEPS[status]:
        found.append(step(found[-1].case))
    return found


def at(status: S, *, unannounced: bool = False, **changed: Any) -> Visit:
    """A daily visit in that status."""
    return replace(outcomes(status, unannounced=unannounced)[-1].case, **changed)
