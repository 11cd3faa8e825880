"""Acts on a transfer: received, answered, reminded of."""

from dataclasses import replace
from typing import TypedDict
from uuid import UUID

from libs.contracts.clarification_malice import TransferFedBack, TransferReceived, TransferReminded
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.roles import Role
from services.clarification.refusing import finding, refuse, unless
from services.clarification.transfers.commands import AcknowledgeTransfer, FeedBackTransfer, RemindTransfer
from services.clarification.transfers.facts import RemindFacts
from services.clarification.transfers.lifecycle import TransferStatus as S
from services.clarification.transfers.refusals import (
    FeedbackIncomplete,
    ReceiptIncomplete,
    ReceiverAnswersItself,
    ReminderNotDue,
)
from services.clarification.transfers.transfer import Feedback, Transfer, TransferReceipt, TransferReminder


def acknowledge(
    transfer: Transfer, command: AcknowledgeTransfer, occasion: Occasion, _facts: None = None
) -> Outcome[Transfer]:
    """The letter arrived (G-30)."""
    _by_whom_it_concerns(transfer, occasion)
    possible = transfer.sent_on <= command.received_on <= occasion.on
    refuse(
        finding(
            ReceiptIncomplete,
            [
                unless(bool(command.number), ReceiptIncomplete, "/number"),
                unless(possible, ReceiptIncomplete, "/received_on"),
            ],
        )
    )
    receipt = TransferReceipt(command.received_on, command.number, occasion.actor.person_id, occasion.at)
    received = replace(transfer, status=S.RECEIVED, receipt=receipt)
    return Outcome(received, TransferReceived(**letter_of(received), received_on=command.received_on))


def feed_back(
    transfer: Transfer, command: FeedBackTransfer, occasion: Occasion, _facts: None = None
) -> Outcome[Transfer]:
    """The receiving organ says what it did (W-02, G-30)."""
    _by_whom_it_concerns(transfer, occasion)
    since = transfer.sent_on if transfer.receipt is None else transfer.receipt.received_on
    possible = since <= command.fed_back_on <= occasion.on
    refuse(
        finding(
            FeedbackIncomplete,
            [
                unless(bool(command.text), FeedbackIncomplete, "/text"),
                unless(bool(command.document), FeedbackIncomplete, "/document"),
                unless(possible, FeedbackIncomplete, "/fed_back_on"),
            ],
        )
    )
    said = Feedback(command.fed_back_on, command.text, command.document, occasion.actor.person_id, occasion.at)
    answered = replace(transfer, status=S.FED_BACK, feedback=said)
    return Outcome(answered, TransferFedBack(**letter_of(answered), fed_back_on=command.fed_back_on))


def remind(transfer: Transfer, _command: RemindTransfer, occasion: Occasion, facts: RemindFacts) -> Outcome[Transfer]:
    """The time for an answer went by; it counts anew (G-30)."""
    if occasion.on <= transfer.due_on:
        raise ReminderNotDue
    reminder = TransferReminder(occasion.at, facts.next_due_on)
    reminded = replace(transfer, reminders=(*transfer.reminders, reminder), due_on=facts.next_due_on)
    return Outcome(reminded, TransferReminded(**letter_of(reminded), reminder=len(reminded.reminders)))


class Letter(TypedDict):
    """The fields that all events of a transfer share."""

    transfer_id: UUID
    organ_id: UUID
    receiving_organ_id: UUID


def letter_of(transfer: Transfer) -> Letter:
    """Which transfer, from whom, to whom."""
    return Letter(transfer_id=transfer.id, organ_id=transfer.organ_id, receiving_organ_id=transfer.receiving_organ_id)


def _by_whom_it_concerns(transfer: Transfer, occasion: Occasion) -> None:
    """An organ that has a door of its own records for itself; what others answer on paper a handler notes."""
    theirs = occasion.actor.is_any(Role.PSB) and occasion.actor.organ_id == transfer.receiving_organ_id
    if transfer.by_itself and not theirs:
        raise ReceiverAnswersItself
