"""Whether a list can be begun, an item put on it, and the list be fixed (S-08, S-11, G-50)."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from libs.kernel.actor import Occasion
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.supervision.common_problems import refusals as no
from services.supervision.common_problems.commands import CompileCommonProblem, FoundItem
from services.supervision.common_problems.common_problem import CommonProblem
from services.supervision.common_problems.facts import CompileFacts, ItemFacts
from services.supervision.problems.entering import JOINABLE
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import ProblemStatus
from services.supervision.refusing import finding, unless

NATURES = "problem_natures"
LEVELS = "problem_levels"


def assess_list(command: CompileCommonProblem, occasion: Occasion, facts: CompileFacts) -> Iterator[Finding]:
    """Whether it is named, described, proved, and of a nature and task that exist."""
    there = occasion.actor.office_id is not None
    known = _is_listed(occasion.profile, NATURES, command.nature)
    yield finding(no.CommonProblemOfficeMissing, [unless(there, no.CommonProblemOfficeMissing, "")])
    yield finding(no.CommonProblemTitleMissing, [unless(bool(command.title), no.CommonProblemTitleMissing, "/title")])
    yield finding(no.CommonProblemNatureUnknown, [unless(known, no.CommonProblemNatureUnknown, "/nature")])
    yield _facts(command.facts, "")
    yield _evidence(command.evidence, "")
    yield finding(
        no.CommonProblemDemandMissing, [unless(bool(command.demand), no.CommonProblemDemandMissing, "/demand")]
    )
    yield finding(no.CommonProblemTaskUnknown, [unless(facts.task_known, no.CommonProblemTaskUnknown, "/task_id")])


def assess_named(case: CommonProblem, item: Problem | None) -> Iterator[Finding]:
    """Whether an item kept already is of this organ and nature, free, and not yet reported put right."""
    known = item is not None and item.competent_organ_id == case.competent_organ_id
    at = "/problem_id"
    yield finding(no.CommonProblemItemUnknown, [unless(known, no.CommonProblemItemUnknown, at)])
    if item is None or not known:
        return
    alike = item.nature == case.nature
    yield finding(no.CommonProblemItemUnlike, [unless(alike, no.CommonProblemItemUnlike, at)])
    free = item.common_problem_id is None and item.status in JOINABLE
    yield finding(no.CommonProblemItemTaken, [unless(free, no.CommonProblemItemTaken, at)])


def assess_found(found: FoundItem, occasion: Occasion, facts: ItemFacts) -> Iterator[Finding]:
    """Whether an item to be opened has unit, facts, place, day, evidence and level."""
    there = facts.unit_kind is not None and facts.office_id is not None
    yield finding(no.CommonProblemUnitUnknown, [unless(there, no.CommonProblemUnitUnknown, "/found/unit_id")])
    yield _facts(found.facts, "/found")
    yield finding(
        no.CommonProblemPlaceMissing, [unless(bool(found.place), no.CommonProblemPlaceMissing, "/found/place")]
    )
    begun = found.found_on <= occasion.on
    yield finding(no.CommonProblemFoundInFuture, [unless(begun, no.CommonProblemFoundInFuture, "/found/found_on")])
    yield _evidence(found.evidence, "/found")
    known = _is_listed(occasion.profile, LEVELS, found.level)
    yield finding(no.CommonProblemLevelUnknown, [unless(known, no.CommonProblemLevelUnknown, "/found/level")])


def population_of(statuses: Mapping[UUID, str]) -> tuple[UUID, ...]:
    """The items of the list that stand: all but those withdrawn (G-50)."""
    return tuple(sorted(item for item, status in statuses.items() if status != ProblemStatus.WITHDRAWN))


def assess_population(statuses: Mapping[UUID, str]) -> Iterator[Finding]:
    """Whether there is an item, and every unit is putting its own right: what only stands open can be withdrawn by
    hand, and then a draw would not bind."""
    items = population_of(statuses)
    yield finding(no.CommonProblemEmpty, [unless(bool(items), no.CommonProblemEmpty, "")])
    yield finding(no.CommonProblemItemNotNotified, _unnotified(items, statuses))


def _unnotified(items: tuple[UUID, ...], statuses: Mapping[UUID, str]) -> Iterator[Missing]:
    for index, item in enumerate(items):
        if statuses[item] == ProblemStatus.OPEN:
            yield no.CommonProblemItemNotNotified.at(f"/items/{index}")


def _facts(facts: str, at: str) -> Finding:
    return finding(no.CommonProblemFactsMissing, [unless(bool(facts), no.CommonProblemFactsMissing, f"{at}/facts")])


def _evidence(evidence: tuple[str, ...], at: str) -> Finding:
    proven = bool(evidence) and all(evidence)
    return finding(no.CommonProblemEvidenceMissing, [unless(proven, no.CommonProblemEvidenceMissing, f"{at}/evidence")])


def _is_listed(profile: Profile, name: str, code: str) -> bool:
    return name in profile.lists and code in profile.list(name)
