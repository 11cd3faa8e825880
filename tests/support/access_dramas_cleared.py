"""The cases of the clarification service in the access proofs: in every status, related to people in every way."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from libs.contracts import clarification as told
from libs.contracts import clarification_intake as intake
from libs.contracts import clarification_malice as malice
from libs.kernel.events import Event
from services.clarification.applications.case_type import APPLICATION
from services.clarification.candidates.case_type import CANDIDATE
from services.clarification.clarifications.case_type import CLARIFICATION
from services.clarification.clarifications.records import Letter, RecusedFromIt
from services.clarification.clarifications.subject import OrganizationSubject, PersonSubject
from services.clarification.corrections.case_type import CORRECTION
from services.clarification.leads_index.case_type import LEAD_ENTRY
from tests.support.access_cast import Cast
from tests.support.access_dramas import GOING
from tests.support.access_filled import filled
from tests.support.access_people import named
from tests.support.access_roads import Drama, Scene
from tests.support.access_specials_cleared import BODY, OFFICE, REPORTED_UNIT, TOWNSHIP, UNIT

HOMES: Final[Mapping[str, tuple[str, str, tuple[str, ...]]]] = {
    OFFICE: ("cdi", "named-head", GOING),
    BODY: ("cdi", "dispatched-head", ("dispatched-officer",)),
    TOWNSHIP: ("county", "township-head", ("township-officer",)),
}
"""Offices and bodies that clarify, each with its organ and the head and handlers that its cases name."""
EVENTS: Final[Mapping[str, type[Event]]] = {
    **dict.fromkeys(("open_ex_officio", "open_on_application", "open_for_victim"), told.ClarificationOpened),
    "accept": told.ClarificationAssessing,
    "name_handlers": told.ClarificationHandlersNamed,
    "defer": told.ClarificationDeferred,
    "resume": told.ClarificationResumed,
    "check_leads": told.ClarificationLeadsWeighed,
    "note_certified": told.ClarificationMaliceNoted,
    "record_verification": told.ClarificationVerificationRecorded,
    "record_consent": told.ClarificationConsentRecorded,
    "propose": told.ClarificationStartProposed,
    "propose_not_to_start": told.ClarificationDeclineProposed,
    "decide_not_to_start": told.ClarificationNotStarted,
    "answer_applicant": told.ClarificationApplicantAnswered,
    "reconsider": told.ClarificationReconsidered,
    "give_trial_opinion": told.ClarificationTrialOpinionGiven,
    "take_back": told.ClarificationTakenBack,
    "assess_collectively": told.ClarificationAssessed,
    "review": told.ClarificationHeadReviewed,
    "send_prior_notice": told.ClarificationPrenoticeSent,
    "record_party_head_opinion": told.ClarificationPartyHeadHeard,
    "assess_impact": told.ClarificationImpactAssessed,
    "approve": told.ClarificationApproved,
    "reject": told.ClarificationRejected,
    "issue_letter": told.ClarificationExecuting,
    "record_proof": told.ClarificationProofRecorded,
    "finish_execution": told.ClarificationExecuted,
    "inform": told.ClarificationInformed,
    "record_visit": told.ClarificationVisited,
    "close": told.ClarificationClosed,
    "withdraw": told.ClarificationWithdrawn,
}
"""The event of each act on a clarification."""
_WAITED: Final = (
    ("open_ex_officio", "opened"), ("accept", "deferred"), ("name_handlers", "deferred"), ("check_leads", "deferred"),
    ("resume", "assessing"), ("defer", "deferred"), ("check_leads", "assessing"), ("propose", "proposed"),
    ("assess_collectively", "assessed_collectively"), ("review", "head_reviewed"),
)  # fmt: skip
"""The road of a clarification that waited for other leads before it was proposed."""
UNNAMED: Final = frozenset({"opened"})
"""Statuses of a clarification in which nobody is named yet."""


def dramas_of_clarification(cast: Cast) -> tuple[Drama, ...]:
    """The dramas of the service."""
    return (_clarifications(cast), _applications(cast), _candidates(cast), _entries(cast), _corrections(cast))


def somebody(cast: Cast, code: str) -> PersonSubject:
    """A person as the subject."""
    return PersonSubject(person_id=cast.person(code), unit_id=cast.organ(UNIT))


def the_unit(cast: Cast) -> OrganizationSubject:
    """The unit that is reported as the subject."""
    return OrganizationSubject(organ_id=cast.organ(REPORTED_UNIT))


def place(cast: Cast, office: str) -> dict[str, UUID]:
    """An office with its organ, as fields."""
    return {"office_id": cast.organ(office), "organ_id": cast.organ(HOMES[office][0])}


def _clarifications(cast: Cast) -> Drama:
    recused = tuple(RecusedFromIt(person_id=one, ground="other") for one in (*cast.recused, cast.person("named-gone")))
    return Drama(
        CLARIFICATION,
        (
            _clarification(cast, "clarification", somebody(cast, "applicant")),
            _clarification(
                cast, "clarification with recusals", somebody(cast, "subject-silent"), few=3, recused=recused
            ),
            _clarification(
                cast, "clarification of an officer", somebody(cast, "subject-officer"), few=6, also=("subject-officer",)
            ),
            _clarification(cast, "clarification of a unit", the_unit(cast), few=6),
            _clarification(cast, "clarification of a dispatched body", somebody(cast, "subject-silent"), BODY, few=5),
            _clarification(cast, "clarification of a township", somebody(cast, "applicant-too"), TOWNSHIP, few=5),
        ),
        EVENTS,
        (_WAITED,),
    )


def _clarification(
    cast: Cast, name: str, subject: Any, office: str = OFFICE, *, few: int = 1, recused: tuple[RecusedFromIt, ...] = (),
    also: tuple[str, ...] = (),
) -> Scene:  # fmt: skip
    _, head, handlers = HOMES[office]

    def given(status: str, key: str) -> Mapping[str, Any]:
        hands = {"head_id": None, "handler_ids": ()}
        if status not in UNNAMED:
            hands = {"head_id": cast.person(head), "handler_ids": cast.ids(*handlers, *also)}  # type: ignore[dict-item]
        letter = filled(Letter, number=f"许纪函〔2026〕{key}")
        behind = named("application", "application 0")
        known = {"subject": subject, "recused": recused, "letter": letter, "application_id": behind}
        return {**place(cast, office), **hands, **known}

    return Scene(name, given, few)


def _applications(cast: Cast) -> Drama:
    return Drama(
        APPLICATION,
        (
            _application(cast, "application", somebody(cast, "applicant")),
            _application(cast, "application of another", somebody(cast, "applicant-too"), BODY, few=2),
            _application(cast, "application of an officer", somebody(cast, "subject-officer")),
            _application(cast, "application of a unit", the_unit(cast)),
            _application(cast, "application in a township", somebody(cast, "applicant"), TOWNSHIP, "cdi", few=2),
        ),
        {
            "apply": intake.ApplicationReceived, "enter_from_paper": intake.ApplicationReceived,
            "acknowledge": intake.ApplicationAcknowledged, "answer": intake.ApplicationAnswered,
            "ask_reconsideration": intake.ApplicationReconsiderationAsked, "serve": intake.ApplicationServed,
            "withdraw": intake.ApplicationWithdrawn,
        },
    )  # fmt: skip


def _application(
    cast: Cast, name: str, subject: Any, office: str = OFFICE, received_by: str = "", few: int = 1
) -> Scene:
    where = place(cast, office)

    def given(_status: str, key: str) -> Mapping[str, Any]:
        received = cast.organ(received_by) if received_by else where["organ_id"]
        return {
            "office_id": where["office_id"], "handling_organ_id": where["organ_id"], "organ_id": received,
            "subject": subject, "clarification_id": named("clarification", f"behind {key}"),
        }  # fmt: skip

    return Scene(name, given, few)


def _about(cast: Cast, code: str | None) -> dict[str, UUID | None]:
    """The fields that say whom something is about: that person, or the unit reported."""
    if code is None:
        return {"subject_person_id": None, "subject_organ_id": cast.organ(REPORTED_UNIT)}
    return {"subject_person_id": cast.person(code), "subject_organ_id": None}


def _candidates(cast: Cast) -> Drama:
    return Drama(
        CANDIDATE,
        (
            _plain("candidate", {**place(cast, OFFICE), **_about(cast, "subject-silent")}),
            _plain("candidate on an officer", {**place(cast, OFFICE), **_about(cast, "subject-officer")}),
            _plain("candidate on a unit", {**place(cast, OFFICE), **_about(cast, None)}),
            _plain("candidate of a body", {**place(cast, BODY), **_about(cast, "subject-silent")}),
            _plain("candidate of a township", {**place(cast, TOWNSHIP), **_about(cast, "subject-silent")}),
        ),
        {
            "propose": intake.CandidateProposed, "supplement": intake.CandidateSupplemented,
            "screen": intake.CandidateScreened, "take_up": intake.CandidateTakenUp,
            "dismiss": intake.CandidateDismissed,
        },
    )  # fmt: skip


def _plain(name: str, fields: Mapping[str, Any]) -> Scene:
    return Scene(name, lambda _status, _key: fields)


def _entries(cast: Cast) -> Drama:
    return Drama(
        LEAD_ENTRY,
        (
            _plain("entry of a lead", {**place(cast, OFFICE), **_about(cast, "subject-silent")}),
            _plain("entry of a lead on a unit", {**place(cast, OFFICE), **_about(cast, None)}),
            _plain("entry of a lead on an officer", {**place(cast, OFFICE), **_about(cast, "subject-officer")}),
            _plain("entry of a lead on a manager", {**place(cast, OFFICE), **_about(cast, "management-subject")}),
            _plain("entry of a lead of the county", {**place(cast, TOWNSHIP), **_about(cast, "subject-silent")}),
        ),
        {
            **dict.fromkeys(("note", "note_case", "note_escalation"), intake.LeadEntryNoted),
            "conclude": intake.LeadEntryConcluded, "forward": intake.LeadEntryForwarded,
            "rescope": intake.LeadEntryRescoped, "end": intake.LeadEntryEnded,
        },
    )  # fmt: skip  # fmt: skip


def _corrections(cast: Cast) -> Drama:
    asked = {"addressee_organ_id": cast.organ("department"), "recused_ids": (), "source_kind": "malice"}
    mine = {**asked, **place(cast, OFFICE), "handler_ids": cast.ids(*GOING), **_about(cast, "subject-silent")}
    kept_away = (*cast.recused, cast.person("named-gone"), cast.person("management-subject"))
    township = {**place(cast, TOWNSHIP), "handler_ids": cast.ids("township-officer")}
    return Drama(
        CORRECTION,
        (
            _plain("correction", mine),
            _plain("correction with recusals", {**mine, "recused_ids": kept_away}),
            _plain("correction for an officer", {**mine, **_about(cast, "subject-officer")}),
            _plain("correction for a unit", {**mine, **_about(cast, None)}),
            _plain("correction of a township", {**mine, **township, **_about(cast, "department+subject")}),
        ),
        {
            "open": malice.CorrectionOpened, "answer": malice.CorrectionAnswered, "close": malice.CorrectionClosed,
            "return_answer": malice.CorrectionReturned, "mark_overdue": malice.CorrectionOverdue,
        },
    )  # fmt: skip
