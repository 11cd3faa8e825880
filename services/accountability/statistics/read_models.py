"""What the statistics answer: counts of each group and of all together; no name, no case."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from services.accountability.statistics.groupings import (
    CaseGrouping,
    InterviewGrouping,
    MeasureGrouping,
    ProbationGrouping,
    ToleranceGrouping,
)

_KEY = "Key of the group: a code, the id of an organ or office, or a month (YYYY-MM)."


class Counts(BaseModel):
    """Counts never change once answered."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)


class Statistics(Counts):
    """The counts of a period."""

    first: date = Field(alias="from", description="First day of the period.")
    last: date = Field(alias="to", description="Last day of the period.")
    note: str = Field(description="What figures are for, and not for: fixed wording of the profile (A-26).")


class InterviewCounts(Counts):
    """Interviews proposed in the period, and what became of them so far (A-01 to A-06, A-20)."""

    proposed: int = Field(description="Proposed in the period, by the table of tiers or by hand.")
    noticed: int = Field(description="Of these, with a notice that was issued.")
    held: int = Field(description="Of these, held.")
    collective: int = Field(description="How many collective interviews were among those held, each once (A-17).")
    persons: int = Field(
        description="How many persons were called to those held; twice interviewed counts twice (A-20)."
    )
    no_show: int = Field(description="Of these, standing at: did not appear.")
    escalated: int = Field(description="Of these, escalated (TI-10).")
    cancelled: int = Field(description="Of these, cancelled (TI-03).")
    closed: int = Field(description="Of these, closed (TI-09).")


class InterviewCountsOf(InterviewCounts):
    """The counts of one group."""

    key: str = Field(description=_KEY, examples=["xc_i3"])


class InterviewStatistics(Statistics):
    """Interviews of a period by tier, status, office, organ or month."""

    by: InterviewGrouping = Field(description="By what the groups are formed.")
    items: list[InterviewCountsOf] = Field(description="The groups in order of their key.")
    whole: InterviewCounts = Field(description="All together.")


class CaseCounts(Counts):
    """Cases opened in the period, and what became of them so far (TA-01 to TA-14)."""

    opened: int = Field(description="Opened in the period.")
    decided: int = Field(description="Of these, decided by the standing committee (TA-11).")
    no_liability: int = Field(description="Of these, ended without liability, for whatever reason.")
    not_an_error: int = Field(description="Of those without liability: it was no error (A-35).")
    exempted: int = Field(description="Of those without liability: exempted (TA-06).")
    closed: int = Field(description="Of these, executed and closed (TA-14).")
    under_way: int = Field(description="Of these, not ended yet.")


class CaseCountsOf(CaseCounts):
    """The counts of one group."""

    key: str = Field(description=_KEY, examples=["interview_escalated"])


class CaseStatistics(Statistics):
    """Cases of a period by source, object, status, office, organ or month."""

    by: CaseGrouping = Field(description="By what the groups are formed.")
    items: list[CaseCountsOf] = Field(description="The groups in order of their key.")
    whole: CaseCounts = Field(description="All together.")


class MeasureCounts(Counts):
    """Measures of the cases decided in the period, as far as reviews left them in force (P-15, P-30)."""

    imposed: int = Field(description="How many measures; of two on one object each counts.")
    on_officials: int = Field(description="Of these, on leading officials.")
    on_organizations: int = Field(description="Of these, on party organizations.")


class MeasureCountsOf(MeasureCounts):
    """The counts of one group."""

    key: str = Field(description=_KEY, examples=["form_1"])


class MeasureStatistics(Statistics):
    """Measures of a period by form, measure, family, organ or month; by form each of the four is shown."""

    by: MeasureGrouping = Field(description="By what the groups are formed.")
    items: list[MeasureCountsOf] = Field(description="The groups in order of their key.")
    whole: MeasureCounts = Field(description="All together.")


class ToleranceCounts(Counts):
    """Determinations of tolerance made in the period (TA-05). They are no target and rank nobody."""

    determined: int = Field(description="Determined in the period.")
    not_an_error: int = Field(description="Of these: it was no error (A-35).")
    exempted: int = Field(description="Of these: exempted.")
    mitigated: int = Field(description="Of these: mitigated.")
    lighter: int = Field(description="Of these: lighter.")
    refused: int = Field(description="Of these: not tolerated.")


class ToleranceCountsOf(ToleranceCounts):
    """The counts of one group."""

    key: str = Field(description=_KEY, examples=["exempted"])


class ToleranceStatistics(Statistics):
    """Determinations of a period by outcome, entrance, organ or month."""

    by: ToleranceGrouping = Field(description="By what the groups are formed.")
    items: list[ToleranceCountsOf] = Field(description="The groups in order of their key.")
    whole: ToleranceCounts = Field(description="All together.")


class ProbationCounts(Counts):
    """Probations begun in the period, and how they were evaluated so far (TA-07, TA-08)."""

    begun: int = Field(description="Begun in the period: on the day of service of the notice.")
    passed: int = Field(description="Of these, passed.")
    failed: int = Field(description="Of these, not passed.")
    not_evaluated: int = Field(description="Of these, not evaluated yet.")


class ProbationCountsOf(ProbationCounts):
    """The counts of one group."""

    key: str = Field(description=_KEY, examples=["passed"])


class ProbationStatistics(Statistics):
    """Probations of a period by length, result, organ or month."""

    by: ProbationGrouping = Field(description="By what the groups are formed.")
    items: list[ProbationCountsOf] = Field(description="The groups in order of their key.")
    whole: ProbationCounts = Field(description="All together.")
