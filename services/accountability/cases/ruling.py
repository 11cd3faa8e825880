"""What the standing committee decides on one object, and how the case stands afterwards (TA-11, LA-7, P-14, P-15)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from uuid import UUID

from libs.contracts.accountability_cases import CaseDecided, CaseExempted
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.combining import combines
from services.accountability.cases.commands_deciding import CaseRuling
from services.accountability.cases.correcting import assess_corrections, correction_order
from services.accountability.cases.handling import (
    assess_measures,
    assess_responsibility,
    heavier,
    outcome_noted,
    review_paths,
)
from services.accountability.cases.marks import NOT_LIABLE
from services.accountability.cases.records import CaseDecision, NoLiability
from services.accountability.cases.refusals_deciding import DecisionIncomplete, HeavierThanHeard, NoCaseProposal
from services.accountability.cases.refusals_executing import CombinedPeriodWrong
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.telling import concerned
from services.accountability.committee import Resolution
from services.accountability.refusing import finding, unless

Case = AccountabilityCase
_TEXTS: Final = "accountability_texts"


def assess_ruling(case: Case, ruling: CaseRuling, occasion: Occasion, at: str) -> Iterator[Finding]:
    """Everything a decision on one object needs: known measures, none heavier than heard, wording, way of review."""
    profile, target = occasion.profile, case.target
    fits = assess_measures(ruling.measures, target, profile, f"{at}/measures")
    yield fits
    yield assess_responsibility(ruling.responsibility, ruling.measures, target, profile, f"{at}/responsibility")
    yield finding(DecisionIncomplete, _incomplete(ruling, profile, at))
    yield finding(NoCaseProposal, [unless(case.proposal is not None, NoCaseProposal, f"{at}/measures")])
    if fits.holds and case.proposal is not None:
        over = heavier(ruling.measures, case.proposal.measures, profile)
        yield finding(HeavierThanHeard, [unless(not over, HeavierThanHeard, f"{at}/measures")])
    if fits.holds:
        within = combines(ruling.measures, ruling.combined_months, profile)
        yield finding(CombinedPeriodWrong, [unless(within, CombinedPeriodWrong, f"{at}/combined_months")])
    if not ruling.measures and _tolerated(case):
        yield assess_corrections(ruling.corrections, ruling.document_number, occasion, f"{at}/corrections")


def ruled(
    case: Case, ruling: CaseRuling, resolution: Resolution, occasion: Occasion, main_case_id: UUID | None
) -> Outcome[Case]:
    """The case as decided: with measures it is to be served, without nobody is liable (TA-11, A-08)."""
    decision = CaseDecision(
        resolution.held_on,
        ruling.document_number,
        ruling.text,
        ruling.review_paths,
        review_information(ruling.review_paths, occasion.profile),
        ruling.responsibility,
        ruling.measures,
        resolution,
        main_case_id,
        occasion.actor.person_id,
        occasion.at,
        ruling.combined_months,
    )
    if not ruling.measures:
        return _freed(replace(case, decision=decision), ruling, occasion)
    decided = replace(case, status=S.DECIDED, decision=decision)
    event = CaseDecided(**concerned(decided), decided_on=resolution.held_on, measures=ruling.measures)
    return Outcome(decided, event)


def review_information(paths: Sequence[str], profile: Profile) -> str:
    """What a decision tells of its review: the fixed texts of each way, and that execution goes on (P-14, P-20)."""
    if not paths:
        return ""
    texts = profile.list(_TEXTS)
    rows = (texts.get(code) for code in (*(f"review_{path}" for path in paths), "not_suspended"))
    return "".join(row.text.zh for row in rows if row is not None)


def _freed(case: Case, ruling: CaseRuling, occasion: Occasion) -> Outcome[Case]:
    noted = outcome_noted(case)
    outcome = noted if noted is not None and noted in NOT_LIABLE else "not_established"
    ending = NoLiability(outcome, ruling.reasons, occasion.on, True, occasion.actor.person_id, occasion.at)
    order = correction_order(ruling.document_number, ruling.corrections, occasion) if ruling.corrections else None
    freed = replace(case, status=S.NO_LIABILITY, ending=ending, correction_order=order)
    return Outcome(freed, CaseExempted(**concerned(freed), ended_on=occasion.on, outcome=outcome))


def _incomplete(ruling: CaseRuling, profile: Profile, at: str) -> Iterator[Missing | None]:
    yield unless(bool(ruling.document_number), DecisionIncomplete, f"{at}/document_number")
    yield unless(bool(ruling.text), DecisionIncomplete, f"{at}/text")
    if not ruling.measures:
        yield unless(bool(ruling.reasons), DecisionIncomplete, f"{at}/reasons")
        return
    paths = review_paths(ruling.measures, profile)
    yield unless(set(ruling.review_paths) == paths, DecisionIncomplete, f"{at}/review_paths")


def _tolerated(case: Case) -> bool:
    return case.tolerance is not None and case.tolerance.outcome in NOT_LIABLE
