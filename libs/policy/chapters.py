"""Which lists, limits and options make up a chapter of a profile; a chapter is whole, and a service shows its own."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from libs.kernel.profile import CodeList, Profile
from libs.policy.reading import Reader
from libs.policy.rows import ProfileFile

Chapter = Literal["filing", "clarification", "vault", "accountability", "supervision"]

LISTS: Mapping[Chapter, Sequence[str]] = MappingProxyType(
    {
        "filing": (
            "positive_items",
            "negative_items",
            "defect_codes",
            "receipt_warnings",
            "review_sections",
            "filing_grounds",
            "expert_kinds",
            "eligible_unit_kinds",
            "recusal_grounds",
            "fixed_texts",
        ),
        "clarification": (
            "clarification_situations",
            "clarification_methods",
            "clarification_ranges",
            "daily_performance_factors",
            "lead_findings",
            "clarification_chains",
            "grounds_against",
            "clarification_texts",
            "correction_kinds",
            "malice_outcomes",
            "mistaken_measures",
            "malice_signs",
            "malice_elements",
            "aggravating_factors",
            "accuser_kinds",
            "disposal_routes",
            "recusal_grounds",
            "clarifying_organ_words",
            "letter_banned_terms",
        ),
        "vault": ("vault_purposes", "bypass_routes"),
        "accountability": (
            "interview_tiers",
            "escalation_grounds",
            "interview_kinds",
            "interview_forms",
            "slip_colours",
            "responsibility_types",
            "accountability_measures",
            "four_forms",
            "scope_tests",
            "tolerance_situations",
            "six_looks",
            "look_values",
            "weighing_factors",
            "distinctions",
            "tolerance_outcomes",
            "probation_results",
            "probation_proposals",
            "review_outcomes",
            "reexamination_outcomes",
            "execution_steps",
            "visit_grades",
            "visit_checks",
            "leniency_factors",
            "strictness_factors",
            "violation_steps",
            "violation_kinds",
            "publication_ranges",
            "accountability_texts",
            "recusal_grounds",
        ),
        "supervision": (
            "central_work_kinds",
            "visit_kinds",
            "unannounced_marks",
            "visit_methods",
            "topic_marks",
            "concern_sources",
            "problem_natures",
            "formalism_aspects",
            "problem_levels",
            "rectification_terms",
            "slip_colours",
            "escalation_reasons",
            "objection_outcomes",
            "supervision_list_kinds",
            "staff_request_kinds",
            "liaison_kinds",
            "lead_kinds",
            "lead_dispositions",
            "task_roles",
            "supervision_texts",
            "recusal_grounds",
        ),
    }
)
"""The lists of each chapter, in the order of the files; a list may serve two."""

LIMITS = (
    "clarification.opinion",
    "clarification.acknowledge",
    "clarification.answer",
    "clarification.step",
    "clarification.step_across",
    "clarification.letter",
    "clarification.other_methods",
    "clarification.screening",
    "correction.due",
    "malice.feedback",
    "lead.disposition",
    "report.acknowledge",
    "report.to_higher",
    "interview.notice",
    "interview.hold",
    "interview.rectification",
    "proposal.answer",
    "review.apply",
    "review.decide",
    "further.apply",
    "further.decide",
    "civil_review.apply",
    "civil_review.decide",
    "civil_appeal.apply",
    "civil_appeal.decide",
    "civil_appeal.extension",
    "sanction.announce",
    "sanction.personnel",
    "sanction.execution_report",
    "reexamination.cycle",
    "followup.cycle",
    "problem.acceptance",
    "rectification.immediate",
    "rectification.short",
    "rectification.long",
    "slip.answer",
    "slip.term",
    "visit.conclusion",
    "objection.apply",
    "objection.decide",
    "lead.receipt",
    "lead.forward",
    "lead.feedback",
    "request.answer",
    "liaison.cycle",
)
"""The time limits of the chapters but filing: those of a filing may be absent, and then do not run."""

OPTIONS = (
    "clarification.majority_percent",
    "clarification.meeting_min",
    "clarification.visitors_min",
    "clarification.reconsiderations",
    "malice.certifying_level",
    "malice.default_outcome",
    "vault.opening_minutes",
    "ranking.consecutive_last",
    "interview.staff_min",
    "accountability.meeting_min",
    "probation.months_max",
    "impact.combined_max_months",
    "followup.visitors_min",
    "internal.repeat_at",
    "reexamination.sample_percent",
    "disclosure.assessors_min",
    "visits.cdi_per_month",
    "visits.dispatched_per_month",
    "visits.special_per_quarter",
    "visits.spot_per_year",
    "visits.strict_per_resident_unit",
    "visits.warning_days",
    "visits.team_min",
    "visits.duplicate_days",
    "sampling.percent",
    "task.warning_days",
    "watch.visits_per_month",
)
"""The single values of the same chapters."""

TABLES = ("interview_tiers",)
"""The decision tables that rules ask."""


def lists_of(profile: Profile, chapter: Chapter) -> Mapping[str, CodeList]:
    """The code lists of one chapter by name: what the service that has the chapter shows as its dictionaries."""
    return {name: profile.list(name) for name in LISTS[chapter]}


def check_whole(reader: Reader, file: str, profile: ProfileFile) -> None:
    """Every list of every chapter, and every limit and option that a rule module relies on, is there."""
    lists = dict.fromkeys(name for names in LISTS.values() for name in names)
    asked: tuple[tuple[str, Collection[str], Iterable[str]], ...] = (
        ("lists", profile.lists, lists),
        ("limits", profile.limits, LIMITS),
        ("options", profile.options, OPTIONS),
        ("tables", profile.tables, TABLES),
    )
    for part, present, names in asked:
        for name in names:
            if name not in present:
                reader.note(file, f"{part}.{name}", "is missing, and rules rely on it")
