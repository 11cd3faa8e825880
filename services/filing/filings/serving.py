"""Service of the receipt: numbered, sealed, signed by the secretary, signed for by the unit (F-50, G-17, TF-16)."""

from collections.abc import Iterator

from libs.kernel.actor import Occasion, office_day
from libs.kernel.finding import Finding, Missing
from libs.kernel.text import Text
from services.filing.filings.commands_decision import ServeReceipt
from services.filing.filings.facts import ServiceFacts
from services.filing.filings.filing import Filing
from services.filing.filings.refusals import finding, unless
from services.filing.filings.refusals_decision import NotServed
from services.filing.filings.refusals_unit import OutOfOrder

_NUMBER = Text("填写回执编号", "State the number of the receipt")
_TAKEN = Text("回执编号已被使用", "The number is already used")
_SEAL = Text("回执未用印", "The receipt carries no seal")
_SIGNED = Text("回执未由主要负责人签发", "The secretary has not signed the receipt")
_RECEIVED = Text("签收人不属于该单位", "Whoever signed for it does not belong to the unit")
_DAY = Text("送达日期不得早于决定或者晚于今日", "It cannot be served before the decision or in the future")


def assess_service(
    filing: Filing, command: ServeReceipt, facts: ServiceFacts, occasion: Occasion
) -> tuple[Finding, ...]:
    """Whether the receipt was properly issued and served."""
    decided_on = None if filing.decision is None else filing.decision.resolution.held_on
    in_order = command.served_on <= occasion.on and (decided_on is None or decided_on <= command.served_on)
    in_time = command.received_at <= occasion.at and office_day(command.received_at) >= (decided_on or occasion.on)
    return (
        finding(NotServed, _missing(command, facts)),
        finding(
            OutOfOrder,
            [
                unless(in_order, OutOfOrder, "/served_on", _DAY),
                unless(in_time, OutOfOrder, "/received_at", _DAY),
            ],
        ),
    )


def _missing(command: ServeReceipt, facts: ServiceFacts) -> Iterator[Missing]:
    if not command.number:
        yield NotServed.at("/number", _NUMBER)
    if facts.number_taken:
        yield NotServed.at("/number", _TAKEN)
    if not command.sealed:
        yield NotServed.at("/sealed", _SEAL)
    if command.signed_by not in facts.secretaries:
        yield NotServed.at("/signed_by", _SIGNED)
    if command.received_by not in facts.persons_of_unit:
        yield NotServed.at("/received_by", _RECEIVED)
