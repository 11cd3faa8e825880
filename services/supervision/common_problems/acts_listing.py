"""Beginning the list of a common problem, putting items on it, fixing it (S-08, S-11, G-50)."""

from dataclasses import replace

from libs.contracts.supervision_problems import CommonProblemCompiled, CommonProblemFixed, CommonProblemItemAdded
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from services.supervision.common_problems import refusals as no
from services.supervision.common_problems.commands import (
    AddCommonProblemItem,
    CompileCommonProblem,
    FixCommonProblem,
    FoundItem,
)
from services.supervision.common_problems.common_problem import CommonProblem
from services.supervision.common_problems.facts import CompileFacts, ItemFacts, ListFacts
from services.supervision.common_problems.listing import (
    assess_found,
    assess_list,
    assess_named,
    assess_population,
    population_of,
)
from services.supervision.common_problems.status import CommonProblemStatus as S
from services.supervision.common_problems.telling import concern_of
from services.supervision.problems.entering import Found, joined, opened
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import Source
from services.supervision.refusing import refuse


def compile_list(command: CompileCommonProblem, occasion: Occasion, facts: CompileFacts) -> Outcome[CommonProblem]:
    """Begin the list of a problem found alike in several units (S-08, S-11)."""
    refuse(*assess_list(command, occasion, facts))
    assert occasion.actor.office_id is not None
    case = CommonProblem(
        occasion.new_id(),
        S.COMPILING,
        occasion.profile.name,
        occasion.profile.version,
        competent_organ_id=occasion.actor.organ_id,
        office_id=occasion.actor.office_id,
        compiled_by=occasion.actor.person_id,
        compiled_on=occasion.on,
        **dict(command),
    )
    return Outcome(case, CommonProblemCompiled(**concern_of(case)))


def add_item(
    case: CommonProblem, command: AddCommonProblemItem, occasion: Occasion, facts: ItemFacts
) -> Outcome[CommonProblem]:
    """Put the item of one unit on the list; it is opened, or becomes an item of this problem, in the same moment."""
    if (command.problem_id is None) == (command.found is None):
        raise no.CommonProblemItemUnnamed
    if command.found is None:
        item = _joined(case, facts.named, occasion)
    else:
        refuse(*assess_found(command.found, occasion, facts))
        found = _found(case, command.found, facts)
        item = opened(found, occasion, occasion.new_id(), facts.recurrence_of)
    added = replace(case, item_ids=(*case.item_ids, item.case.id))
    return Outcome(added, CommonProblemItemAdded(**concern_of(added)), (item,))


def fix(
    case: CommonProblem, _command: FixCommonProblem, occasion: Occasion, facts: ListFacts
) -> Outcome[CommonProblem]:
    """The list is complete: what stands on it is the population of the sample (G-50)."""
    refuse(*assess_population(facts.statuses))
    population = population_of(facts.statuses)
    fixed = replace(
        case,
        status=S.FIXED,
        population=population,
        fixed_by=occasion.actor.person_id,
        fixed_on=occasion.on,
    )
    return Outcome(fixed, CommonProblemFixed(**concern_of(fixed), items=len(population)))


def _joined(case: CommonProblem, named: Problem | None, occasion: Occasion) -> Moved:
    refuse(*assess_named(case, named))
    assert named is not None
    moved = joined(named, case.id, occasion)
    if moved is None:
        raise no.CommonProblemItemTaken
    return moved


def _found(case: CommonProblem, item: FoundItem, facts: ItemFacts) -> Found:
    assert facts.unit_kind is not None
    return Found(
        unit_id=item.unit_id,
        unit_kind=facts.unit_kind,
        competent_organ_id=case.competent_organ_id,
        office_id=facts.office_id,
        nature=case.nature,
        level=item.level,
        facts=item.facts,
        place=item.place,
        found_on=item.found_on,
        evidence=item.evidence,
        demand=item.demand or case.demand,
        source=Source.COMMON_PROBLEM,
        source_id=case.id,
        task_id=case.task_id,
        project_code=item.project_code,
        common_problem_id=case.id,
    )
