"""Transfers as rows, what the case that sends them must know, and the facts of their acts."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.kernel.deadlines import due
from libs.replica import lookups
from services.clarification.transfers.commands import TransferOrder
from services.clarification.transfers.facts import RemindFacts, TransferTerms
from services.clarification.transfers.transfer import Transfer

LIMIT = "malice.feedback"


def columns_of(transfer: Transfer) -> Mapping[str, object]:
    """The projected columns of a transfer."""
    return {
        "organ_id": transfer.organ_id,
        "office_id": transfer.office_id,
        "receiving_organ_id": transfer.receiving_organ_id,
        "source_id": transfer.source_id,
        "due_on": transfer.due_on,
    }


async def transfer_terms(desk: Desk, orders: Iterable[TransferOrder], occasion: Occasion) -> TransferTerms:
    """The kind of each organ named that exists today, and when an answer is expected (G-30)."""
    named = tuple({order.receiving_organ_id for order in orders})
    found = await lookups.organs(desk.connection, named)
    kinds = {UUID(int=organ.id.int): organ.kind for organ in found if organ.exists_on(occasion.on)}
    return TransferTerms(_due_on(desk, occasion), kinds)


async def remind_facts(desk: Desk, _transfer: Transfer, _command: object, occasion: Occasion) -> RemindFacts:
    """The day by which an answer is expected from now on."""
    return RemindFacts(_due_on(desk, occasion))


def _due_on(desk: Desk, occasion: Occasion) -> date:
    deadline = due(occasion.profile.limit(LIMIT), occasion.on, desk.service("calendar"))
    if deadline.due_on is None:
        raise AssertionError("a limit without pauses ends")
    return deadline.due_on
