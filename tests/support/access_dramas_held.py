"""Triggers, interviews, cases and joint dispositions in the access proofs: in every status, related in every way."""

from collections.abc import Mapping
from typing import Any, Final

from libs.contracts import accountability_cases as cases
from libs.contracts import accountability_interviews as told
from libs.kernel.events import Event
from services.accountability.cases.case_type import CASE
from services.accountability.cases.objects import LeadingOfficial, Organization
from services.accountability.cases.records import CaseDecision, CaseProposal
from services.accountability.interviews.case_type import INTERVIEW
from services.accountability.interviews.records import InterviewNotice, InterviewRecused
from services.accountability.joint.case_type import JOINT
from services.accountability.recusal import RecusedPerson
from services.accountability.triggers.case_type import TRIGGER
from services.accountability.triggers.records import HandRecord, Named
from tests.support.access_cast import Cast
from tests.support.access_dramas import GOING
from tests.support.access_filled import filled
from tests.support.access_people import named
from tests.support.access_roads import Drama, Scene
from tests.support.access_specials_cleared import OFFICE, REPORTED_UNIT, UNIT

COUNTY_OFFICE: Final = "county/office/holds"
INVOLVED: Final = "management-subject"
"""Whom a main case names as involved, though he manages cases himself."""
OFFICIALS: Final = ("subject-officer", "head-on-probation", "secretary-disclosed")
"""Leading officials who are held to account, each with another office, too."""
BEFORE_NOTICE: Final = frozenset({"triggered", "confirmed"})
INTERVIEW_EVENTS: Final[Mapping[str, type[Event]]] = {
    "trigger": told.InterviewTriggered, "rebase": told.InterviewRebased, "confirm": told.InterviewConfirmed,
    "cancel": told.InterviewCancelled, "issue_notice": told.InterviewNoticed, "hold": told.InterviewHeld,
    "record_no_show": told.InterviewNoShow, "present_plan": told.InterviewRectifying,
    "verify": told.InterviewVerified, "escalate": told.InterviewEscalated, "close": told.InterviewClosed,
    **dict.fromkeys(
        ("recuse", "report_rectification", "issue_slip", "find_insufficient", "propose_escalation",
         "decline_escalation"),
        told.InterviewProgressed,
    ),
}  # fmt: skip
CASE_EVENTS: Final[Mapping[str, type[Event]]] = {
    **dict.fromkeys(("open", "open_by_hand"), cases.CaseOpened),
    "approve": cases.CaseInvestigating, "rescope": cases.CaseObjectRescoped,
    **dict.fromkeys(("decline", "find_not_established", "exempt"), cases.CaseExempted),
    "enter_tolerance": cases.CaseInToleranceReview,
    **dict.fromkeys(("enter_probation", "extend_probation"), cases.CaseOnProbation),
    **dict.fromkeys(("leave_probation", "give_trial_opinion"), cases.CaseProposed),
    "hear": cases.CaseHeard, "submit": cases.CaseDeliberating, "decide": cases.CaseDecided,
    "send_back": cases.CaseSentBack, "serve": cases.CaseServed, "enter_review": cases.CaseUnderReview,
    "leave_review": cases.CaseReviewed, "close": cases.CaseClosed, "note_reexamination": cases.CaseReexamined,
    **dict.fromkeys(
        ("step_aside", "name_handlers", "name_involved", "record_tests", "note_tolerance", "record_correction",
         "draft_proposal", "record_execution"),
        cases.CaseProgressed,
    ),
}  # fmt: skip
JOINT_EVENTS: Final[Mapping[str, type[Event]]] = {
    **dict.fromkeys(("gather", "join"), cases.JointGathered), "propose": cases.JointProposed,
    "send_back": cases.JointSentBack, "decide": cases.JointDecided,
}  # fmt: skip
TRIGGER_EVENTS: Final[Mapping[str, type[Event]]] = {
    **dict.fromkeys(("record", "record_by_hand", "reweigh", "replace_list"), told.TriggerWeighed),
    **dict.fromkeys(("withdraw", "withdraw_by_hand"), told.TriggerWithdrawn),
}  # fmt: skip


def dramas_of_accountability(cast: Cast) -> tuple[Drama, ...]:
    """Whom a case leads to pursue: triggers, interviews, cases."""
    return (_triggers(cast), _interviews(cast), _cases(cast), _joints(cast))


def where(cast: Cast, organ: str = "cdi", office: str = OFFICE, unit: str = UNIT) -> dict[str, Any]:
    """Unit, organ and office as fields."""
    return {
        "unit_id": cast.organ(unit), "competent_organ_id": cast.organ(organ), "office_id": cast.organ(office),
    }  # fmt: skip


def in_county(cast: Cast) -> dict[str, Any]:
    """The same, of a unit that the county's organ looks after."""
    return where(cast, "county", COUNTY_OFFICE, REPORTED_UNIT)


def recused(cast: Cast) -> tuple[RecusedPerson, ...]:
    """Whoever is recused, on record as such."""
    return tuple(RecusedPerson(person_id=one, ground="other") for one in (*cast.recused, cast.person("named-gone")))


