"""Leads that bodies outside hand in, in the access proofs: the sheets in every status, and what was turned away."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.contracts import supervision_leads as leads
from libs.kernel.events import Event
from services.supervision.lead_transfers.case_type import LEAD_TRANSFER
from services.supervision.lead_transfers.tables import REFUSED_LEADS as COUNTED
from tests.support.access_cast import Cast
from tests.support.access_dramas_aftermath import scene
from tests.support.access_roads import Drama, Scene
from tests.support.access_specials_cleared import REPORTED_UNIT

LEAD_EVENTS: Final[Mapping[str, type[Event]]] = {
    "submit": leads.LeadSubmitted, "receive": leads.LeadReceived, "turn_back": leads.LeadTurnedBack,
    "sign": leads.LeadSigned, "feed_back": leads.LeadFedBack,
}  # fmt: skip
REFUSED_LEADS: Final = (
    ("cdi", date(2026, 2, 1), "own_head", 1),
    ("cdi", date(2026, 3, 1), "higher_managed", 4),
    ("county", date(2026, 3, 1), "own_head", 2),
)
"""Leads turned away at the entry: organ, month, way, how many."""


def drama_of_sheets(cast: Cast) -> Drama:
    """Sheets of the government, where every role is at home: on a silent person, on who hands it in, on a unit."""
    of_person, of_unit = cast.person("subject-silent"), cast.organ(REPORTED_UNIT)
    bureau, force, clerk = (f"{role}@government/holds" for role in ("bureau", "task_force_user", "unit_clerk"))
    return Drama(
        LEAD_TRANSFER,
        (
            _sheet(cast, "sheet", bureau, force, subject_person_id=of_person),
            _sheet(cast, "sheet of strangers", clerk, "named-stripped", subject_organ_id=of_unit),
            _sheet(cast, "sheet on its handler", bureau, force, subject_person_id=cast.person(force)),
        ),
        {
            "submit": leads.LeadTransferSubmitted, "note_receipt": leads.LeadTransferReceived,
            "note_turning_back": leads.LeadTransferTurnedBack, "note_forwarding": leads.LeadTransferForwarded,
            "note_feedback": leads.LeadTransferFedBack,
        },
    )  # fmt: skip


def _sheet(cast: Cast, name: str, by: str, handler: str, **subject: Any) -> Scene:
    return scene(
        name, competent_organ_id=cast.organ("cdi"), submitting_organ_id=cast.organ("government"),
        submitted_by=cast.person(by), handler_id=cast.person(handler),
        **{"subject_person_id": None, "subject_organ_id": None, **subject},
    )  # fmt: skip


async def turn_leads_away(connection: AsyncConnection, cast: Cast) -> None:
    """Count what was turned away."""
    rows = [
        {"organ_id": cast.organ(organ), "month": month, "route": route, "refused": number}
        for organ, month, route, number in REFUSED_LEADS
    ]
    await connection.execute(insert(COUNTED), rows)
