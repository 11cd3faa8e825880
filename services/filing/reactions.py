"""What the filing service does when it hears another: the only place that knows other services' contracts."""

from collections.abc import Iterator
from datetime import date
from uuid import uuid5

from libs.chassis.hearing import Directive, Follow, Heard
from libs.contracts.accountability import CaseOpened
from libs.contracts.accountability_cases import CaseClosed, CaseEnded, CaseExempted
from libs.contracts.accountability_interviews import InterviewCancelled, InterviewClosed, InterviewEscalated
from libs.contracts.supervision_problems import ProblemCheckedOff, ProblemOpened, ProblemRevised, ProblemWithdrawn
from libs.kernel.actor import office_day
from libs.replica.projection import FOLLOWS as REPLICA
from services.filing.earlier_problems.commands import EnterProblem, NoteCheckOff, NoteWithdrawal, ReviseNature
from services.filing.escalations.commands import EnterEscalation, NoteEnd
from services.filing.filings.commands_execution import LinkCase

_NEGATIVE_HIT = "filing_negative_hit"


def link_opened_case(heard: Heard) -> list[Directive]:
    """A case opened on a negative hit is linked to its filing, so that both know each other (F-10, P-17)."""
    opened = heard.event
    assert isinstance(opened, CaseOpened)
    if opened.source_kind != _NEGATIVE_HIT:
        return []
    command = LinkCase(case_id=heard.aggregate_id, opened_on=office_day(heard.at))
    return [Directive("filing", "link_case", opened.source_id, command)]


def on_interview(heard: Heard) -> Iterator[Directive]:
    """An interview ends, closed, cancelled or escalated; an escalated one sets the unit's filings apart (F-48)."""
    yield _ended(heard, office_day(heard.at))
    match heard.event:
        case InterviewEscalated() as escalated:
            entered = EnterEscalation(
                unit_id=escalated.unit_id,
                competent_organ_id=escalated.competent_organ_id,
                tier=escalated.tier,
                ground=escalated.ground,
                escalated_on=escalated.escalated_on,
                next_interview_id=escalated.next_interview_id,
                case_id=escalated.case_id,
            )
            yield Directive("escalation", "enter", heard.aggregate_id, entered)


def on_case_end(heard: Heard) -> Iterator[Directive]:
    """An accountability case ends: exempted, or executed and closed (S-12)."""
    match heard.event:
        case CaseEnded(ended_on=ended_on):
            yield _ended(heard, ended_on)


def on_problem(heard: Heard) -> Iterator[Directive]:
    """A problem item of a unit is opened, revised, withdrawn or checked off: the history N9 is judged by (F-19)."""
    match heard.event:
        case ProblemOpened() as opened:
            entered = EnterProblem(
                unit_id=opened.unit_id,
                competent_organ_id=opened.competent_organ_id,
                nature=opened.kind,
                opened_on=office_day(heard.at),
                recurrence_of=opened.recurrence_of,
                project_code=opened.project_code,
            )
            yield Directive("earlier_problem", "enter", heard.aggregate_id, entered)
        case ProblemRevised(kind=nature, recurrence_of=repeated):
            revised = ReviseNature(nature=nature, recurrence_of=repeated)
            yield Directive("earlier_problem", "revise", heard.aggregate_id, revised)
        case ProblemWithdrawn():
            yield Directive("earlier_problem", "withdraw", heard.aggregate_id, NoteWithdrawal())
        case ProblemCheckedOff(kind=nature, checked_off_on=on):
            done = NoteCheckOff(nature=nature, checked_off_on=on)
            yield Directive("earlier_problem", "check_off", heard.aggregate_id, done)


FOLLOWS: tuple[Follow, ...] = (
    *REPLICA,
    Follow(
        "accountability",
        "case",
        {CaseOpened: link_opened_case, CaseExempted: on_case_end, CaseClosed: on_case_end},
    ),
    Follow(
        "accountability",
        "interview",
        dict.fromkeys((InterviewEscalated, InterviewClosed, InterviewCancelled), on_interview),
    ),
    Follow(
        "supervision",
        "problem",
        dict.fromkeys((ProblemOpened, ProblemRevised, ProblemWithdrawn, ProblemCheckedOff), on_problem),
    ),
)
"""Everything the filing service listens to."""


def _ended(heard: Heard, on: date) -> Directive:
    """The record of an end has an identity of its own: what ended may never have been heard of here."""
    record = uuid5(heard.aggregate_id, f"end {heard.version}")
    return Directive("ended_step", "note_end", record, NoteEnd(step_id=heard.aggregate_id, ended_on=on))
