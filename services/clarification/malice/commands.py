"""What can be asked in the inquiry into a suspected malicious accusation (TW-01 to TW-05): request bodies."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.clarification.corrections.commands import CorrectionItem
from services.clarification.malice.statements import ElementEvidenced, RecusalDeclared, SignTicked
from services.clarification.malice.wording import MANY, Code, EndingProposed, Passage

_Recusals = Annotated[
    tuple[RecusalDeclared, ...],
    Field(max_length=MANY, description="Declaration of the head and of every handler (P-09)."),
]


class SuspectMalice(Command):
    """Put on record that an untrue report may have been malicious (TW-01). It establishes nothing (P-02)."""

    lead_id: UUID = Field(description="The concluded lead.")
    signs: tuple[SignTicked, ...] = Field(max_length=MANY, description="Each of the five signs, ticked yes or no.")
    reason: Passage = Field(description="What gives rise to the suspicion, without saying who reported.")


class InvestigateMalice(Command):
    """Let it be investigated and name who handles it (TW-02). Only they may ask the vault for the report (P-06)."""

    handler_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Officers of the office who handle it.")
    opinion: Passage = Field(description="Opinion of the head.")
    recusals: _Recusals = ()


class NameHandlers(Command):
    """Name other handlers (TW-02); those named before lose their access, also to the vault."""

    handler_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Officers of the office who handle it now.")
    recusals: _Recusals = ()


class RenewHeads(Command):
    """Take the heads of the office, and of the organ, anew from the directory as it is today (P-09)."""


class StepAside(Command):
    """Say that a ground of recusal applies to oneself; from then on the case is closed to that person (P-09)."""

    ground: Code = Field(description="Ground of recusal of the profile.", examples=["close_relative"])


class DropSuspicion(Command):
    """Leave the suspicion at that: nothing is established (TW-04)."""

    reasons: Passage = Field(description="Why it is not pursued.")


class ProposeEnding(Command):
    """Propose to end the investigation as a mistaken accusation or as not established (TW-03, TW-04)."""

    outcome: EndingProposed = Field(description="mistaken or not_established.")
    reasons: Passage = Field(description="Why.")
    unproven: tuple[Code, ...] = Field(
        default=(), max_length=MANY, description="Elements of malice that are not proven.", examples=[["intent"]]
    )
    source_explained: Passage = Field(
        default="", description="Where the belief came from, as far as it can be explained; required if mistaken."
    )
    measures: tuple[Code, ...] = Field(
        default=(), max_length=MANY, description="Measures proposed if mistaken: education and no other (P-02)."
    )


class DecideEnding(Command):
    """Decide as the handler proposed (TW-03, TW-04). Whoever proposed it does not decide it."""

    reasons: Passage = Field(description="Opinion of the head.")


class EducateAccuser(Command):
    """Record the education talk after a mistaken accusation (TW-03); no other measure exists (P-02, W-04)."""

    measure: Code = Field(description="Code of the list mistaken_measures.", examples=["education_talk"])
    held_on: Day = Field(description="Day of the talk.")
    note: Passage = Field(description="How it went, without saying who it was held with.")


class DraftProposal(Command):
    """Draft that fabrication and intent are both evidenced, and ask the case-trial office (TW-05)."""

    facts: Passage = Field(description="Facts found, without saying who accused.")
    elements: tuple[ElementEvidenced, ...] = Field(max_length=MANY, description="Each element with its evidence.")
    trial_officer_id: UUID = Field(description="Officer of the case-trial office who is asked.")


class GiveTrialOpinion(Command):
    """Say as case-trial office whether facts and evidence carry both elements (TW-05)."""

    agrees: bool = Field(description="True: both are evidenced. False: the investigation goes on.")
    opinion: Passage = Field(description="Opinion on facts, evidence and conclusion.")
    no_ground_of_recusal: bool = Field(description="Declares that no ground of recusal applies to oneself (P-09).")


class RequestCorrections(Command):
    """Ask organization or personnel bodies to restore what the victim lost, or undo what was won (C-32, P-05)."""

    corrections: tuple[CorrectionItem, ...] = Field(max_length=MANY, description="What is asked of whom.")
