"""Sending transfers: the effect of the disposal of a certified malicious accusation, never a door of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from uuid import UUID

from libs.contracts.clarification_malice import TransferSent
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.finding import Finding, Missing
from services.clarification.refusing import finding, unless
from services.clarification.transfers.acts import letter_of
from services.clarification.transfers.commands import TransferOrder
from services.clarification.transfers.facts import TransferTerms
from services.clarification.transfers.lifecycle import TransferStatus
from services.clarification.transfers.refusals import ReceiverNotOfRoute, TransferLetterIncomplete
from services.clarification.transfers.transfer import Transfer

PUBLIC_SECURITY: Final = "public_security"
KIND_OF_ROUTE: Final[Mapping[str, str]] = MappingProxyType({PUBLIC_SECURITY: PUBLIC_SECURITY, "judicial": "judicial"})
"""The kind of organ that a route leads to; a route not named here leads to any organ that exists."""


@dataclass(frozen=True, slots=True)
class TransferSource:
    """The case that sends: its id, organ and office."""

    id: UUID
    organ_id: UUID
    office_id: UUID
    profile: str
    profile_version: str


def send_transfers(
    source: TransferSource, orders: Sequence[TransferOrder], occasion: Occasion, terms: TransferTerms
) -> tuple[Moved, ...]:
    """The transfers that these orders open; ``check_orders`` has found nothing missing in them."""
    return tuple(_sent(source, order, occasion, terms) for order in orders)


def check_orders(orders: Sequence[TransferOrder], terms: TransferTerms) -> tuple[Finding, ...]:
    """Whether every letter is complete and goes to an organ that its route leads to."""
    return (
        finding(TransferLetterIncomplete, _incomplete(orders)),
        finding(ReceiverNotOfRoute, _misdirected(orders, terms)),
    )


def _incomplete(orders: Sequence[TransferOrder]) -> Iterator[Missing | None]:
    for index, order in enumerate(orders):
        at = f"/transfers/{index}"
        yield unless(bool(order.letter_number), TransferLetterIncomplete, f"{at}/letter_number")
        yield unless(bool(order.asked), TransferLetterIncomplete, f"{at}/asked")
        handed = bool(order.evidence) and all(order.evidence)
        yield unless(handed, TransferLetterIncomplete, f"{at}/evidence")


def _misdirected(orders: Sequence[TransferOrder], terms: TransferTerms) -> Iterator[Missing | None]:
    for index, order in enumerate(orders):
        kind = terms.kinds.get(order.receiving_organ_id)
        fits = kind is not None and KIND_OF_ROUTE.get(order.route, kind) == kind
        yield unless(fits, ReceiverNotOfRoute, f"/transfers/{index}/receiving_organ_id")


def _sent(source: TransferSource, order: TransferOrder, occasion: Occasion, terms: TransferTerms) -> Moved:
    transfer = Transfer(
        occasion.new_id(),
        TransferStatus.SENT,
        source.profile,
        source.profile_version,
        organ_id=source.organ_id,
        receiving_organ_id=order.receiving_organ_id,
        letter_number=order.letter_number,
        asked=order.asked,
        sent_on=occasion.on,
        due_on=terms.due_on,
        by_itself=terms.kinds.get(order.receiving_organ_id) == PUBLIC_SECURITY,
        office_id=source.office_id,
        source_id=source.id,
        route=order.route,
    )
    return Moved(transfer, "send", TransferSent(**letter_of(transfer), due_on=transfer.due_on))
