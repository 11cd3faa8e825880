"""The content check of letters, circulars and media texts: what they must say, and what they may not."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from libs.kernel.finding import Finding, missing_in
from libs.kernel.letter_text import dates_in, squash
from libs.policy import PolicyBook
from services.clarification.clarifications.content_check import CODES, check_letter

PROFILE = PolicyBook.load(Path(__file__).parents[3] / "policies").profile("xuchang", "2023-01")
PROBLEMS = ("在工程招标中收受礼金三万元", "收受礼金", "违规使用公务用车（2021年）")
LETTER = """关于失实检举控告予以澄清的函

王某某同志：
经核查，反映你的下列问题不属实：
1.在工程招标中收受礼金三万元的问题；
2.收受礼金的问题；
3.违规使用公务用车(2021年)的问题。
以上3个问题均不属实，特此澄清。

许昌市纪律检查委员会  许昌市监察委员会
2023年3月6日
"""
ENGLISH = """Letter of clarification

After verification the following reports are not true:
(1) Accepted a gift card from a contractor.
(2) Used an official car on a day off.

Xuchang Commission for Discipline Inspection
6 March 2023
"""
ENGLISH_PROBLEMS = ("accepted a gift card from a contractor", "used an official car on a day off")
KINDS = {"praise": "overall_evaluation", "reporter": "reporter_mentioned", "verification": "verification_detail"}
TERMS = [
    (KINDS[str(item.attributes["kind"])], term)
    for item in PROFILE.list("letter_banned_terms").items
    for term in (item.text.zh, item.text.en, *item.attributes.get("also", ()))  # type: ignore[misc]
]
WIDE = {n: n + 0xFEE0 for n in range(0x21, 0x7F)} | {0x20: 0x3000}


def told(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(entry.code, entry.pointer) for entry in missing_in(findings)]


def codes(text: str, problems: Iterable[str] = PROBLEMS) -> set[str]:
    return {code for code, _ in told(check_letter(text, tuple(problems), PROFILE))}


@pytest.mark.parametrize(("text", "problems"), [(LETTER, PROBLEMS), (ENGLISH, ENGLISH_PROBLEMS)])
def test_a_clean_letter_passes_with_one_finding_per_kind(text: str, problems: tuple[str, ...]) -> None:
    findings = check_letter(text, problems, PROFILE)
    assert [finding.item for finding in findings] == list(CODES)
    assert all(finding.holds and finding.cites and finding.text.zh and finding.text.en for finding in findings)


def test_a_letter_is_clean_whatever_the_width_of_its_signs() -> None:
    assert codes(LETTER.translate(WIDE).replace("！", "!")) == set()
    assert codes(LETTER.replace("\n", "\r\n")) == set()


def test_c02_each_untrue_problem_is_named() -> None:
    assert told(check_letter(LETTER, (*PROBLEMS, "违规经商办企业"), PROFILE)) == [("problem_not_named", "/problems/3")]


def test_c02_a_problem_found_only_inside_another_is_not_named() -> None:
    without = LETTER.replace("2.收受礼金的问题；\n", "")
    assert told(check_letter(without, PROBLEMS, PROFILE)) == [("problem_not_named", "/problems/1")]


@pytest.mark.parametrize("problems", [(), ("",), ("，。",)])
def test_c02_a_letter_that_clarifies_nothing_is_none(problems: tuple[str, ...]) -> None:
    assert "problem_not_named" in codes(LETTER, problems)


OTHERS = [
    "4.违规经商办企业的问题。",
    "（4）违规经商办企业",
    "④ 违规经商办企业",
    "四、违规经商办企业",
    "第四，违规经商办企业",
    "其四：违规经商办企业",
    "• 违规经商办企业",
    "另查：4、违规经商办企业",
    "4. 收受礼金和违规经商办企业",
    "4.收受礼金以外的问题属实",
    "⒋违规经商办企业",
]


@pytest.mark.parametrize("line", OTHERS)
def test_c02_no_problem_is_named_beyond_those_found_untrue(line: str) -> None:
    text = LETTER.replace("以上3个", f"{line}\n以上3个")
    assert told(check_letter(text, PROBLEMS, PROFILE)) == [("problem_not_untrue", "/text/lines/8")]


@pytest.mark.parametrize(
    "line",
    [
        "一、澄清事项",
        "二、上述问题均不属实。",
        "三、澄清机关：许昌市纪委监委",
        "四、澄清时间：二〇二三年三月六日",
        "4.关于反映你收受礼金的问题，经核查不属实。",
        "4.在工程招标中\n  收受礼金三万元",
        "4.收受礼金及违规使用公务用车（2021年）问题",
        "3.5万元以下不论。",
        "2023.3.6",
    ],
)
def test_the_fixed_parts_of_a_letter_may_be_numbered_and_a_problem_may_run_on(line: str) -> None:
    assert codes(LETTER.replace("以上3个", f"{line}\n以上3个")) == set()


def test_several_problems_may_stand_in_one_line() -> None:
    one_line = "经核查：1.在工程招标中收受礼金三万元；2.收受礼金；3.违规使用公务用车（2021年）；均不属实。"
    assert codes(f"{one_line}\n许昌市纪委\n2023年3月6日") == set()
    other = one_line.replace("均不", "4.经商办企业；均不")
    assert codes(f"{other}\n许昌市纪委\n2023年3月6日") == {"problem_not_untrue"}


# ---- banned terms ----


@pytest.mark.parametrize(("code", "term"), TERMS, ids=[term for _, term in TERMS])
def test_c02_p06_p12_each_banned_term_is_found_and_not_repeated(code: str, term: str) -> None:
    findings = check_letter(LETTER.replace("特此澄清", f"{term}，特此澄清"), PROBLEMS, PROFILE)
    assert (code, "/text/lines/8") in told(findings)
    assert term not in repr(findings)


SPACES = st.sampled_from(["", " ", "　", "\t", "\n", "\u200b", "·", "*", "，", "-", "\u00ad", "\ufeff"])


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(TERMS), st.integers(0, len(LETTER)), st.data())
def test_a_banned_term_is_found_anywhere_in_any_width_and_with_anything_between(
    banned: tuple[str, str], place: int, drawn: st.DataObject
) -> None:
    code, term = banned
    written = drawn.draw(st.sampled_from([term, term.upper(), term.title(), term.translate(WIDE)]))
    spaced = "".join(letter + drawn.draw(SPACES) for letter in written)
    assert code in codes(LETTER[:place] + spaced + LETTER[place:])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("工程车房项目某年地", min_size=4, max_size=9), min_size=1, max_size=6, unique_by=squash))
def test_a_letter_that_lists_just_the_problems_passes(problems: list[str]) -> None:
    listed = "\n".join(f"{n}、{problem}的问题；" for n, problem in enumerate(problems, start=1))
    assert codes(f"经核查：\n{listed}\n均不属实。\n许昌市纪委监委\n2023年3月6日", problems) == set()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_is_answered(text: str, problems: list[str]) -> None:
    assert len(check_letter(text, problems, PROFILE)) == len(CODES)


def test_what_was_alleged_may_name_a_bank_card_but_nobody_who_reported() -> None:
    def letter(problem: str) -> set[str]:
        return codes(f"1.{problem}的问题不属实。\n许昌市纪委\n2023年3月6日", [problem])

    assert letter("收受管理对象银行卡一张") == set()
    assert letter("举报人所称收受礼金") == {"reporter_mentioned"}
    assert codes(f"{LETTER}经查银行卡", PROBLEMS) == {"verification_detail"}


# ---- organ, date, personal numbers ----


@pytest.mark.parametrize("organ", ["中共许昌市纪委", "许昌市监委", "驻市财政局纪检监察组", "Supervisory Commission"])
def test_c16_the_clarifying_organ_is_stated(organ: str) -> None:
    unsigned = LETTER.replace("许昌市纪律检查委员会  许昌市监察委员会", "{}")
    assert told(check_letter(unsigned, PROBLEMS, PROFILE)) == [("organ_not_stated", "/text")]
    assert codes(unsigned.format(organ)) == set()


@pytest.mark.parametrize(
    "written",
    ["2023年3月6日", "２０２３ 年 ３ 月 ６ 日", "二〇二三年三月六日", "二○二三年三月六日", "2023-03-06", "6 March 2023",
     "March 6th, 2023", "2023/3/6", "6 Mar 2023"],
)  # fmt: skip
def test_c16_a_full_date_is_stated(written: str) -> None:
    undated = LETTER.replace("2023年3月6日", "{}")
    assert [str(day) for day in dates_in(written)] == ["2023-03-06"]
    assert codes(undated.format(written)) == set()


@pytest.mark.parametrize(
    "written", ["", "2023年3月", "2023年2月30日", "二〇二三年十三月六日", "三月六日", "2023-13-01"]
)
def test_c16_less_than_a_full_date_is_none(written: str) -> None:
    undated = LETTER.replace("2023年3月6日", written)
    assert told(check_letter(undated, PROBLEMS, PROFILE)) == [("date_not_stated", "/text")]


def test_c16_a_date_or_organ_inside_a_problem_does_not_count() -> None:
    problem = "2021年5月1日在纪委工作期间收受礼金"
    assert codes(f"1.{problem}的问题不属实。", [problem]) == {"organ_not_stated", "date_not_stated"}


@pytest.mark.parametrize(
    "number",
    ["411002198001011234", "41100219800101123X", "41100219800101123ｘ", "411002800101123", "13812345678",
     "138-1234-5678", "１３８ １２３４ ５６７８", "+86 138 1234 5678", "0374-2988888", "(010) 6612 3456",
     "400-123-4567", "1.3.8.1.2.3.4.5.6.7.8", "138\u200b12345678"],
)  # fmt: skip
def test_p36_no_number_of_a_card_or_telephone_stands_in_a_letter(number: str) -> None:
    findings = check_letter(LETTER.replace("特此澄清", f"（{number}）特此澄清"), PROBLEMS, PROFILE)
    assert told(findings) == [("personal_number", "/text/lines/8")]
    assert number not in repr(findings)


@pytest.mark.parametrize("number", ["许纪函〔2023〕15号", "2023-03-06 2023-04-07", "30000元", "1,380,000,000.00元"])
def test_numbers_of_documents_days_and_amounts_are_no_personal_numbers(number: str) -> None:
    assert codes(LETTER.replace("特此澄清", f"（{number}）特此澄清")) == set()


def test_the_pointers_are_those_of_the_command_that_is_checked() -> None:
    found = told(check_letter("举报人", ["收受礼金"], PROFILE, at="/circular/text", problems_at="/untrue"))
    assert found == [
        ("problem_not_named", "/untrue/0"),
        ("reporter_mentioned", "/circular/text/lines/1"),
        ("organ_not_stated", "/circular/text"),
        ("date_not_stated", "/circular/text"),
    ]
