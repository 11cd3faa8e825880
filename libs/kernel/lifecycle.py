"""The lifecycle table: which status may become which, by which act, by whom, under which rule."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from libs.kernel.rule import Rule


@dataclass(frozen=True, slots=True)
class Move:
    """A case that is ``source`` may, by ``act``, become ``target``, done by one of ``by``, under ``rule``.

    ``source`` None opens a new case. The identity of the row (TF-03 and so on) is ``row``.
    """

    source: StrEnum | None
    act: str
    target: StrEnum
    by: tuple[Role, ...]
    rule: Rule
    row: str = ""


class Lifecycle:
    """A closed set of moves. What is not listed is forbidden."""

    def __init__(self, moves: Iterable[Move]) -> None:
        self.moves = tuple(moves)
        self._of: dict[tuple[str | None, str], tuple[Move, ...]] = {}
        for move in self.moves:
            key = (None if move.source is None else str(move.source), move.act)
            if any(m.target == move.target for m in self._of.get(key, ())):
                raise ValueError(f"the move {key} to {move.target} is listed twice")
            self._of[key] = (*self._of.get(key, ()), move)

    @cached_property
    def acts(self) -> frozenset[str]:
        """Every act of the table."""
        return frozenset(move.act for move in self.moves)

    @cached_property
    def statuses(self) -> tuple[StrEnum, ...]:
        """Every status of the table, in order of appearance."""
        found = (s for move in self.moves for s in (move.source, move.target) if s is not None)
        return tuple(dict.fromkeys(found))

    @cached_property
    def final(self) -> frozenset[StrEnum]:
        """Statuses that no move leaves for another one."""
        return frozenset(self.statuses) - {
            m.source for m in self.moves if m.source is not None and m.source != m.target
        }

    def rows(self, source: StrEnum | None, act: str) -> tuple[Move, ...]:
        """The moves of that act from that status; empty if forbidden."""
        return self._of.get((None if source is None else str(source), act), ())

    def admit(self, source: StrEnum | None, act: str, roles: Iterable[Role]) -> tuple[Move, ...]:
        """The moves these roles may make. Refuses with NotNow (no such move) or NotEntitled (not theirs), citing."""
        rows = self.rows(source, act)
        if not rows:
            raise NotNow(cites=self._rule_of(act))
        mine = tuple(move for move in rows if not set(move.by).isdisjoint(roles))
        if not mine:
            raise NotEntitled(cites=Rule(*(number for move in rows for number in move.rule)))
        return mine

    def next_acts(self, source: StrEnum, roles: Iterable[Role]) -> tuple[str, ...]:
        """What these roles may do from that status now."""
        held = set(roles)
        return tuple(dict.fromkeys(m.act for m in self.moves if m.source == source and not held.isdisjoint(m.by)))

    def _rule_of(self, act: str) -> Rule:
        return Rule(*dict.fromkeys(number for move in self.moves if move.act == act for number in move.rule))

    def mermaid(self) -> str:
        """The table as a Mermaid state diagram."""
        return "\n".join(("stateDiagram-v2", *self._arrows()))

    def _arrows(self) -> Iterator[str]:
        for move in self.moves:
            source = "[*]" if move.source is None else str(move.source)
            yield f"    {source} --> {move.target}: {move.act} ({move.row or ', '.join(move.rule)})"
        for status in sorted(self.final):
            yield f"    {status} --> [*]"
