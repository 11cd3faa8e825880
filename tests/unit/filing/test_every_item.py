"""The two lists, item by item: each can be claimed, found and screened by itself, and is a row of its own rule."""

from typing import Any

import pytest

from services.filing.filings.form import PositiveItem, Shown, ThirdParty
from services.filing.filings.refusals_decision import EvidenceMissing
from services.filing.filings.refusals_review import ScreenNotDone
from services.filing.filings.refusals_unit import NoPositiveItem
from services.filing.filings.report import HitClaim
from services.filing.filings.status import FilingStatus as S
from tests.support.filing_papers import CAST, form, report_text
from tests.support.filings import BOOK, PINGDINGSHAN, XUCHANG, Stage, refusal_of

POSITIVE: dict[str, tuple[str, dict[str, Any]]] = {
    "F-02": ("xc_p1", {}),
    "F-03": ("xc_p2", {"limbs": ("exploration",)}),
    "F-04": ("xc_p3", {"forecast": "预计不致重大损失"}),
    "F-05": ("xc_p4", {}),
    "F-06": (
        "xc_p5",
        {
            "shown": (
                Shown(need="key_project_or_complex_problem", proof="市重点项目清单"),
                Shown(need="genuine_necessity", proof="汛期前须完工"),
            )
        },
    ),
    "F-07": ("xc_p6", {}),
    "F-08": ("xc_p7", {}),
    "F-09": ("xc_p8", {"forecast": "预计总体有利于发展"}),
}
NEGATIVE = {f"F-{number}": f"xc_n{number - 10}" for number in range(11, 21)}  # F-11 to F-20
GROUNDS = {"F-44": "pds_a", "F-45": "pds_b", "F-46": "pds_c"}


@pytest.mark.parametrize("number", POSITIVE)
def test_each_positive_item_alone_carries_a_filing_that_says_why(number: str) -> None:
    stage = Stage()
    code, demanded = POSITIVE[number]
    draft = stage.walk(S.DRAFT)
    for reason, studied in (("符合此项的理由", True), ("", False)):
        item = PositiveItem(code=code, reason=reason, **demanded)
        revised = stage.move(draft, "revise", command=stage.command("revise", form=form(positive_items=(item,))))
        if studied:
            assert stage.perform(revised, "study").case.status is S.STUDIED
        else:
            assert isinstance(refusal_of(stage, revised, "study"), NoPositiveItem)


@pytest.mark.parametrize("number", POSITIVE)
def test_each_positive_item_is_the_row_of_its_own_rule(number: str) -> None:
    row = XUCHANG.list("positive_items").get(POSITIVE[number][0])
    assert row is not None and row.cites[0] == number
    assert row.source == f"{BOOK.rules[number].document}/{BOOK.rules[number].item}"


@pytest.mark.parametrize("number", NEGATIVE)
def test_each_negative_item_can_be_hit_with_facts_and_evidence_and_not_without(number: str) -> None:
    stage = Stage()
    running = stage.walk(S.IN_EXECUTION)
    for act in ("remind", "record_problem", "close_problem"):
        running = stage.move(running, act)
    history: dict[str, Any] = {
        "reminder_id": running.reminders[0].id,
        "problem_id": running.problems[0].id,
        "problem_kind": running.problems[0].kind,
    }
    claim = HitClaim(code=NEGATIVE[number], facts="查明的事实", evidence=(CAST.proof_upload,), **history)
    outcome = stage.perform(running, "hit_negative", command=stage.command("hit_negative", hits=(claim,)))
    assert outcome.case.status is S.NEGATIVE_HIT
    bare = stage.command("hit_negative", hits=(claim.model_copy(update={"evidence": ()}),))
    assert isinstance(refusal_of(stage, running, "hit_negative", command=bare), EvidenceMissing)


@pytest.mark.parametrize("number", NEGATIVE)
def test_each_negative_item_must_be_screened_and_is_the_row_of_its_own_rule(number: str) -> None:
    stage = Stage()
    row = XUCHANG.list("negative_items").get(NEGATIVE[number])
    assert row is not None and row.cites[0] == number
    screen = tuple(answer for answer in report_text(XUCHANG).screen if answer.code != row.code)
    command = stage.command("draft_report", report=report_text(XUCHANG, screen=screen))
    refusal = refusal_of(stage, stage.walk(S.REVIEWING), "draft_report", command=command)
    assert isinstance(refusal, ScreenNotDone) and [missing.pointer[-len(row.code) :] for missing in refusal.errors] == [
        row.code
    ]


def test_the_lists_have_eight_and_ten_items_and_no_more() -> None:
    """F-31, F-53: eight kinds of work may be filed, ten situations are pursued."""
    positive, negative = XUCHANG.list("positive_items"), XUCHANG.list("negative_items")
    assert positive.codes() == tuple(code for code, _ in POSITIVE.values())
    assert negative.codes() == tuple(NEGATIVE.values())
    assert {"F-31", "F-53"} <= set(positive.cites) and "F-31" in negative.cites


@pytest.mark.parametrize("number", GROUNDS)
def test_each_ground_of_the_other_order_carries_a_filing(number: str) -> None:
    stage = Stage(profile=PINGDINGSHAN)
    row = PINGDINGSHAN.list("positive_items").get(GROUNDS[number])
    assert row is not None and number in row.cites
    item = PositiveItem(code=row.code, reason="符合此项的理由")
    parties = (ThirdParty(who="相邻地块使用权人", interest="通行", protection="保留临时通道"),)
    claimed = form(positive_items=(item,), third_parties=parties)
    revised = stage.move(stage.walk(S.DRAFT), "revise", command=stage.command("revise", form=claimed))
    applied = stage.move(revised, "apply", command=stage.command("apply"))
    assert stage.perform(applied, "study").case.status is S.STUDIED


def test_the_three_lines_of_the_other_order_are_its_negative_list_and_each_is_screened() -> None:
    """F-51: private gain, dereliction, deliberate breach; a person answers for each."""
    stage = Stage(profile=PINGDINGSHAN)
    lines = PINGDINGSHAN.list("negative_items")
    assert len(lines.items) == 3 and all("F-51" in row.cites for row in lines.items)
    reviewing = stage.walk(S.REVIEWING)
    for code in lines.codes():
        screen = tuple(answer for answer in report_text(PINGDINGSHAN).screen if answer.code != code)
        command = stage.command("draft_report", report=report_text(PINGDINGSHAN, screen=screen))
        assert isinstance(refusal_of(stage, reviewing, "draft_report", command=command), ScreenNotDone)


def test_an_accepted_filing_is_no_exemption() -> None:
    """F-29: whether anybody is exempted is determined elsewhere, later; nothing here says so."""
    stage = Stage()
    accepted = stage.perform(stage.walk(S.DELIBERATING), "accept")
    said = {*type(accepted.case).__dataclass_fields__, *type(accepted.event).model_fields}
    assert not [word for word in said if "exempt" in word or "approv" in word or "mitigat" in word]
    note = XUCHANG.list("fixed_texts").get("no_shield_note")
    assert note is not None and "F-29" in note.cites and "does not by itself relieve" in note.text.en
