"""What each act must know beyond its case and command, for the day of the act; loaded beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.accountability.interviews.records import FilingSeen, InterviewNotice

Persons = frozenset[UUID]
PostsOf = Mapping[UUID, frozenset[str]]
"""Posts of persons in one organ on one day."""


@dataclass(frozen=True, slots=True)
class ConfirmFacts:
    """For ``confirm``: who held which leading post in the unit on the day of the event, and the filings known today."""

    leaders: PostsOf = field(default_factory=dict)
    filings: tuple[FilingSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class RecusalFacts:
    """For ``recuse``: who is of the organ today."""

    staff: Persons


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """For ``issue_notice``: posts in the competent organ today, the first and last day for the talk, the notices of
    the occasion it joins (other interviews of the organ), and whether the number is taken."""

    posts: PostsOf
    earliest_on: date
    latest_on: date
    occasion_notices: tuple[InterviewNotice, ...] = ()
    number_taken: bool = False


@dataclass(frozen=True, slots=True)
class HoldFacts:
    """For ``hold``: posts in the competent organ on the day of the talk, and who was of the organ."""

    posts: PostsOf
    staff: Persons


@dataclass(frozen=True, slots=True)
class NoShowFacts:
    """For ``record_no_show``: the organizations above the unit."""

    superiors: Persons


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """For ``present_plan``: who is of the unit today, and the end of the limit counted from the talk (G-40)."""

    persons_of_unit: Persons
    limit_on: date


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """For ``issue_slip``: the end of the limit counted from the talk, and the last day that it may give (G-40)."""

    limit_on: date
    answer_limit_on: date


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """For the two acts after a visit: who was of the organ on that day, and the last day for another try."""

    staff: Persons
    again_limit_on: date


@dataclass(frozen=True, slots=True)
class PursuitFacts:
    """For ``escalate`` and ``close``: leading posts in the unit on the day of the event, and the filings (P-17)."""

    leaders: PostsOf = field(default_factory=dict)
    filings: tuple[FilingSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """For ``checks``: what of the world the rules of the next step look at; nothing is changed by it."""

    confirm: ConfirmFacts
    notice: NoticeFacts
    limit_on: date
    on: date
