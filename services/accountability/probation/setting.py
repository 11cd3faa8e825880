"""Rules of setting a probation: for what, how long, with which goals, and told how (A-07, A-08, G-41)."""

from collections.abc import Iterator, Sequence
from datetime import date

from libs.kernel.actor import Occasion, office_day
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.marks import NOT_LIABLE
from services.accountability.cases.status import CaseStatus
from services.accountability.probation import refusals as no
from services.accountability.probation.commands import ExtendProbation, ProposeProbation, SetProbation
from services.accountability.probation.probation import Probation
from services.accountability.probation.records import Goal
from services.accountability.refusing import finding, unless
from services.accountability.tolerance.blocking import breached_knowingly, gained_privately
from services.accountability.tolerance.tolerance import Tolerance

_LONGEST = 3
_NOTHING_HEAVIER = Text(
    "考验期满进行评估；未通过的，按通常程序办理，不因此加重。",
    "At its end it is evaluated; if it is not passed the ordinary course follows, and nothing is heavier for it.",
)
_FITTING = (CaseStatus.INVESTIGATING, CaseStatus.TOLERANCE_REVIEW)


def keep_out(case: AccountabilityCase, occasion: Occasion) -> None:
    """Refuse whoever is recused from the case, or is the one it is on (P-09)."""
    if occasion.actor.person_id in case.recused_ids:
        raise no.BarredFromProbation


def keep_to_fitting(case: AccountabilityCase) -> None:
    """Refuse where the case is not, or no longer, one on which a probation can be set (TA-07)."""
    released = case.tolerance is not None and case.tolerance.outcome in NOT_LIABLE
    if case.status not in _FITTING or released:
        raise no.CaseNotForProbation
    if case.probation is not None:
        raise no.ProbationAlready


def keep_to_negligence(determined: Tolerance | None) -> None:
    """Refuse where the determination that was made found private gain or a knowing breach: what is not tolerated for
    that is not exempted by way of a probation either (A-07, X-03 to X-06, G-43)."""
    if determined is None or determined.draft is None:
        return
    found = determined.draft.examination
    if gained_privately(found) or breached_knowingly(found):
        raise no.NotMereNegligence


def keep_to_object(probation: Probation, case: AccountabilityCase) -> None:
    """Refuse if the case is on another object since it was proposed (A-13)."""
    if (probation.object_organ_id, probation.object_person_id) != (case.target.organ_id, case.object_person_id):
        raise no.CaseNotForProbation


def assess_proposal(command: ProposeProbation, profile: Profile) -> tuple[Finding, ...]:
    """Whether both grounds are shown, the months possible, the goals written and the proposal reasoned."""
    return (
        finding(
            no.NotForProbation,
            [
                unless(command.negligence.is_shown, no.NotForProbation, "/negligence"),
                unless(command.no_serious_consequence.is_shown, no.NotForProbation, "/no_serious_consequence"),
            ],
        ),
        assess_months(command.months, profile),
        finding(no.GoalsMissing, _goals(command.goals)),
        finding(no.ProbationUnreasoned, [unless(bool(command.reasons), no.ProbationUnreasoned, "/reasons")]),
    )


def consequences_of(profile: Profile) -> Text:
    """What every notice says of what follows: the fixed text of the profile (A-08, G-41)."""
    row = profile.list("accountability_texts").get("probation_terms")
    return _NOTHING_HEAVIER if row is None else row.text


def assess_months(months: int, profile: Profile) -> Finding:
    """Whether it lasts one to three calendar months (A-08)."""
    found = profile.options.get("probation.months_max", _LONGEST)
    longest = found if isinstance(found, int) else _LONGEST
    return finding(no.MonthsOutOfRange, [unless(1 <= months <= longest, no.MonthsOutOfRange, "/months")])


def assess_setting(probation: Probation, command: SetProbation, occasion: Occasion) -> tuple[Finding, ...]:
    """Whether it is reasoned and the notice complete and served, not before it was proposed (TA-07, LA-4)."""
    proposed_on = None if probation.proposal is None else office_day(probation.proposal.at)
    served = _possible(command.served_on, proposed_on, occasion)
    return (
        finding(no.ProbationUnreasoned, [unless(bool(command.opinion), no.ProbationUnreasoned, "/opinion")]),
        finding(
            no.NoticeNotServed,
            [
                unless(bool(command.notice_number), no.NoticeNotServed, "/notice_number"),
                unless(bool(command.finding), no.NoticeNotServed, "/finding"),
                unless(bool(command.evaluation_way), no.NoticeNotServed, "/evaluation_way"),
                unless(served, no.NoticeNotServed, "/served_on"),
            ],
        ),
    )


def assess_extension(probation: Probation, command: ExtendProbation, occasion: Occasion) -> tuple[Finding, ...]:
    """Whether it is the first, makes it longer within three months, before the end, reasoned and served (G-41)."""
    starts_on = None if probation.notice is None else probation.notice.starts_on
    ends_on = probation.ends_on
    in_time = ends_on is not None and occasion.on <= ends_on
    served = _possible(command.served_on, starts_on, occasion)
    return (
        finding(no.ExtendedBefore, [unless(probation.extension is None, no.ExtendedBefore, "/months")]),
        assess_months(command.months, occasion.profile),
        finding(no.NoLonger, [unless(command.months > probation.months and in_time, no.NoLonger, "/months")]),
        finding(no.ProbationUnreasoned, [unless(bool(command.reasons), no.ProbationUnreasoned, "/reasons")]),
        finding(
            no.NoticeNotServed,
            [
                unless(bool(command.notice_number), no.NoticeNotServed, "/notice_number"),
                unless(served, no.NoticeNotServed, "/served_on"),
            ],
        ),
    )


def _possible(served_on: date, after: date | None, occasion: Occasion) -> bool:
    return served_on <= occasion.on and (after is None or after <= served_on)


def _goals(goals: Sequence[Goal]) -> Iterator[Missing | None]:
    yield unless(bool(goals), no.GoalsMissing, "/goals")
    for index, one in enumerate(goals):
        yield unless(bool(one.goal) and bool(one.measure), no.GoalsMissing, f"/goals/{index}")
