"""What the supervision office is refused, and under which rule."""

from dataclasses import replace
from typing import Any

import pytest

from services.filing.filings import refusals_review as no
from services.filing.filings.proceedings import Recusal
from services.filing.filings.records import RecusedPerson
from services.filing.filings.refusals_decision import ReceiptIncomplete, RefusalWithoutReasons
from services.filing.filings.report import Defect, Proposal, RefusalReason, ScreenAnswer
from services.filing.filings.status import FilingStatus as S
from tests.support.filing_papers import CAST, DAY, declarations, person, report_text
from tests.support.filings import XUCHANG, Stage, codes_of, refusal_of

BEFORE = {
    "return_for_defects": S.SUBMITTED,
    "open_review": S.SUBMITTED,
    "draft_report": S.REVIEWING,
    "confirm_report": S.REVIEWING,
    "open_consultation": S.REPORTED,
    "pass_consultation": S.CONSULTING,
    "fail_consultation": S.CONSULTING,
    "accept": S.DELIBERATING,
    "reject": S.DELIBERATING,
    "send_back": S.DELIBERATING,
    "serve_receipt": S.ACCEPTED,
    "remind": S.IN_EXECUTION,
    "record_problem": S.IN_EXECUTION,
    "close_problem": S.IN_EXECUTION,
    "hit_negative": S.IN_EXECUTION,
    "clear_negative": S.NEGATIVE_HIT,
    "revoke": S.NEGATIVE_HIT,
    "close": S.IN_EXECUTION,
}
"""Every act of the discipline organ, with a status in which it is possible."""


@pytest.mark.parametrize("act", BEFORE)
def test_a_unit_does_not_decide_its_own_filing(act: str) -> None:
    stage = Stage()
    actor = replace(stage.actor(act), organ_id=CAST.unit_id)
    refusal = refusal_of(stage, stage.walk(BEFORE[act]), act, actor=actor)
    assert isinstance(refusal, no.UnitDecidesOwnFiling) and "P-09" in refusal.cites


@pytest.mark.parametrize("act", BEFORE)
def test_recusal_blocks_every_role(act: str) -> None:
    stage = Stage()
    actor = stage.actor(act)
    filing = replace(stage.walk(BEFORE[act]), recused=(RecusedPerson(actor.person_id, "close_relative"),))
    refusal = refusal_of(stage, filing, act)
    assert isinstance(refusal, no.PersonRecused) and "P-09" in refusal.cites


@pytest.mark.parametrize(
    "flaw",
    [
        {"defects": ()},
        {"defects": (Defect(code="bad_mood", explanation="说明"),)},
        {"defects": (Defect(code="incomplete"),)},
        {"defects": (Defect(code="incomplete", explanation="说明"), Defect(code="incomplete", explanation="说明"))},
        {"due_on": DAY},
    ],
)
def test_a_return_names_its_defects_and_what_to_add(flaw: dict[str, Any]) -> None:
    stage = Stage()
    command = stage.command("return_for_defects", **flaw)
    refusal = refusal_of(stage, stage.walk(S.SUBMITTED), "return_for_defects", command=command)
    assert isinstance(refusal, no.NoDefectNamed) and {"F-37", "F-38", "F-39", "F-40"} <= set(refusal.cites)


def test_only_the_counterpart_office_of_that_day_opens_the_review() -> None:
    stage = Stage()
    facts = replace(stage.facts("open_review"), counterpart_office_id=CAST.other_office_id)
    refusal = refusal_of(stage, stage.walk(S.SUBMITTED), "open_review", facts=facts)
    assert isinstance(refusal, no.NotCounterpartOffice) and "F-26" in refusal.cites


@pytest.mark.parametrize("handlers", [(), (person(39),)])
def test_handlers_belong_to_the_office(handlers: tuple[Any, ...]) -> None:
    stage = Stage()
    command = stage.command("open_review", handler_ids=handlers, recusals=declarations(CAST.head, *handlers))
    refusal = refusal_of(stage, stage.walk(S.SUBMITTED), "open_review", command=command)
    assert isinstance(refusal, no.NoHandler) and "F-26" in refusal.cites


