"""From a decision on: papers that satisfy every guard of service, execution, reviews and re-examinations; no database.

case, others = served("party_warning")
review = opened(case, others)
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import UUID

from libs.chassis.cases import AnyCaseType
from libs.kernel.actor import Actor, Occasion
from libs.kernel.calendar import WorkCalendar
from libs.kernel.case import Moved, Outcome
from libs.kernel.refusal import Refusal
from libs.policy import PolicyBook
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.case_type import CASE
from services.accountability.cases.facts_executing import CloseFacts, ServeFacts, StepFacts
from services.accountability.cases.status import CaseStatus
from services.accountability.cases.steps_executing import due_days
from services.accountability.followups.followup import Followup
from services.accountability.sanctions.entering import ObjectRecord
from services.accountability.sanctions.recourse import open_recourse
from services.accountability.sanctions.sanction import Sanction
from services.accountability.sanctions.status import RecourseStage, ReviewPath
from tests.support import accountability_cases_cast as cast
from tests.support import accountability_cases_papers as cases

named = cast.named
DECIDED_ON: Final = cast.DAY
SERVED_ON: Final = date(2026, 4, 10)
LATER: Final = date(2026, 4, 20)
"""Wednesday of the decision, Friday of the service, Monday after the next."""
DEPARTMENT: Final = named("organization-department")
OF_ORGAN: Final = frozenset(
    named(one) for one in ("officer", "second", "third", "manager", "reviewer-1", "reviewer-2", "examiner", "deputy")
)


@cache
def calendar() -> WorkCalendar:
    """The working calendar of the policies."""
    return PolicyBook.load(Path("policies")).calendar


def noon(day: date) -> datetime:
    """Noon in the office on that day."""
    return datetime.combine(day, time(4), UTC)


def on(who: str, day: date = LATER) -> Occasion:
    """That person acting at noon of that day, with identities that differ from day to day."""
    serial = count(1)
    fresh = cast.occasion(who, noon(day))
    return replace(fresh, new_id=lambda: named(f"fresh-{who}-{day}-{next(serial)}"))


def actor(who: str) -> Actor:
    """Who acts under that name."""
    return cast.actor(who)


class Act(NamedTuple):
    """What an act states, by whom and when, and the facts it is given."""

    by: str
    stated: dict[str, Any]
    facts: Any = None
    day: date = LATER


def perform(kind: AnyCaseType, case: Any, name: str, act: Act, **changes: Any) -> Outcome[Any]:
    """The outcome of an act with everything in order but for the changes, ``by``, ``day`` and ``loaded`` facts."""
    known = kind.act_by_name[name]
    who, day = changes.pop("by", act.by), changes.pop("day", act.day)
    facts = changes.pop("loaded", act.facts)
    command, occasion = known.command(**{**act.stated, **changes}), on(who, day)
    outcome = known.perform(command, occasion, facts) if known.opens else known.perform(case, command, occasion, facts)
    rows = kind.lifecycle(cast.profile()).rows(None if known.opens else case.status, name)
    assert outcome.case.status in {row.target for row in rows}, "the act leads where the table does not"
    return outcome


def refused(kind: AnyCaseType, case: Any, name: str, act: Act, **changes: Any) -> set[str]:
    """The codes with which it is refused: that of the refusal and those of all that is missing."""
    try:
        perform(kind, case, name, act, **changes)
    except Refusal as refusal:
        assert refusal.cites, refusal.code
        return {refusal.code, *(error.code for error in refusal.errors)}
    return set()


def kept(moved: Iterable[Moved]) -> tuple[Moved, ...]:
    """The moves with the versions that the engine would have raised, each a row of its own table."""
    return tuple(replace(one, case=replace(one.case, version=one.case.version + 1)) for one in moved)


def sanctions_in(moved: Iterable[Moved]) -> tuple[Sanction, ...]:
    """The sanctions among those moves, as they are then."""
    return tuple(one.case for one in moved if isinstance(one.case, Sanction))


def the_case(moved: Iterable[Moved]) -> AccountabilityCase:
    """The accountability case among those moves."""
    (case,) = (one.case for one in moved if isinstance(one.case, AccountabilityCase))
    return case


def record_of(moved: Iterable[Moved], before: ObjectRecord | None = None) -> ObjectRecord:
    """All that stands against the object after those moves."""
    known = before or ObjectRecord()
    sanctions = {one.id: one for one in known.sanctions} | {one.id: one for one in sanctions_in(kept(moved))}
    followups = {one.id: one for one in known.followups}
    followups |= {one.case.id: one.case for one in kept(moved) if isinstance(one.case, Followup)}
    return ObjectRecord(tuple(one for one in sanctions.values() if one.stands), tuple(followups.values()))


def decided(*measures: str, on_unit: bool = False, combined: int | None = None) -> AccountabilityCase:
    """A decided case with these measures, on the deputy or on the unit."""
    case = cases.case_in(CaseStatus.DECIDED)
    assert case.decision is not None
    liable = None if on_unit else "important_leadership"
    decision = replace(case.decision, measures=measures, responsibility=liable, combined_months=combined)
    return replace(case, decision=decision, object=cast.UNIT if on_unit else cast.DEPUTY)


def recourses(since: date = SERVED_ON) -> dict[ReviewPath, Any]:
    """What a decision tells of review, from its receipt."""
    return {path: open_recourse(path, RecourseStage.FIRST, since, cast.profile(), calendar()) for path in ReviewPath}


def serve_facts(record: ObjectRecord | None = None, since: date = SERVED_ON) -> ServeFacts:
    """The organization department, the recourses, and what stands against the object already."""
    return ServeFacts(frozenset({DEPARTMENT}), recourses(since), record or ObjectRecord())


SERVE: Final = Act(
    "officer",
    {
        "served_on": SERVED_ON,
        "receipt": "送达回证〔2026〕31号",
        "unit_served_on": SERVED_ON,
        "unit_receipt": "送达回证〔2026〕32号",
        "org_department_id": DEPARTMENT,
        "informed_on": SERVED_ON,
    },
    serve_facts(),
)
STEPS: Final[dict[str, dict[str, Any]]] = {
    "announced": {
        "done_on": LATER,
        "document": "宣布记录第3号",
        "announcer_ids": (named("officer"), named("second")),
        "opinion": "无异议",
    },
    "receipt_asked": {"done_on": LATER, "document": "送达回证〔2026〕31号"},
    "personnel_change": {"done_on": LATER, "document": "工资变更通知第1号"},
    "execution_report": {"done_on": LATER, "document": "执行报告第1号"},
}
"""What each step of execution states when nothing is missing."""


class Standing(NamedTuple):
    """A served case, and what stands against its object."""

    case: AccountabilityCase
    record: ObjectRecord

    @property
    def sanctions(self) -> tuple[Sanction, ...]:
        """The sanctions of this decision."""
        return tuple(one for one in self.record.sanctions if one.case_id == self.case.id)


def served(*measures: str, on_unit: bool = False, combined: int | None = None, day: date = SERVED_ON) -> Standing:
    """The case of a decision with these measures after its service on that day."""
    case = decided(*(measures or ("admonition",)), on_unit=on_unit, combined=combined)
    facts = serve_facts(since=day)
    dated = {"served_on": day, "unit_served_on": day, "informed_on": day}
    outcome = perform(CASE, case, "serve", SERVE, loaded=facts, day=max(day, LATER), **dated)
    return Standing(replace(outcome.case, version=case.version + 1), record_of(outcome.others))


def step_facts(case: AccountabilityCase) -> StepFacts:
    """Who is of the organ, and when each step is due."""
    return StepFacts(OF_ORGAN, due_days(case, cast.profile(), calendar()))


def executed(case: AccountabilityCase, *steps: str, **changes: Any) -> AccountabilityCase:
    """The case with those steps of execution on record."""
    for step in steps:
        case = perform(CASE, case, "record_execution", step_of(case, step), **changes).case
    return case


def step_of(case: AccountabilityCase, step: str) -> Act:
    """A step of execution with everything in order."""
    return Act("officer", {"step": step, **STEPS[step]}, step_facts(case))


def close_facts(standing: Standing, **changes: Any) -> CloseFacts:
    """The sanctions of the case, all followed up."""
    facts = CloseFacts(standing.sanctions, frozenset(one.id for one in standing.sanctions))
    return replace(facts, **changes)


CLOSE: Final = Act("manager", {"note": "执行完毕，归档"}, day=date(2026, 6, 1))
MANY_STEPS: Final = tuple(STEPS)


def persons(*who: str) -> tuple[UUID, ...]:
    """Their identities."""
    return tuple(named(one) for one in who)
