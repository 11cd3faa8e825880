"""What is asked of a clarification from the letter to the closing; request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.clarification.clarifications.wording import MANY, Code, Line, Part, Passage, ProofKind
from services.clarification.corrections.commands import CorrectionItem


class TextForMethod(Part):
    """The wording for one method besides the letter (LC-6 to LC-8)."""

    method: Code = Field(description="The method: in_person if entrusted, meeting, circular or media.")
    text: Passage = Field(description="What is said; it passes the same check as the letter.")
    addressees: tuple[Line, ...] = Field(default=(), max_length=MANY, description="To whom, or in which media.")
    report_by: Day | None = Field(default=None, description="Day by which an entrusted party head reports back.")


class IssueLetter(Command):
    """Issue the letter of clarification and the texts of the other methods (TC-12, LC-5 to LC-8)."""

    number: Line = Field(description="Document number of the letter.", examples=["许纪澄函〔2026〕5号"])
    dated: Day = Field(description="Date of the letter.")
    items: tuple[int, ...] = Field(
        max_length=MANY,
        description="The problems clarified, by their place in items, from 0; each found untrue (C-02).",
    )
    text: Passage = Field(description="The letter: these problems, that they are untrue, organ and date; nothing else.")
    others: tuple[TextForMethod, ...] = Field(default=(), max_length=MANY, description="Texts of the other methods.")


class RecordProof(Command):
    """Record that one method was carried out (TC-13)."""

    method: Code = Field(description="The method.", examples=["written"])
    kind: ProofKind = Field(description="Kind of proof; each method has its own (C-16 to C-20).")
    reference: Line = Field(
        description="Number, link or file reference of the proof.", examples=["送达回证〔2026〕5号"]
    )
    carried_out_on: Day = Field(description="Day on which it was carried out.")
    received_by: UUID | None = Field(default=None, description="Who signed for the letter.")


class FinishExecution(Command):
    """State that every method was carried out (TC-13)."""


class InformAfterwards(Command):
    """Record who was informed, ask for corrections, enter the dossier (TC-14, C-26, C-32, P-12)."""

    party_head_id: UUID = Field(description="Head of the party group informed (C-26).")
    party_head_on: Day = Field(description="Day on which the party head was informed.")
    org_department_id: UUID = Field(description="Organization department informed.")
    org_department_on: Day = Field(description="Day on which it was informed.")
    dossier_entry: Line = Field(description="Reference of the entry in the integrity dossier.")
    corrections: tuple[CorrectionItem, ...] = Field(
        default=(), max_length=MANY, description="What is asked to be corrected or compensated; each becomes a task."
    )
    no_correction_reason: Passage = Field(default="", description="Why nothing has to be corrected, if nothing has.")


class RecordVisit(Command):
    """Record a follow-up visit (TC-15, LC-12)."""

    visited_on: Day = Field(description="Day of the visit.")
    visitor_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Who visited; at least two.")
    content: Passage = Field(description="What was found: effect, state, performance.")
    needs: Passage = Field(default="", description="What the subject needs.")


class CloseClarification(Command):
    """Close and archive it (TC-15)."""

    note: Passage = Field(description="Closing note.")
