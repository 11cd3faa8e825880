"""Faults of the policy of interviews, cases and what follows them: what the matrix must find there, too."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from _pytest.monkeypatch import MonkeyPatch
from sqlalchemy import true

from libs.chassis.cases import Who
from services.accountability.cases.case_type import CASE
from services.accountability.disclosures.case_type import DISCLOSURE_STATEMENT, DISCLOSURE_WINDOW
from services.accountability.followups.case_type import FOLLOWUP
from services.accountability.internal.case_type import VIOLATION
from services.accountability.interviews.case_type import INTERVIEW
from services.accountability.joint.case_type import JOINT
from services.accountability.probation.case_type import PROBATION
from services.accountability.proposals.case_type import PROPOSAL
from services.accountability.publications.case_type import PUBLICATION
from services.accountability.reexaminations.case_type import REEXAMINATION
from services.accountability.reviews.case_type import REVIEW
from services.accountability.sanctions.case_type import SANCTION
from services.accountability.statistics import counting_views
from services.accountability.tolerance.case_type import TOLERANCE
from services.accountability.triggers.case_type import TRIGGER
from services.filing.escalations.store import ESCALATION
from services.supervision.criticisms.case_type import CRITICISM
from services.supervision.rankings.case_type import RANKING
from services.supervision.unit_watch.store import UNIT_WATCH
from tests.support.access_planting import Fault, Plant, changed_access, ground_of
from tests.support.access_planting_cleared import all_open, nobody_barred, nothing_kept

HERE: Final = "accountability"


def _untold(case_type: Any) -> Plant:
    """The feed tells what the detail closes."""

    def change(access: Any) -> Any:
        return replace(access, sections=tuple(replace(section, told={}) for section in access.sections))

    return changed_access(case_type, change)


def _unstated(case_type: Any) -> Plant:
    """The timeline reads out what was stated to everybody."""
    return changed_access(case_type, lambda access: replace(access, stated={}))


def _fields_without(case_type: Any, *places: str) -> Plant:
    """Fields that no section closes any more."""

    def change(access: Any) -> Any:
        kept = (
            replace(section, fields={at: empty for at, empty in section.fields.items() if at not in places})
            for section in access.sections
        )
        return replace(access, sections=tuple(kept))

    return changed_access(case_type, change)


def _everything_counted(patch: MonkeyPatch) -> None:
    patch.setattr(counting_views, "visible_to", lambda *_args: true())


def _at(plant: Plant, *routes: str, people: tuple[str, ...] = (), service: str = HERE, about: str = "") -> Fault:
    return Fault(plant, routes, frozenset(people) or None, service, about)


_FOLLOWUPS, _REVIEWS = FOLLOWUP.table.c, REVIEW.table.c
_VISITED_HERE: Final = _FOLLOWUPS.competent_organ_id == Who.organ
FAULTS_HELD: Final[Mapping[str, Fault]] = {
    "who serves in a unit in question knows its trigger": _at(
        nobody_barred(TRIGGER), "list_triggers", "read_trigger", people=("post-holder", "named-officer")
    ),
    "the unit reads on what it is interviewed": _at(all_open(INTERVIEW, "unit"), "read_interview"),
    "the unit knows of an interview before its notice": _at(
        ground_of(INTERVIEW, "unit", holds=INTERVIEW.table.c.unit_id == Who.organ), "read_interview", "list_interviews"
    ),
    "the unit reads the state of mind": _at(
        _fields_without(INTERVIEW, "record.statements[].state_of_mind"), "read_interview"
    ),
    "the unit's timeline tells of the confirmation": _at(nothing_kept(INTERVIEW), "read_history"),
    "any member holds an interview": _at(
        ground_of(INTERVIEW, "interviewer", holds=INTERVIEW.table.c.competent_organ_id == Who.organ),
        "hold_interview", "read_todo",
    ),
    "a case is known to its object": _at(nobody_barred(CASE), "list_cases", "read_case"),
    "an officer who is not named acts in a case": _at(
        ground_of(CASE, "officer_of_office", acts=True), "record_case_tests", "read_case"
    ),
    "a joint disposition is known to whom it is on": _at(
        nobody_barred(JOINT), "list_joint_dispositions", "read_joint_disposition"
    ),
    "the object learns who decided": _at(all_open(SANCTION, "person_concerned"), "read_sanction", "list_sanctions"),
    "the feed tells the object the case behind": _at(_untold(SANCTION), "list_changes"),
    "a sanction is known to every party head": _at(
        ground_of(SANCTION, "head_of_unit", holds=true()), "list_sanctions", "read_person_periods"
    ),
    "the applicant learns who reviews": _at(all_open(REVIEW, "person_concerned"), "read_review"),
    "the decision on a review is read before it is served": _at(
        ground_of(REVIEW, "person_concerned_served", holds=_REVIEWS.person_id == Who.person),
        "read_review", "read_review_letter",
    ),
    "the feed tells how a review was decided": _at(_untold(REVIEW), "list_changes"),
    "a re-examination is known to whom the case is on": _at(
        nobody_barred(REEXAMINATION), "list_reexaminations", "read_reexamination"
    ),
    "a proposal is known before it is served": _at(
        ground_of(PROPOSAL, "receiving_unit", holds=PROPOSAL.table.c.unit_id == Who.organ),
        "list_supervision_proposals", "read_supervision_proposal",
    ),
    "the department reads the visits": _at(all_open(FOLLOWUP, "organization_department"), "read_followup"),
    "a follow-up is known to the person visited": _at(nobody_barred(FOLLOWUP), "list_followups", "read_followup"),
    "any visitor visits": _at(ground_of(FOLLOWUP, "visitor", holds=_VISITED_HERE), "list_followups", "read_todo"),
    "a supervisor acts on the own violation": _at(
        ground_of(VIOLATION, "cadre_supervision", holds=VIOLATION.table.c.organ_id == Who.organ),
        "determine_violation", "read_violation",
    ),
    "a window is known to everybody": _at(
        ground_of(DISCLOSURE_WINDOW, "unit_in_scope", holds=true()), "list_disclosure_windows"
    ),
    "who disclosed reads the assessment": _at(all_open(DISCLOSURE_STATEMENT, "discloser"), "read_disclosure"),
    "any officer reads a disclosure": _at(
        ground_of(DISCLOSURE_STATEMENT, "named_handler", holds=DISCLOSURE_STATEMENT.table.c.organ_id == Who.organ),
        "list_disclosures", "read_disclosure",
    ),
    "the whole office reads the dossier": _at(
        all_open(TOLERANCE, "counterpart"), "read_tolerance", "read_history"
    ),
    "the object reads a letter that is not served": _at(
        ground_of(TOLERANCE, "object", holds=TOLERANCE.table.c.object_person_id == Who.person),
        "list_tolerances", "read_tolerance", people=("subject-officer", "head-on-probation"),
    ),
    "what was weighed is read out": _at(_unstated(TOLERANCE), "read_history", about="tolerance"),
    "who is on probation reads its evaluation": _at(all_open(PROBATION, "on_probation"), "read_probation"),
    "the feed tells what follows a probation": _at(_untold(PROBATION), "list_changes"),
    "readers of an abstract learn of the case behind": _at(all_open(PUBLICATION, "reached"), "read_publication"),
    "an abstract is read wherever": _at(
        ground_of(PUBLICATION, "reached", holds=PUBLICATION.table.c.status == "published"), "list_publications"
    ),
    "counts of cases that may not be known": _at(_everything_counted, "read_case_statistics"),
    "a criticism is known to every office": _at(
        ground_of(CRITICISM, "office", holds=true()), "list_criticisms", service="supervision"
    ),
    "a ranking is known to every bureau": _at(
        ground_of(RANKING, "bureau", holds=true()), "list_rankings", "confirm_ranking", service="supervision",
        people=("bureau@county/holds", "bureau@cdi/holds"),
    ),
    "any office releases a unit": _at(
        ground_of(UNIT_WATCH, "head_of_counterpart", holds=UNIT_WATCH.table.c.competent_organ_id == Who.organ),
        "release_watched_unit", "list_watched_units", service="supervision",
    ),
    "an escalation is known to any office": _at(
        ground_of(ESCALATION, "counterpart", holds=true()), "list_escalations", service="filing"
    ),
}  # fmt: skip
"""By what is wrong."""
