"""What can be asked of a visit until its team goes; these are the request bodies of the API."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.supervision.visits.wording import MANY, Code, Line, Part, Passage

PlannedKind = Literal["daily_cdi", "daily_dispatched", "spot_verification", "common_sample", "joint_requested"]
"""Kinds that a head plans without asking the inspection bureau."""


class _Plan(Command):
    """What every plan fixes for good (P-21)."""

    unit_id: UUID = Field(description="The unit, county or task force to visit; one visit is to one unit.")
    planned_on: Day = Field(description="Day it is planned for.")
    unannounced: bool = Field(description="Hidden until it starts from everybody but you and the team (P-33).")
    content: Passage = Field(description="What is looked at; fixed for good (P-21).")
    subject: Passage = Field(description="Whom or which work it is about; fixed for good (P-21).")
    scope: Passage = Field(description="Places and period it covers; never widened later (P-21).")
    methods: tuple[Code, ...] = Field(max_length=MANY, description="How it finds out; list visit_methods.")
    joint: bool = Field(default=False, description="Office, dispatched body and local organ go together (P-32).")
    task_id: UUID | None = Field(default=None, description="The central task it looks at, if any.")
    list_items: tuple[Code, ...] = Field(
        default=(), max_length=MANY, description="Items of the supervision lists in force that it applies (S-14)."
    )


class PlanVisit(_Plan):
    """Plan a visit of any kind but special. Complete, or refused with all that is missing."""

    kind: PlannedKind = Field(description="Kind of visit.")
    problem_ids: tuple[UUID, ...] = Field(
        default=(), max_length=MANY, description="Spot verification: the problem items of the unit it looks at (S-09)."
    )
    common_problem_id: UUID | None = Field(
        default=None, description="Sample check: the common problem; the unit has an item in its sample (S-11)."
    )
    request_id: UUID | None = Field(
        default=None, description="Joint visit: the request of a lead unit or task force that was granted (S-04)."
    )


class ProposeSpecial(_Plan):
    """Propose a special visit to the inspection bureau, which confirms it or not (S-07)."""

    kind: Literal["special"] = Field(description="Special supervision, chosen with the inspection bureau.")
    topic_marks: tuple[Code, ...] = Field(
        max_length=MANY, description="Which marks the topic has: small_cut, high_concern, difficult; list topic_marks."
    )
    topic_reasons: Passage = Field(default="", description="Why this topic, if it lacks one of the marks.")


class ConfirmSpecial(Command):
    """The bureau confirms the special visit (S-07)."""

    remark: Passage = Field(default="", description="What the bureau adds.")


class DeclineSpecial(Command):
    """The bureau does not confirm the special visit (S-07)."""

    reasons: Passage = Field(description="Why.")


class RecusalDeclaration(Part):
    """What one person of the team declares on recusal (P-09)."""

    person_id: UUID = Field(description="Who declares.")
    ground: Code | None = Field(
        default=None, description="Ground of recusal; list recusal_grounds. Empty if there is none."
    )


class AssignTeam(Command):
    """Name the team, or name it anew; each with a declaration on recusal (TV-02)."""

    leader_id: UUID = Field(description="The leader of the team, by person.")
    member_ids: tuple[UUID, ...] = Field(max_length=MANY, description="The other members, by person.")
    recusals: tuple[RecusalDeclaration, ...] = Field(
        max_length=MANY, description="The declaration of everybody who goes, the leader too (P-09)."
    )


class CancelVisit(Command):
    """The visit does not take place; it does not count (TV-06)."""

    reasons: Passage = Field(description="Why.")


class StartVisit(Command):
    """The leader logs on site that the visit begins (TV-03)."""

    place: Line = Field(description="Where the team is.")
    started_on: Day = Field(description="The day, which is today: a start is logged on site and not afterwards.")
