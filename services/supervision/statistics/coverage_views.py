"""The frequency rules over a span of months: of each period how many demands were met, and how many were not."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Final

from libs.kernel import periods
from services.supervision.frequency import coverage_views as coverage
from services.supervision.frequency.coverage_views import Look
from services.supervision.frequency.lines import Line
from services.supervision.frequency.status import CoverageState, Scope
from services.supervision.statistics.figures import Span

Screen = Callable[[Look, str], Awaitable[list[Line]]]


@dataclass(frozen=True)
class CoveredPeriod:
    """One demand in one period: how many lines it has, how they stand, and how many visits were held."""

    period: str
    scope: Scope
    kind: str | None
    demands: int
    held: int
    states: dict[str, int]


_SCREENS: Final[tuple[tuple[Screen, Callable[[Span], tuple[str, ...]]], ...]] = (
    (coverage.monthly, lambda span: span.months),
    (coverage.bodies, lambda span: span.months),
    (coverage.special, lambda span: periods.quarters_between(span.first, span.last)),
    (coverage.yearly, lambda span: tuple(dict.fromkeys(month[:4] for month in span.months))),
)


async def covered_periods(look: Look, span: Span) -> list[CoveredPeriod]:
    """Every month, quarter and year that the span touches, rule by rule (S-05 to S-09)."""
    found: list[CoveredPeriod] = []
    look = await coverage.looked_ahead(look, span.months)
    for screen, periods_of in _SCREENS:
        for period in periods_of(span):
            found.extend(_summed(period, await screen(look, period)))
    return found


def _summed(period: str, lines: list[Line]) -> Iterator[CoveredPeriod]:
    for scope in dict.fromkeys(line.scope for line in lines):
        of_it = [line for line in lines if line.scope is scope]
        states = {str(state): sum(line.stand.state is state for line in of_it) for state in CoverageState}
        held = sum(line.stand.held for line in of_it)
        yield CoveredPeriod(period, scope, of_it[0].kind, len(of_it), held, states)
