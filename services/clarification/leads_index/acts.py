"""Acts on the index of leads, by events alone: what a lead does to the clarifications of its subject (C-14, G-24)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.clarification_intake import LeadEntryConcluded, LeadEntryForwarded, LeadEntryNoted
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from services.clarification.candidates import proposing
from services.clarification.candidates.candidate import Candidate, CandidateItem
from services.clarification.candidates.lifecycle import CandidateStatus
from services.clarification.clarifications import entering
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.status import ClarificationStatus
from services.clarification.clarifications.wording import DeferralGround
from services.clarification.leads_index.commands import ConcludeLead, ForwardLead, NoteLead
from services.clarification.leads_index.entry import (
    ConcludedItem,
    EntryKind,
    LeadEntry,
    is_other_lead,
    repeated_in,
)
from services.clarification.leads_index.facts import ConcludingFacts, NotingFacts
from services.clarification.leads_index.lifecycle import LeadStatus as S
from services.clarification.leads_index.opening import opened


def note(command: NoteLead, occasion: Occasion, facts: NotingFacts) -> Outcome[LeadEntry]:
    """A lead is received: every clarification of the subject that is being assessed waits (TC-03, C-14), and what
    waited for a lead that the head expected now waits for this one (TC-04), unless the lead only repeats what was found
    untrue; what was settled and is reported again is proposed (C-11)."""
    repeated = repeated_in(command.matters, facts.concluded)
    entry = replace(
        opened(command, EntryKind.LEAD, occasion),
        received_on=command.received_on,
        matters=command.matters,
        repeats=None if repeated is None else repeated.id,
        is_other=is_other_lead(command.matters, facts.concluded),
    )
    others = tuple(_deferred(facts.running, DeferralGround.LEAD_OPEN, occasion)) if entry.is_other else ()
    grounds = None if repeated is None else _repeat(entry, repeated, facts)
    if grounds is not None:
        entry = replace(entry, candidate_id=occasion.new_id())
        assert entry.candidate_id is not None
        others = (*others, proposing.proposed(grounds, occasion, entry.candidate_id))
    return Outcome(entry, LeadEntryNoted(), others)


def conclude(entry: LeadEntry, command: ConcludeLead, occasion: Occasion, facts: ConcludingFacts) -> Outcome[LeadEntry]:
    """The lead is concluded: what waited for it goes on if no other lead is open, or waits for a case that is (TC-04);
    findings that qualify make a candidate for the office that verified (C-06, C-10, G-25)."""
    concluded = replace(
        entry,
        status=S.CONCLUDED,
        office_id=command.office_id,
        verifier_ids=command.verifier_ids,
        report_ref=command.report_ref,
        concluded_on=command.concluded_on,
        items=tuple(ConcludedItem(i.item, i.finding, i.is_main, i.matter) for i in command.items),
    )
    others = () if facts.others_open else tuple(_resumed(facts, occasion))
    made = _candidate(concluded, command, occasion, facts)
    if made is not None:
        concluded, others = replace(concluded, candidate_id=made.case.id), (*others, made)
    return Outcome(concluded, LeadEntryConcluded(), others)


def forward(entry: LeadEntry, _command: ForwardLead, occasion: Occasion, facts: ConcludingFacts) -> Outcome[LeadEntry]:
    """The lead went to another organ: no lead of this one any more, so that what waited for it goes on unless another
    is open (TC-04, P-07). Whoever expects the other organ's conclusion may defer by hand."""
    others = () if facts.others_open else tuple(_resumed(facts, occasion))
    return Outcome(replace(entry, status=S.FORWARDED), LeadEntryForwarded(), others)


def _deferred(running: tuple[Clarification, ...], ground: DeferralGround, occasion: Occasion) -> Iterator[Moved]:
    for clarification in running:
        if clarification.status is ClarificationStatus.ASSESSING or _has_come(clarification, ground):
            yield entering.defer(clarification, ground, occasion)


def _has_come(clarification: Clarification, ground: DeferralGround) -> bool:
    """Whether it waits for a lead that the head expected, and a lead has come."""
    return ground is DeferralGround.LEAD_OPEN and _waits_for(clarification, DeferralGround.LEAD_EXPECTED)


def _waits_for(clarification: Clarification, ground: DeferralGround) -> bool:
    return clarification.status is ClarificationStatus.DEFERRED and clarification.deferrals[-1].ground is ground


def _resumed(facts: ConcludingFacts, occasion: Occasion) -> Iterator[Moved]:
    """Those that wait for an open lead; where the head expects one that has not come, the head decides, and so it is
    where a case is open that the head has not weighed (TC-04)."""
    for clarification in facts.running:
        if not _waits_for(clarification, DeferralGround.LEAD_OPEN):
            continue
        if clarification.is_held_by_case(facts.case_noted_at):
            yield entering.defer(clarification, DeferralGround.CASE_OPEN, occasion)
        else:
            yield entering.resume(clarification, occasion)


def _repeat(entry: LeadEntry, repeated: LeadEntry, facts: NotingFacts) -> proposing.Grounds | None:
    """On what the repeated report makes a candidate: the items found untrue that it repeats; None if it repeats none,
    for what was found true is no reason to clear anybody (C-06, C-11)."""
    asked = set(entry.matters)
    source = next(
        (one for one in (repeated, *facts.concluded) if not asked.isdisjoint(one.untrue_matters) and one.office_id),
        None,
    )
    if source is None or source.office_id is None or source.concluded_on is None:
        return None
    items = tuple(i for i in source.items if i.matter in asked and i.finding == "untrue")
    return proposing.Grounds(
        lead_id=entry.id,
        organ_id=source.organ_id,
        office_id=source.office_id,
        subject_person_id=entry.subject_person_id,
        subject_organ_id=entry.subject_organ_id,
        items=tuple(CandidateItem(source.id, i.item, i.finding, i.is_main) for i in items),
        concluded_on=source.concluded_on,
        repeats=source.id,
        running_ids=tuple(one.id for one in facts.running),
    )


def _candidate(entry: LeadEntry, command: ConcludeLead, occasion: Occasion, facts: ConcludingFacts) -> Moved | None:
    """The candidate as it is after the conclusion: supplemented while it waits, opened if there is none that does."""
    items = tuple(CandidateItem(entry.id, i.item, i.finding, i.is_main) for i in command.items)
    grounds = proposing.Grounds(
        lead_id=entry.id,
        organ_id=facts.office_organ_id or entry.organ_id,
        office_id=command.office_id,
        subject_person_id=entry.subject_person_id,
        subject_organ_id=entry.subject_organ_id,
        items=items,
        concluded_on=command.concluded_on,
        repeats=entry.repeats,
        running_ids=tuple(one.id for one in facts.running),
    )
    if _waits(facts.candidate):
        assert facts.candidate is not None
        return proposing.supplemented(facts.candidate, grounds, occasion)
    if not proposing.computed(items).qualifies or _is_taken_up(facts.candidate):
        return None
    return proposing.proposed(grounds, occasion, occasion.new_id())


def _waits(candidate: Candidate | None) -> bool:
    return candidate is not None and candidate.status is CandidateStatus.PROPOSED


def _is_taken_up(candidate: Candidate | None) -> bool:
    return candidate is not None and candidate.status is CandidateStatus.TAKEN_UP
