"""A decision table with exactly one answer: a gap or an overlap refuses to load."""

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from libs.kernel.rule import Rule

A = TypeVar("A")
Combination = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class Row(Generic[A]):
    """If every fact named in ``when`` has one of the listed values, the answer is ``answer``, under ``cites``.

    A fact that ``when`` does not name may have any value.
    """

    when: Mapping[str, Collection[Hashable]]
    answer: A
    cites: Rule

    def holds(self, facts: Combination) -> bool:
        """Whether the row applies to the facts."""
        return all(facts[name] in values for name, values in self.when.items())


class DecisionTable(Generic[A]):
    """Rows over facts with finite domains; every combination of values has exactly one row.

    Raises ValueError, naming the combination, if one has no row or two; and if a row names a fact or a value
    outside the domains, or could never apply.
    """

    def __init__(self, domains: Mapping[str, Collection[Hashable]], rows: Collection[Row[A]]) -> None:
        self.domains = {name: tuple(values) for name, values in domains.items()}
        self.rows = tuple(rows)
        for number, row in enumerate(self.rows, start=1):
            self._check_row(number, row)
        self._row_of = {tuple(facts.values()): self._only_row(facts) for facts in self._combinations()}

    def decide(self, **facts: Hashable) -> Row[A]:
        """The one row that applies, with its answer and rules.

        Raises ValueError, naming the facts but not their values, if the facts are not those of the table.
        """
        wrong = set(facts) ^ set(self.domains)
        wrong |= {name for name in facts.keys() & self.domains.keys() if facts[name] not in self.domains[name]}
        if wrong:
            raise ValueError(f"missing, unknown or outside the domain: {', '.join(sorted(wrong))}")
        return self._row_of[tuple(facts[name] for name in self.domains)]

    def _combinations(self) -> Iterator[dict[str, Hashable]]:
        for values in product(*self.domains.values()):
            yield dict(zip(self.domains, values, strict=True))

    def _only_row(self, facts: Combination) -> Row[A]:
        found = [number for number, row in enumerate(self.rows, start=1) if row.holds(facts)]
        said = ", ".join(f"{name}={value}" for name, value in facts.items())
        if not found:
            raise ValueError(f"gap: no row for {said}")
        if len(found) > 1:
            raise ValueError(f"overlap: rows {', '.join(str(number) for number in found)} for {said}")
        return self.rows[found[0] - 1]

    def _check_row(self, number: int, row: Row[A]) -> None:
        for name, values in row.when.items():
            if name not in self.domains:
                raise ValueError(f"row {number}: no fact {name}")
            outside = [str(value) for value in values if value not in self.domains[name]]
            if outside:
                raise ValueError(f"row {number}: {name} is never {', '.join(outside)}")
            if not values:
                raise ValueError(f"row {number}: {name} has no value, so the row never applies")
