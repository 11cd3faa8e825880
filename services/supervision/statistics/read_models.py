"""What the statistics answer: counts of each group and of all together; no name, no case."""

from pydantic import BaseModel, ConfigDict, Field

from libs.contracts.supervision_visits import VisitKind
from services.supervision.frequency.status import Scope
from services.supervision.statistics.groupings import (
    LeadGrouping,
    ProblemGrouping,
    SampleGrouping,
    VisitGrouping,
)

_KEY = "Key of the group: a code, the id of a unit, office or organ, or a period; null for what has none."
_BY = "By what the groups are formed."
_GROUPS = "The groups in the order of their keys."
_WHOLE = "All together."


class Counts(BaseModel):
    """Counts never change once answered."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)


class Statistics(Counts):
    """The figures of a span of months."""

    first_month: str = Field(alias="from", description="First month that counts, YYYY-MM.", examples=["2026-01"])
    last_month: str = Field(alias="to", description="Last month that counts, YYYY-MM.", examples=["2026-03"])


class ProblemCounts(Counts):
    """Problem items opened in the span, and how they stand now (TS-01 to TS-09)."""

    items: int = Field(description="Opened in the span.")
    told: int = Field(description="Of these, notified to the unit: neither still open nor withdrawn (TS-02).")
    open: int = Field(description="Not notified yet.")
    notified: int = Field(description="Notified, not accepted yet.")
    rectifying: int = Field(description="Being put right.")
    reported: int = Field(description="Reported put right.")
    verifying: int = Field(description="Being verified.")
    checked_off: int = Field(description="Checked off (TS-06, S-10).")
    escalated: int = Field(description="Escalated to accountability (TS-09, S-12).")
    withdrawn: int = Field(description="Withdrawn.")
    overdue: int = Field(description="With the unit after the day by which it was to be put right (G-55).")
    blue: int = Field(description="Of those with the unit: a blue slip is the last one that is out (P-22).")
    orange: int = Field(description="The same, orange.")
    red: int = Field(description="The same, red.")
    falsified: int = Field(description="Found falsely put right at least once (S-12).")
    recurrent: int = Field(description="The unit had had a problem of that nature before (F-19).")
    rate: float | None = Field(description="Rate of rectification: checked off, of those told; null if none was told.")


class ProblemCountsOf(ProblemCounts):
    """The counts of one group."""

    key: str | None = Field(description=_KEY, examples=["poor_quality"])


class ProblemStatistics(Statistics):
    """Problem items of a span by nature, unit, office, organ, month or quarter, with their state in columns."""

    by: ProblemGrouping = Field(description=_BY)
    items: list[ProblemCountsOf] = Field(description=_GROUPS)
    whole: ProblemCounts = Field(description=_WHOLE)


class VisitCounts(Counts):
    """Visits by their day on site. What has not started is in no figure, for anybody (P-33)."""

    held: int = Field(description="Closed: these count for the frequency (TV-05).")
    under_way: int = Field(description="On site or reported, not closed yet.")
    unannounced: int = Field(description="Of those held: unannounced (P-33).")
    joint: int = Field(description="Of those held: office, dispatched body and local organ together (P-32).")
    with_problems: int = Field(description="Of those held: a problem item came of it.")
    problems: int = Field(description="Problem items that came of those held.")
    problem_rate: float | None = Field(description="Part of those held that found a problem; null if none was held.")


class VisitCountsOf(VisitCounts):
    """The counts of one group."""

    key: str | None = Field(description=_KEY, examples=["daily_cdi"])


class VisitStatistics(Statistics):
    """Visits of a span by kind, unit, office, organ, month, quarter or ISO week."""

    by: VisitGrouping = Field(description=_BY)
    items: list[VisitCountsOf] = Field(description=_GROUPS)
    whole: VisitCounts = Field(description=_WHOLE)


class SampleCounts(Counts):
    """Common problems first listed in the span, and their samples (S-11, G-50, G-51)."""

    listed: int = Field(description="Common problems first listed in the span.")
    drawn: int = Field(description="Of these, with a sample drawn.")
    closed: int = Field(description="Of these, closed.")
    population: int = Field(description="Items of those drawn.")
    sample: int = Field(description="Items in the samples, drawn or added.")
    checked: int = Field(description="Items of the samples that were checked on a visit.")
    put_right: int = Field(description="Of these, found put right.")
    share: float | None = Field(description="Sample of population, at least 0.3 (S-11); null if nothing was drawn.")


class SampleCountsOf(SampleCounts):
    """The counts of one group."""

    key: str | None = Field(description=_KEY, examples=["poor_quality"])


class SampleStatistics(Statistics):
    """Common problems and samples of a span by nature, office, organ or month."""

    by: SampleGrouping = Field(description=_BY)
    items: list[SampleCountsOf] = Field(description=_GROUPS)
    whole: SampleCounts = Field(description=_WHOLE)


class LeadCounts(Counts):
    """Leads received in the span, of those you may know (P-06, P-08)."""

    received: int = Field(description="Received in the span.")
    disposed: int = Field(description="Of these, with a disposition (TL-05).")
    concluded: int = Field(description="Of these, concluded (TL-06).")
    overdue: int = Field(description="Of these, without a proposal though its day has passed (P-07).")
    forwarded: int = Field(description="Of these, forwarded to the organ that is competent (P-07).")


class LeadCountsOf(LeadCounts):
    """The counts of one group."""

    key: str | None = Field(description=_KEY, examples=["preliminary_verification"])


class LeadStatistics(Statistics):
    """Leads of a span by disposition, status, office, organ or month."""

    by: LeadGrouping = Field(description=_BY)
    items: list[LeadCountsOf] = Field(description=_GROUPS)
    whole: LeadCounts = Field(description=_WHOLE)


class CoverageCountsOf(Counts):
    """One frequency rule in one period."""

    period: str = Field(description="Month, quarter or year.", examples=["2026-03", "2026-q1", "2026"])
    scope: Scope = Field(description="Of whom it is demanded; dictionary coverage_scope.")
    kind: VisitKind | None = Field(description="Kind of visit; null if visits of any kind count.")
    demands: int = Field(description="How many organs, bodies or units it is demanded of.")
    held: int = Field(description="Visits that count.")
    ok: int = Field(description="Demands that are met.")
    open: int = Field(description="Demands with a gap within the period.")
    at_risk: int = Field(description="Demands that are warned of.")
    breached: int = Field(description="Demands not met when the period was over.")
    unknown: int = Field(description="Demands that the visits you may know tell nothing of.")


class CoverageStatistics(Statistics):
    """The frequency rules in every month, quarter and year that the span touches (S-05 to S-09)."""

    items: list[CoverageCountsOf] = Field(description="Rule by rule, the earliest period first.")
