"""What is refused at the decision and at the service of the receipt, and under which rule."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.filing.filings import refusals_decision as no
from services.filing.filings.proceedings import Recusal
from services.filing.filings.refusals_review import (
    DissentNotRecorded,
    NegativeItemFound,
    NoMajority,
    PreparerDecides,
    RecusedTakesPart,
    UnitTakesPart,
    VotesWrong,
)
from services.filing.filings.refusals_unit import OutOfOrder, ValidityTooLong
from services.filing.filings.report import RefusalReason
from services.filing.filings.status import FilingStatus as S
from tests.support.filing_papers import CAST, DAY, at_noon, person, receipt_items, resolution, votes
from tests.support.filings import Stage, codes_of, refusal_of

DECISIONS = [
    (S.DELIBERATING, "accept"),
    (S.DELIBERATING, "reject"),
    (S.NEGATIVE_HIT, "clear_negative"),
    (S.NEGATIVE_HIT, "revoke"),
]
FOUR = CAST.committee[:4]
SILENT = tuple(vote.model_copy(update={"opinion": ""}) for vote in votes(FOUR, against=FOUR[3:]))


@pytest.mark.parametrize(("status", "act"), DECISIONS)
@pytest.mark.parametrize(
    ("flaw", "expected"),
    [
        ({"present": CAST.committee[:2], "votes": votes(CAST.committee[:2])}, no.NoQuorum),
        ({"votes": votes(FOUR, against=FOUR[2:])}, NoMajority),
        ({"votes": SILENT}, DissentNotRecorded),
        ({"votes": (*votes(FOUR), *votes(CAST.committee[4:]))}, VotesWrong),
        ({"present": (*FOUR, person(49)), "votes": votes(FOUR)}, VotesWrong),
        ({"present": (*FOUR, FOUR[0])}, VotesWrong),
        ({"chair_id": CAST.committee[4]}, VotesWrong),
        ({"secretary_spoke_last": False}, no.SecretarySpokeEarly),
        ({"deliberated_alone": False}, no.NotDeliberatedAlone),
        ({"text": ""}, no.NoResolution),
        ({"held_on": DAY + timedelta(days=1)}, OutOfOrder),
        ({"held_on": DAY - timedelta(days=1)}, OutOfOrder),
    ],
)
def test_a_resolution_is_in_order_whatever_it_decides(
    status: S, act: str, flaw: dict[str, Any], expected: type[Exception]
) -> None:
    stage = Stage()
    refusal = refusal_of(stage, stage.walk(status), act, command=stage.command(act, resolution=resolution(**flaw)))
    assert isinstance(refusal, expected)
    assert set(refusal.cites) & {"F-28", "G-17", "P-23", "F-48", "F-27", "F-22", "G-16"}


@pytest.mark.parametrize(("status", "act"), DECISIONS)
def test_whoever_is_recused_does_not_vote(status: S, act: str) -> None:
    stage = Stage()
    declared = resolution(recusals=(Recusal(person_id=FOUR[1], ground="own_interest"),))
    refusal = refusal_of(stage, stage.walk(status), act, command=stage.command(act, resolution=declared))
    assert "recused_takes_part" in codes_of(refusal) and "P-09" in refusal.cites


def test_a_recused_member_does_not_count_for_the_quorum() -> None:
    stage = Stage()
    ground = (Recusal(person_id=FOUR[2], ground="other"),)
    three = resolution(present=FOUR[:3], votes=votes(FOUR[:2]), recusals=ground)
    refusal = refusal_of(stage, stage.walk(S.DELIBERATING), "accept", command=stage.command("accept", resolution=three))
    assert isinstance(refusal, no.NoQuorum)
    assert RecusedTakesPart.code not in codes_of(refusal)


def test_a_committee_member_of_the_unit_does_not_vote() -> None:
    stage = Stage()
    facts = replace(stage.facts("accept"), persons_of_unit=frozenset({FOUR[1]}))
    refusal = refusal_of(stage, stage.walk(S.DELIBERATING), "accept", facts=facts)
    assert isinstance(refusal, UnitTakesPart)


@pytest.mark.parametrize("preparer", [CAST.officer, CAST.head])
def test_whoever_drafted_or_confirmed_the_report_does_not_decide(preparer: UUID) -> None:
    stage = Stage()
    present = (*FOUR, preparer)
    facts = replace(stage.facts("accept"), members=frozenset({*CAST.committee, preparer}))
    command = stage.command("accept", resolution=resolution(present=present, votes=votes(present)))
    refusal = refusal_of(stage, stage.walk(S.DELIBERATING), "accept", command=command, facts=facts)
    assert isinstance(refusal, PreparerDecides) and "P-09" in refusal.cites


@pytest.mark.parametrize("warning", [item.warning for item in receipt_items()])
def test_a_receipt_without_all_four_warnings_is_not_accepted(warning: str) -> None:
    stage = Stage()
    items = tuple(item for item in receipt_items() if item.warning != warning)
    refusal = refusal_of(
        stage, stage.walk(S.DELIBERATING), "accept", command=stage.command("accept", receipt_items=items)
    )
    assert isinstance(refusal, no.ReceiptIncomplete) and "F-50" in refusal.cites


@pytest.mark.parametrize(
    "flaw",
    [
        {"due_on": None},
        {"due_on": DAY - timedelta(days=1)},
        {"responsible": ""},
        {"warning": "good_luck"},
        {"text": ""},
    ],
)
def test_what_is_to_be_done_has_a_day_and_somebody_responsible(flaw: dict[str, Any]) -> None:
    stage = Stage()
    items = (*receipt_items(), receipt_items()[2].model_copy(update=flaw))
    refusal = refusal_of(
        stage, stage.walk(S.DELIBERATING), "accept", command=stage.command("accept", receipt_items=items)
    )
    assert isinstance(refusal, no.ReceiptIncomplete)


@pytest.mark.parametrize("until", [DAY - timedelta(days=1), DAY + timedelta(days=301), DAY + timedelta(days=400)])
def test_a_filing_holds_no_longer_than_its_measure_and_twelve_months(until: Any) -> None:
    stage = Stage()
    command = stage.command("accept", validity_until=until)
    refusal = refusal_of(stage, stage.walk(S.DELIBERATING), "accept", command=command)
    assert isinstance(refusal, ValidityTooLong) and "G-18" in refusal.cites


def test_a_filing_with_a_blocking_negative_item_is_not_accepted() -> None:
    stage = Stage()
    filing = stage.walk(S.DELIBERATING)
    assert filing.report is not None
    found = filing.report.text.screen[6].model_copy(update={"found": True, "note": "存在利益输送迹象"})
    screen = (*filing.report.text.screen[:6], found, *filing.report.text.screen[7:])
    text = filing.report.text.model_copy(update={"screen": screen})
    filing = replace(filing, report=replace(filing.report, text=text))
    refusal = refusal_of(stage, filing, "accept")
    assert isinstance(refusal, NegativeItemFound) and "G-15" in refusal.cites
    assert stage.perform(filing, "reject").case.status is S.REJECTED


@pytest.mark.parametrize(
    "reasons",
    [(), (RefusalReason(code="incomplete"),), (RefusalReason(code="xc_n1", text="理由"),)],
)
def test_a_refusal_states_its_reasons(reasons: tuple[RefusalReason, ...]) -> None:
    stage = Stage()
    refusal = refusal_of(stage, stage.walk(S.DELIBERATING), "reject", command=stage.command("reject", reasons=reasons))
    assert isinstance(refusal, no.RefusalWithoutReasons) and "F-49" in refusal.cites


def test_a_filing_is_not_sent_back_without_questions() -> None:
    stage = Stage()
    filing = stage.walk(S.DELIBERATING)
    refusal = refusal_of(stage, filing, "send_back", command=stage.command("send_back", questions=("",)))
    assert isinstance(refusal, no.NoQuestions) and "F-28" in refusal.cites
    future = stage.command("send_back", held_on=DAY + timedelta(days=1))
    assert isinstance(refusal_of(stage, filing, "send_back", command=future), OutOfOrder)


@pytest.mark.parametrize(
    "flaw", [{"number": ""}, {"sealed": False}, {"signed_by": CAST.officer}, {"received_by": CAST.officer}]
)
def test_a_receipt_is_numbered_sealed_signed_and_signed_for(flaw: dict[str, Any]) -> None:
    stage = Stage()
    command = stage.command("serve_receipt", **flaw)
    refusal = refusal_of(stage, stage.walk(S.ACCEPTED), "serve_receipt", command=command)
    assert isinstance(refusal, no.NotServed) and {"F-50", "G-17"} <= set(refusal.cites)


def test_the_number_of_a_receipt_is_used_once() -> None:
    stage = Stage()
    facts = replace(stage.facts("serve_receipt"), number_taken=True)
    assert isinstance(refusal_of(stage, stage.walk(S.ACCEPTED), "serve_receipt", facts=facts), no.NotServed)


@pytest.mark.parametrize(
    "flaw", [{"served_on": DAY - timedelta(days=1)}, {"received_at": at_noon(DAY + timedelta(days=1))}]
)
def test_a_receipt_is_served_after_the_decision(flaw: dict[str, Any]) -> None:
    stage = Stage()
    command = stage.command("serve_receipt", **flaw)
    assert isinstance(refusal_of(stage, stage.walk(S.ACCEPTED), "serve_receipt", command=command), OutOfOrder)
