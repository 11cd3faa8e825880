"""By what the figures of each subject may be given."""

from enum import StrEnum


class ProblemGrouping(StrEnum):
    """By what problem items are counted."""

    NATURE = "nature"
    UNIT = "unit"
    OFFICE = "office"
    ORGAN = "organ"
    MONTH = "month"
    QUARTER = "quarter"


class VisitGrouping(StrEnum):
    """By what visits are counted."""

    KIND = "kind"
    UNIT = "unit"
    OFFICE = "office"
    ORGAN = "organ"
    MONTH = "month"
    QUARTER = "quarter"
    WEEK = "week"


class SampleGrouping(StrEnum):
    """By what common problems and their samples are counted."""

    NATURE = "nature"
    OFFICE = "office"
    ORGAN = "organ"
    MONTH = "month"


class LeadGrouping(StrEnum):
    """By what leads are counted."""

    DISPOSITION = "disposition"
    STATUS = "status"
    OFFICE = "office"
    ORGAN = "organ"
    MONTH = "month"
