"""What a rule answers: item by item, with reasons, never a bare yes or no."""

from collections.abc import Iterable
from dataclasses import dataclass

from libs.kernel.rule import Rule
from libs.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is absent or wrong: where (JSON pointer), which kind (code), why (text), under which rule."""

    pointer: str
    code: str
    text: Text
    cites: Rule


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer of one rule item: it holds, or this is missing."""

    item: str
    holds: bool
    text: Text
    cites: Rule
    missing: tuple[Missing, ...] = ()
    blocking: bool = True


def missing_in(findings: Iterable[Finding]) -> tuple[Missing, ...]:
    """Everything that the blocking findings found missing, in their order."""
    return tuple(m for finding in findings if finding.blocking and not finding.holds for m in finding.missing)
