"""Diagrams and the table of acts of a case type, one per variant that the policy profiles choose."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from deploy.docs.markdown import code, codes, first_sentence, table
from libs.chassis.cases import AnyCaseType
from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.profile import Profile
from libs.kernel.roles import Role

_HEAD = ("行 row", "动作 act", "由 from", "至 to", "何人 by", "依据 rules", "接口 door")
_ITSELF = "不变 unchanged"
_WITHOUT_DOOR = {Role.CLOCK: "到期自动 by time", Role.SYSTEM: "因事件 by an event"}


def lifecycle_part(case_type: AnyCaseType, profiles: Sequence[Profile], doors: Mapping[tuple[str, str], str]) -> str:
    """Heading, diagrams and acts of one case type."""
    variants = _variants(case_type, profiles)
    parts = [f"### {case_type.name}", first_sentence(case_type.case_class)]
    for names, lifecycle in variants:
        title = f"#### {case_type.name}: {', '.join(names)}" if len(variants) > 1 else ""
        parts += [title, f"```mermaid\n{diagram(lifecycle)}\n```", acts_table(case_type, lifecycle, doors)]
    return "\n\n".join(part for part in parts if part)


def diagram(lifecycle: Lifecycle) -> str:
    """The diagram of the moves that change the status; the others stand in the table of acts only."""
    return Lifecycle(move for move in lifecycle.moves if move.source != move.target).mermaid()


def acts_table(case_type: AnyCaseType, lifecycle: Lifecycle, doors: Mapping[tuple[str, str], str]) -> str:
    """Every act with its rows; rows that differ only in where they start share a line."""
    return table(_HEAD, _lines(case_type, lifecycle, doors))


def _lines(
    case_type: AnyCaseType, lifecycle: Lifecycle, doors: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, ...]]:
    together: dict[tuple[object, ...], list[Move]] = defaultdict(list)
    for move in lifecycle.moves:
        together[(move.row, move.act, _target(move), move.by, move.rule)].append(move)
    for first, *others in together.values():
        sources = "新建 new" if first.source is None else codes(move.source for move in (first, *others))
        door = doors.get((case_type.name, first.act))
        at = code(door) if door else " ".join(_WITHOUT_DOOR[role] for role in first.by if role in _WITHOUT_DOOR)
        yield (first.row, code(first.act), sources, _target(first), codes(first.by), " ".join(first.rule), at or "—")


def _target(move: Move) -> str:
    return _ITSELF if move.source == move.target else code(move.target)


def _variants(case_type: AnyCaseType, profiles: Sequence[Profile]) -> list[tuple[list[str], Lifecycle]]:
    """The different tables of a case type, each with the profiles that use it."""
    found: dict[tuple[Move, ...], tuple[list[str], Lifecycle]] = {}
    for profile in profiles:
        lifecycle = case_type.lifecycle(profile)
        found.setdefault(lifecycle.moves, ([], lifecycle))[0].append(profile.name)
    return list(found.values())