@pytest.mark.parametrize(
    "declared",
    [
        (),
        declarations(CAST.head),
        (*declarations(CAST.head, CAST.officer), Recusal(person_id=person(38), ground="dislike")),
    ],
)
def test_head_and_handlers_declare_on_recusal(declared: tuple[Recusal, ...]) -> None:
    stage = Stage()
    command = stage.command("open_review", recusals=declared)
    refusal = refusal_of(stage, stage.walk(S.SUBMITTED), "open_review", command=command)
    assert isinstance(refusal, no.RecusalNotDeclared) and "P-09" in refusal.cites


def test_a_handler_with_a_ground_of_recusal_does_not_handle() -> None:
    stage = Stage()
    declared = (*declarations(CAST.head), Recusal(person_id=CAST.officer, ground="own_interest"))
    refusal = refusal_of(
        stage, stage.walk(S.SUBMITTED), "open_review", command=stage.command("open_review", recusals=declared)
    )
    assert isinstance(refusal, no.RecusedTakesPart) and "P-09" in refusal.cites


def test_somebody_of_the_unit_does_not_handle_its_filing() -> None:
    stage = Stage()
    facts = replace(stage.facts("open_review"), persons_of_unit=frozenset({CAST.officer}))
    refusal = refusal_of(stage, stage.walk(S.SUBMITTED), "open_review", facts=facts)
    assert isinstance(refusal, no.UnitTakesPart) and "P-09" in refusal.cites


def test_only_a_handler_drafts_the_report() -> None:
    stage = Stage()
    actor = replace(stage.actor("draft_report"), person_id=person(39))
    refusal = refusal_of(stage, stage.walk(S.REVIEWING), "draft_report", actor=actor)
    assert isinstance(refusal, no.NotHandler) and "F-26" in refusal.cites


@pytest.mark.parametrize("code", XUCHANG.list("review_sections").codes())
def test_each_section_of_the_report_is_needed(code: str) -> None:
    stage = Stage()
    sections = tuple(section for section in report_text(XUCHANG).sections if section.code != code)
    command = stage.command("draft_report", report=report_text(XUCHANG, sections=sections))
    refusal = refusal_of(stage, stage.walk(S.REVIEWING), "draft_report", command=command)
    assert isinstance(refusal, no.ReportIncomplete) and "F-47" in refusal.cites


def test_a_report_has_only_sections_and_experts_that_the_profile_knows() -> None:
    stage = Stage()
    text = report_text(XUCHANG)
    sections = (*text.sections, text.sections[0].model_copy(update={"code": "poetry"}))
    opinions = (*text.expert_opinions, text.expert_opinions[0].model_copy(update={"kind": "astrologer"}))
    command = stage.command("draft_report", report=report_text(XUCHANG, sections=sections, expert_opinions=opinions))
    refusal = refusal_of(stage, stage.walk(S.REVIEWING), "draft_report", command=command)
    assert codes_of(refusal) == {"report_incomplete", "experts_not_heard"}


@pytest.mark.parametrize("kind", XUCHANG.list("expert_kinds").codes())
def test_a_major_complex_matter_hears_every_kind_of_expert(kind: str) -> None:
    stage = Stage()
    heard = tuple(opinion for opinion in report_text(XUCHANG).expert_opinions if opinion.kind != kind)
    command = stage.command("draft_report", report=report_text(XUCHANG, expert_opinions=heard))
    refusal = refusal_of(stage, stage.walk(S.REVIEWING), "draft_report", command=command)
    assert isinstance(refusal, no.ExpertsNotHeard) and "F-48" in refusal.cites


