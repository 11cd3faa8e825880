"""The answer of the check of the rules of a check-off, in the reader's language (TS-06)."""

from collections.abc import Iterator
from uuid import UUID

from libs.kernel.finding import Finding
from libs.kernel.text import Language
from services.supervision.problems.facts import SampleFacts
from services.supervision.problems.problem import Problem
from services.supervision.problems.read_models import ProblemChecked, ProblemRule, ProblemRuleMissing
from services.supervision.problems.status import ProblemStatus
from services.supervision.problems.verifying import assess_hands, assess_result, assess_sample


def findings_of(problem: Problem, sample: SampleFacts, person_id: UUID) -> Iterator[Finding]:
    """Every rule of the check-off: verified, put right, by another person, the sample checked."""
    yield from assess_result(problem)
    yield assess_hands(problem, person_id)
    yield assess_sample(problem, sample)


def checked(problem: Problem, sample: SampleFacts, person_id: UUID, language: Language) -> ProblemChecked:
    """What stands in the way of the check-off by that person."""
    findings = tuple(findings_of(problem, sample, person_id))
    ready = problem.status is ProblemStatus.VERIFYING
    return ProblemChecked(
        status=problem.status,
        passed=ready and all(one.holds for one in findings),
        findings=tuple(_rule(one, language) for one in findings),
    )


def _rule(found: Finding, language: Language) -> ProblemRule:
    missing = (
        ProblemRuleMissing(pointer=m.pointer, code=m.code, detail=m.text.read(language), cites=tuple(m.cites))
        for m in found.missing
    )
    return ProblemRule(
        item=found.item,
        holds=found.holds,
        detail=found.text.read(language),
        cites=tuple(found.cites),
        missing=tuple(missing),
    )
