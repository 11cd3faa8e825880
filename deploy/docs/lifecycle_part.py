"""Diagrams and the table of acts of a case type, one per variant that the policy profiles choose."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from deploy.docs.markdown import code, codes, first_sentence, table
from libs.chassis.cases import AnyCaseType
from libs.chassis.settings import Settings
from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.profile import Profile
from libs.kernel.roles import Role

_HEAD = ("行 row", "动作 act", "由 from", "至 to", "何人 by", "依据 rules", "接口 door")
_ITSELF = "不变 unchanged"
_WITHOUT_DOOR = {Role.CLOCK: "到期自动 by time", Role.SYSTEM: "因事件 by an event"}
_WITH_ANOTHER = "随其他动作 with another act"
_USUAL = str(Settings.model_fields["profile"].default)

Line = tuple[str, ...]


def lifecycle_part(case_type: AnyCaseType, profiles: Sequence[Profile], doors: Mapping[tuple[str, str], str]) -> str:
    """Heading, diagram and acts of one case type; of the variants of other profiles the rows that differ."""
    parts = [f"### {case_type.name}", first_sentence(case_type.case_class)]
    shown: list[Line] = []
    for names, lifecycle in _variants(case_type, profiles):
        lines = list(_lines(case_type, lifecycle, doors))
        if shown:
            parts.append(f"#### {', '.join(names)}：不同之处 what differs there")
        parts.append(f"```mermaid\n{diagram(lifecycle)}\n```")
        parts.append(table(_HEAD, [line for line in lines if line not in shown]))
        shown = shown or lines
    return "\n\n".join(part for part in parts if part)


def diagram(lifecycle: Lifecycle) -> str:
    """The diagram of the moves that change the status; the others stand in the table of acts only."""
    return Lifecycle(move for move in lifecycle.moves if move.source != move.target).mermaid()


def _lines(case_type: AnyCaseType, lifecycle: Lifecycle, doors: Mapping[tuple[str, str], str]) -> Iterator[Line]:
    """One line per act; rows that differ only in where they start share it."""
    together: dict[tuple[object, ...], list[Move]] = defaultdict(list)
    for move in lifecycle.moves:
        together[(move.row, move.act, _target(move), move.by, move.rule)].append(move)
    for first, *others in together.values():
        sources = "新建 new" if first.source is None else codes(move.source for move in (first, *others))
        door = doors.get((case_type.name, first.act))
        at = code(door) if door else _without_door(first)
        yield (first.row, code(first.act), sources, _target(first), codes(first.by), " ".join(first.rule), at)


def _target(move: Move) -> str:
    return _ITSELF if move.source == move.target else code(move.target)


def _without_door(move: Move) -> str:
    found = " ".join(_WITHOUT_DOOR[role] for role in move.by if role in _WITHOUT_DOOR)
    return found or (_WITH_ANOTHER if move.source is None else "—")


def _variants(case_type: AnyCaseType, profiles: Sequence[Profile]) -> list[tuple[list[str], Lifecycle]]:
    """The different tables of a case type, each with the profiles that use it; that of the usual profile first."""
    found: dict[tuple[Move, ...], tuple[list[str], Lifecycle]] = {}
    for profile in sorted(profiles, key=lambda profile: (profile.name != _USUAL, profile.name)):
        lifecycle = case_type.lifecycle(profile)
        found.setdefault(lifecycle.moves, ([], lifecycle))[0].append(profile.name)
    return list(found.values())
