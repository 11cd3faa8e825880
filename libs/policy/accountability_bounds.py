"""Limits and single values of accountability: what the law fixes stays as it is, the rest stays within reason."""

from collections.abc import Iterator

from libs.policy.checking import Found, options_within
from libs.policy.rows import ProfileFile

OPTIONS = {
    "ranking.consecutive_last": range(2, 13),
    "interview.staff_min": range(2, 100),
    "accountability.meeting_min": range(3, 100),
    "probation.months_max": range(1, 4),
    "impact.combined_max_months": range(24, 49),
    "followup.visitors_min": range(2, 100),
    "internal.repeat_at": range(2, 13),
    "reexamination.sample_percent": range(1, 101),
    "disclosure.assessors_min": range(2, 100),
}
"""Whole numbers: twice in a row is not once (A-04), two staff (G-40), three months at most (A-08), 48 months (P-19)."""
FIXED = {
    "review.apply": (1, "months"),
    "review.decide": (1, "months"),
    "further.apply": (1, "months"),
    "further.decide": (2, "months"),
    "civil_review.apply": (30, "calendar_days"),
    "civil_review.decide": (30, "calendar_days"),
    "civil_appeal.apply": (15, "calendar_days"),
    "civil_appeal.decide": (60, "calendar_days"),
    "civil_appeal.extension": (30, "calendar_days"),
}
"""The clocks of review, further review and appeal, which the law sets (P-14, P-20)."""
WITHIN = {
    "interview.notice": ("working_days", range(1, 11)),
    "interview.hold": ("working_days", range(3, 31)),
    "interview.rectification": ("calendar_days", range(1, 181)),
    "proposal.answer": ("calendar_days", range(1, 91)),
    "tolerance.determine": ("working_days", range(5, 91)),
    "tolerance.serve": ("working_days", range(1, 31)),
    "tolerance.acknowledge": ("working_days", range(1, 16)),
    "tolerance.reconsider": ("working_days", range(1, 31)),
    "sanction.announce": ("months", range(1, 2)),
    "sanction.personnel": ("months", range(1, 7)),
    "sanction.execution_report": ("months", range(1, 7)),
    "reexamination.cycle": ("months", range(1, 13)),
    "followup.cycle": ("months", range(1, 13)),
}
"""Terms that a jurisdiction may set within bounds (G-40, P-26, P-28, G-03); those of tolerance it may leave out."""


def check_numbers(profile: ProfileFile) -> Iterator[Found]:
    """Every option within its bounds, every limit of the law unchanged, every other limit within bounds."""
    yield from options_within(profile, OPTIONS)
    for name, (length, unit) in FIXED.items():
        limit = profile.limits.get(name)
        if limit is not None and (limit.length, limit.unit) != (length, unit):
            yield f"limits.{name}", f"is {length} {unit} by law (P-14, P-20)"
    for name, (unit, bound) in WITHIN.items():
        limit = profile.limits.get(name)
        if limit is not None and (limit.unit != unit or limit.length not in bound):
            yield f"limits.{name}", f"lies between {bound.start} and {bound.stop - 1} {unit}"
    notice, hold = profile.limits.get("interview.notice"), profile.limits.get("interview.hold")
    if notice is not None and hold is not None and notice.length >= hold.length:
        yield "limits.interview.notice", "is shorter than interview.hold, or no notice could be kept (G-40)"
