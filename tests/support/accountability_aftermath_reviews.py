"""Reviews and re-examinations as their acts see them: papers that satisfy every guard; no database."""

from dataclasses import replace
from datetime import date
from typing import Any, Final, NamedTuple

from libs.kernel.case import Moved
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.status import CaseStatus
from services.accountability.reexaminations import facts as again
from services.accountability.reexaminations.case_type import DRAW, REEXAMINATION
from services.accountability.reexaminations.draw import Draw
from services.accountability.reexaminations.reexamination import Reexamination
from services.accountability.reviews import facts as f
from services.accountability.reviews.case_type import REVIEW
from services.accountability.reviews.review import Review
from services.accountability.sanctions.records import Recourse
from services.accountability.sanctions.recourse import DECIDE, apply_limit, counted, last_day, open_recourse
from services.accountability.sanctions.sanction import Sanction
from services.accountability.sanctions.status import RecourseStage, ReviewPath
from tests.support import accountability_cases_cast as cast
from tests.support.accountability_aftermath_papers import (
    CLOSE,
    LATER,
    MANY_STEPS,
    OF_ORGAN,
    Act,
    Standing,
    calendar,
    executed,
    kept,
    named,
    perform,
    persons,
    record_of,
    served,
)

FIRST, FURTHER = RecourseStage.FIRST, RecourseStage.FURTHER
HIGHER: Final = named("province")
MEETING: Final = date(2026, 5, 6)
SERVED: Final = date(2026, 5, 8)
REVIEWERS: Final = persons("reviewer-1", "reviewer-2")


class Reviewed(NamedTuple):
    """A review, and the case with all that stands against its object as the review left them."""

    review: Review
    standing: Standing


def under_review(standing: Standing) -> f.UnderReview:
    """The decision as the acts on a review are given it."""
    return f.UnderReview(standing.case, standing.record)


def apply_facts(standing: Standing, stage: RecourseStage = FIRST, since: date = LATER, **changes: Any) -> f.ApplyFacts:
    """What an application is given: the first sanction, the term of that stage, the organ above."""
    sanction = standing.sanctions[0]
    code, profile = apply_limit(sanction.recourse, stage), cast.profile()
    term = None if code is None else counted(code, sanction.recourse.since_on, profile, calendar())
    decide_by = last_day(DECIDE[sanction.recourse.path, stage], since, profile, calendar())
    return replace(f.ApplyFacts(sanction, under_review(standing), term, HIGHER, decide_by), **changes)


def application(standing: Standing, stage: RecourseStage = FIRST, day: date = LATER) -> Act:
    """An application of the official for a review, with everything in order."""
    stated = {
        "sanction_id": standing.sanctions[0].id,
        "stage": stage,
        "reasons": "已三次书面督促",
        "asked": "请求撤销",
    }
    return Act("deputy", stated, apply_facts(standing, stage, day), day)


def after(standing: Standing, moved: tuple[Moved, ...]) -> Standing:
    """What stands after those moves."""
    moves = kept(moved)
    case = next((one.case for one in moves if isinstance(one.case, AccountabilityCase)), standing.case)
    return Standing(case, record_of(moved, standing.record))


def opened(standing: Standing, stage: RecourseStage = FIRST, day: date = LATER) -> Reviewed:
    """A review that the official applied for."""
    outcome = perform(REVIEW, None, "apply", application(standing, stage, day))
    return Reviewed(replace(outcome.case, version=1), after(standing, outcome.others))


ASSIGN: Final = Act(
    "manager",
    {"reviewer_ids": REVIEWERS, "recusals": cast.declared("reviewer-1", "reviewer-2")},
    f.AssignFacts(OF_ORGAN),
)
REPORT: Final = Act("reviewer-1", {"facts": "督促属实", "nature": "定性准确", "outcome": "upheld"})
DECIDE_STATED: Final[dict[str, Any]] = {
    "outcome": "upheld",
    "reasons": "事实清楚",
    "document_number": "示纪复〔2026〕1号",
    "resolution": cast.resolution(held_on=MEETING),
}
SERVE: Final[dict[str, Any]] = {"served_on": SERVED, "receipt": "送达回证〔2026〕40号"}


def assigned(reviewed: Reviewed) -> Reviewed:
    """With reviewers."""
    return reviewed._replace(review=perform(REVIEW, reviewed.review, "assign", ASSIGN).case)


def reported(reviewed: Reviewed, **report: Any) -> Reviewed:
    """With the reviewers' opinion."""
    return reviewed._replace(review=perform(REVIEW, reviewed.review, "report", REPORT, **report).case)


