"""How large a sample is, what may be added to it, what a check stands on, and when all is done (S-11, G-50, G-51)."""

from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from libs.kernel.drawing import sample_size
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.supervision.common_problems import refusals_sampling as no
from services.supervision.common_problems.commands import EnlargeSample, NoteSampleCheck
from services.supervision.common_problems.common_problem import CommonProblem
from services.supervision.common_problems.facts import SampleCheckFacts
from services.supervision.common_problems.refusals import CommonProblemEvidenceMissing, CommonProblemFactsMissing
from services.supervision.common_problems.status import CheckWay
from services.supervision.problems.status import ProblemStatus
from services.supervision.refusing import finding, unless

LEAST: Final = 30
"""The percentage below which no profile can go (S-11)."""
OPTION: Final = "sampling.percent"
SETTLED: Final = frozenset({ProblemStatus.CHECKED_OFF, ProblemStatus.ESCALATED, ProblemStatus.WITHDRAWN})
"""What was withdrawn after the draw was so by a decided objection: nothing is left to be put right."""


def percent_of(profile: Profile) -> int:
    """The percentage drawn under that profile; never below 30."""
    stated = profile.options.get(OPTION, LEAST)
    figure = stated if isinstance(stated, int) and not isinstance(stated, bool) else LEAST
    return min(100, max(LEAST, figure))


def assess_addition(case: CommonProblem, command: EnlargeSample) -> Iterator[Finding]:
    """Whether items of the population are named that are not of the sample, once each, with reasons."""
    yield finding(
        no.CommonProblemNothingAdded,
        [unless(bool(command.item_ids), no.CommonProblemNothingAdded, "/item_ids")],
    )
    strange, there = _misnamed(case, command.item_ids)
    yield finding(no.CommonProblemNotOfPopulation, strange)
    yield finding(no.CommonProblemAlreadyInSample, there)
    yield finding(
        no.CommonProblemReasonsMissing, [unless(bool(command.reasons), no.CommonProblemReasonsMissing, "/reasons")]
    )


def assess_check(case: CommonProblem, command: NoteSampleCheck, facts: SampleCheckFacts) -> Iterator[Finding]:
    """Whether an item of the sample was checked on a visit to its unit, in the way it is said, and not noted yet."""
    sampled = command.item_id in case.sample
    yield finding(no.CommonProblemNotInSample, [unless(sampled, no.CommonProblemNotInSample, "/item_id")])
    if sampled:
        yield finding(no.CommonProblemVisitUnknown, [_visit(case, facts)])
        yield finding(no.CommonProblemVisitAnnounced, [_announced(command, facts)])
        yield finding(no.CommonProblemVisitMadeOtherwise, [_otherwise(case, command)])
        yield finding(no.CommonProblemCheckedTwice, [_twice(case, command)])
    seen, shown = bool(command.facts), bool(command.evidence) and all(command.evidence)
    yield finding(CommonProblemFactsMissing, [unless(seen, CommonProblemFactsMissing, "/facts")])
    yield finding(CommonProblemEvidenceMissing, [unless(shown, CommonProblemEvidenceMissing, "/evidence")])


def assess_end(case: CommonProblem, statuses: Mapping[UUID, str]) -> Iterator[Finding]:
    """Whether the sample of what stands is large enough and checked in both ways, and every item is settled."""
    standing = [item for item in case.population if statuses.get(item) != ProblemStatus.WITHDRAWN]
    sample = [item for item in case.sample if item in standing]
    assert case.draw is not None
    enough = len(sample) >= sample_size(len(standing), case.draw.percent)
    yield finding(no.CommonProblemSampleTooSmall, [unless(enough, no.CommonProblemSampleTooSmall, "/sample")])
    yield finding(no.CommonProblemUnchecked, _unchecked(case, sample))
    yield finding(no.CommonProblemWayMissing, _ways(case) if standing else ())
    yield finding(no.CommonProblemUnsettled, _unsettled(case, statuses))


def _misnamed(case: CommonProblem, items: tuple[UUID, ...]) -> tuple[list[Missing], list[Missing]]:
    strange = [index for index, item in enumerate(items) if item not in case.population]
    there = [index for index, item in enumerate(items) if item in case.sample or item in items[:index]]
    return (
        [no.CommonProblemNotOfPopulation.at(f"/item_ids/{index}") for index in strange],
        [no.CommonProblemAlreadyInSample.at(f"/item_ids/{index}") for index in there],
    )


def _visit(case: CommonProblem, facts: SampleCheckFacts) -> Missing | None:
    visit, drawn = facts.visit, case.draw
    assert drawn is not None
    there = visit is not None and visit.unit_id == facts.unit_id and visit.visited_on >= drawn.drawn_on
    return unless(there, no.CommonProblemVisitUnknown, "/visit_id")


def _announced(command: NoteSampleCheck, facts: SampleCheckFacts) -> Missing | None:
    covert = command.way is not CheckWay.COVERT or facts.visit is None or facts.visit.unannounced
    return unless(covert, no.CommonProblemVisitAnnounced, "/way")


def _otherwise(case: CommonProblem, command: NoteSampleCheck) -> Missing | None:
    """That one visit is not made to count as both ways: each takes place at least once (G-51)."""
    ways = {check.way for check in case.checks if check.visit_id == command.visit_id}
    return unless(ways <= {command.way}, no.CommonProblemVisitMadeOtherwise, "/way")


def _twice(case: CommonProblem, command: NoteSampleCheck) -> Missing | None:
    noted = {(check.item_id, check.visit_id) for check in case.checks}
    return unless((command.item_id, command.visit_id) not in noted, no.CommonProblemCheckedTwice, "/item_id")


def _unchecked(case: CommonProblem, sample: list[UUID]) -> Iterator[Missing]:
    for index, item in enumerate(case.sample):
        if item in sample and item in case.unchecked:
            yield no.CommonProblemUnchecked.at(f"/sample/{index}")


def _ways(case: CommonProblem) -> Iterator[Missing]:
    for way in CheckWay:
        if way not in case.ways:
            yield no.CommonProblemWayMissing.at(f"/checks/{way}")


def _unsettled(case: CommonProblem, statuses: Mapping[UUID, str]) -> Iterator[Missing]:
    for index, item in enumerate(case.population):
        if statuses.get(item) not in SETTLED:
            yield no.CommonProblemUnsettled.at(f"/population/{index}")
