"""The cases of leads and of the vault in the access proofs: in every status, related to people in every way."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.contracts import supervision_leads as leads
from libs.contracts import vault as sealed
from services.supervision.leads.case_type import LEAD
from services.supervision.leads.lead import Assignment
from services.supervision.leads.wording import Recusal
from services.vault.entries.screening_store import REFUSED_ENTRIES as COUNTED
from services.vault.investigations.store import INVESTIGATION
from services.vault.openings.case_type import OPENING
from services.vault.reports.case_type import REPORT
from tests.support.access_cast import Cast
from tests.support.access_filled import filled
from tests.support.access_people import named
from tests.support.access_roads import Drama, Scene
from tests.support.access_specials_cleared import BODY, OFFICE, REPORTED_UNIT, TOWNSHIP

GOING: Final = ("named-officer", "named-gone", "named-stripped", "named-administrator", "named-misplaced")
"""Handlers as a case may have named them: who is still there, and who has gone, lost the role, or got another one."""
LATER: Final = datetime(2027, 1, 1, tzinfo=UTC)
"""Until when what runs out has not run out."""


REFUSED_ENTRIES: Final = (
    ("cdi", date(2026, 2, 1), "own_head", 1),
    ("cdi", date(2026, 3, 1), "higher_managed", 3),
    ("county", date(2026, 3, 1), "own_head", 2),
)
"""Reports turned away at the entry: organ, month, way, how many."""


async def turn_away(connection: AsyncConnection, cast: Cast) -> None:
    """Count what was turned away."""
    rows = [
        {"organ_id": cast.organ(organ), "month": month, "route": route, "refused": number}
        for organ, month, route, number in REFUSED_ENTRIES
    ]
    await connection.execute(insert(COUNTED), rows)


def dramas_of(service: str, cast: Cast) -> tuple[Drama, ...]:
    """The dramas of a service."""
    from tests.support.access_dramas_cleared import dramas_of_clarification
    from tests.support.access_dramas_handed_in import drama_of_sheets
    from tests.support.access_dramas_malice import dramas_of_malice
    from tests.support.access_dramas_sourced import drama_of_ends, dramas_of_escalations, dramas_of_sources
    from tests.support.access_dramas_worked import dramas_of_visits
    from tests.support.access_dramas_worked_items import dramas_of_items

    match service:
        case "filing":
            return dramas_of_escalations(cast)
        case "accountability":
            return _dramas_of_accountability(cast)
        case "supervision":
            return (
                _leads(cast), drama_of_sheets(cast), *dramas_of_sources(cast), *dramas_of_visits(cast),
                *dramas_of_items(cast),
            )  # fmt: skip
        case "vault":
            return (_reports(cast), _openings(cast), _investigations(cast))
        case "clarification":
            return (*dramas_of_clarification(cast), *dramas_of_malice(cast), drama_of_ends(cast))
    return ()


def _dramas_of_accountability(cast: Cast) -> tuple[Drama, ...]:
    from tests.support.access_dramas_aftermath import dramas_of_the_aftermath
    from tests.support.access_dramas_disclosed import dramas_of_disclosures
    from tests.support.access_dramas_held import dramas_of_accountability
    from tests.support.access_dramas_tolerated import dramas_of_tolerance

    return (
        *dramas_of_accountability(cast), *dramas_of_the_aftermath(cast), *dramas_of_disclosures(cast),
        *dramas_of_tolerance(cast),
    )  # fmt: skip


def _leads(cast: Cast) -> Drama:
    from tests.support.access_dramas_handed_in import LEAD_EVENTS

    silent, unit = {"subject_person_id": cast.person("subject-silent")}, {"subject_organ_id": cast.organ(REPORTED_UNIT)}
    officer = {"subject_person_id": cast.person("subject-officer")}
    recused = tuple(Recusal(person_id=one, ground="other") for one in (*cast.recused, cast.person("named-gone")))
    given = _hands(cast, OFFICE, "named-head", GOING, "named-leader")
    mine = _hands(cast, OFFICE, "named-head", ("named-officer", "subject-officer", "post-holder"), "named-leader")
    body = _hands(cast, BODY, "dispatched-head", ("dispatched-officer",), "leader-over-body")
    township = _hands(cast, TOWNSHIP, "township-head", ("township-officer",), "leader-of-county")
    scenes = (
        _lead(cast, "lead", given, silent),
        _lead(cast, "lead with recusals", given, {**silent, "recused": recused}),
        _lead(cast, "lead on an officer", mine, officer, few=2),
        _lead(cast, "lead on a unit", mine, unit, few=2),
        _lead(cast, "lead with a dispatched body", body, silent, few=2),
        _lead(cast, "lead of the county", township, silent, organ="county", few=2),
    )
    return Drama(
        LEAD,
        scenes,
        {
            "register": leads.LeadReceived, "assign": leads.LeadAssigned, "forward": leads.LeadForwarded,
            "propose": leads.LeadDispositionProposed, "dispose": leads.LeadDisposed, "conclude": leads.LeadConcluded,
            **LEAD_EVENTS,
        },
    )  # fmt: skip


def _hands(cast: Cast, office: str, head: str, verifiers: tuple[str, ...], leader: str) -> tuple[Any, ...]:
    """Into whose hands a lead is given: office, head, verifiers, leader."""
    return cast.organ(office), cast.person(head), cast.ids(*verifiers), cast.person(leader)


def _lead(
    cast: Cast, name: str, hands: tuple[Any, ...], relation: Mapping[str, Any], organ: str = "cdi", few: int = 1
) -> Scene:
    office, head, verifiers, leader = hands
    first = filled(Assignment, head_id=cast.person("named-head-before"), verifier_ids=cast.ids("named-before"))
    last = filled(Assignment, office_id=office, head_id=head, verifier_ids=verifiers, leader_id=leader)
    subject = {"subject_person_id": None, "subject_organ_id": None, "recused": (), **relation}

    def given(status: str, _key: str) -> Mapping[str, Any]:
        assigned = () if status in ("submitted", "turned_back", "received", "forwarded") else (first, last)
        return {**subject, "competent_organ_id": cast.organ(organ), "assignments": assigned}

    return Scene(name, given, few)


def _reports(cast: Cast) -> Drama:
    kept_away = (*cast.recused, cast.person("letters-first"), cast.person("letters+management"))
    return Drama(
        REPORT,
        (
            _report(cast, "report"),
            _report(cast, "report with recusals", kept_away),
            _report(cast, "report of the county", organ="county"),
        ),
        {"lodge": sealed.ReportLodged, "acknowledge": sealed.ReportAcknowledged},
    )


def _report(cast: Cast, name: str, kept_away: tuple[UUID, ...] = (), organ: str = "cdi") -> Scene:
    def given(status: str, _key: str) -> Mapping[str, Any]:
        told = {"acknowledged_on": None} if status == "lodged" else {}
        return {"organ_id": cast.organ(organ), "recused_ids": kept_away, **told}

    return Scene(name, given)


def _openings(cast: Cast) -> Drama:
    lodged = named("report", "report 0")
    deciding = ("cdi_secretary@cdi/holds", "named-leader", "named-administrator", "leader-of-county")
    return Drama(
        OPENING,
        (
            _opening(cast, "opening for the letters office", lodged, "letters-first", deciding),
            _opening(cast, "opening for a handler", lodged, "named-officer", deciding),
            _opening(cast, "opening for one who has gone", lodged, "named-stripped", deciding, few=3),
            _opening(cast, "opening with recusals", named("report", "report with recusals 0"), "letters-second",
                     (*deciding, "cdi_secretary@cdi/recused"), recused=(*cast.recused, cast.person("named-leader"))),
            _opening(cast, "opening of the county", named("report", "report of the county 0"), "county-officer",
                     ("leader-of-county", "cdi_secretary@county/holds"), organ="county", few=2),
        ),
        {
            "request": sealed.OpeningRequested, "approve": sealed.OpeningApproved, "refuse": sealed.OpeningRefused,
            "use": sealed.OpeningUsed, "expire": sealed.OpeningExpired, "acknowledge": sealed.OpeningAcknowledged,
        },
    )  # fmt: skip


def _opening(
    cast: Cast, name: str, report_id: UUID, requester: str, approvers: tuple[str, ...], *, organ: str = "cdi",
    few: int = 1, recused: tuple[UUID, ...] = (),
) -> Scene:  # fmt: skip
    def given(status: str, _key: str) -> Mapping[str, Any]:
        return {
            "organ_id": cast.organ(organ), "report_id": report_id, "requester_id": cast.person(requester),
            "approver_ids": cast.ids(*approvers), "recused_ids": recused, "expires_at": LATER,
            "purpose": "verification", "acknowledged_at": None, "acknowledged_by": None,
        }  # fmt: skip

    return Scene(name, given, few)


def _investigations(cast: Cast) -> Drama:
    def given(_status: str, _key: str) -> Mapping[str, Any]:
        return {
            "organ_id": cast.organ("cdi"), "report_ids": (named("report", "report 0"),),
            "handler_ids": cast.ids("named-officer", "named-head"),
        }  # fmt: skip

    return Drama(
        INVESTIGATION,
        (Scene("investigation", given),),
        {
            "note": sealed.InvestigationNoted, "start": sealed.InvestigationStarted,
            "end": sealed.InvestigationEnded,
        },
    )  # fmt: skip