def deciding(reviewed: Reviewed, day: date = MEETING) -> Act:
    """The decision of the committee, with everything in order: it upholds."""
    return Act("recorder", DECIDE_STATED, f.DecideFacts(cast.COMMITTEE, under_review(reviewed.standing)), day)


def decided(reviewed: Reviewed, outcome: str = "upheld", *measures: str) -> Reviewed:
    """Decided so, after the reviewers proposed the same."""
    ready = reported(assigned(reviewed), outcome=outcome, measures=measures)
    made = perform(REVIEW, ready.review, "decide", deciding(ready), outcome=outcome, measures=measures)
    return Reviewed(made.case, after(ready.standing, made.others))


def serving(reviewed: Reviewed, stage: RecourseStage | None = FURTHER, day: date = SERVED) -> Act:
    """Service of the decision; then that stage is open."""
    review, profile = reviewed.review, cast.profile()
    recourse = Recourse(review.path, None, day, None, review.id)
    if stage is not None:
        recourse = replace(open_recourse(review.path, stage, day, profile, calendar()), review_id=review.id)
    return Act("reviewer-1", SERVE, f.ServeFacts(under_review(reviewed.standing), recourse), day)


def done(reviewed: Reviewed, stage: RecourseStage | None = FURTHER) -> Reviewed:
    """Served."""
    outcome = perform(REVIEW, reviewed.review, "serve", serving(reviewed, stage))
    return Reviewed(outcome.case, after(reviewed.standing, outcome.others))


def personnel(*measures: str) -> Standing:
    """A served decision of personnel measures, whose clocks are those for civil servants (P-20)."""
    standing = served(*(measures or ("transfer",)))
    assert all(one.recourse.path is ReviewPath.CIVIL_SERVANT for one in standing.sanctions)
    return standing


def closed(*measures: str, name: str = "") -> Standing:
    """A closed case, of that name if several are needed."""
    standing = served(*(measures or ("admonition",)))
    steps = [one for one in MANY_STEPS if one != "personnel_change" or (measures and measures[0] != "admonition")]
    case = replace(executed(standing.case, *steps), status=CaseStatus.CLOSED)
    if not name:
        return Standing(case, standing.record)
    sanctions = tuple(replace(one, case_id=named(name)) for one in standing.record.sanctions)
    return Standing(replace(case, id=named(name)), replace(standing.record, sanctions=sanctions))


def drawn(*standing: Standing, day: date = CLOSE.day, current: Draw | None = None) -> tuple[Draw, tuple[Moved, ...]]:
    """A draw among those cases, and what it opens."""
    facts = again.DrawFacts(current=current, cases=tuple(again.Drawable(one.case) for one in standing))
    outcome = perform(DRAW, None, "draw", Act("manager", {}, facts, day))
    return outcome.case, outcome.others


def reexamination_of(standing: Standing) -> Reexamination:
    """The re-examination of a case that was drawn."""
    _, others = drawn(standing)
    (opened_one,) = (one.case for one in others if isinstance(one.case, Reexamination))
    return replace(opened_one, version=1)


EXAMINE: Final = Act(
    "manager",
    {"examiner_ids": persons("examiner"), "recusals": cast.declared("examiner")},
    again.AssignFacts(OF_ORGAN),
    CLOSE.day,
)
EXAMINED: Final[dict[str, Any]] = {
    "facts": "事实清楚",
    "nature": "定性准确",
    "measure": "处理相当",
    "procedure": "程序合规",
    "outcome": "upheld",
}


def examining(standing: Standing) -> Reexamination:
    """With its examiner."""
    found = perform(REEXAMINATION, reexamination_of(standing), "assign", EXAMINE).case
    assert isinstance(found, Reexamination)
    return found


def case_facts(standing: Standing) -> again.CaseFacts:
    """The case, what stands against its object, and the committee."""
    return again.CaseFacts(standing.case, standing.record, cast.COMMITTEE)


def found(standing: Standing) -> Act:
    """A report in which everything is in order: upheld."""
    return Act("examiner", EXAMINED, case_facts(standing), CLOSE.day)


def concluding(standing: Standing) -> Act:
    """The committee adopts what was proposed."""
    stated = {
        "adopted": True,
        "reasons": "同意",
        "document_number": "示纪核〔2026〕1号",
        "resolution": cast.resolution(held_on=CLOSE.day),
    }
    return Act("recorder", stated, case_facts(standing), CLOSE.day)


def only(moved: tuple[Moved, ...]) -> Sanction:
    """The one sanction among those moves."""
    (sanction,) = (one.case for one in moved if isinstance(one.case, Sanction))
    return sanction
