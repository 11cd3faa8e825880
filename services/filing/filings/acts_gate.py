"""Acts at the gate and at the office's door: pass, return to the unit, return for defects."""

from dataclasses import replace

from libs.contracts.filing import (
    FilingGatekeepingReturned,
    FilingGateOpinionRecorded,
    FilingReturned,
    FilingSubmitted,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.deadlines import due
from services.filing.filings.commands_review import ReturnForDefects
from services.filing.filings.commands_unit import PassGate, ReturnFromGate
from services.filing.filings.defects import assess_defects
from services.filing.filings.facts import GateFacts, ReturnFacts
from services.filing.filings.filing import Filing
from services.filing.filings.gatekeeping import sides_awaited, sides_passed
from services.filing.filings.records import DefectReturn, GateOpinion, GateResult, SingleMatterMark
from services.filing.filings.recusal import keep_apart
from services.filing.filings.refusals import finding, refuse, unless
from services.filing.filings.refusals_unit import NoCounterpartOffice, NoOpinion, NotInPortfolio, OpinionGiven
from services.filing.filings.status import FilingStatus as S
from services.filing.filings.telling import matter_of


def pass_gate(filing: Filing, command: PassGate, occasion: Occasion, facts: GateFacts) -> Outcome[Filing]:
    """Let the filing pass to the discipline organ (TF-04); where two leaders are asked, the second one does. While an
    escalated interview of the unit is followed through, it arrives as a matter to be deliberated alone (F-48)."""
    side = _side(filing, occasion, facts)
    if side in sides_passed(filing):
        raise OpinionGiven
    office = facts.counterpart_office_id
    refuse(
        finding(NoOpinion, [unless(bool(command.opinion), NoOpinion, "/opinion")]),
        finding(NoCounterpartOffice, [unless(office is not None, NoCounterpartOffice, "")]),
    )
    opinion = GateOpinion(occasion.actor.person_id, side, GateResult.PASSED, command.opinion, occasion.at)
    heard = replace(filing, gate=(*filing.gate, opinion))
    if sides_awaited(filing, facts.leaders, side, occasion.profile):
        return Outcome(heard, FilingGateOpinionRecorded(**matter_of(heard)))
    submitted = replace(
        heard,
        status=S.SUBMITTED,
        office_id=office,
        submitted_at=occasion.at,
        first_submitted_at=filing.first_submitted_at or occasion.at,
        returns=_back(filing.returns, occasion),
        single_matter=_set_apart(filing, occasion, facts),
    )
    return Outcome(submitted, FilingSubmitted(**matter_of(submitted), urgent=submitted.form.urgent))


def return_from_gate(filing: Filing, command: ReturnFromGate, occasion: Occasion, facts: GateFacts) -> Outcome[Filing]:
    """Give the filing back to the unit with reasons, or stop it (TF-05)."""
    side = _side(filing, occasion, facts)
    refuse(finding(NoOpinion, [unless(bool(command.reasons), NoOpinion, "/reasons")]))
    result = GateResult.STOPPED if command.stop else GateResult.RETURNED
    opinion = GateOpinion(occasion.actor.person_id, side, result, command.reasons, occasion.at)
    returned = replace(filing, status=S.DRAFT, gate=(*filing.gate, opinion), study=None, application=None)
    return Outcome(returned, FilingGatekeepingReturned(**matter_of(returned), stopped=command.stop))


def return_for_defects(
    filing: Filing, command: ReturnForDefects, occasion: Occasion, facts: ReturnFacts
) -> Outcome[Filing]:
    """Return the filing to the unit for defects (TF-06)."""
    keep_apart(filing, occasion.actor)
    term = due(occasion.profile.limit("filing.correction"), occasion.on, facts.calendar)
    due_on = command.due_on or term.due_on or occasion.on
    refuse(assess_defects(command.defects, due_on, occasion.on, occasion.profile))
    record = DefectReturn(command.defects, due_on, occasion.actor.person_id, occasion.at, filing.form)
    returned = replace(filing, status=S.RETURNED, returns=(*filing.returns, record))
    codes = tuple(defect.code for defect in command.defects)
    return Outcome(returned, FilingReturned(**matter_of(returned), defect_codes=codes, due_on=due_on))


def _side(filing: Filing, occasion: Occasion, facts: GateFacts) -> str:
    """The side of the acting leader; refuses if the unit is not in the leader's portfolio on that day (F-24)."""
    keep_apart(filing, occasion.actor, facts.persons_of_unit)
    side = facts.leaders.get(occasion.actor.person_id)
    if side is None:
        raise NotInPortfolio
    return side


def _set_apart(filing: Filing, occasion: Occasion, facts: GateFacts) -> tuple[SingleMatterMark, ...]:
    """The marks of the filing with those of the escalations in force that it does not have yet (F-48)."""
    known = {mark.interview_id for mark in filing.single_matter}
    new = (SingleMatterMark(one, on, occasion.at) for one, on in facts.escalated if one not in known)
    return (*filing.single_matter, *new)


def _back(returns: tuple[DefectReturn, ...], occasion: Occasion) -> tuple[DefectReturn, ...]:
    if not returns or returns[-1].back_at is not None:
        return returns
    return (*returns[:-1], replace(returns[-1], back_at=occasion.at))
