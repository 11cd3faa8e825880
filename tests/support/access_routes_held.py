"""The routes of accountability with the questions put there, and those of what interviews come from and lead to."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from tests.support import access_held as held
from tests.support import access_worked_counts as visited
from tests.support.access_acts import acts
from tests.support.access_asking import Question
from tests.support.access_held import Asked, checks, letters, lists
from tests.support.access_held_acts import ACTS, SUPERVISION
from tests.support.access_held_counts import COUNTED, counts
from tests.support.access_held_waits import waiting
from tests.support.access_matrix import Matrix
from tests.support.access_others import cases
from tests.support.access_worked import forms, papers, parts, warnings
from tests.support.access_worked_acts import ACTS_WORKED, SHOWN_WORKED

Table = dict[str, Asked]
HERE: Final = "accountability"
SHOWN: Final[Mapping[str, tuple[str, str, str]]] = {
    "evidence": ("list_evidence", "read_evidence", "evidence"),
    "trigger": ("list_triggers", "read_trigger", "triggers"),
    "interview": ("list_interviews", "read_interview", "interviews"),
    "case": ("list_cases", "read_case", "cases"),
    "joint": ("list_joint_dispositions", "read_joint_disposition", "joint-dispositions"),
    "sanction": ("list_sanctions", "read_sanction", "sanctions"),
    "review": ("list_reviews", "read_review", "reviews"),
    "reexamination_draw": ("list_draws", "read_draw", "reexamination-draws"),
    "reexamination": ("list_reexaminations", "read_reexamination", "reexaminations"),
    "supervision_proposal": ("list_supervision_proposals", "read_supervision_proposal", "supervision-proposals"),
    "followup": ("list_followups", "read_followup", "followups"),
    "violation": ("list_violations", "read_violation", "violations"),
    "clearance": ("list_clearances", "read_clearance", "clearances"),
    "disclosure_window": ("list_disclosure_windows", "read_disclosure_window", "disclosure-windows"),
    "disclosure_statement": ("list_disclosures", "read_disclosure", "disclosure-statements"),
    "tolerance": ("list_tolerances", "read_tolerance", "tolerances"),
    "tolerance_application": (
        "list_tolerance_applications", "read_tolerance_application", "tolerance-applications",
    ),
    "probation": ("list_probations", "read_probation", "probations"),
    "publication": ("list_publications", "read_publication", "publications"),
}  # fmt: skip
"""List, detail and address of each case type of accountability."""
SOURCES: Final[Mapping[str, tuple[str, str, str]]] = {
    "criticism": ("list_criticisms", "read_criticism", "criticisms"),
    "circular": ("list_circulars", "read_circular", "circulars"),
    "ranking": ("list_rankings", "read_ranking", "rankings"),
    "unit_watch": ("list_watched_units", "read_watched_unit", "watched-units"),
}


def _shown(service: str, table: Mapping[str, tuple[str, str, str]]) -> Table:
    found: Table = {}
    for kind, (listing, detail, resource) in table.items():
        path = f"/v1/{resource}"
        found[listing] = lists(service, kind, listing, path)
        found[detail] = partial(_details, service=service, kind=kind, route=detail, path=path)
    return found


def _details(matrix: Matrix, service: str, kind: str, route: str, path: str) -> Iterator[Question]:
    return matrix.details(service, kind, route, path)


def _acts(service: str, table: Mapping[str, Mapping[str, str | Mapping[str, str]]]) -> Table:
    return {
        route: partial(acts, service=service, kind=kind, route=route, act=act)
        for kind, doors in table.items()
        for route, act in doors.items()
    }


def accountability() -> Table:
    """What accountability has of its own."""
    return {
        **_shown(HERE, SHOWN),
        **_acts(HERE, ACTS),
        "read_case": cases,
        "check_case": checks("check_case", "case", "/v1/cases", held.OF_CHECKS),
        "read_interview": held.interviews,
        "check_interview": checks("check_interview", "interview", "/v1/interviews", held.OF_INTERVIEW_CHECKS),
        "read_review_letter": letters(
            "read_review_letter", "review", "/v1/reviews", lambda who, case: case.decision is not None and who.inside
        ),
        "read_feedback_letter": letters(
            "read_feedback_letter", "followup", "/v1/followups", lambda _who, case: case.feedback is not None
        ),
        "read_determination_letter": letters(
            "read_determination_letter", "tolerance", "/v1/tolerances", lambda _who, case: case.letter is not None
        ),
        "read_violation_ladder": held.ladders,
        "rerun_draw": held.reruns,
        "read_disclosure_figures": held.window_figures,
        "read_person_periods": held.periods,
        "ask_what_if": held.what_ifs,
        "read_todo": partial(waiting, service=HERE),
        **{route: counts(route) for route in COUNTED},
    }


def sources() -> Table:
    """What supervision has of sources and watched units, and of central work."""
    return {
        **_shown("supervision", {**SOURCES, **SHOWN_WORKED}),
        **_acts("supervision", {**SUPERVISION, **ACTS_WORKED}),
        **papers(),
        "read_task_part": parts,
        "list_visit_warnings": warnings,
        **forms(),
        **{route: visited.counts(route) for route in visited.COUNTED},
        **visited.coverages(),
        "read_coverage_statistics": visited.frequency,
        "list_visit_proposals": visited.proposals,
        **visited.sheets(),
        "list_watched_units": held.watched_units,
    }


def escalations() -> Table:
    """What the filing service has of escalated interviews and of problem items."""
    shown = {
        "escalation": ("list_escalations", "read_escalation", "escalations"),
        "earlier_problem": ("list_earlier_problems", "read_earlier_problem", "earlier-problems"),
    }
    return _shown("filing", shown)
