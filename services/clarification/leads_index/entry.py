"""An entry of the index: one lead (or accountability matter) on a subject, with what its conclusion found."""

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.clarification.leads_index.lifecycle import LeadStatus, StepStatus

Found = Literal["true", "partly_true", "untrue", "unprovable"]


class EntryKind(StrEnum):
    """What the entry stands for."""

    LEAD = "lead"
    CASE = "case"
    ESCALATION = "escalation"


PURSUITS = (EntryKind.CASE, EntryKind.ESCALATION)
"""Accountability matters: while one is open, the head is asked whether to go on (C-14, C-30)."""


@dataclass(frozen=True)
class ConcludedItem:
    """The finding on one item of a concluded lead (C-10, G-25)."""

    item: Annotated[int, Field(ge=1, description="Number of the item within the lead.")]
    finding: Annotated[Found, Field(description="true, partly_true, untrue or unprovable.")]
    is_main: Annotated[bool, Field(description="Whether it is the main problem.")]
    matter: Annotated[str, Field(description="Keyed digest of the matter.")]


@dataclass(frozen=True)
class LeadEntry(Case):
    """One lead; its id is that of the lead. It holds no more than the answers of the index need (G-24).

    ``repeats`` is the concluded lead one of whose matters is reported again. ``is_other`` False: nothing but matters
    found untrue is reported again, so that it is no other lead and defers nothing (C-11, C-14). ``noted_at`` is since
    when it is on this subject, if it was on another one before; ``following_ids`` are the interview and case to which
    an escalated interview led, with whose end it is over.
    """

    status: LeadStatus
    _: KW_ONLY
    kind: EntryKind
    organ_id: UUID
    subject_person_id: UUID | None = None
    subject_organ_id: UUID | None = None
    received_on: date | None = None
    matters: tuple[str, ...] = ()
    repeats: UUID | None = None
    is_other: bool = True
    candidate_id: UUID | None = None
    office_id: UUID | None = None
    verifier_ids: tuple[UUID, ...] = ()
    report_ref: UUID | None = None
    concluded_on: date | None = None
    items: tuple[ConcludedItem, ...] = ()
    noted_at: datetime | None = None
    following_ids: tuple[UUID, ...] = ()
    ended_on: date | None = None

    @property
    def subject_key(self) -> UUID:
        """The person or unit it is on."""
        found = self.subject_person_id or self.subject_organ_id
        assert found is not None
        return found

    @property
    def untrue_matters(self) -> frozenset[str]:
        """The matters that were found untrue."""
        return frozenset(item.matter for item in self.items if item.finding == "untrue")

    @property
    def settled_matters(self) -> frozenset[str]:
        """The matters with a clear conclusion: what could not be proven has none (C-11, G-25)."""
        return frozenset(item.matter for item in self.items if item.finding != "unprovable")


@dataclass(frozen=True)
class EndedStep(Case):
    """That an interview or case has ended. Its id is of this record alone: it may be heard of before what led to it."""

    status: StepStatus
    _: KW_ONLY
    step_id: UUID
    ended_on: date


def repeated_in(matters: Iterable[str], concluded: Iterable[LeadEntry]) -> LeadEntry | None:
    """The latest concluded lead on the subject that settled one of those matters (C-11); None if it is all new."""
    asked = set(matters)
    found = [entry for entry in concluded if not asked.isdisjoint(entry.settled_matters)]
    return max(found, key=lambda entry: (entry.concluded_on or date.min, entry.id), default=None)


def is_other_lead(matters: Iterable[str], concluded: Iterable[LeadEntry]) -> bool:
    """Whether it is another lead in the sense of C-14.

    Not if every matter of it was found untrue before: the same report a second time must not hold up the clarification
    of that very matter, else whoever repeats an untrue report could put the clearing off for good (C-11). What was
    found true, partly true or unprovable may be reported with better proof, and a lead that says nothing of its
    matters may hold anything: these are other leads.
    """
    asked = frozenset(matters)
    untrue = frozenset(matter for entry in concluded for matter in entry.untrue_matters)
    return not asked or not asked <= untrue
