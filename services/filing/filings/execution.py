"""While the measure runs: what progress, reminders, problems and the end must say (F-18, F-19, F-30, F-42, F-43)."""

from collections.abc import Iterator
from datetime import date

from libs.kernel.finding import Finding, Missing
from libs.kernel.text import Text
from services.filing.filings.commands_execution import (
    CloseFiling,
    CloseProblem,
    RecordProblem,
    RemindUnit,
    ReportProgress,
)
from services.filing.filings.facts import ObligationFacts, UploadFacts
from services.filing.filings.filing import Filing
from services.filing.filings.refusals import FilingRefusal, finding, unless
from services.filing.filings.refusals_decision import (
    EvidenceMissing,
    ObligationsOpen,
    ProblemIncomplete,
    ProblemUnknown,
    ReminderIncomplete,
    StillValid,
)
from services.filing.filings.refusals_unit import NoReason
from services.filing.filings.wording import STATE_SECRETS

_TEXT = Text("写明进展", "State the progress")
_UPLOAD = Text("证明文件未上传或者不可用", "A file named has not been uploaded or cannot be used")
_FACT = Text("写明事实", "State the fact")
_RULE = Text("写明依据", "State the rule")
_CAUSE = Text("写明原因", "State the cause")
_CORRECTION = Text("写明纠正要求", "State what is to be corrected")
_OUTCOME = Text("写明整改结果和核验方式", "State what was corrected and how it was checked")
_TERM = Text("纠正期限不得早于今日", "The term cannot lie in the past")
_NOTE = Text("写明办结说明", "State the closing note")
_OBLIGATIONS = Text("尚有后续义务未核验", "After-care obligations are not verified")
_NO_OBLIGATION = Text("回执的后续义务尚未建立", "The obligations of the receipt are not on record")
_PROBLEMS = Text("尚有问题未办结", "A problem is still open")


def assess_progress(filing: Filing, command: ReportProgress, facts: UploadFacts) -> Finding:
    """Whether a progress report says something and its files exist."""
    return finding(EvidenceMissing, _progress(filing, command, facts))


def assess_reminder(command: RemindUnit, on: date) -> Finding:
    """Whether a reminder states fact, rule, correction and term (F-18)."""
    gaps = (("fact", _FACT), ("rule", _RULE), ("correction", _CORRECTION))
    return finding(
        ReminderIncomplete, [*_empty(command, gaps, ReminderIncomplete), _term(command, on, ReminderIncomplete)]
    )


def assess_problem(command: RecordProblem, on: date) -> Finding:
    """Whether a problem states fact, correction and term (F-30)."""
    gaps = (("fact", _FACT), ("correction", _CORRECTION))
    return finding(
        ProblemIncomplete, [*_empty(command, gaps, ProblemIncomplete), _term(command, on, ProblemIncomplete)]
    )


def assess_correction(filing: Filing, command: CloseProblem) -> tuple[Finding, ...]:
    """Whether the problem is one of the filing and open, and cause and outcome are stated (F-19, F-30)."""
    known = any(problem.id == command.problem_id and problem.closed_at is None for problem in filing.problems)
    gaps = (("cause", _CAUSE), ("outcome", _OUTCOME))
    return (
        finding(ProblemUnknown, [unless(known, ProblemUnknown, "/problem_id")]),
        finding(ProblemIncomplete, _empty(command, gaps, ProblemIncomplete)),
    )


def assess_closing(filing: Filing, command: CloseFiling | None, facts: ObligationFacts) -> tuple[Finding, ...]:
    """Whether nothing is left to verify or correct, and a closing note is given (F-42). No command: a check ahead."""
    noted = command is None or bool(command.note)
    return (
        finding(ObligationsOpen, _unfinished(filing, facts)),
        finding(NoReason, [unless(noted, NoReason, "/note", _NOTE)]),
    )


def assess_end(filing: Filing, on: date) -> Finding:
    """Whether the validity is over on that day (G-18)."""
    until = filing.validity_until
    return finding(StillValid, [unless(until is not None and on > until, StillValid, "")])


def _progress(filing: Filing, command: ReportProgress, facts: UploadFacts) -> Iterator[Missing]:
    if not command.text:
        yield EvidenceMissing.at("/text", _TEXT)
    for index, upload_id in enumerate(command.evidence):
        upload = facts.uploads.get(upload_id)
        if upload is None or upload.organ_id != filing.unit_id or upload.secrecy in STATE_SECRETS:
            yield EvidenceMissing.at(f"/evidence/{index}", _UPLOAD)


def _unfinished(filing: Filing, facts: ObligationFacts) -> Iterator[Missing]:
    expected = 0 if filing.receipt is None else len(filing.receipt.obligation_ids)
    if facts.unverified:
        yield ObligationsOpen.at("/obligations", _OBLIGATIONS)
    if facts.obligations < expected:
        yield ObligationsOpen.at("/obligations", _NO_OBLIGATION)
    for index, problem in enumerate(filing.problems):
        if problem.closed_at is None:
            yield ObligationsOpen.at(f"/problems/{index}", _PROBLEMS)


def _empty(command: object, gaps: tuple[tuple[str, Text], ...], refusal: type[FilingRefusal]) -> Iterator[Missing]:
    return (refusal.at(f"/{name}", text) for name, text in gaps if not getattr(command, name))


def _term(command: RemindUnit | RecordProblem, on: date, refusal: type[FilingRefusal]) -> Missing | None:
    return unless(command.correct_by >= on, refusal, "/correct_by", _TERM)
