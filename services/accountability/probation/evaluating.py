"""Rules of the evaluation: goals against facts; passed is put right actively, in time, with clear effect (A-08)."""

from collections.abc import Iterator

from libs.kernel.actor import Occasion
from libs.kernel.finding import Finding, Missing
from services.accountability.probation import refusals as no
from services.accountability.probation.commands import EvaluateProbation
from services.accountability.probation.probation import Probation
from services.accountability.probation.status import EarlyGround
from services.accountability.refusing import finding, unless

PASSED = "passed"
FAILED = "failed"
_RESULT_OF = {EarlyGround.CLEAR_SUCCESS: PASSED, EarlyGround.CLEAR_FAILURE: FAILED}


def assess_evaluation(probation: Probation, command: EvaluateProbation, occasion: Occasion) -> tuple[Finding, ...]:
    """Everything an evaluation needs, and that its result says what was found."""
    stated = [
        unless(bool(getattr(command, name)), no.ProbationUnreasoned, f"/{name}")
        for name in ("rectification", "effect", "reasons")
    ]
    return (
        finding(no.GoalsUnassessed, _goals(probation, command)),
        finding(no.ProbationUnreasoned, stated),
        finding(no.EvaluatedTooEarly, _early(probation, command, occasion)),
        finding(no.ResultContradicted, _result(probation, command, occasion)),
        finding(no.ProposalContradicted, _proposal(command, occasion)),
    )


def _goals(probation: Probation, command: EvaluateProbation) -> Iterator[Missing | None]:
    shown = [one.number for one in command.goals if one.fact and any(one.evidence)]
    for number in range(1, len(probation.goals) + 1):
        yield unless(shown.count(number) == 1, no.GoalsUnassessed, "/goals")
    for index, one in enumerate(command.goals):
        yield unless(one.number <= len(probation.goals), no.GoalsUnassessed, f"/goals/{index}/number")


def _early(probation: Probation, command: EvaluateProbation, occasion: Occasion) -> Iterator[Missing | None]:
    """Before the last day is over only on a ground, reasoned, that leads to that result; afterwards on none."""
    ends_on, ground = probation.ends_on, command.early
    over = ends_on is not None and ends_on < occasion.on
    if over:
        yield unless(ground is None, no.EvaluatedTooEarly, "/early")
        return
    fits = ground is not None and _RESULT_OF[ground] == command.result
    yield unless(fits, no.EvaluatedTooEarly, "/early")
    yield unless(bool(command.early_reason), no.EvaluatedTooEarly, "/early_reason")


def _result(probation: Probation, command: EvaluateProbation, occasion: Occasion) -> Iterator[Missing | None]:
    earned = command.rectified_actively and command.clear_effect
    known = command.result in occasion.profile.list("probation_results")
    agrees = command.result == (PASSED if earned else FAILED)
    yield unless(known and agrees, no.ResultContradicted, "/result")
    if command.result == PASSED:
        yield unless(_in_time(probation, command, occasion), no.ResultContradicted, "/rectified_on")


def _in_time(probation: Probation, command: EvaluateProbation, occasion: Occasion) -> bool:
    """Whether it was put right within the probation, and not on a day that has not come."""
    notice, ends_on, day = probation.notice, probation.ends_on, command.rectified_on
    if notice is None or ends_on is None or day is None:
        return False
    return notice.starts_on <= day <= min(ends_on, occasion.on)


def _proposal(command: EvaluateProbation, occasion: Occasion) -> Iterator[Missing | None]:
    known = command.proposal in occasion.profile.list("probation_proposals")
    fits = known if command.result == PASSED else command.proposal is None
    yield unless(fits, no.ProposalContradicted, "/proposal")
