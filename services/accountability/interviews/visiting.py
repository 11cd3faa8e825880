"""On site: who went, when, what was found of each problem, whether the report was false (TI-08, S-09, S-12)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.interviews.commands_after import FindInsufficient, VerifyRectification
from services.accountability.interviews.facts import VisitFacts
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.refusals_after import (
    AnotherTryWrong,
    FalsityUnproven,
    ItemsUnverified,
    NoReportStanding,
    NotAllPutRight,
    NothingWanting,
    VisitDayWrong,
    VisitorsWrong,
)
from services.accountability.interviews.statements import ItemVerified
from services.accountability.interviews.talking import called
from services.accountability.refusing import finding, unless


class Visited(Protocol):
    """What both commands after a visit state."""

    @property
    def visited_on(self) -> date: ...
    @property
    def place(self) -> str: ...
    @property
    def visitor_ids(self) -> Sequence[UUID]: ...
    @property
    def items(self) -> Sequence[ItemVerified]: ...


def assess_verification(
    interview: Interview, command: VerifyRectification, facts: VisitFacts, profile: Profile, on: date
) -> tuple[Finding, ...]:
    """Verified is what was reported whole, seen on site by two, and found right in every problem."""
    report = interview.standing_report
    since = None if report is None else report.reported_on
    right = all(one.put_right for one in command.items)
    return (
        finding(NoReportStanding, [unless(report is not None, NoReportStanding, "")]),
        *_visit(interview, command, facts, profile, on, since),
        finding(NotAllPutRight, [unless(right, NotAllPutRight, "/items")]),
    )


def assess_insufficient(
    interview: Interview, command: FindInsufficient, facts: VisitFacts, profile: Profile, on: date
) -> tuple[Finding, ...]:
    """Something is not put right, or the report was false and it is said in what; with a new day."""
    wanting = command.falsified or not all(one.put_right for one in command.items)
    report = interview.standing_report
    seen = any(one.reported_on <= command.visited_on for one in interview.reports)
    proven = bool(command.falsity) and seen if command.falsified else not command.falsity
    ahead = on < command.again_by <= facts.again_limit_on
    return (
        *_visit(interview, command, facts, profile, on, None if report is None else report.reported_on),
        finding(NothingWanting, [unless(wanting, NothingWanting, "/items")]),
        finding(FalsityUnproven, [unless(proven, FalsityUnproven, "/falsity")]),
        finding(AnotherTryWrong, [unless(ahead, AnotherTryWrong, "/again_by")]),
    )


def _visit(
    interview: Interview, command: Visited, facts: VisitFacts, profile: Profile, on: date, since: date | None
) -> tuple[Finding, ...]:
    record = interview.record
    assert record is not None
    least = int(str(profile.option("interview.staff_min")))
    in_order = (since or record.held_on) <= command.visited_on <= on
    return (
        finding(VisitorsWrong, _visitors(interview, command, facts, least)),
        finding(
            VisitDayWrong,
            [unless(in_order, VisitDayWrong, "/visited_on"), unless(bool(command.place), VisitDayWrong, "/place")],
        ),
        finding(ItemsUnverified, _items(interview, command)),
    )


def _visitors(interview: Interview, command: Visited, facts: VisitFacts, least: int) -> Iterator[Missing | None]:
    yield unless(len(command.visitor_ids) >= least, VisitorsWrong, "/visitor_ids")
    for index, person in enumerate(command.visitor_ids):
        once = person not in command.visitor_ids[:index]
        free = not interview.is_recused(person) and person not in interview.interviewee_ids
        fits = once and person in facts.staff and free
        yield unless(fits, VisitorsWrong, f"/visitor_ids/{index}")


def _items(interview: Interview, command: Visited) -> Iterator[Missing | None]:
    seen = [one.item for one in command.items]
    each = len(seen) == len(set(seen)) and set(seen) == called(interview)[1].items
    yield unless(each, ItemsUnverified, "/items")
    for index, one in enumerate(command.items):
        yield unless(bool(one.finding), ItemsUnverified, f"/items/{index}/finding")
