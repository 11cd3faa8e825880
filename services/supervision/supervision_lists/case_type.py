"""The supervision list as the engine knows it: acts with their facts, table, lifecycle, access and number."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import func, select

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Act, CaseType, Desk
from libs.kernel.actor import Occasion
from services.supervision.supervision_lists import acts, commands
from services.supervision.supervision_lists.access import ACCESS
from services.supervision.supervision_lists.facts import ForceFacts
from services.supervision.supervision_lists.lifecycle import LIFECYCLE
from services.supervision.supervision_lists.status import ListStatus
from services.supervision.supervision_lists.supervision_list import NUMBERED_AS, SupervisionList
from services.supervision.supervision_lists.tables import SUPERVISION_LISTS

_LOCK_SPACE: Final = 4734
"""Number of this use among the advisory locks of the database."""


def columns_of(found: SupervisionList) -> Mapping[str, object]:
    """The projected columns: whose list, of which kind, and what a visit may cite."""
    return {
        "competent_organ_id": found.competent_organ_id,
        "office_id": found.office_id,
        "kind": found.kind,
        "item_codes": [item.code for item in found.items],
        "in_force_on": found.in_force_on,
        "ended_on": None if found.ending is None else found.ending.ended_on,
    }


async def force_facts(desk: Desk, drafted: SupervisionList, _command: object, _occasion: Occasion) -> ForceFacts:
    """The list of the same organ and kind that is in force, locked; of one kind, lists come into force one by one."""
    key = f"{drafted.competent_organ_id} {drafted.kind}"
    await desk.connection.execute(select(func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(key))))
    row = SUPERVISION_LISTS.c
    same = (row.competent_organ_id == drafted.competent_organ_id, row.kind == drafted.kind)
    in_force = row.status == str(ListStatus.IN_FORCE)
    return ForceFacts(await cases_locked(desk.connection, SUPERVISION_LIST, *same, in_force))


SUPERVISION_LIST: Final[CaseType[SupervisionList]] = CaseType(
    name="supervision_list",
    resource="supervision-lists",
    table=SUPERVISION_LISTS,
    case_class=SupervisionList,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("draft", commands.DraftList, acts.draft, opens=True),
        Act("revise", commands.ReviseList, acts.revise),
        Act("put_in_force", commands.PutInForce, acts.put_in_force, force_facts),
        Act("retire", commands.RetireList, acts.retire),
    ),
    access=ACCESS,
    numbering=lambda found: (found.competent_organ_id, NUMBERED_AS),
)
