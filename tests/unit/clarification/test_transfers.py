"""Transfers: received and answered by the organ they went to, and time reminds every thirty days (W-02, G-30)."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from libs.contracts import clarification_malice as told
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Timer
from libs.kernel.deadlines import end_of
from libs.kernel.refusal import Kind, Refusal
from libs.kernel.roles import Role
from services.clarification.transfers import acts
from services.clarification.transfers import refusals as no
from services.clarification.transfers.commands import AcknowledgeTransfer, FeedBackTransfer, RemindTransfer
from services.clarification.transfers.facts import RemindFacts, TransferTerms
from services.clarification.transfers.lifecycle import TransferStatus as S
from services.clarification.transfers.sending import TransferSource, send_transfers
from services.clarification.transfers.transfer import Transfer
from tests.support.malice_papers import DAY, LETTER, NOON, named, occasion, profile

DUE, NEXT = date(2026, 5, 8), date(2026, 6, 8)
KINDS = {named("police"): "public_security", named("court"): "judicial"}
SOURCE = TransferSource(named("case"), named("county"), named("office"), "xuchang", "2023-01")
RECEIVED = AcknowledgeTransfer(received_on=DAY, number="公收〔2026〕31号")
ANSWER = FeedBackTransfer(fed_back_on=DAY, text="已处理", document="公复〔2026〕12号")


def sent(receiver: str = "police") -> Transfer:
    """A transfer that went out."""
    order = LETTER.model_copy(update={"receiving_organ_id": named(receiver)})
    (moved,) = send_transfers(SOURCE, (order,), occasion("officer"), TransferTerms(DUE, KINDS))
    assert isinstance(moved.case, Transfer)
    return moved.case


def police(organ: str = "police", at: datetime = NOON) -> Occasion:
    """Somebody of a public-security organ."""
    actor = Actor(named("account-police"), named("policeman"), named(organ), None, frozenset({Role.PSB}))
    return Occasion(actor, at, profile(), lambda: named("fresh"))


def received() -> Transfer:
    """A transfer that was acknowledged."""
    return acts.acknowledge(sent(), RECEIVED, police()).case


def test_the_receiving_organ_acknowledges_and_answers() -> None:
    acknowledged = acts.acknowledge(sent(), RECEIVED, police())
    assert acknowledged.case.status is S.RECEIVED and isinstance(acknowledged.event, told.TransferReceived)
    answered = acts.feed_back(acknowledged.case, ANSWER, police())
    assert answered.case.status is S.FED_BACK and isinstance(answered.event, told.TransferFedBack)
    assert answered.case.timers() == ()


def test_what_an_organ_without_a_door_answers_on_paper_a_handler_notes() -> None:
    noted = acts.acknowledge(sent("court"), RECEIVED, occasion("officer")).case
    assert acts.feed_back(noted, ANSWER, occasion("officer")).case.status is S.FED_BACK


def test_for_public_security_nobody_else_records() -> None:
    for who in (occasion("officer"), police("other-police")):
        with pytest.raises(no.ReceiverAnswersItself) as found:
            acts.acknowledge(sent(), RECEIVED, who)
        assert found.value.kind is Kind.NOT_ENTITLED
        with pytest.raises(no.ReceiverAnswersItself):
            acts.feed_back(received(), ANSWER, who)


@pytest.mark.parametrize(
    "changes", [{"number": ""}, {"received_on": date(2026, 4, 7)}, {"received_on": date(2026, 4, 9)}]
)
def test_a_receipt_has_a_number_and_a_possible_day(changes: dict[str, Any]) -> None:
    with pytest.raises(no.ReceiptIncomplete):
        acts.acknowledge(sent(), RECEIVED.model_copy(update=changes), police())


@pytest.mark.parametrize(
    "changes",
    [{"text": ""}, {"document": ""}, {"fed_back_on": date(2026, 4, 7)}, {"fed_back_on": date(2026, 4, 9)}],
)
def test_an_answer_has_text_document_and_a_possible_day(changes: dict[str, Any]) -> None:
    with pytest.raises(no.FeedbackIncomplete) as found:
        acts.feed_back(received(), ANSWER.model_copy(update=changes), police())
    assert isinstance(found.value, Refusal) and "G-30" in found.value.cites


@pytest.mark.parametrize("transfer", [sent(), received()], ids=["sent", "received"])
def test_time_reminds_after_thirty_days_and_again_after_thirty_more(transfer: Transfer) -> None:
    assert transfer.timers() == (Timer("remind", end_of(DUE)),)
    facts = RemindFacts(NEXT)
    with pytest.raises(no.ReminderNotDue):
        acts.remind(transfer, RemindTransfer(), police(at=datetime(2026, 5, 8, 15, 59, tzinfo=UTC)), facts)
    first = acts.remind(transfer, RemindTransfer(), police(at=datetime(2026, 5, 8, 16, 1, tzinfo=UTC)), facts)
    assert first.case.status is transfer.status
    assert isinstance(first.event, told.TransferReminded) and first.event.reminder == 1
    assert first.case.timers() == (Timer("remind", end_of(NEXT)),)
    second = acts.remind(first.case, RemindTransfer(), police(at=datetime(2026, 6, 9, 4, tzinfo=UTC)), facts)
    assert isinstance(second.event, told.TransferReminded) and second.event.reminder == 2
