"""Acts from service on: answered or objected to, overdue, followed up, refused, closed (P-26, G-07)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.accountability_aftermath import (
    ProposalAnswered,
    ProposalClosed,
    ProposalFollowedUp,
    ProposalObjected,
    ProposalOverdue,
    ProposalRefused,
    ProposalServed,
    ProposalWithdrawn,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Missing
from services.accountability.proposals.commands import (
    AnswerProposal,
    CloseProposal,
    FollowUpProposal,
    LapseProposal,
    RecordRefusal,
    RuleOnObjection,
    ServeProposal,
)
from services.accountability.proposals.facts import OrganFacts, TermFacts
from services.accountability.proposals.proposal import SupervisionProposal
from services.accountability.proposals.records import (
    FollowUp,
    ObjectionRuling,
    ProposalAnswer,
    ProposalClosing,
    RefusalNoted,
    ServiceOfProposal,
)
from services.accountability.proposals.refusals import (
    AnswerNotOverdue,
    AnswerUnstated,
    ClosingUnstated,
    CriticismUnstated,
    FollowUpUnstated,
    NotCarriedOut,
    ReasonsMissing,
    RefusalNotShown,
    ServiceUnproven,
)
from services.accountability.proposals.status import ProposalStatus as S
from services.accountability.proposals.telling import matter_of
from services.accountability.refusing import finding, refuse, unless

_TWO = 2


def serve(
    proposal: SupervisionProposal, command: ServeProposal, occasion: Occasion, facts: TermFacts
) -> Outcome[SupervisionProposal]:
    """It is served with a receipt; the answer is due thirty days later (P-26)."""
    issued_on = None if proposal.issue is None else proposal.issue.issued_on
    possible = issued_on is not None and issued_on <= command.served_on <= occasion.on
    refuse(
        finding(
            ServiceUnproven,
            [
                unless(possible, ServiceUnproven, "/served_on"),
                unless(bool(command.receipt), ServiceUnproven, "/receipt"),
            ],
        )
    )
    service = ServiceOfProposal(
        command.served_on, command.receipt, facts.answer_by, occasion.actor.person_id, occasion.at
    )
    served = replace(proposal, status=S.SERVED, services=(*proposal.services, service))
    return Outcome(served, ProposalServed(**matter_of(served), answer_by=facts.answer_by))


def lapse(
    proposal: SupervisionProposal, _command: LapseProposal, occasion: Occasion, _facts: None = None
) -> Outcome[SupervisionProposal]:
    """The day has passed without an answer (P-26)."""
    due = proposal.answer_by
    if due is None or occasion.on <= due:
        raise AnswerNotOverdue
    overdue = replace(proposal, status=S.OVERDUE)
    return Outcome(overdue, ProposalOverdue(**matter_of(overdue)))


def answer(
    proposal: SupervisionProposal, command: AnswerProposal, occasion: Occasion, _facts: None = None
) -> Outcome[SupervisionProposal]:
    """The body accepts and says point by point what it does by when, or objects with reasons; late answers count as
    late. After a refusal was criticised only acceptance is left (P-26)."""
    refuse(finding(AnswerUnstated, _unstated(proposal, command, occasion)))
    due = proposal.answer_by
    given = ProposalAnswer(
        accepted=command.accepted,
        text=command.text,
        undertakings=command.undertakings,
        document=command.document,
        late=due is not None and occasion.on > due,
        by=occasion.actor.person_id,
        at=occasion.at,
    )
    status = S.ANSWERED if command.accepted else S.OBJECTED
    answered = replace(proposal, status=status, answers=(*proposal.answers, given))
    told = ProposalAnswered if command.accepted else ProposalObjected
    return Outcome(answered, told(**matter_of(answered)))


def rule_on_objection(
    proposal: SupervisionProposal, command: RuleOnObjection, occasion: Occasion, facts: TermFacts
) -> Outcome[SupervisionProposal]:
    """An objection that is right takes the proposal back; else it stands and is answered anew (G-07, P-26)."""
    reasoned = [
        unless(bool(command.reasons), ReasonsMissing, "/reasons"),
        unless(bool(command.reply_number), ReasonsMissing, "/reply_number"),
    ]
    refuse(finding(ReasonsMissing, reasoned))
    ruling = ObjectionRuling(command.is_right, command.reasons, occasion.actor.person_id, occasion.at)
    ruled = replace(proposal, rulings=(*proposal.rulings, ruling))
    if command.is_right:
        return Outcome(replace(ruled, status=S.WITHDRAWN), ProposalWithdrawn(**matter_of(ruled)))
    anew = ServiceOfProposal(occasion.on, command.reply_number, facts.answer_by, occasion.actor.person_id, occasion.at)
    stands = replace(ruled, status=S.SERVED, services=(*ruled.services, anew))
    return Outcome(stands, ProposalServed(**matter_of(stands), answer_by=facts.answer_by))


def follow_up(
    proposal: SupervisionProposal, command: FollowUpProposal, occasion: Occasion, facts: OrganFacts
) -> Outcome[SupervisionProposal]:
    """Two of the organ look on the spot what became of it (P-26)."""
    refuse(finding(FollowUpUnstated, _unlooked(proposal, command, occasion, facts)))
    look = FollowUp(
        looked_on=command.looked_on,
        person_ids=command.person_ids,
        found=command.found,
        carried_out=command.carried_out,
        by=occasion.actor.person_id,
        at=occasion.at,
    )
    followed = replace(proposal, follow_ups=(*proposal.follow_ups, look))
    return Outcome(followed, ProposalFollowedUp(**matter_of(followed)))


def record_refusal(
    proposal: SupervisionProposal, command: RecordRefusal, occasion: Occasion, _facts: None = None
) -> Outcome[SupervisionProposal]:
    """No answer in time, accepted in words alone, or objected to once more after an objection was found wrong: that is
    a refusal without good reason, and criticised (P-26, G-07)."""
    heard_before = bool(proposal.rulings)
    shown = {S.ANSWERED: _was_left_undone(proposal), S.OBJECTED: heard_before}
    if not shown.get(proposal.status, True):
        raise RefusalNotShown
    refuse(
        finding(
            CriticismUnstated,
            [
                unless(bool(command.why_not_good), CriticismUnstated, "/why_not_good"),
                unless(bool(command.criticism_document), CriticismUnstated, "/criticism_document"),
            ],
        )
    )
    noted = RefusalNoted(
        unit_reasons=command.unit_reasons,
        why_not_good=command.why_not_good,
        criticism_document=command.criticism_document,
        by=occasion.actor.person_id,
        at=occasion.at,
    )
    refused = replace(proposal, status=S.REFUSED, refusal=noted)
    return Outcome(refused, ProposalRefused(**matter_of(refused)))


def close(
    proposal: SupervisionProposal, command: CloseProposal, occasion: Occasion, _facts: None = None
) -> Outcome[SupervisionProposal]:
    """Accepted and found carried out, or refused and criticised (P-26)."""
    latest = proposal.follow_ups[-1] if proposal.follow_ups else None
    done = proposal.status is S.REFUSED or (latest is not None and latest.carried_out)
    if not done or (proposal.status is S.ANSWERED and not _was_looked_into(proposal)):
        raise NotCarriedOut
    refuse(finding(ClosingUnstated, [unless(bool(command.note), ClosingUnstated, "/note")]))
    closing = ProposalClosing(command.note, occasion.actor.person_id, occasion.at)
    closed = replace(proposal, status=S.CLOSED, closing=closing)
    return Outcome(closed, ProposalClosed(**matter_of(closed)))


def _was_looked_into(proposal: SupervisionProposal) -> bool:
    """Whether somebody has looked since the latest answer."""
    return bool(proposal.follow_ups) and proposal.follow_ups[-1].at > proposal.answers[-1].at


def _was_left_undone(proposal: SupervisionProposal) -> bool:
    return _was_looked_into(proposal) and not proposal.follow_ups[-1].carried_out


def _unstated(proposal: SupervisionProposal, command: AnswerProposal, occasion: Occasion) -> Iterator[Missing | None]:
    yield unless(bool(command.text), AnswerUnstated, "/text")
    yield unless(bool(command.document), AnswerUnstated, "/document")
    yield unless(command.accepted or proposal.status is not S.REFUSED, AnswerUnstated, "/accepted")
    points = {undertaking.point for undertaking in command.undertakings}
    every = set(range(1, len(proposal.content.proposals) + 1))
    complete = points == every if command.accepted else points <= every
    yield unless(complete, AnswerUnstated, "/undertakings")
    for index, undertaking in enumerate(command.undertakings):
        real = bool(undertaking.text) and undertaking.done_by >= occasion.on
        yield unless(real, AnswerUnstated, f"/undertakings/{index}")


def _unlooked(
    proposal: SupervisionProposal, command: FollowUpProposal, occasion: Occasion, facts: OrganFacts
) -> Iterator[Missing | None]:
    who, since = command.person_ids, proposal.services[-1].served_on
    able = facts.persons - set(proposal.recused_ids)
    enough = len(set(who)) >= _TWO and len(set(who)) == len(who) and able.issuperset(who)
    yield unless(enough, FollowUpUnstated, "/person_ids")
    yield unless(occasion.actor.person_id in who, FollowUpUnstated, "/person_ids")
    yield unless(since <= command.looked_on <= occasion.on, FollowUpUnstated, "/looked_on")
    yield unless(bool(command.found), FollowUpUnstated, "/found")
