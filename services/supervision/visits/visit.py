"""The visit of one unit: what it is to look at and is never widened, who goes, what was found, what came of it."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from libs.contracts.supervision_visits import VisitKind
from libs.kernel.case import Case
from services.supervision.visits.records import (
    BureauAnswer,
    Cancelled,
    Conclusion,
    Decided,
    NearVisit,
    OnSite,
    Report,
    Review,
    Team,
)
from services.supervision.visits.status import VisitStatus

NUMBERED_AS: Final = "督检"
"""The word before the year in the number of a visit."""


@dataclass(frozen=True)
class Visit(Case):
    """A visit, from its plan to the conclusion that is fed back (6.6). One visit is to one unit."""

    status: Annotated[VisitStatus, Field(description="Where it stands.")]
    _: KW_ONLY
    kind: Annotated[VisitKind, Field(description="Kind of visit.")]
    unannounced: Annotated[bool, Field(description="Whether it was hidden until it started (P-33).")]
    unit_id: Annotated[UUID, Field(description="The unit visited.")]
    unit_kind: Annotated[str, Field(description="Its kind when the visit was planned.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that visits.")]
    office_id: Annotated[UUID, Field(description="The office or dispatched body that visits.")]
    content: Annotated[str, Field(description="What is looked at (P-21).")]
    subject: Annotated[str, Field(description="Whom or which work it is about (P-21).")]
    scope: Annotated[str, Field(description="How far it goes: places and period (P-21).")]
    methods: Annotated[tuple[str, ...], Field(description="How it finds out; list visit_methods.")]
    joint: Annotated[bool, Field(description="Whether office, dispatched body and local organ go together (P-32).")]
    planned_on: Annotated[date, Field(description="Day it is planned for.")]
    planned_by: Annotated[UUID, Field(description="Who planned it.")]
    recorded_on: Annotated[date, Field(description="Day on which it was planned.")]
    task_id: Annotated[UUID | None, Field(description="The central task it looks at.")] = None
    problem_ids: Annotated[tuple[UUID, ...], Field(description="Problem items it looks at (S-09, S-11).")] = ()
    common_problem_id: Annotated[UUID | None, Field(description="The common problem it is a check of.")] = None
    request_id: Annotated[UUID | None, Field(description="The request for joint supervision it follows.")] = None
    list_items: Annotated[tuple[str, ...], Field(description="Items of supervision lists it applies (S-14).")] = ()
    topic_marks: Annotated[tuple[str, ...], Field(description="Marks of its topic; list topic_marks (S-07).")] = ()
    topic_reasons: Annotated[str, Field(description="Why a topic that lacks a mark was chosen.")] = ""
    near: Annotated[tuple[NearVisit, ...], Field(description="Other visits near it when it was planned (G-57).")] = ()
    bureau_id: Annotated[UUID | None, Field(description="The inspection bureau that is asked (S-07).")] = None
    bureau_answer: Annotated[BureauAnswer | None, Field(description="What the bureau said.")] = None
    team: Annotated[Team | None, Field(description="Who visits.")] = None
    on_site: Annotated[OnSite | None, Field(description="Where and when it began.")] = None
    report: Annotated[Report | None, Field(description="What the team reported.")] = None
    decided: Annotated[tuple[Decided, ...], Field(description="What became of each finding, in their order.")] = ()
    conclusion: Annotated[Conclusion | None, Field(description="What was fed back to the unit.")] = None
    review: Annotated[Review | None, Field(description="How an objection to the conclusion was decided.")] = None
    cancelled: Annotated[Cancelled | None, Field(description="That it does not take place, and why.")] = None

    @property
    def visited_on(self) -> date | None:
        """The day on site; None before."""
        return None if self.on_site is None else self.on_site.on

    @property
    def is_hidden(self) -> bool:
        """Whether only planner, team and, for a special visit, the bureau may know of it (G-54, P-33)."""
        return self.unannounced and self.on_site is None

    @property
    def leader_id(self) -> UUID | None:
        """The leader of the team; None as long as there is none."""
        return None if self.team is None else self.team.leader_id

    @property
    def member_ids(self) -> tuple[UUID, ...]:
        """The team without its leader."""
        if self.team is None:
            return ()
        return tuple(one.person_id for one in self.team.members if one.person_id != self.team.leader_id)

    @property
    def opened_problem_ids(self) -> tuple[UUID, ...]:
        """The problem items it opened."""
        return tuple(one.problem_id for one in self.decided if one.problem_id is not None)

    @property
    def took_part(self) -> frozenset[UUID]:
        """Everybody who planned, made, named or concluded it: they do not examine an objection to it (P-21)."""
        found = {self.planned_by, *self.member_ids}
        if self.team is not None:
            found |= {self.team.leader_id, self.team.named_by}
        if self.conclusion is not None:
            found.add(self.conclusion.concluded_by)
        return frozenset(found)
