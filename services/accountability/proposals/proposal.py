"""The supervision proposal: what is known of one from its draft to its closing. Its acts are in acts_*.py."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case, Timer
from libs.kernel.deadlines import end_of
from services.accountability.proposals.records import (
    Argument,
    DraftReturn,
    FollowUp,
    Issue,
    ObjectionRuling,
    ProposalAnswer,
    ProposalClosing,
    RefusalNoted,
    ServiceOfProposal,
)
from services.accountability.proposals.statements import Content
from services.accountability.proposals.status import AWAITING, ProposalStatus
from services.accountability.recusal import RecusedPerson

NUMBERED_AS = "监建"
"""The word before the year in the number of a supervision proposal."""


@dataclass(frozen=True)
class SupervisionProposal(Case):
    """A proposal to a body to put right what caused a problem. The body sees it once it is served (A-15, P-26)."""

    status: Annotated[ProposalStatus, Field(description="Where it stands; dictionary supervision_proposal_status.")]
    _: KW_ONLY
    unit_id: Annotated[UUID, Field(description="The body it is addressed to.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that makes it.")]
    office_id: Annotated[UUID | None, Field(description="Its office that drafted it.")]
    source_case_id: Annotated[UUID | None, Field(description="Accountability case it follows from, if any.")] = None
    content: Annotated[Content, Field(description="Basic data, problem list, facts and base, proposals.")]
    drafted_by: Annotated[UUID | None, Field(description="Who drafted it.")]
    recused: Annotated[tuple[RecusedPerson, ...], Field(description="Who may take no part (P-09).")] = ()
    arguments: Annotated[tuple[Argument, ...], Field(description="Collective arguments, oldest first.")] = ()
    returns: Annotated[tuple[DraftReturn, ...], Field(description="Returns by the leader, oldest first.")] = ()
    issue: Annotated[Issue | None, Field(description="That it was issued.")] = None
    services: Annotated[
        tuple[ServiceOfProposal, ...], Field(description="Service, and each new term after an objection.")
    ] = ()
    answers: Annotated[tuple[ProposalAnswer, ...], Field(description="Answers, oldest first.")] = ()
    rulings: Annotated[tuple[ObjectionRuling, ...], Field(description="Rulings on objections.")] = ()
    follow_ups: Annotated[tuple[FollowUp, ...], Field(description="What was found afterwards.")] = ()
    refusal: Annotated[RefusalNoted | None, Field(description="A refusal without good reason.")] = None
    closing: Annotated[ProposalClosing | None, Field(description="How it was closed.")] = None

    @property
    def answer_by(self) -> date | None:
        """The day by which the answer is due; None before service."""
        return self.services[-1].answer_by if self.services else None

    @property
    def recused_ids(self) -> tuple[UUID, ...]:
        """Who may take no part (P-09)."""
        return tuple(one.person_id for one in self.recused)

    def timers(self) -> tuple[Timer, ...]:
        """The clock notes that the day has passed without an answer (P-26)."""
        due = self.answer_by
        waits = self.status is ProposalStatus.SERVED and due is not None
        return (Timer("lapse", end_of(due)),) if waits and due is not None else ()

    @property
    def is_awaiting(self) -> bool:
        """Whether an answer is awaited."""
        return self.status in AWAITING
