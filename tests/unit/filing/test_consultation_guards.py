"""What a consultation panel is refused, and under which rule."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.filing.filings import refusals_review as no
from services.filing.filings.proceedings import Recusal
from services.filing.filings.refusals_unit import OutOfOrder
from services.filing.filings.status import FilingStatus as S
from tests.support.filing_papers import CAST, DAY, person, votes
from tests.support.filings import Stage, codes_of, refusal_of


@pytest.mark.parametrize(
    ("members", "facts", "expected"),
    [
        (CAST.panel[:2] + CAST.panel[:1], {}, {"panel_too_small", "no_other_office", "panel_wrong"}),
        (CAST.panel, {"offices": dict.fromkeys(CAST.panel, CAST.office_id)}, {"no_other_office"}),
        (CAST.panel, {"supervision_offices": frozenset({CAST.office_id})}, {"no_other_office"}),
        (CAST.panel, {"persons_of_unit": frozenset({CAST.chair})}, {"unit_takes_part"}),
        ((*CAST.panel, person(43)), {}, {"panel_wrong"}),
        (CAST.panel[1:], {}, {"panel_too_small", "panel_wrong"}),
    ],
)
def test_a_panel_is_large_enough_calibrated_and_of_the_organ(
    members: tuple[Any, ...], facts: dict[str, Any], expected: set[str]
) -> None:
    stage = Stage()
    command = stage.command("open_consultation", member_ids=members)
    known = replace(stage.facts("open_consultation"), **facts)
    refusal = refusal_of(stage, stage.walk(S.REPORTED), "open_consultation", command=command, facts=known)
    assert codes_of(refusal) == expected
    assert set(refusal.cites) & {"F-27", "F-41", "P-09"}


@pytest.mark.parametrize("preparer", [CAST.officer, CAST.head])
def test_whoever_prepared_the_report_does_not_consult_on_it(preparer: Any) -> None:
    stage = Stage()
    facts = stage.facts("open_consultation")
    facts = replace(facts, offices={**facts.offices, preparer: CAST.office_id})
    command = stage.command("open_consultation", member_ids=(*CAST.panel, preparer))
    refusal = refusal_of(stage, stage.walk(S.REPORTED), "open_consultation", command=command, facts=facts)
    assert isinstance(refusal, no.PreparerDecides) and "F-27" in refusal.cites


def test_a_member_who_declares_a_ground_leaves_the_panel() -> None:
    stage = Stage()
    command = stage.command("open_consultation", recusals=(Recusal(person_id=CAST.panel[1], ground="other"),))
    refusal = refusal_of(stage, stage.walk(S.REPORTED), "open_consultation", command=command)
    assert isinstance(refusal, no.RecusedTakesPart)


@pytest.mark.parametrize("act", ["pass_consultation", "fail_consultation"])
def test_only_the_chair_records_the_consultation(act: str) -> None:
    stage = Stage()
    actor = replace(stage.actor(act), person_id=CAST.panel[1])
    refusal = refusal_of(stage, stage.walk(S.CONSULTING), act, actor=actor)
    assert isinstance(refusal, no.NotPanelChair) and "F-27" in refusal.cites


@pytest.mark.parametrize(
    ("act", "flaw", "expected"),
    [
        ("pass_consultation", {"votes": votes(CAST.panel, against=CAST.panel[:2])}, no.NoMajority),
        ("fail_consultation", {"votes": votes(CAST.panel)}, no.NoMajority),
        ("fail_consultation", {"reasons": ""}, no.NoReasons),
        ("pass_consultation", {"votes": (*votes(CAST.panel), *votes(CAST.panel[:1]))}, no.VotesWrong),
        ("pass_consultation", {"votes": (*votes(CAST.panel), *votes((person(49),)))}, no.VotesWrong),
        ("pass_consultation", {"held_on": DAY + timedelta(days=1)}, OutOfOrder),
        ("pass_consultation", {"held_on": DAY - timedelta(days=1)}, OutOfOrder),
    ],
)
def test_votes_and_record_carry_the_result(act: str, flaw: dict[str, Any], expected: type[Exception]) -> None:
    stage = Stage()
    refusal = refusal_of(stage, stage.walk(S.CONSULTING), act, command=stage.command(act, **flaw))
    assert isinstance(refusal, expected) and refusal.cites


def test_the_other_office_and_enough_members_take_part_in_the_vote() -> None:
    stage = Stage()
    command = stage.command("pass_consultation", votes=votes(CAST.panel[:2]))
    refusal = refusal_of(stage, stage.walk(S.CONSULTING), "pass_consultation", command=command)
    assert codes_of(refusal) == {"panel_too_small", "no_other_office"}


def test_dissent_in_the_panel_is_recorded() -> None:
    stage = Stage()
    silent = tuple(vote.model_copy(update={"opinion": ""}) for vote in votes(CAST.panel, against=CAST.panel[1:2]))
    command = stage.command("pass_consultation", votes=silent)
    refusal = refusal_of(stage, stage.walk(S.CONSULTING), "pass_consultation", command=command)
    assert isinstance(refusal, no.DissentNotRecorded) and "P-23" in refusal.cites
