"""Drawing the sample, adding to it, noting its checks, closing (S-10, S-11, G-50, G-51)."""

from dataclasses import replace

from libs.contracts.supervision_problems import (
    CommonProblemClosed,
    CommonProblemDrawn,
    CommonProblemItemChecked,
    CommonProblemSampleEnlarged,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.drawing import METHOD, drawn
from libs.kernel.finding import missing_in
from services.supervision.common_problems import refusals_sampling as no
from services.supervision.common_problems.commands import (
    CloseCommonProblem,
    DrawSample,
    EnlargeSample,
    NoteSampleCheck,
)
from services.supervision.common_problems.common_problem import CommonProblem
from services.supervision.common_problems.facts import ListFacts, SampleCheckFacts
from services.supervision.common_problems.records import DrawnSample, SampleAddition, SampleCheck, SampleClosing
from services.supervision.common_problems.sampling import assess_addition, assess_check, assess_end, percent_of
from services.supervision.common_problems.status import CommonProblemStatus as S
from services.supervision.common_problems.telling import concern_of
from services.supervision.refusing import finding, refuse, unless


def draw(case: CommonProblem, _command: DrawSample, occasion: Occasion, _facts: None = None) -> Outcome[CommonProblem]:
    """Draw the sample by lot, once; the seed is given by the machine and kept, so that anyone can draw again."""
    seed, percent = str(occasion.new_id()), percent_of(occasion.profile)
    items = drawn(case.population, seed, percent)
    lot = DrawnSample(seed, percent, METHOD, items, occasion.actor.person_id, occasion.on)
    sampled = replace(case, status=S.DRAWN, draw=lot, sample=items)
    event = CommonProblemDrawn(**concern_of(sampled), population=len(case.population), size=len(items))
    return Outcome(sampled, event)


def enlarge(
    case: CommonProblem, command: EnlargeSample, occasion: Occasion, _facts: None = None
) -> Outcome[CommonProblem]:
    """Add items to the sample by hand, with reasons; there is no act that takes one out (G-50)."""
    refuse(*assess_addition(case, command))
    addition = SampleAddition(command.item_ids, command.reasons, occasion.actor.person_id, occasion.at)
    enlarged = replace(case, additions=(*case.additions, addition), sample=(*case.sample, *command.item_ids))
    return Outcome(enlarged, CommonProblemSampleEnlarged(**concern_of(enlarged), size=len(enlarged.sample)))


def note_check(
    case: CommonProblem, command: NoteSampleCheck, occasion: Occasion, facts: SampleCheckFacts
) -> Outcome[CommonProblem]:
    """Note what a visit found of an item of the sample; the latest check of an item counts (S-11, G-51)."""
    refuse(*assess_check(case, command, facts))
    assert facts.visit is not None
    check = SampleCheck(
        item_id=command.item_id,
        way=command.way,
        visit_id=command.visit_id,
        checked_on=facts.visit.visited_on,
        result=command.result,
        facts=command.facts,
        evidence=command.evidence,
        noted_by=occasion.actor.person_id,
        noted_at=occasion.at,
    )
    checked = replace(case, checks=(*case.checks, check))
    return Outcome(checked, CommonProblemItemChecked(**concern_of(checked)))


def close(
    case: CommonProblem, command: CloseCommonProblem, occasion: Occasion, facts: ListFacts
) -> Outcome[CommonProblem]:
    """Close it: the sample checked, both ways at least once, every item checked off or escalated (G-51, S-10)."""
    concluded = unless(bool(command.conclusion), no.CommonProblemConclusionMissing, "/conclusion")
    refuse(finding(no.CommonProblemConclusionMissing, [concluded]))
    findings = tuple(assess_end(case, facts.statuses))
    missing = missing_in(findings)
    if len({entry.code for entry in missing}) > 1:
        raise no.CommonProblemNotReady(errors=missing)
    refuse(*findings)
    closing = SampleClosing(command.conclusion, occasion.actor.person_id, occasion.on)
    closed = replace(case, status=S.CLOSED, closing=closing)
    return Outcome(closed, CommonProblemClosed(**concern_of(closed)))
