"""How a lead answers: as a line of the list, in full, and its chain of signatures."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.supervision.leads.chain import checked, missing
from services.supervision.leads.lead import ChainLink, Lead
from services.supervision.leads.status import Hand, LeadKind, LeadStatus


class LeadListed(BaseModel):
    """A lead as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The lead.")
    number: str | None = Field(description="Number of the lead in the organ's year.", examples=["线索〔2026〕7号"])
    status: LeadStatus = Field(description="Where it stands; dictionary lead_status.")
    kind: LeadKind = Field(description="What it points to; dictionary lead_kind (S-13).")
    subject_person_id: UUID | None = Field(description="The person reported; null if it is a unit.")
    subject_organ_id: UUID | None = Field(description="The unit reported; null if it is a person.")
    office_id: UUID | None = Field(description="The office that handles it; null before the assignment.")
    submitting_organ_id: UUID | None = Field(description="The body that handed it over; null if none did.")
    received_on: date | None = Field(description="Day of receipt; null until it is received.")
    changed_at: datetime | None = Field(description="When it last moved, UTC.")
    version: int = Field(description="Version, as in the ETag.")


class LeadPage(Paged[LeadListed]):
    """A page of leads."""


@dataclass(frozen=True)
class LeadRead(Lead):
    """A lead as it answers: its fields, what this caller may do now, and the limit that runs."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run, each with its explanation (P-07).")] = (
        field(default=(), kw_only=True)
    )


_LINK: dict[str, Any] = {
    "link": {
        "serial": 1, "act": "register", "record": 0, "hand": "desk",
        "person_id": "019a9e2c-0000-7000-8000-000000000212", "office_id": "019a9e2c-0000-7000-8000-000000000005",
        "role": "case_mgmt", "signed_on": "2026-03-02", "recorded_by": None, "content": "4f" * 32, "before": "",
        "digest": "9c" * 32,
    },
    "content_whole": True, "link_whole": True, "follows": True,
}  # fmt: skip
_CHAIN: dict[str, Any] = {
    "links": [_LINK], "whole": True, "complete": True, "missing": [],
    "awaited": ["019a9e2c-0000-7000-8000-000000000213"],
}  # fmt: skip


class LinkRead(BaseModel):
    """One signature, and whether what it seals is as it was."""

    model_config = ConfigDict(frozen=True)

    link: ChainLink = Field(description="The signature.")
    content_whole: bool = Field(description="Whether what was signed still has the digest that was signed.")
    link_whole: bool = Field(description="Whether the link itself has the digest it bears.")
    follows: bool = Field(description="Whether it follows the link before, by number and digest.")


class MissingSignature(BaseModel):
    """A signature that the records of the lead ask for and the chain does not hold."""

    model_config = ConfigDict(frozen=True)

    act: str = Field(description="The act that was to be signed for.")
    record: int = Field(description="Which of several records of that act, from 0.")
    hand: Hand = Field(description="In which part; dictionary lead_hand.")
    person_id: UUID = Field(description="Who was to sign.")


class ChainRead(BaseModel):
    """The chain of signatures of a lead, recomputed when it is asked for (P-08)."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_CHAIN]})

    links: tuple[LinkRead, ...] = Field(description="The signatures, oldest first.")
    whole: bool = Field(description="Whether nothing of it was changed.")
    complete: bool = Field(description="Whether no signature is missing of what was done so far.")
    missing: tuple[MissingSignature, ...] = Field(description="Those that are missing.")
    awaited: tuple[UUID, ...] = Field(description="Who has yet to sign the open proposal.")


def chain_of(lead: Lead) -> ChainRead:
    """The chain of the lead as it stands now."""
    links = tuple(checked(lead))
    lacking = missing(lead)
    return ChainRead(
        links=tuple(
            LinkRead(link=one.link, content_whole=one.content_whole, link_whole=one.link_whole, follows=one.follows)
            for one in links
        ),
        whole=all(one.whole for one in links),
        complete=not lacking,
        missing=tuple(
            MissingSignature(act=one.act, record=one.record, hand=one.hand, person_id=one.person_id) for one in lacking
        ),
        awaited=lead.unsigned_ids,
    )


def listed(lead: Lead) -> LeadListed:
    """The lead as a line of the list."""
    return LeadListed(
        id=lead.id,
        number=lead.number,
        status=lead.status,
        kind=lead.kind,
        subject_person_id=lead.subject_person_id,
        subject_organ_id=lead.subject_organ_id,
        office_id=None if lead.assignment is None else lead.assignment.office_id,
        submitting_organ_id=None if lead.handover is None else lead.handover.organ_id,
        received_on=lead.received_on,
        changed_at=lead.changed_at,
        version=lead.version,
    )
