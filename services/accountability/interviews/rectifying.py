"""After the talk: the unit's plan and reports, when something is overdue, which slip is next (TI-07, P-22)."""

from collections.abc import Iterator, Sequence
from datetime import date

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.interviews.commands_after import IssueSlip, PresentPlan, ReportRectification
from services.accountability.interviews.facts import PlanFacts, SlipFacts
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.refusals_after import (
    NothingOverdue,
    PlanBeyondLimit,
    PlanIncomplete,
    ReportEmpty,
    ResponsibleNotOfUnit,
    SlipIncomplete,
    SlipOutOfOrder,
    SlipStillRuns,
)
from services.accountability.interviews.talking import called
from services.accountability.refusing import finding, unless


def last_day(interview: Interview, limit_on: date) -> date:
    """The last day for putting it right: what plan or visit set, before a plan the limit from the talk, and in any
    case not before the day that the last slip gave (G-40, P-22)."""
    term = interview.due_on or limit_on
    return max(term, interview.slips[-1].answer_by) if interview.slips else term


def is_overdue(interview: Interview, limit_on: date, on: date) -> bool:
    """Whether the term of plan or limit has passed and the unit has not reported that all is put right."""
    return on > (interview.due_on or limit_on) and interview.standing_report is None


def next_colour(interview: Interview, profile: Profile) -> str | None:
    """The colour of the next slip; None after the last one (P-22)."""
    colours = profile.list("slip_colours").codes()
    given = len(interview.slips)
    return colours[given] if given < len(colours) else None


def failed_last_slip(interview: Interview, profile: Profile, on: date) -> bool:
    """Whether the last colour was given and its day has passed without a report that all is put right (TI-10)."""
    given = bool(interview.slips) and next_colour(interview, profile) is None
    return given and on > interview.slips[-1].answer_by and interview.standing_report is None


def assess_plan(interview: Interview, command: PresentPlan, facts: PlanFacts, on: date) -> tuple[Finding, ...]:
    """A measure for each problem, somebody of the unit who answers for it, a day within the limit."""
    latest = max((facts.limit_on, *(slip.answer_by for slip in interview.slips)))
    items = called(interview)[1].items
    each = _each_once([one.item for one in command.measures]) == items
    worded = all(one.measure for one in command.measures)
    return (
        finding(PlanIncomplete, [unless(each and worded, PlanIncomplete, "/measures")]),
        finding(
            ResponsibleNotOfUnit,
            [unless(command.responsible_id in facts.persons_of_unit, ResponsibleNotOfUnit, "/responsible_id")],
        ),
        finding(PlanBeyondLimit, [unless(on <= command.due_on <= latest, PlanBeyondLimit, "/due_on")]),
    )


def assess_report(interview: Interview, command: ReportRectification) -> Finding:
    """Problems of the list, each once, in words."""
    return finding(ReportEmpty, _reported(interview, command))


def is_complete(interview: Interview, command: ReportRectification) -> bool:
    """Whether every problem of the list is reported as put right."""
    return {one.item for one in command.items if one.done} == called(interview)[1].items


def assess_slip(
    interview: Interview, command: IssueSlip, facts: SlipFacts, profile: Profile, on: date
) -> tuple[Finding, ...]:
    """Overdue, the former slip unanswered, the next colour, number, demand, and a day ahead within the limit."""
    in_time = on < command.answer_by <= facts.answer_limit_on
    former_over = not interview.slips or on > interview.slips[-1].answer_by
    whole = bool(command.letter_number and command.demand)
    return (
        finding(NothingOverdue, [unless(is_overdue(interview, facts.limit_on, on), NothingOverdue, "")]),
        finding(SlipStillRuns, [unless(former_over, SlipStillRuns, "")]),
        finding(SlipOutOfOrder, [unless(command.colour == next_colour(interview, profile), SlipOutOfOrder, "/colour")]),
        finding(
            SlipIncomplete,
            [unless(whole, SlipIncomplete, ""), unless(in_time, SlipIncomplete, "/answer_by")],
        ),
    )


def _reported(interview: Interview, command: ReportRectification) -> Iterator[Missing | None]:
    items = called(interview)[1].items
    named = [one.item for one in command.items]
    yield unless(bool(named) and _each_once(named) <= items, ReportEmpty, "/items")
    for index, one in enumerate(command.items):
        yield unless(bool(one.text), ReportEmpty, f"/items/{index}/text")


def _each_once(items: Sequence[int]) -> frozenset[int]:
    """The items; with something that is none (0) if one is named twice."""
    return frozenset(items) if len(items) == len(set(items)) else frozenset((*items, 0))
