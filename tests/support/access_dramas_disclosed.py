"""Internal violations, clearings, disclosure windows and disclosures in the access proofs."""

from typing import Any, Final

from libs.contracts import accountability_followups as followed
from services.accountability.clearances.case_type import CLEARANCE
from services.accountability.disclosures.case_type import DISCLOSURE_STATEMENT, DISCLOSURE_WINDOW
from services.accountability.internal.case_type import VIOLATION
from tests.support.access_cast import Cast
from tests.support.access_dramas import GOING
from tests.support.access_dramas_aftermath import Events, scene
from tests.support.access_dramas_held import recused
from tests.support.access_people import named
from tests.support.access_roads import Drama, Scene
from tests.support.access_specials_cleared import REPORTED_UNIT, UNIT

VIOLATION_EVENTS: Final[Events] = {
    "record": followed.ViolationRecorded, "determine": followed.ViolationDetermined,
    "correct": followed.ViolationCorrected, "withdraw": followed.ViolationWithdrawn,
    "recompute": followed.ViolationRecomputed, "carry_out": followed.ViolationStepDone,
    "close": followed.ViolationClosed,
}  # fmt: skip
WINDOW_EVENTS: Final[Events] = {
    "open": followed.DisclosureWindowOpened, "name_window_handlers": followed.DisclosureWindowHandlersNamed,
    **dict.fromkeys(("close", "expire"), followed.DisclosureWindowClosed),
}  # fmt: skip
STATEMENT_EVENTS: Final[Events] = {
    **dict.fromkeys(("hand_in", "receive"), followed.DisclosureReceived),
    **dict.fromkeys(("name_handlers", "step_aside"), followed.DisclosureHandlersNamed),
    "assess": followed.DisclosureAssessmentNoted, "confirm": followed.DisclosureAssessed,
    "return_assessment": followed.DisclosureAssessmentReturned, "link": followed.DisclosureLinked,
}  # fmt: skip


def dramas_of_disclosures(cast: Cast) -> tuple[Drama, ...]:
    """What stands beside cases and sanctions."""
    return (_violations(cast), _clearances(cast), _windows(cast), _statements(cast))


def _violations(cast: Cast) -> Drama:
    def one(name: str, few: int, organ: str, person: str) -> Scene:
        return scene(name, few, organ_id=cast.organ(organ), person_id=cast.person(person))

    return Drama(
        VIOLATION,
        (
            one("violation", 1, "cdi", "named-officer"),
            one("violation of a supervisor", 3, "cdi", "cadre-recorded"),
            one("violation of an administrator", 6, "cdi", "recorded-administrator"),
            one("violation of the secretary", 6, "cdi", "secretary-disclosed"),
            one("violation of the county", 5, "county", "county-officer"),
        ),
        VIOLATION_EVENTS,
    )


def _clearances(cast: Cast) -> Drama:
    def one(name: str, organ: str, unit: str, person: str | None) -> Scene:
        whom: dict[str, Any] = {
            "person_id": None if person is None else cast.person(person),
            "organ_id": cast.organ(unit),
        }
        return scene(name, competent_organ_id=cast.organ(organ), unit_id=cast.organ(unit), **whom)

    return Drama(
        CLEARANCE,
        (
            one("clearance", "cdi", UNIT, "subject-officer"),
            one("clearance of the county", "county", REPORTED_UNIT, None),
            one("clearance of a school", "cdi", "schools", None),
        ),
        {"note": followed.ClearanceNoted},
    )  # fmt: skip


def _windows(cast: Cast) -> Drama:
    def one(name: str, organ: str, *units: str) -> Scene:
        in_scope = tuple(cast.organ(unit) for unit in units)
        handlers = cast.ids("named-officer", "named-gone")
        return scene(name, organ_id=cast.organ(organ), unit_ids=in_scope, handler_ids=handlers)

    return Drama(
        DISCLOSURE_WINDOW,
        (
            one("disclosure window", "cdi", UNIT, "county"),
            one("disclosure window of the county", "county", REPORTED_UNIT, "committee"),
        ),
        WINDOW_EVENTS,
    )


def _statements(cast: Cast) -> Drama:
    def one(name: str, few: int, organ: str, person: str, handlers: tuple[str, ...], **others: Any) -> Scene:
        return scene(
            name, few, organ_id=cast.organ(organ), person_id=cast.person(person), handler_ids=cast.ids(*handlers),
            window_id=named("disclosure_window", "disclosure window 0"), **{"recused": (), **others},
        )  # fmt: skip

    return Drama(
        DISCLOSURE_STATEMENT,
        (
            one("disclosure", 1, "cdi", "applicant", (*GOING, "dispatched-officer")),
            one("disclosure of an officer", 4, "cdi", "subject-officer", ("subject-officer", "named-officer")),
            one("disclosure of a manager", 4, "cdi", "management-subject", ("named-officer",)),
            one("disclosure with recusals", 4, "cdi", "head-on-probation", GOING, recused=recused(cast)),
            one("disclosure in the county", 5, "county", "head-of-the-mill", ("township-officer",)),
        ),
        STATEMENT_EVENTS,
    )
