"""Determinations of tolerance in the access proofs, their applications, probations and published abstracts."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from libs.contracts import accountability_tolerance as told
from libs.kernel.events import Event
from services.accountability.probation.case_type import PROBATION
from services.accountability.publications.case_type import PUBLICATION
from services.accountability.tolerance.application_store import TOLERANCE_APPLICATION
from services.accountability.tolerance.case_type import TOLERANCE
from tests.support.access_cast import Cast
from tests.support.access_dramas_held import in_county, where
from tests.support.access_people import named
from tests.support.access_roads import Drama, Scene
from tests.support.access_specials_cleared import REPORTED_UNIT, UNIT

Events = Mapping[str, type[Event]]
DECIDING: Final = ("named-leader", "sc_recorder@cdi/holds", "cdi_secretary@cdi/holds", "named-administrator")
"""Who decides on a determination, as it names them."""
TOLERANCE_EVENTS: Final[Events] = {
    "open": told.ToleranceOpened, "determine": told.ToleranceDetermined, "serve": told.ToleranceServed,
    "reopen": told.ToleranceReopened, "cease": told.ToleranceCeased,
    **dict.fromkeys(("draft", "give_trial_opinion", "consult", "send_back", "renew_hands"), told.ToleranceProgressed),
}  # fmt: skip
APPLICATION_EVENTS: Final[Events] = {
    "apply": told.ToleranceApplicationReceived, "acknowledge": told.ToleranceApplicationUnderStudy,
    **dict.fromkeys(("answer", "tell", "uphold"), told.ToleranceApplicationAnswered),
    "withdraw": told.ToleranceApplicationWithdrawn,
    "ask_reconsideration": told.ToleranceApplicationReconsiderationAsked,
}  # fmt: skip
PROBATION_EVENTS: Final[Events] = {
    "propose": told.ProbationProposed, "set": told.ProbationSet, "decline": told.ProbationDeclined,
    "extend": told.ProbationExtended, "expire": told.ProbationExpired, "evaluate": told.ProbationPassed,
}  # fmt: skip
PUBLICATION_EVENTS: Final[Events] = {
    **dict.fromkeys(("draft", "revise"), told.PublicationDrafted), "return": told.PublicationReturned,
    "publish": told.PublicationPublished, "withdraw": told.PublicationWithdrawn,
}  # fmt: skip


def dramas_of_tolerance(cast: Cast) -> tuple[Drama, ...]:
    """The dramas of the chapter."""
    return (_tolerances(cast), _applications(cast), _probations(cast), _publications(cast))


def _behind(cast: Cast, scene: str, object_person: str | None, organ: str = UNIT) -> dict[str, Any]:
    """The case behind, and on whom it is."""
    return {
        "case_id": named("case", f"{scene} 0"), "object_organ_id": cast.organ(organ),
        "object_person_id": None if object_person is None else cast.person(object_person),
    }  # fmt: skip


def _tolerances(cast: Cast) -> Drama:
    def one(name: str, few: int, place: Mapping[str, Any], behind: Mapping[str, Any]) -> Scene:
        def given(status: str, _key: str) -> Mapping[str, Any]:
            unserved = {} if status == "served" else {"letter": None}
            return {
                **place, **behind, **unserved, "head_ids": cast.ids("named-head", "named-misplaced"),
                "decider_ids": cast.ids(*DECIDING), "trial_officer_id": cast.person("trial-named"),
                "application_id": named("tolerance_application", "application of tolerance 0"),
            }  # fmt: skip

        return Scene(name, given, few)

    officer, head = _behind(cast, "case on subject-officer", "subject-officer"), "case on head-on-probation"
    return Drama(
        TOLERANCE,
        (
            one("tolerance", 1, where(cast), _behind(cast, "case", None)),
            one("tolerance with recusals", 4, where(cast), _behind(cast, "case with recusals", None)),
            one("tolerance on an officer", 3, where(cast), officer),
            one("tolerance on a head", 3, where(cast), _behind(cast, head, "head-on-probation")),
            one(
                "tolerance of the county", 5, in_county(cast), _behind(cast, "case of the county", None, REPORTED_UNIT)
            ),
        ),
        TOLERANCE_EVENTS,
    )


def _applications(cast: Cast) -> Drama:
    def one(name: str, few: int, applicant: str, person: UUID | None, organ: str, unit: str) -> Scene:
        fields = {
            "applicant": applicant, "person_id": person, "unit_id": cast.organ(unit), "organ_id": cast.organ(organ),
        }  # fmt: skip
        return Scene(name, lambda _status, _key: fields, few)

    return Drama(
        TOLERANCE_APPLICATION,
        (
            one("application for tolerance", 1, "person", cast.person("applicant"), "cdi", UNIT),
            one("application of an officer", 3, "person", cast.person("subject-officer"), "cdi", UNIT),
            one("application of a unit", 3, "unit", None, "cdi", REPORTED_UNIT),
            one("application of a party group", 4, "party_group", cast.person("applicant-too"), "cdi", UNIT),
            one("application in the county", 4, "unit", None, "county", REPORTED_UNIT),
        ),
        APPLICATION_EVENTS,
    )  # fmt: skip


def _probations(cast: Cast) -> Drama:
    def one(name: str, few: int, place: Mapping[str, Any], behind: Mapping[str, Any]) -> Scene:
        def given(status: str, key: str) -> Mapping[str, Any]:
            unset = status in ("proposed", "declined")
            waiting = {"notice": None, "case_id": named("case", f"behind {key}")} if unset else {}
            return {**place, **behind, **waiting}

        return Scene(name, given, few)

    return Drama(
        PROBATION,
        (
            one("probation", 1, where(cast), _behind(cast, "case", None)),
            one("probation with recusals", 3, where(cast), _behind(cast, "case with recusals", None)),
            one("probation of a head", 2, where(cast), _behind(cast, "case on head-on-probation", "head-on-probation")),
            one("probation of a secretary", 4, where(cast),
                _behind(cast, "case on secretary-disclosed", "secretary-disclosed", "cdi")),
            one("probation of the county", 5, in_county(cast),
                _behind(cast, "case of the county", None, REPORTED_UNIT)),
        ),
        PROBATION_EVENTS,
    )  # fmt: skip


def _publications(cast: Cast) -> Drama:
    def one(name: str, few: int, reach: str, place: Mapping[str, Any], behind: Mapping[str, Any]) -> Scene:
        def given(_status: str, key: str) -> Mapping[str, Any]:
            of_it = {name: place[name] for name in ("unit_id", "competent_organ_id")}
            return {**of_it, **behind, "range": reach, "tolerance_id": named("tolerance", f"behind {key}")}

        return Scene(name, given, few)

    plain, county = _behind(cast, "case", None), _behind(cast, "case of the county", None, REPORTED_UNIT)
    officer = _behind(cast, "case on subject-officer", "subject-officer")
    return Drama(
        PUBLICATION,
        (
            one("publication", 1, "unit", where(cast), plain),
            one(
                "publication to a department",
                4,
                "department",
                where(cast),
                {**plain, "object_organ_id": cast.organ("government")},
            ),
            one("publication to organs", 4, "organ", where(cast), _behind(cast, "case with recusals", None)),
            one("publication to the city", 4, "city", where(cast), officer),
            one("publication of the county", 4, "unit", in_county(cast), county),
        ),
        PUBLICATION_EVENTS,
    )
