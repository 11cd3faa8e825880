"""Common problems in motion: who acts, the items of the list, and acts performed as pure functions."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Outcome
from libs.kernel.roles import Role as R
from services.supervision.common_problems import acts_listing, acts_sampling, commands
from services.supervision.common_problems.common_problem import CommonProblem
from services.supervision.common_problems.facts import (
    CompileFacts,
    ItemFacts,
    ListFacts,
    SampleCheckFacts,
    VisitSeen,
)
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import ProblemStatus
from tests.support import supervision_common_papers as papers
from tests.unit.supervision.source_papers import CDI, DESK_CLERK, HOUSING, OF_OFFICE, OFFICE, TODAY, occasion, person

OFFICER: Actor = OF_OFFICE
HEAD = person(DESK_CLERK, CDI, R.SUP_HEAD, office=OFFICE)
VISIT, SECOND_VISIT = UUID(int=0x61), UUID(int=0x62)


def items(count: int) -> tuple[UUID, ...]:
    """As many problem items, in order."""
    return tuple(UUID(int=0xA000 + n) for n in range(1, count + 1))


def begun(actor: Actor = OFFICER, *, task_known: bool = True, **changed: Any) -> Outcome[CommonProblem]:
    """A list begun."""
    asked = commands.CompileCommonProblem.model_validate(papers.compiled(**changed))
    return acts_listing.compile_list(asked, occasion(actor), CompileFacts(task_known))


def listed(case: CommonProblem, body: dict[str, Any], **known: Any) -> Outcome[CommonProblem]:
    """An item put on the list; the unit is one of the office unless said otherwise."""
    asked = commands.AddCommonProblemItem.model_validate(body)
    facts = replace(ItemFacts(None, "municipal_unit", OFFICE), **known)
    return acts_listing.add_item(case, asked, later(OFFICER), facts)


def opened_item(case: CommonProblem | None = None, **changed: Any) -> Problem:
    """The item that is opened with it; without a list, a single one of the same nature."""
    outcome = listed(begun().case if case is None else case, papers.found(HOUSING))
    item = outcome.others[0].case
    assert isinstance(item, Problem)
    alone: dict[str, Any] = {"common_problem_id": None} if case is None else {}
    return replace(item, **{**alone, **changed})


def fixed(statuses: dict[UUID, str]) -> Outcome[CommonProblem]:
    """A list with these items, fixed."""
    return acts_listing.fix(begun().case, commands.FixCommonProblem(), occasion(HEAD), ListFacts(statuses))


def drawn(count: int, when: Occasion | None = None) -> CommonProblem:
    """A common problem of so many items, its sample drawn."""
    population = fixed(dict.fromkeys(items(count), str(ProblemStatus.NOTIFIED))).case
    return acts_sampling.draw(population, commands.DrawSample(), when or occasion(HEAD)).case


def enlarged(case: CommonProblem, *item_ids: UUID, **changed: Any) -> Outcome[CommonProblem]:
    """Items added to the sample."""
    asked = commands.EnlargeSample.model_validate({**papers.added(item_ids), **changed})
    return acts_sampling.enlarge(case, asked, occasion(HEAD))


def visit(unit_id: UUID = HOUSING, on: date = TODAY, *, unannounced: bool = False) -> VisitSeen:
    """A visit that has started."""
    return VisitSeen(unit_id, on, unannounced)


def check(
    case: CommonProblem,
    item_id: UUID,
    way: str = "spot",
    seen: VisitSeen | None = None,
    visit_id: UUID | None = None,
    **changed: Any,
) -> Outcome[CommonProblem]:
    """An item of the sample checked on a visit of its own to its unit, unannounced if covertly."""
    body = papers.checked(item_id, visit_id or UUID(int=item_id.int + (0x100 if way == "spot" else 0x200)), way)
    asked = commands.NoteSampleCheck.model_validate({**body, **changed})
    facts = SampleCheckFacts(HOUSING, seen or visit(unannounced=way == "covert"))
    return acts_sampling.note_check(case, asked, occasion(OFFICER), facts)


def checked(case: CommonProblem) -> CommonProblem:
    """The whole sample checked: the first item in both ways, the others openly."""
    for item in case.sample:
        case = check(case, item).case
    return check(case, case.sample[0], "covert").case


def closed(case: CommonProblem, statuses: dict[UUID, str] | None = None, **changed: Any) -> Outcome[CommonProblem]:
    """Closed; every item is checked off unless said otherwise."""
    asked = commands.CloseCommonProblem.model_validate({**papers.closed(), **changed})
    known = statuses or dict.fromkeys(case.population, str(ProblemStatus.CHECKED_OFF))
    return acts_sampling.close(case, asked, occasion(HEAD), ListFacts(known))


def later(actor: Actor) -> Occasion:
    """An occasion whose new identities are others than those of the list's own."""
    when = occasion(actor)
    when.new_id()
    return when
