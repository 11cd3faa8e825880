"""What can be asked of disclosure windows and disclosures; these are the request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day, Instant
from services.accountability.disclosures.wording import Leniency, LinkKind
from services.accountability.wording import MANY, Code, Line, Passage

_MOST_CENTS = 10**15


class MatterNamed(Command):
    """Problems that a notice is about (X-08)."""

    text: Line = Field(description="Which problems.")
    financial: bool = Field(description="Whether they are about money; other problems count as well.")


class OpenWindow(Command):
    """Open a disclosure window by a public notice (X-08, X-31)."""

    notice_number: Line = Field(description="Number of the notice.", examples=["许纪告〔2026〕1号"])
    notice: Passage = Field(description="Text of the notice.")
    starts_on: Day = Field(description="First day of the time limit; not before today.")
    ends_on: Day = Field(description="Last day of the time limit; it ends at 24:00.")
    unit_ids: tuple[UUID, ...] = Field(max_length=500, description="Units in scope, each with what belongs to it.")
    persons: Line = Field(description="Which persons are addressed.")
    matters: tuple[MatterNamed, ...] = Field(max_length=MANY, description="Which problems are meant.")
    handler_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Officers to turn to, at least two.")


class NameWindowHandlers(Command):
    """Name other officers to turn to (P-09)."""

    handler_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Officers to turn to, at least two.")


class CloseWindow(Command):
    """Close a window before its last day (TX-01)."""

    reasons: Passage = Field(description="Why.")


class ExpireWindow(Command):
    """Time's own act: the last day is over."""


class HandIn(Command):
    """Disclose with the own account (X-08)."""

    window_id: UUID = Field(description="The window.")
    content: Passage = Field(description="What is disclosed, frankly and completely.")


class ReceiveStatement(Command):
    """Record a disclosure made in person or in writing (X-08, X-10)."""

    window_id: UUID = Field(description="The window.")
    person_id: UUID = Field(description="Who discloses.")
    unit_id: UUID = Field(description="The unit of that person.")
    received_at: Instant = Field(description="When it was received.")
    stamp: Line = Field(
        default="",
        description="Registration of the paper; required if received on an earlier day or before the window closed.",
    )
    content: Passage = Field(description="What is disclosed.")


class NameStatementHandlers(Command):
    """Case management names the handlers of a disclosure anew (P-09)."""

    handler_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Officers of the organ, at least two.")


class StepAsideFromStatement(Command):
    """A named handler declares a ground of recusal (P-09)."""

    ground: Code = Field(description="Code of the list recusal_grounds.", examples=["close_relative"])


class FactorStated(Command):
    """A factor with the finding of a person (X-10)."""

    factor: Code = Field(description="Code of leniency_factors or strictness_factors.", examples=["self_check"])
    reasoning: Passage = Field(description="Why it is held to be given.")
    evidence: Line = Field(description="What proves it.")


class AssessStatement(Command):
    """Assess a disclosure: frank and complete, what was handed in, what is proposed (X-08 to X-10)."""

    frank: bool = Field(description="Whether it is frank.")
    frank_reasons: Passage = Field(description="Why.")
    complete: bool = Field(description="Whether nothing is held back.")
    complete_reasons: Passage = Field(description="Why.")
    handed_in_cents: int = Field(ge=0, le=_MOST_CENTS, description="Money handed in, in fen (X-09).")
    handed_in_reference: Line = Field(default="", description="Receipt of the money; required if any.")
    problems: int = Field(ge=0, le=10_000, description="How many problems were disclosed (X-09).")
    leniency: tuple[FactorStated, ...] = Field(default=(), max_length=MANY, description="Factors for leniency.")
    strictness: tuple[FactorStated, ...] = Field(default=(), max_length=MANY, description="Factors for strictness.")
    proposal: Leniency = Field(description="none, lighter or mitigated; a proposal, never a decision.")
    proposal_reasons: Passage = Field(default="", description="Why; required if leniency is proposed.")


class ConfirmAssessment(Command):
    """Another assessor agrees (TX-02)."""

    opinion: Passage = Field(description="What the other assessor says.")


class ReturnAssessment(Command):
    """Another assessor does not agree; it is assessed anew (TX-02)."""

    reasons: Passage = Field(description="What is wrong with it.")


class LinkStatement(Command):
    """Link a disclosure to a case or a lead (TX-02)."""

    kind: LinkKind = Field(description="case or lead; dictionary disclosure_links.")
    id: UUID = Field(description="The case or lead.")
    note: Passage = Field(description="Why they belong together.")
