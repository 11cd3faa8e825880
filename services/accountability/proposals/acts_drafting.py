"""Acts up to the letter: drafted, argued collectively, issued by the leader in charge (A-15, P-26)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.accountability_aftermath import ProposalArgued, ProposalDrafted, ProposalIssued, ProposalReturned
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding, Missing
from services.accountability.proposals.commands import (
    ArgueProposal,
    DraftProposal,
    IssueProposal,
    ReturnDraft,
    ReviseProposal,
)
from services.accountability.proposals.facts import DraftFacts, IssueFacts, OrganFacts
from services.accountability.proposals.proposal import SupervisionProposal
from services.accountability.proposals.records import Argument, DraftReturn, Issue
from services.accountability.proposals.refusals import (
    AddresseeWrong,
    ArgumentTooSmall,
    ArgumentUnstated,
    ContentIncomplete,
    LetterNumberUsed,
    LetterUnstated,
    NotOfSupervisionOffice,
    NotTheDrafter,
    ProposalOneHand,
    ReasonsMissing,
    SourceCaseUnknown,
)
from services.accountability.proposals.statements import Content
from services.accountability.proposals.status import ProposalStatus as S
from services.accountability.proposals.telling import matter_of
from services.accountability.recusal import assess_declarations, with_recused
from services.accountability.refusing import finding, refuse, unless


def draft(command: DraftProposal, occasion: Occasion, facts: DraftFacts) -> Outcome[SupervisionProposal]:
    """A handler drafts it for the own office; the body may be any that caused the problem (A-15)."""
    if facts.organ_id is None:
        raise NotOfSupervisionOffice
    known = command.source_case_id is None or facts.case_organ_id == facts.organ_id
    refuse(
        finding(AddresseeWrong, [unless(facts.addressee_outside, AddresseeWrong, "/unit_id")]),
        finding(SourceCaseUnknown, [unless(known, SourceCaseUnknown, "/source_case_id")]),
        _complete(command.content),
        *assess_declarations(command.recusals, (occasion.actor.person_id,), occasion.profile),
    )
    drafted = _drafted(command, occasion, facts)
    return Outcome(drafted, ProposalDrafted(**matter_of(drafted)))


def revise(
    proposal: SupervisionProposal, command: ReviseProposal, occasion: Occasion, _facts: None = None
) -> Outcome[SupervisionProposal]:
    """Whoever drafted it puts another draft in its place."""
    if occasion.actor.person_id != proposal.drafted_by:
        raise NotTheDrafter
    refuse(_complete(command.content))
    revised = replace(proposal, content=command.content)
    return Outcome(revised, ProposalDrafted(**matter_of(revised)))


def argue(
    proposal: SupervisionProposal, command: ArgueProposal, occasion: Occasion, facts: OrganFacts
) -> Outcome[SupervisionProposal]:
    """It is argued collectively, functional bodies heard; what is not agreed is drafted anew (P-26)."""
    if occasion.actor.person_id == proposal.drafted_by:
        raise ProposalOneHand
    refuse(
        finding(ArgumentTooSmall, _wrong_participants(proposal, command, occasion, facts)),
        finding(ArgumentUnstated, _unstated(command, occasion, facts)),
        *assess_declarations(command.recusals, command.participant_ids, occasion.profile),
    )
    argument = Argument(
        held_on=command.held_on,
        participant_ids=command.participant_ids,
        consulted=command.consulted,
        agreed=command.agreed,
        minutes=command.minutes,
        by=occasion.actor.person_id,
        at=occasion.at,
    )
    recused = with_recused(proposal.recused, command.recusals)
    argued = replace(proposal, arguments=(*proposal.arguments, argument), recused=recused)
    if not command.agreed:
        return Outcome(argued, ProposalReturned(**matter_of(argued)))
    return Outcome(replace(argued, status=S.ARGUED), ProposalArgued(**matter_of(argued)))


def issue(
    proposal: SupervisionProposal, command: IssueProposal, occasion: Occasion, facts: IssueFacts
) -> Outcome[SupervisionProposal]:
    """The leader in charge issues it; neither who drafted it nor who led the argument (A-15)."""
    if occasion.actor.person_id in (proposal.drafted_by, proposal.arguments[-1].by):
        raise ProposalOneHand
    if facts.number_taken:
        raise LetterNumberUsed
    refuse(
        finding(
            LetterUnstated,
            [
                unless(bool(command.letter_number), LetterUnstated, "/letter_number"),
                unless(bool(command.opinion), LetterUnstated, "/opinion"),
            ],
        )
    )
    letter = Issue(command.letter_number, command.opinion, occasion.on, occasion.actor.person_id, occasion.at)
    issued = replace(proposal, status=S.ISSUED, issue=letter)
    return Outcome(issued, ProposalIssued(**matter_of(issued)))


def return_draft(
    proposal: SupervisionProposal, command: ReturnDraft, occasion: Occasion, _facts: None = None
) -> Outcome[SupervisionProposal]:
    """The leader in charge lets it be drafted anew, and argued anew."""
    refuse(finding(ReasonsMissing, [unless(bool(command.reasons), ReasonsMissing, "/reasons")]))
    back = DraftReturn(command.reasons, occasion.actor.person_id, occasion.at)
    returned = replace(proposal, status=S.DRAFTED, returns=(*proposal.returns, back))
    return Outcome(returned, ProposalReturned(**matter_of(returned)))


def _drafted(command: DraftProposal, occasion: Occasion, facts: DraftFacts) -> SupervisionProposal:
    if facts.organ_id is None:
        raise AssertionError("checked before")
    return SupervisionProposal(
        occasion.new_id(),
        S.DRAFTED,
        occasion.profile.name,
        occasion.profile.version,
        unit_id=command.unit_id,
        competent_organ_id=facts.organ_id,
        office_id=occasion.actor.office_id,
        source_case_id=command.source_case_id,
        content=command.content,
        drafted_by=occasion.actor.person_id,
        recused=with_recused((), command.recusals),
    )


def _complete(content: Content) -> Finding:
    missing = [
        unless(bool(content.basics), ContentIncomplete, "/content/basics"),
        unless(bool(content.facts), ContentIncomplete, "/content/facts"),
        unless(bool(content.problems), ContentIncomplete, "/content/problems"),
        unless(bool(content.bases) and all(content.bases), ContentIncomplete, "/content/bases"),
        unless(bool(content.proposals) and all(content.proposals), ContentIncomplete, "/content/proposals"),
    ]
    proven = (
        unless(
            bool(problem.text) and bool(problem.evidence) and all(problem.evidence),
            ContentIncomplete,
            f"/content/problems/{index}",
        )
        for index, problem in enumerate(content.problems)
    )
    return finding(ContentIncomplete, [*missing, *proven])


def _wrong_participants(
    proposal: SupervisionProposal, command: ArgueProposal, occasion: Occasion, facts: OrganFacts
) -> Iterator[Missing | None]:
    """Persons of the organ, each once, not recused, enough of them, the head among them."""
    there = command.participant_ids
    least = int(str(occasion.profile.option("accountability.meeting_min")))
    enough = len(there) >= least and occasion.actor.person_id in there
    yield unless(enough, ArgumentTooSmall, "/participant_ids")
    for index, person in enumerate(there):
        fits = person in facts.persons and person not in there[:index] and person not in proposal.recused_ids
        yield unless(fits, ArgumentTooSmall, f"/participant_ids/{index}")


def _unstated(command: ArgueProposal, occasion: Occasion, facts: OrganFacts) -> Iterator[Missing | None]:
    yield unless(bool(command.minutes), ArgumentUnstated, "/minutes")
    yield unless(command.held_on <= occasion.on, ArgumentUnstated, "/held_on")
    for index, body in enumerate(command.consulted):
        heard = body.organ_id in facts.bodies and bool(body.opinion)
        yield unless(heard, ArgumentUnstated, f"/consulted/{index}")
