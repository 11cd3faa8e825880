"""Acts while the measure runs and at its end: progress, reminder, problems, extension, close, lapse, links."""

from dataclasses import replace

from libs.contracts.filing import (
    FilingCaseLinked,
    FilingClosed,
    FilingExtended,
    FilingLapsed,
    FilingProblemClosed,
    FilingProblemRecorded,
    FilingProgress,
    FilingReminded,
    FilingSingleMatterMarked,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.filing.filings import commands_execution as ask
from services.filing.filings.execution import (
    assess_closing,
    assess_correction,
    assess_end,
    assess_problem,
    assess_progress,
    assess_reminder,
)
from services.filing.filings.facts import ExtendFacts, ObligationFacts, UploadFacts
from services.filing.filings.filing import Filing
from services.filing.filings.minutes import assess_minutes
from services.filing.filings.records import (
    Ending,
    ExecutionProblem,
    Extension,
    LinkedCase,
    Progress,
    Reminder,
    SingleMatterMark,
)
from services.filing.filings.recusal import keep_apart
from services.filing.filings.refusals import finding, refuse, unless
from services.filing.filings.refusals_decision import AlreadyLinked
from services.filing.filings.refusals_unit import NoReason
from services.filing.filings.status import FilingStatus as S
from services.filing.filings.telling import matter_of
from services.filing.filings.validity import assess_extension


def report_progress(
    filing: Filing, command: ask.ReportProgress, occasion: Occasion, facts: UploadFacts
) -> Outcome[Filing]:
    """Report what was done (TF-17)."""
    refuse(assess_progress(filing, command, facts))
    entry = Progress(command.text, command.evidence, occasion.actor.person_id, occasion.at)
    reported = replace(filing, progress=(*filing.progress, entry))
    return Outcome(reported, FilingProgress(**matter_of(reported)))


def remind(filing: Filing, command: ask.RemindUnit, occasion: Occasion, facts: None = None) -> Outcome[Filing]:
    """Issue a reminder; the record is what an item of the negative list may later stand on (TF-17, F-18)."""
    keep_apart(filing, occasion.actor)
    refuse(assess_reminder(command, occasion.on))
    reminder = Reminder(
        occasion.new_id(),
        command.fact,
        command.rule,
        command.correction,
        command.correct_by,
        occasion.actor.person_id,
        occasion.at,
    )
    reminded = replace(filing, reminders=(*filing.reminders, reminder))
    event = FilingReminded(**matter_of(reminded), reminder_id=reminder.id, correct_by=reminder.correct_by)
    return Outcome(reminded, event)


def record_problem(
    filing: Filing, command: ask.RecordProblem, occasion: Occasion, facts: None = None
) -> Outcome[Filing]:
    """Record a problem of the execution, to be corrected (TF-17, F-30)."""
    keep_apart(filing, occasion.actor)
    refuse(assess_problem(command, occasion.on))
    problem = ExecutionProblem(
        occasion.new_id(),
        command.kind,
        command.fact,
        command.cause,
        command.correction,
        command.correct_by,
        occasion.actor.person_id,
        occasion.at,
    )
    recorded = replace(filing, problems=(*filing.problems, problem))
    return Outcome(recorded, FilingProblemRecorded(**matter_of(recorded), problem_id=problem.id))


def close_problem(filing: Filing, command: ask.CloseProblem, occasion: Occasion, facts: None = None) -> Outcome[Filing]:
    """Record that a problem is corrected (TF-17); its recurrence counts from now on (F-19)."""
    keep_apart(filing, occasion.actor)
    refuse(*assess_correction(filing, command))
    by, at = occasion.actor.person_id, occasion.at
    problems = tuple(
        replace(problem, cause=command.cause, outcome=command.outcome, closed_by=by, closed_at=at)
        if problem.id == command.problem_id
        else problem
        for problem in filing.problems
    )
    closed = replace(filing, problems=problems)
    return Outcome(closed, FilingProblemClosed(**matter_of(closed), problem_id=command.problem_id))


def extend(filing: Filing, command: ask.ExtendFiling, occasion: Occasion, facts: ExtendFacts) -> Outcome[Filing]:
    """Extend the validity after a new collective study (G-18)."""
    minutes, until = command.minutes, command.validity_until
    digests = {upload.id: upload.sha256 for upload in facts.uploads.values() if upload.organ_id == filing.unit_id}
    former = filing.validity_until
    refuse(
        *assess_extension(filing, until, occasion.on, occasion.profile),
        assess_minutes(minutes, digests, facts.persons_of_unit, occasion.on),
        finding(NoReason, [unless(bool(command.reason), NoReason, "/reason")]),
    )
    assert former is not None
    entry = Extension(former, until, minutes, command.reason, occasion.actor.person_id, occasion.at)
    extended = replace(filing, extensions=(*filing.extensions, entry))
    return Outcome(extended, FilingExtended(**matter_of(extended), validity_until=until, minutes_on=minutes.held_on))


def close(filing: Filing, command: ask.CloseFiling, occasion: Occasion, facts: ObligationFacts) -> Outcome[Filing]:
    """Close when every obligation is verified and every problem closed (TF-21)."""
    keep_apart(filing, occasion.actor)
    refuse(*assess_closing(filing, command, facts))
    ending = Ending(occasion.actor.person_id, occasion.at, command.note)
    closed = replace(filing, status=S.CLOSED, ending=ending)
    return Outcome(closed, FilingClosed(**matter_of(closed)))


def lapse(filing: Filing, command: ask.LapseFiling, occasion: Occasion, facts: ObligationFacts) -> Outcome[Filing]:
    """The validity is over; obligations still open are told, as an alert (TF-22)."""
    refuse(assess_end(filing, occasion.on))
    until = filing.validity_until
    assert until is not None
    lapsed = replace(filing, status=S.LAPSED, ending=Ending(occasion.actor.person_id, occasion.at, ""))
    event = FilingLapsed(**matter_of(lapsed), validity_until=until, open_obligations=facts.unverified)
    return Outcome(lapsed, event)


def mark_single_matter(
    filing: Filing, command: ask.MarkSingleMatter, occasion: Occasion, facts: None = None
) -> Outcome[Filing]:
    """An interview of the unit was escalated: this matter is deliberated on its own (F-48)."""
    if any(mark.interview_id == command.interview_id for mark in filing.single_matter):
        raise AlreadyLinked
    mark = SingleMatterMark(command.interview_id, command.escalated_on, occasion.at)
    marked = replace(filing, single_matter=(*filing.single_matter, mark))
    return Outcome(marked, FilingSingleMatterMarked(**matter_of(marked), interview_id=command.interview_id))


def link_case(filing: Filing, command: ask.LinkCase, occasion: Occasion, facts: None = None) -> Outcome[Filing]:
    """An accountability case on the same unit or matter was opened (P-17)."""
    if any(case.case_id == command.case_id for case in filing.linked_cases):
        raise AlreadyLinked
    link = LinkedCase(command.case_id, command.opened_on, occasion.at)
    linked = replace(filing, linked_cases=(*filing.linked_cases, link))
    return Outcome(linked, FilingCaseLinked(**matter_of(linked), case_id=command.case_id))
