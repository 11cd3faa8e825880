"""What a visit keeps of each step: who, when, and what was found, as frozen records."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field


class TeamSide(StrEnum):
    """Of which of the three kinds of organs a member of the team is (P-32)."""

    OFFICE = "office"
    DISPATCHED = "dispatched"
    LOCAL = "local"


@dataclass(frozen=True)
class NearVisit:
    """Another visit to the same unit within so many days, as was known when this one was planned (G-57)."""

    visit_id: Annotated[UUID, Field(description="The other visit.")]
    kind: Annotated[str, Field(description="Its kind.")]
    office_id: Annotated[UUID, Field(description="The office or body that visits.")]
    on: Annotated[date, Field(description="Its day on site, or the day it is planned for.")]


@dataclass(frozen=True)
class BureauAnswer:
    """What the inspection bureau said to a special visit (S-07)."""

    confirmed: Annotated[bool, Field(description="Whether it confirmed.")]
    remark: Annotated[str, Field(description="What it said; the reasons if it did not confirm.")]
    answered_by: Annotated[UUID, Field(description="Who answered for the bureau.")]
    answered_on: Annotated[date, Field(description="When.")]


@dataclass(frozen=True)
class Member:
    """One person of the team."""

    person_id: Annotated[UUID, Field(description="The person.")]
    side: Annotated[TeamSide, Field(description="Of which organ: office, dispatched or local (P-32).")]


@dataclass(frozen=True)
class Team:
    """Who visits (TV-02). All of them have declared that no ground of recusal applies (P-09)."""

    leader_id: Annotated[UUID, Field(description="The leader of the team.")]
    members: Annotated[tuple[Member, ...], Field(description="All of the team, the leader first.")]
    named_by: Annotated[UUID, Field(description="Head who named it.")]
    named_on: Annotated[date, Field(description="When.")]


@dataclass(frozen=True)
class OnSite:
    """That the team is on site (TV-03)."""

    place: Annotated[str, Field(description="Where the visit began.")]
    on: Annotated[date, Field(description="Day on site: the day that counts.")]
    logged_at: Annotated[datetime, Field(description="When the leader logged it, UTC.")]


@dataclass(frozen=True)
class FoundOnSite:
    """One finding of the team (S-08)."""

    nature: Annotated[str, Field(description="Nature of the problem; list problem_natures.")]
    level: Annotated[str, Field(description="Level of the problem; list problem_levels.")]
    facts: Annotated[str, Field(description="What was found.")]
    place: Annotated[str, Field(description="Where.")]
    evidence: Annotated[tuple[str, ...], Field(description="References of the evidence.")]
    project_code: Annotated[str | None, Field(description="State investment-project code, if it is about one.")] = None


@dataclass(frozen=True)
class MarkKept:
    """One of the six marks of an unannounced visit (P-33)."""

    mark: Annotated[str, Field(description="The mark; list unannounced_marks.")]
    kept: Annotated[bool, Field(description="Whether it was so.")]
    reason: Annotated[str, Field(description="Why not, if it was not.")] = ""


@dataclass(frozen=True)
class Report:
    """What the team reports (TV-04)."""

    findings: Annotated[tuple[FoundOnSite, ...], Field(description="What was found; empty if no problem was.")]
    no_problem: Annotated[str, Field(description="What was looked at, if no problem was found.")]
    evidence: Annotated[tuple[str, ...], Field(description="Evidence that no problem was found.")]
    marks: Annotated[tuple[MarkKept, ...], Field(description="The six marks of an unannounced visit.")]
    reported_on: Annotated[date, Field(description="Day of the report.")]


@dataclass(frozen=True)
class Decided:
    """What became of one finding: a problem item, or it was dismissed with reasons (TV-05)."""

    problem_id: Annotated[UUID | None, Field(description="The problem item it became; null if dismissed.")]
    reasons: Annotated[str, Field(description="Why it was dismissed.")] = ""


@dataclass(frozen=True)
class Conclusion:
    """The conclusion as it is fed back to the unit (LS-6, P-21)."""

    text: Annotated[str, Field(description="The conclusion.")]
    fed_back_on: Annotated[date, Field(description="Day on which it was fed back.")]
    objection_until: Annotated[date, Field(description="Last day for an objection of the unit.")]
    concluded_by: Annotated[UUID, Field(description="Head who concluded it.")]


@dataclass(frozen=True)
class Review:
    """How the objection of the unit to the conclusion was decided (P-21)."""

    objection_id: Annotated[UUID, Field(description="The objection.")]
    outcome: Annotated[str, Field(description="upheld, corrected or revoked; list objection_outcomes.")]
    corrected_text: Annotated[str, Field(description="The conclusion as corrected; empty unless it was.")]
    decided_on: Annotated[date, Field(description="Day of the decision.")]


@dataclass(frozen=True)
class Cancelled:
    """That the visit does not take place (TV-06)."""

    reasons: Annotated[str, Field(description="Why.")]
    cancelled_by: Annotated[UUID, Field(description="Who cancelled it.")]
    cancelled_on: Annotated[date, Field(description="When.")]
