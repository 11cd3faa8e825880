"""What the office that verified can ask of a clarification up to the proposal; request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.clarification.clarifications.findings import Item
from services.clarification.clarifications.proposal import FactorAssessed, Influence, MethodProposed, SituationClaimed
from services.clarification.clarifications.records import Recusal
from services.clarification.clarifications.subject import Subject
from services.clarification.clarifications.wording import MANY, DeclineReason, Passage


class OpenExOfficio(Command):
    """Open a clarification because the own office verified and found untrue (TC-01, C-22)."""

    subject: Subject = Field(description="Who is to be cleared.")
    items: tuple[Item, ...] = Field(max_length=MANY, description="Reported problems with the finding on each (C-10).")
    verification_ended_on: Day | None = Field(default=None, description="Day on which verification ended (C-24).")


class AcceptClarification(Command):
    """Accept it as head of the office that verified, and name who handles it (TC-02)."""

    handler_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Officers of the office who handle it (C-04).")
    recusals: tuple[Recusal, ...] = Field(
        default=(), max_length=MANY, description="Declaration of the head and of every handler (P-09)."
    )


class NameClarificationHandlers(AcceptClarification):
    """Name other handlers, or record a recusal that came up later, as head of the office (C-04, P-09)."""


class CheckLeads(Command):
    """Ask whether other leads on the same subject are open or about to be verified (TC-03, TC-04, C-14).

    It is deferred, resumed or left as it is; the answer is the same sort of answer in every case (G-24).
    """

    lead_expected: bool = Field(default=False, description="Whether a lead not yet received is about to be verified.")
    reason: Passage = Field(
        default="",
        description="Why; needed if a lead is expected, and to go on despite an accountability matter; restricted.",
    )


class RecordVerification(Command):
    """Record the reported problems with their findings, and that verification has ended (TC-05, G-23, G-25)."""

    items: tuple[Item, ...] = Field(max_length=MANY, description="All reported problems; they replace those on record.")
    ended_on: Day | None = Field(default=None, description="Day on which verification ended; it starts the month.")


class RecordConsent(Command):
    """Record what the subject thinks of a public clarification (TC-05, G-22)."""

    asked_on: Day = Field(description="Day on which the subject was asked.")
    agrees: bool = Field(description="Whether the subject agrees; a refusal leaves the letter and the talk.")
    opinion: Passage = Field(default="", description="What the subject said.")


class ProposeClarification(Command):
    """Propose to clarify (TC-05, C-06 to C-25). The written letter is added if it is not among the methods (P-10)."""

    situations: tuple[SituationClaimed, ...] = Field(max_length=MANY, description="Situations, with what shows them.")
    factors: tuple[FactorAssessed, ...] = Field(max_length=MANY, description="All four factors of daily performance.")
    influence: Influence = Field(description="The bad influence proven.")
    methods: tuple[MethodProposed, ...] = Field(max_length=MANY, description="One or more of the five methods.")


class ProposeNotToStart(Command):
    """Propose not to start (TC-06). The reasons stay inside; codes and note make the neutral answer (G-27)."""

    reason_codes: tuple[DeclineReason, ...] = Field(max_length=MANY, description="Why, as the applicant may be told.")
    reasons: Passage = Field(description="Why, for the organ itself; never told.")
    note: Passage = Field(default="", description="Added to the fixed wording of the answer; it is checked.")


class DecideNotToStart(Command):
    """Decide not to start, as head of the office (TC-06)."""

    remark: Passage = Field(default="", description="Remark of the head; it is kept in the history.")


class AnswerApplicant(Command):
    """Answer the applicant that it is not started, in the fixed neutral wording (TC-06, TC-11, G-27)."""

    note: Passage = Field(default="", description="Added to the fixed wording instead of the note proposed; checked.")


class Reconsider(Command):
    """Reconsider once, as the leader in charge, because the applicant asked for it (G-07, G-27)."""

    reopen: bool = Field(description="True: it is assessed anew. False: the answer stays.")
    reasons: Passage = Field(description="Why.")
