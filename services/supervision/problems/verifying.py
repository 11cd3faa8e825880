"""What a verification needs, and what a check-off stands on (TS-05 to TS-07, S-11, G-51)."""

from collections.abc import Iterator
from uuid import UUID

from libs.kernel.finding import Finding
from services.supervision.problems import refusals_verifying as no
from services.supervision.problems.commands import NoteVerification, RejectReport, TakeVerification
from services.supervision.problems.facts import SampleFacts, VisitSeen
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import CheckResult
from services.supervision.refusing import finding, unless


def barred_from_verifying(problem: Problem) -> frozenset[UUID | None]:
    """Who reported it, and who answers for it (P-09)."""
    reporter = problem.reports[-1].reported_by if problem.reports else None
    return frozenset({reporter, problem.responsible_person_id}) - {None}


def verifiers_of(problem: Problem) -> frozenset[UUID | None]:
    """Who took part in the verification of this round."""
    verification = problem.verification
    if verification is None:
        return frozenset()
    return frozenset({verification.taken_by, *(note.noted_by for note in verification.notes)}) - {None}


def assess_way(problem: Problem, command: TakeVerification, visit: VisitSeen | None) -> Iterator[Finding]:
    """On site: a visit to the unit that began on the day of the report or later; by documents: none (TS-05)."""
    on_site, named = command.way == "on_site", command.visit_id is not None
    yield finding(no.VerifyingVisitMissing, [unless(named or not on_site, no.VerifyingVisitMissing, "/visit_id")])
    yield finding(no.VerifyingVisitStray, [unless(on_site or not named, no.VerifyingVisitStray, "/visit_id")])
    fits = visit is not None and _is_of(problem, visit)
    known = not (on_site and named) or fits
    yield finding(no.VerifyingVisitUnknown, [unless(known, no.VerifyingVisitUnknown, "/visit_id")])
    late = visit is None or not fits or visit.visited_on >= problem.reports[-1].reported_on
    yield finding(no.VisitBeforeReport, [unless(late, no.VisitBeforeReport, "/visit_id")])


def assess_note(command: NoteVerification) -> Iterator[Finding]:
    """What was seen, with evidence; false only with what was made up (S-12)."""
    proven = [
        unless(bool(command.found), no.VerificationUnproven, "/found"),
        unless(bool(command.evidence) and all(command.evidence), no.VerificationUnproven, "/evidence"),
    ]
    yield finding(no.VerificationUnproven, proven)
    false = CheckResult(command.result) is CheckResult.FALSE
    shown = bool(command.falsity)
    yield finding(no.FalsityUnproven, [unless(shown or not false, no.FalsityUnproven, "/falsity")])
    yield finding(no.FalsityStray, [unless(false or not shown, no.FalsityStray, "/falsity")])


def assess_result(problem: Problem) -> Iterator[Finding]:
    """Whether it is verified and found put right (TS-06)."""
    yield assess_verified(problem)
    right = problem.note is None or problem.note.result is CheckResult.SUFFICIENT
    yield finding(no.NotPutRight, [unless(right, no.NotPutRight, "")])


def assess_verified(problem: Problem) -> Finding:
    """Whether a verification of this report is on record."""
    return finding(no.NotVerified, [unless(problem.note is not None, no.NotVerified, "")])


def assess_hands(problem: Problem, person_id: UUID) -> Finding:
    """Whether somebody else verified it than decides on it (P-09)."""
    apart = person_id not in verifiers_of(problem) | barred_from_verifying(problem)
    return finding(no.SameHands, [unless(apart, no.SameHands, "")])


def assess_sample(problem: Problem, sample: SampleFacts) -> Finding:
    """Of an item in the sample of its common problem: whether a visit found put right what was reported last, so on the
    day of that report or later (S-11, G-51)."""
    since = problem.reports[-1].reported_on if problem.reports else None
    of_report = since is not None and sample.checked_on is not None and sample.checked_on >= since
    checked = sample.drawn and (not sample.sampled or (sample.put_right and of_report))
    return finding(no.SampleUnchecked, [unless(checked, no.SampleUnchecked, "")])


def assess_rejection(problem: Problem, command: RejectReport) -> Iterator[Finding]:
    """What is missing, and false only if that was found; a term that asks for a plan only where there is one."""
    yield assess_verified(problem)
    found_false = problem.note is not None and problem.note.result is CheckResult.FALSE
    known = command.ground != "false" or found_false
    yield finding(no.FalseNotFound, [unless(known, no.FalseNotFound, "/ground")])
    listed = bool(command.missing) and all(command.missing)
    yield finding(no.NothingMissing, [unless(listed, no.NothingMissing, "/missing")])


def _is_of(problem: Problem, visit: VisitSeen) -> bool:
    return (visit.unit_id, visit.competent_organ_id) == (problem.unit_id, problem.competent_organ_id)