def test_an_ordinary_matter_needs_no_experts() -> None:
    stage = Stage()
    ordinary = stage.command("open_review", major_complex=False)
    filing = stage.move(stage.walk(S.SUBMITTED), "open_review", command=ordinary)
    command = stage.command("draft_report", report=report_text(XUCHANG, expert_opinions=()))
    assert stage.perform(filing, "draft_report", command=command).case.report is not None


def test_the_negative_list_is_screened_item_by_item() -> None:
    stage = Stage()
    answered = report_text(XUCHANG).screen
    unexplained = (answered[0].model_copy(update={"found": True}), *answered[1:])
    unknown = (*answered, ScreenAnswer(code="xc_n11", found=False))
    for screen in ((), answered[1:], unknown, (*answered, answered[0]), unexplained):
        report = report_text(XUCHANG, screen=screen, proposal=Proposal.REJECT, reasons=_REASONS)
        command = stage.command("draft_report", report=report)
        refusal = refusal_of(stage, stage.walk(S.REVIEWING), "draft_report", command=command)
        assert isinstance(refusal, no.ScreenNotDone) and "G-15" in refusal.cites


_REASONS = (RefusalReason(code="out_of_scope", text="不属于备案范围"),)


def screened(code: str, **changes: Any) -> Any:
    """A report in whose screen signs of one item are found."""
    screen = tuple(
        ScreenAnswer(code=item.code, found=item.code == code, note="施工单位为亲属公司" if item.code == code else "")
        for item in report_text(XUCHANG).screen
    )
    return report_text(XUCHANG, screen=screen, **changes)


@pytest.mark.parametrize("code", ["xc_n1", "xc_n2", "xc_n7"])
def test_a_blocking_negative_item_stands_against_a_proposal_to_accept(code: str) -> None:
    stage = Stage()
    filing = stage.walk(S.REVIEWING)
    refusal = refusal_of(stage, filing, "draft_report", command=stage.command("draft_report", report=screened(code)))
    assert isinstance(refusal, no.NegativeItemFound) and "G-15" in refusal.cites
    against = screened(code, proposal=Proposal.REJECT, reasons=_REASONS)
    assert stage.perform(filing, "draft_report", command=stage.command("draft_report", report=against)).case.report


def test_other_negative_items_only_warn() -> None:
    stage = Stage()
    command = stage.command("draft_report", report=screened("xc_n3"))
    assert stage.perform(stage.walk(S.REVIEWING), "draft_report", command=command).case.report is not None


def test_the_report_drafts_the_letter_it_proposes() -> None:
    stage = Stage()
    filing = stage.walk(S.REVIEWING)
    bare = stage.command("draft_report", report=report_text(XUCHANG, receipt_items=()))
    refusal = refusal_of(stage, filing, "draft_report", command=bare)
    assert isinstance(refusal, ReceiptIncomplete) and len(refusal.errors) == 4
    against = stage.command("draft_report", report=report_text(XUCHANG, proposal=Proposal.REJECT))
    assert isinstance(refusal_of(stage, filing, "draft_report", command=against), RefusalWithoutReasons)


def test_there_is_no_report_to_confirm_before_one_is_drafted() -> None:
    stage = Stage()
    refusal = refusal_of(stage, stage.walk(S.REVIEWING), "confirm_report")
    assert isinstance(refusal, no.NoReport) and "F-26" in refusal.cites
    unconfirmed = replace(stage.walk(S.REPORTED), report=stage.move(stage.walk(S.REVIEWING), "draft_report").report)
    assert isinstance(refusal_of(stage, unconfirmed, "open_consultation"), no.NoReport)


def test_whoever_drafted_the_report_does_not_confirm_it() -> None:
    stage = Stage()
    drafted = stage.move(stage.walk(S.REVIEWING), "draft_report")
    actor = replace(stage.actor("confirm_report"), person_id=CAST.officer)
    refusal = refusal_of(stage, drafted, "confirm_report", actor=actor)
    assert isinstance(refusal, no.SameHand) and "P-09" in refusal.cites
