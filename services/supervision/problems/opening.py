"""What a complete problem item is: codes of the profile, facts, place, evidence, demands; a unit that is yours."""

from collections.abc import Iterator
from datetime import date

from libs.kernel.finding import Finding
from libs.kernel.profile import Profile
from services.supervision.problems import refusals as no
from services.supervision.problems.commands import OpenProblem, ReviseProblem
from services.supervision.problems.facts import OpeningFacts
from services.supervision.problems.terms import ASPECTS, FORMALISM, LEVELS, NATURES, term_of
from services.supervision.refusing import finding, unless


def assess_content(command: OpenProblem | ReviseProblem, profile: Profile) -> Iterator[Finding]:
    """What was found, of which nature and level, and what is demanded (S-08, TS-01)."""
    known = command.nature in profile.list(NATURES)
    yield finding(no.ProblemNatureUnknown, [unless(known, no.ProblemNatureUnknown, "/nature")])
    fits = command.aspect is None or (command.nature == FORMALISM and command.aspect in profile.list(ASPECTS))
    yield finding(no.ProblemAspectUnknown, [unless(fits, no.ProblemAspectUnknown, "/aspect")])
    known = command.level in profile.list(LEVELS)
    yield finding(no.ProblemLevelUnknown, [unless(known, no.ProblemLevelUnknown, "/level")])
    stated = [
        unless(bool(command.facts), no.ProblemFactsMissing, "/facts"),
        unless(bool(command.place), no.ProblemFactsMissing, "/place"),
    ]
    yield finding(no.ProblemFactsMissing, stated)
    yield _written(command.evidence, no.ProblemEvidenceMissing, "/evidence")
    yield _written(command.demands, no.ProblemDemandsMissing, "/demands")
    yield assess_term(command.term, profile, needed=False)


def assess_unit(command: OpenProblem, facts: OpeningFacts, on: date) -> Iterator[Finding]:
    """Whether the unit is there, the task is its task, and the day has come (S-08)."""
    there = facts.unit_kind is not None
    yield finding(no.ProblemUnitUnknown, [unless(there, no.ProblemUnitUnknown, "/unit_id")])
    named = command.source != "task" or command.task_id is not None
    yield finding(no.ProblemTaskMissing, [unless(named, no.ProblemTaskMissing, "/task_id")])
    known = command.task_id is None or facts.task_known
    yield finding(no.ProblemTaskUnknown, [unless(known, no.ProblemTaskUnknown, "/task_id")])
    yield finding(no.ProblemFoundInFuture, [unless(command.found_on <= on, no.ProblemFoundInFuture, "/found_on")])


def assess_term(code: str | None, profile: Profile, *, needed: bool = True) -> Finding:
    """Whether the profile has the term, and whether one is there if it is needed (G-55)."""
    if code is None:
        return finding(no.ProblemTermMissing, [unless(not needed, no.ProblemTermMissing, "/term")])
    known = term_of(code, profile) is not None
    return finding(no.ProblemTermUnknown, [unless(known, no.ProblemTermUnknown, "/term")])


def assess_reasons(reasons: str) -> Finding:
    """Whether reasons are stated."""
    return finding(no.ProblemReasonsMissing, [unless(bool(reasons), no.ProblemReasonsMissing, "/reasons")])


def _written(
    lines: tuple[str, ...], refusal: type[no.ProblemEvidenceMissing | no.ProblemDemandsMissing], at: str
) -> Finding:
    return finding(refusal, [unless(bool(lines) and all(lines), refusal, at)])
