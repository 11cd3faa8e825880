"""By what the counts of each subject may be given."""

from enum import StrEnum


class InterviewGrouping(StrEnum):
    """By what interviews are counted."""

    TIER = "tier"
    STATUS = "status"
    OFFICE = "office"
    ORGAN = "organ"
    MONTH = "month"


class CaseGrouping(StrEnum):
    """By what cases are counted."""

    SOURCE = "source"
    OBJECT = "object"
    STATUS = "status"
    OFFICE = "office"
    ORGAN = "organ"
    MONTH = "month"


class MeasureGrouping(StrEnum):
    """By what measures are counted."""

    FORM = "form"
    MEASURE = "measure"
    FAMILY = "family"
    ORGAN = "organ"
    MONTH = "month"


class ToleranceGrouping(StrEnum):
    """By what determinations of tolerance are counted."""

    OUTCOME = "outcome"
    ENTRANCE = "entrance"
    ORGAN = "organ"
    MONTH = "month"


class ProbationGrouping(StrEnum):
    """By what probations are counted."""

    MONTHS = "months"
    RESULT = "result"
    ORGAN = "organ"
    MONTH = "month"
