"""Limits and single values of supervision: what a rule or a law fixes is never loosened, the rest stays in bounds."""

from collections.abc import Iterator

from libs.policy.checking import Found, options_within
from libs.policy.rows import ProfileFile

OPTIONS = {
    "visits.cdi_per_month": range(1, 32),
    "visits.dispatched_per_month": range(2, 32),
    "visits.special_per_quarter": range(1, 93),
    "visits.spot_per_year": range(1, 13),
    "visits.warning_days": range(1, 29),
    "visits.team_min": range(2, 100),
    "visits.duplicate_days": range(7, 181),
    "sampling.percent": range(30, 101),
    "task.warning_days": range(1, 31),
    "watch.visits_per_month": range(1, 32),
}
"""Whole numbers, never below the rule: monthly (S-05), twice (S-06), quarterly (S-07), yearly (S-09), 30 % (S-11)."""
FIXED = {
    "objection.apply": (30, "calendar_days"),
    "objection.decide": (30, "calendar_days"),
    "lead.disposition": (1, "months"),
}
"""The clocks of an objection and of the disposition of a lead, which national rules set (P-21, P-07)."""
WITHIN = {
    "problem.acceptance": ("working_days", range(1, 16)),
    "rectification.immediate": ("calendar_days", range(1, 8)),
    "rectification.short": ("calendar_days", range(2, 61)),
    "rectification.long": ("calendar_days", range(3, 366)),
    "slip.answer": ("working_days", range(1, 16)),
    "slip.term": ("calendar_days", range(1, 31)),
    "visit.conclusion": ("working_days", range(1, 31)),
    "lead.receipt": ("working_days", range(1, 3)),
    "lead.forward": ("working_days", range(1, 6)),
    "lead.feedback": ("working_days", range(1, 16)),
    "request.answer": ("working_days", range(1, 31)),
    "liaison.cycle": ("months", range(1, 13)),
}
"""Terms a jurisdiction may set within bounds (G-55, P-22, S-02); those owed to whoever hands a lead over may only be
shortened (P-07, G-56)."""
_TERMS = ("rectification.immediate", "rectification.short", "rectification.long")
_STRICT = "visits.strict_per_resident_unit"


def check_numbers(profile: ProfileFile) -> Iterator[Found]:
    """Every option within its bounds, every limit of the law unchanged, every other limit within bounds."""
    yield from options_within(profile, OPTIONS)
    for name, (length, unit) in FIXED.items():
        limit = profile.limits.get(name)
        if limit is not None and (limit.length, limit.unit) != (length, unit):
            yield f"limits.{name}", f"is {length} {unit} by national rules (P-21, P-07)"
    for name, (unit, bound) in WITHIN.items():
        limit = profile.limits.get(name)
        if limit is not None and (limit.unit != unit or limit.length not in bound):
            yield f"limits.{name}", f"lies between {bound.start} and {bound.stop - 1} {unit}"
    yield from _agreeing(profile)


def _agreeing(profile: ProfileFile) -> Iterator[Found]:
    """The three terms grow (G-55), the stricter count is a switch (G-49), a watched unit is visited more often."""
    lengths = [profile.limits[name].length for name in _TERMS if name in profile.limits]
    if lengths != sorted(set(lengths)):
        yield "limits.rectification.short", "lies between the immediate and the long term (G-55)"
    strict = profile.options.get(_STRICT)
    if strict is not None and not isinstance(strict.value, bool):
        yield f"options.{_STRICT}", "is true or false (G-49)"
    often, daily = profile.options.get("watch.visits_per_month"), profile.options.get("visits.cdi_per_month")
    if often and daily and isinstance(often.value, int) and isinstance(daily.value, int) and often.value <= daily.value:
        yield "options.watch.visits_per_month", "is more than visits.cdi_per_month, or to be watched changes nothing"
