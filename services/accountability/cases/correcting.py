"""Tolerance goes with correction: what is put right although nobody is liable, by when, and that it was (F-30)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from libs.kernel.actor import Occasion
from libs.kernel.finding import Finding, Missing
from services.accountability.cases.commands_deciding import RecordCorrection
from services.accountability.cases.records import CorrectionItem, CorrectionOrder
from services.accountability.cases.refusals_ending import CorrectionOrderMissing, CorrectionUnproven, NoSuchCorrection
from services.accountability.cases.statements import CorrectionStated
from services.accountability.refusing import finding, refuse, unless


def assess_corrections(
    corrections: Sequence[CorrectionStated], document_number: str, occasion: Occasion, at: str
) -> Finding:
    """Whether an order of correction has a number and items, each with a text and a day to come (F-30, P-16)."""
    return finding(CorrectionOrderMissing, _missing(corrections, document_number, occasion, at))


def correction_order(
    document_number: str, corrections: Sequence[CorrectionStated], occasion: Occasion
) -> CorrectionOrder:
    """The order of correction with its items numbered from 1."""
    items = tuple(CorrectionItem(number, one.text, one.due_on) for number, one in enumerate(corrections, start=1))
    return CorrectionOrder(document_number, items, occasion.actor.person_id, occasion.at)


def done(order: CorrectionOrder | None, command: RecordCorrection, occasion: Occasion) -> CorrectionOrder:
    """The order with an item done. Refuses if there is no such open item, or the day or the proof is wrong."""
    items = () if order is None else order.items
    wanted = next((one for one in items if one.item == command.item and one.done_on is None), None)
    if order is None or wanted is None:
        raise NoSuchCorrection
    refuse(
        finding(
            CorrectionUnproven,
            [
                unless(command.done_on <= occasion.on, CorrectionUnproven, "/done_on"),
                unless(bool(command.proof), CorrectionUnproven, "/proof"),
            ],
        )
    )
    finished = replace(wanted, done_on=command.done_on, proof=command.proof)
    return replace(order, items=tuple(finished if one is wanted else one for one in items))


def _missing(
    corrections: Sequence[CorrectionStated], document_number: str, occasion: Occasion, at: str
) -> Iterator[Missing | None]:
    yield unless(bool(corrections), CorrectionOrderMissing, at)
    yield unless(bool(document_number), CorrectionOrderMissing, at.replace("corrections", "document_number"))
    for index, one in enumerate(corrections):
        yield unless(bool(one.text), CorrectionOrderMissing, f"{at}/{index}/text")
        yield unless(one.due_on > occasion.on, CorrectionOrderMissing, f"{at}/{index}/due_on")
