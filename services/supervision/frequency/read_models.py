"""What the screens of coverage and of proposals answer."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.contracts.supervision_visits import VisitKind
from libs.kernel import periods
from services.supervision.frequency.lines import Line
from services.supervision.frequency.status import CoverageState, ProposedFor, Scope

_SCOPE = "Of whom it is demanded; dictionary coverage_scope."


class CoverageLine(BaseModel):
    """One demand in the period, what was held of it and what is missing."""

    model_config = ConfigDict(frozen=True)

    scope: Scope = Field(description=_SCOPE)
    office_id: UUID | None = Field(description="The dispatched body, where it is demanded of one.")
    unit_id: UUID | None = Field(description="The unit, where it is demanded for one.")
    kind: VisitKind | None = Field(description="Kind of visit that counts; null if visits of any kind do.")
    held: int = Field(description="Visits that count: closed, by their day on site (TV-05).", ge=0)
    under_way: int = Field(description="Visits on site in the period that are not closed yet: they do not count.", ge=0)
    planned: int = Field(description="Visits you may know of that are planned for the period.", ge=0)
    least: int = Field(description="How many are demanded at least.", ge=0)
    gap: int = Field(description="How many are missing.", ge=0)
    days_left: int = Field(description="Days of the period still to come after today; 0 on its last day.", ge=0)
    state: CoverageState = Field(description="How it stands; dictionary coverage_state.")
    since: date | None = Field(description="Day from which it is demanded, for a unit on the watch list.")
    cites: tuple[str, ...] = Field(description="Rules it is demanded by.")


class CoverageTotals(BaseModel):
    """How many lines stand how; lines left out because they have no gap are counted too."""

    model_config = ConfigDict(frozen=True)

    lines: int = Field(description="All lines.", ge=0)
    ok: int = Field(description="Met.", ge=0)
    open: int = Field(description="To be done within the period.", ge=0)
    at_risk: int = Field(description="Warned of.", ge=0)
    breached: int = Field(description="Not met.", ge=0)
    unknown: int = Field(description="Not to be told from the visits you may see.", ge=0)


class Coverage(BaseModel):
    """What is demanded in a period and how it stands on that day (S-05 to S-09)."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)

    period: str = Field(description="The period: a month, quarter or year.", examples=["2026-03", "2026-q1", "2026"])
    first: date = Field(alias="from", description="Its first day.")
    last: date = Field(alias="to", description="Its last day.")
    on: date = Field(description="Day on which it was asked (Asia/Shanghai).")
    totals: CoverageTotals = Field(description="How many lines stand how.")
    items: list[CoverageLine] = Field(description="The lines.")


class Reason(BaseModel):
    """One reason to visit a unit next."""

    model_config = ConfigDict(frozen=True)

    reason: ProposedFor = Field(description="Why; dictionary proposed_for.")
    cases: int = Field(description="How many cases give this reason.", ge=1)
    since: date = Field(description="Since when the oldest of them does.")
    cites: tuple[str, ...] = Field(description="Rules it stands on.")


class VisitProposal(BaseModel):
    """A unit for the next plan. Nothing is planned by it: the head who plans a visit confirms it."""

    model_config = ConfigDict(frozen=True)

    unit_id: UUID = Field(description="The unit.")
    reasons: list[Reason] = Field(description="Why, oldest first.")
    kinds: tuple[VisitKind, ...] = Field(description="Kinds of visit that would answer them.")
    visited_on: date | None = Field(description="Day of the last visit that counts, of those you may know.")
    planned_on: date | None = Field(description="Day of the next one that is planned, of those you may know.")
    near: bool = Field(description="One of these days is so near that a visit today would be a repeated one (G-57).")


class VisitProposalPage(Paged[VisitProposal]):
    """A page of proposals."""

    concern_sources: tuple[str, ...] = Field(
        description="Where the public says what it is unhappy about: further reasons a plan may name (S-15)."
    )


def coverage_read(period: str, on: date, lines: list[Line], *, gaps: bool) -> Coverage:
    """The answer; with ``gaps`` only the lines in which something is missing."""
    shown = [line for line in lines if line.stand.gap > 0 or not gaps]
    fields = {
        "period": period,
        "from": periods.first_day_of(period),
        "to": periods.last_day_of(period),
        "on": on,
        "totals": _totals(lines),
        "items": [_line(line) for line in shown],
    }
    return Coverage.model_validate(fields)


def _totals(lines: list[Line]) -> dict[str, int]:
    counted = {str(state): sum(line.stand.state is state for line in lines) for state in CoverageState}
    return {"lines": len(lines), **counted}


def _line(line: Line) -> dict[str, object]:
    stand, figures = line.stand, line.figures
    return {
        "scope": line.scope,
        "office_id": line.office_id,
        "unit_id": line.unit_id,
        "kind": line.kind,
        "held": stand.held,
        "under_way": figures.under_way,
        "planned": figures.planned,
        "least": stand.least,
        "gap": stand.gap,
        "days_left": stand.days_left,
        "state": stand.state,
        "since": line.begun_on,
        "cites": tuple(line.cites),
    }
