"""Cases of any type in every status that can be reached, put on record by the writer of the engine.

What stands in them is made up, so that there is something in every field; how they are related to people is given.
Every row of the lifecycle is the last one of some case.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from libs.chassis.cases import AnyCaseType
from libs.kernel.actor import Actor
from libs.kernel.case import Case, Outcome
from libs.kernel.events import Event
from libs.kernel.lifecycle import Move
from libs.kernel.roles import Role
from tests.support.access_filled import filled
from tests.support.access_people import OPENED, named
from tests.support.access_stage import Scribe

Given = Callable[[str, str], Mapping[str, Any]]
"""The fields of a case by its status and by a word that no other case has; what is not given is made up."""
PROFILE: Final = ("xuchang", "2023-01")
PINNED: Final = {"profile": PROFILE[0], "profile_version": PROFILE[1], "number": None}


@dataclass(frozen=True)
class Scene:
    """Cases that are related to people in the same way; ``few`` of the rows only end in a case of it.

    ``brief``: one case for each act and each status is enough, so many rows of the lifecycle are alike.
    """

    name: str
    given: Given
    few: int = 1
    brief: bool = False


@dataclass(frozen=True)
class Drama:
    """A case type with the scenes of its cases, and the event of each act.

    ``detours`` are longer roads, each as its acts with the statuses they lead to; they are walked in the first scene.
    """

    case_type: AnyCaseType
    scenes: tuple[Scene, ...]
    events: Mapping[str, type[Event]]
    detours: tuple[tuple[tuple[str, str], ...], ...] = ()


def roads(moves: Iterable[Move]) -> Iterator[tuple[Move, ...]]:
    """For each row a way from nothing that ends with it; others than the last lead to another status."""
    moves = tuple(moves)
    ways: dict[Any, tuple[Move, ...]] = {None: ()}
    waiting: list[Any] = [None]
    while waiting:
        source = waiting.pop(0)
        for move in moves:
            if move.source == source and move.target not in ways:
                ways[move.target] = (*ways[source], move)
                waiting.append(move.target)
    yield from ((*ways[move.source], move) for move in moves if move.source in ways)


def shortened(found: Iterable[tuple[Move, ...]]) -> Iterator[tuple[Move, ...] | None]:
    """The roads, None for each that ends with an act and in a status that others before it ended with."""
    acts, statuses = set[str](), set[Any]()
    for road in found:
        last = road[-1]
        yield road if last.act not in acts or last.target not in statuses else None
        acts.add(last.act)
        statuses.add(last.target)


def detour(moves: Iterable[Move], steps: Iterable[tuple[str, str]]) -> tuple[Move, ...]:
    """The road of those acts to those statuses."""
    moves, found = tuple(moves), list[Move]()
    for act, target in steps:
        source = found[-1].target if found else None
        found.append(next(m for m in moves if (m.source, m.act, m.target) == (source, act, target)))
    return tuple(found)


async def perform(drama: Drama, scribe: Scribe) -> list[tuple[str, Case]]:
    """Put every case of the drama on record; each with the name of its scene."""
    case_type, found = drama.case_type, []
    profile = scribe.running.engine.policies.profile(*PROFILE)
    if without := case_type.lifecycle(profile).acts - drama.events.keys():
        raise KeyError(f"{case_type.name}: no event is known of {sorted(without)}")
    moves = case_type.lifecycle(profile).moves
    longer = [detour(moves, steps) for steps in drama.detours]
    for scene in drama.scenes:
        every = shortened(roads(moves)) if scene.brief else roads(moves)
        for number, road in enumerate((*every, *(longer if scene is drama.scenes[0] else ()))):
            if road is not None and (number % scene.few == 0 or road in longer):
                found.append((scene.name, await _walk(drama, scene, road, scribe, number)))
    return found


async def _walk(drama: Drama, scene: Scene, road: tuple[Move, ...], scribe: Scribe, number: int) -> Case:
    case_type = drama.case_type
    case: Case | None = None
    key = f"{scene.name} {number}"
    own = {**PINNED, "id": named(case_type.name, key)}
    for move in road:
        after = filled(case_type.case_class, **{**own, "status": move.target, **scene.given(str(move.target), key)})
        event = filled(drama.events[move.act], **_known(drama, move.act, after))
        command = None if move.act not in case_type.act_by_name else filled(case_type.act_by_name[move.act].command)
        outcome = Outcome(after, event)
        case = await scribe.write(case_type, case, outcome, move.act, command, _somebody(move.by[0]), OPENED)
    assert case is not None
    return case


def _known(drama: Drama, act: str, case: Case) -> Mapping[str, Any]:
    """Fields of the event that say who the case is."""
    known = {f"{drama.case_type.name}_id": case.id, **vars(case)}
    names = (f"{drama.case_type.name}_id", "organ_id", "office_id")
    return {name: known[name] for name in names if name in drama.events[act].model_fields and name in known}


def _somebody(role: Role) -> Actor:
    person = UUID(int=0) if role in (Role.CLOCK, Role.SYSTEM) else named("person", f"some {role}")
    return Actor(person, person, named("organ", "cdi"), None, frozenset({role}))