def official(cast: Cast, code: str, organ: str = UNIT) -> LeadingOfficial:
    """A leading official as the object of a case."""
    return LeadingOfficial(person_id=cast.person(code), organ_id=cast.organ(organ), post="deputy_in_charge")


def _triggers(cast: Cast) -> Drama:
    def trigger(name: str, organ: str, units: tuple[str, ...], record: HandRecord | None) -> Scene:
        def given(_status: str, key: str) -> Mapping[str, Any]:
            return {
                "competent_organ_id": cast.organ(organ), "record": record,
                "ranking": None,
                "named": tuple(filled(Named, unit_id=cast.organ(unit)) for unit in units),
                "occurrence_id": named("occurrence", key),
            }  # fmt: skip

        return Scene(name, given)

    return Drama(
        TRIGGER,
        (
            trigger("trigger by hand", "cdi", (UNIT,), filled(HandRecord)),
            trigger("trigger of two units", "cdi", ("schools", REPORTED_UNIT), None),
            trigger("trigger of the county", "county", (REPORTED_UNIT,), filled(HandRecord)),
        ),
        TRIGGER_EVENTS,
    )


def _interviews(cast: Cast) -> Drama:
    everybody = tuple(
        filled(InterviewRecused, person_id=one, ground="other") for one in (*cast.recused, cast.person("named-head"))
    )
    county = "cdi_secretary@county/holds"
    return Drama(
        INTERVIEW,
        (
            _interview(cast, "interview", where(cast), "interviewer", brief=True),
            _interview(cast, "interview with recusals", where(cast), "interviewer", few=7, recused=everybody),
            _interview(cast, "interview never noticed", where(cast), None, few=5),
            _interview(cast, "interview of the county", in_county(cast), county, few=9),
        ),
        INTERVIEW_EVENTS,
    )


def _interview(
    cast: Cast, name: str, place: Mapping[str, Any], interviewer: str | None, *, few: int = 1, brief: bool = False,
    recused: tuple[InterviewRecused, ...] = (),
) -> Scene:  # fmt: skip
    def given(status: str, key: str) -> Mapping[str, Any]:
        notice = None
        if interviewer is not None and status not in BEFORE_NOTICE:
            notice = filled(
                InterviewNotice, interviewer_id=cast.person(interviewer), letter_number=f"许纪约〔2026〕{key}"
            )
        none_before = {} if notice is not None else {"earlier_notices": ()}
        return {
            **place, **none_before, "notice": notice, "recused": recused, "occurrence_id": named("occurrence", key),
            "trigger_withdrawn_on": None,
            "tier": "xc_i4",
        }  # fmt: skip

    return Scene(name, given, few, brief)


def _cases(cast: Cast) -> Drama:
    unit = Organization(organ_id=cast.organ(UNIT))
    mill = Organization(organ_id=cast.organ(REPORTED_UNIT))
    county = ("county-officer",)
    return Drama(
        CASE,
        (
            _case(cast, "case", where(cast), unit, GOING, brief=True),
            _case(cast, "case with recusals", where(cast), unit, GOING, few=8, apart=recused(cast)),
            *(
                _case(cast, f"case on {code}", where(cast), official(cast, code), (*GOING, "subject-officer"), few=9)
                for code in OFFICIALS
            ),
            _case(cast, "case of the county", in_county(cast), mill, county, few=9),
        ),
        CASE_EVENTS,
    )


def _case(
    cast: Cast, name: str, place: Mapping[str, Any], target: Any, handlers: tuple[str, ...], *, few: int = 1,
    brief: bool = False, apart: tuple[RecusedPerson, ...] = (),
) -> Scene:  # fmt: skip
    def given(_status: str, key: str) -> Mapping[str, Any]:
        measures = {"measures": ("organization_examination",), "ordinary_measures": ("organization_circular",)}
        proposal = filled(CaseProposal, trial_officer_id=cast.person("trial-named"), **measures)
        involved = (cast.person(INVOLVED),) if apart else ()
        return {
            **place, "object": target, "handler_ids": cast.ids(*handlers), "recused": apart, "main_case_id": None,
            "involved_person_ids": involved, "proposal": proposal, "trial_opinion": None,
            "decision": filled(CaseDecision, measures=measures["measures"]), "reviews": (), "reexaminations": (),
            "source_id": named("source", key),
        }  # fmt: skip

    return Scene(name, given, few, brief)


def _joints(cast: Cast) -> Drama:
    def joint(name: str, place: Mapping[str, Any], barred: tuple[str, ...]) -> Scene:
        fields = {name: place[name] for name in ("unit_id", "competent_organ_id")}
        kept_away = (*cast.recused, *cast.ids(*barred)) if barred else ()
        return Scene(name, lambda _status, key: {**fields, "barred_ids": kept_away, "main_case_id": named("case", key)})

    return Drama(
        JOINT,
        (
            joint("joint disposition", where(cast), ()),
            joint("joint disposition with recusals", where(cast), (INVOLVED, "subject-officer")),
            joint("joint disposition of the county", in_county(cast), ()),
        ),
        JOINT_EVENTS,
    )
