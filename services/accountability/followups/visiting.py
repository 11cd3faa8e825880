"""Rules of the visit: who goes, when, the outline, three checks, three ways, the grade (D-01, D-02, P-27)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from libs.kernel.actor import Occasion, office_day
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.followups import refusals as no
from services.accountability.followups.commands import CheckMade, GradeVisit, MethodNoted, PlanVisit, RecordVisit
from services.accountability.followups.facts import VisitorFacts
from services.accountability.followups.followup import Followup
from services.accountability.followups.records import Visit, VisitPlan
from services.accountability.followups.wording import EARNED, GOOD, VisitMethod
from services.accountability.refusing import finding, unless

VISITORS_MIN = "followup.visitors_min"


def assess_plan(followup: Followup, command: PlanVisit, facts: VisitorFacts, occasion: Occasion) -> tuple[Finding, ...]:
    """Whether enough officers go who did not decide, within the period, on a day to come, with an outline (P-27)."""
    day = command.planned_on
    return (
        _enough(command.visitor_ids, occasion.profile),
        finding(no.VisitorUnfit, _unfit(followup, command.visitor_ids, facts, occasion)),
        _within(followup, command, "/planned_on"),
        finding(no.VisitDayImpossible, [unless(occasion.on <= day, no.VisitDayImpossible, "/planned_on")]),
        finding(no.OutlineMissing, [unless(bool(command.outline), no.OutlineMissing, "/outline")]),
    )


def assess_record(followup: Followup, plan: VisitPlan, command: RecordVisit, occasion: Occasion) -> tuple[Finding, ...]:
    """Whether those planned went, after the outline and within the period, with three checks and three ways (D-02)."""
    since = [office_day(plan.planned_at), *(visit.visited_on for visit in followup.visits)]
    in_order = max(since) <= command.visited_on <= occasion.on
    return (
        _enough(command.visitor_ids, occasion.profile),
        finding(no.VisitorUnfit, _not_planned(command.visitor_ids, plan)),
        _within(followup, command, "/visited_on"),
        finding(no.VisitDayImpossible, [unless(in_order, no.VisitDayImpossible, "/visited_on")]),
        finding(no.VisitChecksIncomplete, _checks(command.checks, occasion.profile)),
        finding(no.VisitMethodsIncomplete, _methods(command.methods)),
        finding(no.TalkUnrecorded, [unless(bool(command.said), no.TalkUnrecorded, "/said")]),
    )


def assess_grade(visit: Visit, command: GradeVisit, profile: Profile) -> tuple[Finding, ...]:
    """Whether the grade is known, reasoned, and agrees with what was checked (D-02, P-27)."""
    known = command.grade in profile.list("visit_grades")
    wanting = any(visit.found_sound(check) is False for check in EARNED)
    agrees = command.grade != GOOD or not wanting
    return (
        finding(no.GradeUnknown, [unless(known, no.GradeUnknown, "/grade")]),
        finding(no.GradeUnreasoned, [unless(bool(command.reasons), no.GradeUnreasoned, "/reasons")]),
        finding(no.GradeAgainstChecks, [unless(agrees, no.GradeAgainstChecks, "/grade")]),
    )


def keep_to_visitors(visitor_ids: Sequence[UUID], person_id: UUID) -> None:
    """Refuse whoever is not one of the visitors."""
    if person_id not in visitor_ids:
        raise no.NotVisitor


def keep_to_orphaned(visit: Visit, facts: VisitorFacts) -> None:
    """Refuse as long as another visitor is still an officer of the organ and could sign the record (P-27)."""
    if any(person in facts.officers for person in visit.visitor_ids if person != visit.recorded_by):
        raise no.SignerIsThere


def _enough(visitor_ids: Sequence[UUID], profile: Profile) -> Finding:
    least = profile.option(VISITORS_MIN)
    enough = isinstance(least, int) and len(set(visitor_ids)) >= least
    return finding(no.TooFewVisitors, [unless(enough, no.TooFewVisitors, "/visitor_ids")])


def _unfit(
    followup: Followup, visitor_ids: Sequence[UUID], facts: VisitorFacts, occasion: Occasion
) -> Iterator[Missing | None]:
    """Officers of the organ who neither decided nor are recused; the planning head decides later, so stays at home."""
    apart = {*followup.decider_ids, *followup.recused_ids, followup.person_id, occasion.actor.person_id}
    for place, person in enumerate(visitor_ids):
        once = person not in visitor_ids[:place]
        fits = once and person in facts.officers and person not in apart
        yield unless(fits, no.VisitorUnfit, f"/visitor_ids/{place}")


def _not_planned(visitor_ids: Sequence[UUID], plan: VisitPlan) -> Iterator[Missing | None]:
    for place, person in enumerate(visitor_ids):
        fits = person in plan.visitor_ids and person not in visitor_ids[:place]
        yield unless(fits, no.VisitorUnfit, f"/visitor_ids/{place}")


def _within(followup: Followup, command: PlanVisit | RecordVisit, pointer: str) -> Finding:
    day = command.planned_on if isinstance(command, PlanVisit) else command.visited_on
    within = followup.effective_on <= day <= followup.until_on
    return finding(no.VisitOutsidePeriod, [unless(within, no.VisitOutsidePeriod, pointer)])


def _checks(made: Sequence[CheckMade], profile: Profile) -> Iterator[Missing | None]:
    refusal, wanted = no.VisitChecksIncomplete, profile.list("visit_checks").codes()
    for place, check in enumerate(made):
        yield unless(check.check in wanted and bool(check.found), refusal, f"/checks/{place}")
    yield from _once(Counter(check.check for check in made), wanted, refusal, "/checks")


def _methods(noted: Sequence[MethodNoted]) -> Iterator[Missing | None]:
    refusal = no.VisitMethodsIncomplete
    for place, method in enumerate(noted):
        yield unless(bool(method.note), refusal, f"/methods/{place}")
    yield from _once(Counter(str(method.method) for method in noted), map(str, VisitMethod), refusal, "/methods")


def _once(
    made: Counter[str],
    wanted: Iterable[str],
    refusal: type[no.VisitChecksIncomplete | no.VisitMethodsIncomplete],
    pointer: str,
) -> Iterator[Missing | None]:
    for code in wanted:
        yield unless(made[code] == 1, refusal, f"{pointer}/{code}")
