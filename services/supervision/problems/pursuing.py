"""The three grounds on which a problem item is escalated, as they are on record (TS-09, S-12)."""

from collections.abc import Iterator
from datetime import date

from libs.kernel.finding import Finding
from services.supervision.problems import refusals_pursuing as no
from services.supervision.problems.commands import EscalateProblem, RecordRefusal
from services.supervision.problems.problem import RED, Problem
from services.supervision.problems.status import Ground
from services.supervision.refusing import finding, unless


def recorded_grounds(problem: Problem) -> frozenset[Ground]:
    """False rectification that was not pursued yet, and a refusal of this round; these hold on any day."""
    since = problem.escalations[-1].round if problem.escalations else 0
    false = any(one.falsified and one.round >= since for one in problem.rejections)
    refused = bool(problem.refusals) and problem.refusals[-1].round == problem.round
    return frozenset(ground for ground, holds in ((Ground.FALSIFIED, false), (Ground.REFUSED, refused)) if holds)


def grounds_on(problem: Problem, on: date) -> frozenset[Ground]:
    """All grounds on that day: also a red slip that has failed (P-22)."""
    slip = problem.slip
    failed = slip is not None and slip.colour == RED and on > slip.fails_after
    return recorded_grounds(problem) | ({Ground.RED_SLIP} if failed else frozenset())


def assess_ground(problem: Problem, command: EscalateProblem, on: date) -> Finding:
    """Whether the ground is on record."""
    met = Ground(command.ground) in grounds_on(problem, on)
    return finding(no.GroundNotMet, [unless(met, no.GroundNotMet, "/ground")])


def assess_refusal(problem: Problem, command: RecordRefusal, on: date) -> Iterator[Finding]:
    """Who refused what on which day of the present term, with evidence: what was refused before it is overtaken or was
    pursued (S-12)."""
    possible = (problem.term_begun_on or problem.opened_on) <= command.refused_on <= on
    yield finding(no.RefusalDayWrong, [unless(possible, no.RefusalDayWrong, "/refused_on")])
    proven = [
        unless(bool(command.facts), no.RefusalUnproven, "/facts"),
        unless(bool(command.evidence) and all(command.evidence), no.RefusalUnproven, "/evidence"),
    ]
    yield finding(no.RefusalUnproven, proven)
