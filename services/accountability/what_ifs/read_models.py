"""What a what-if answers: who would have been treated differently, and nothing besides."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class TreatmentRead(BaseModel):
    """How a unit is treated on an event."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    tier: str | None = Field(description="Tier of the interview; null: nobody is interviewed.")
    interviewers: tuple[str, ...] = Field(description="Posts that may interview.")
    interviewee: str | None = Field(description="principal, deputy_in_charge or leader_concerned; null without a tier.")
    pursuit: str | None = Field(description="as_required or not_automatic (G-38); null without a tier.")


class OtherInterviewRead(BaseModel):
    """A unit that would have been treated differently on an event."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    unit_id: UUID = Field(description="The unit.")
    occurrence_id: UUID = Field(description="The event (G-34).")
    occurred_on: date = Field(description="Day of the event.")
    trigger_ids: tuple[UUID, ...] = Field(description="The triggers behind it.")
    then: TreatmentRead = Field(description="By the versions under which the triggers were weighed.")
    under_draft: TreatmentRead = Field(description="By the draft.")
    changes: tuple[str, ...] = Field(description="What differs: tier, interviewers, interviewee, pursuit.")


class DraftFinding(BaseModel):
    """A rule of the draft that a determination would not have kept."""

    model_config = ConfigDict(frozen=True)

    item: str = Field(description="Code of the finding.")
    detail: str = Field(description="What is missing or barred, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules it stands under.")


class OtherDeterminationRead(BaseModel):
    """A determination that the draft would not have allowed."""

    model_config = ConfigDict(frozen=True)

    tolerance_id: UUID = Field(description="The determination.")
    unit_id: UUID = Field(description="The unit concerned.")
    determined_on: date | None = Field(description="Day of the determination.")
    outcome: str | None = Field(description="What was determined; list tolerance_outcomes.")
    findings: tuple[DraftFinding, ...] = Field(description="Why the draft would not have allowed it.")


class WhatIfRead(BaseModel):
    """The answer: a computation on the past, changing nothing; whether to change a rule is for persons to decide."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={
            "examples": [
                {
                    "profile": "xuchang",
                    "version": "2026-09",
                    "triggers_weighed": 14,
                    "determinations_assessed": 3,
                    "determinations_in_part": 0,
                    "interviews": [
                        {
                            "unit_id": "019a9e2c-0000-7000-8000-000000000021",
                            "occurrence_id": "019a9e2c-0000-7000-8000-000000000301",
                            "occurred_on": "2026-04-02",
                            "trigger_ids": ["019a9e2c-0000-7000-8000-000000000301"],
                            "then": {
                                "tier": "xc_i3",
                                "interviewers": ["sc_member", "svc_member"],
                                "interviewee": "deputy_in_charge",
                                "pursuit": "as_required",
                            },
                            "under_draft": {"tier": None, "interviewers": [], "interviewee": None, "pursuit": None},
                            "changes": ["tier", "interviewers", "interviewee", "pursuit"],
                        }
                    ],
                    "determinations": [],
                }
            ]
        },
    )

    profile: str = Field(description="Name of the profile that the draft is a version of.")
    version: str = Field(description="Version that the draft calls itself.")
    triggers_weighed: int = Field(description="Triggers of those days that you may read and that hold.")
    determinations_assessed: int = Field(description="Determinations of those days that you may read.")
    determinations_in_part: int = Field(
        description="Of these, the ones whose dossier is closed to you: situation and outcome alone were looked at."
    )
    interviews: tuple[OtherInterviewRead, ...] = Field(description="Units treated differently, by unit and event.")
    determinations: tuple[OtherDeterminationRead, ...] = Field(description="Determinations not allowed by the draft.")
