"""The content check of a letter, circular or media text: only the untrue problems, organ and date, and nothing else.

It answers with where and what kind, never with a word of the text (P-06). A person still reads the letter: a program
finds terms, not meanings, and knows no names of reporters.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from libs.kernel.finding import Finding, Missing
from libs.kernel.letter_terms import lines_banned, personal_numbers, terms_of
from libs.kernel.letter_text import HIDDEN, Reading, dates_in, numbered_parts, squash
from libs.kernel.profile import Profile
from libs.kernel.rule import Rule
from libs.kernel.text import Text

_KINDS: Mapping[str, tuple[Text, Text, Rule]] = MappingProxyType(
    {
        "problem_not_named": (
            Text("未写明该不实问题", "An untrue problem is not named"),
            Text("逐项写明不实问题", "Each untrue problem is named"),
            Rule("C-02", "C-16"),
        ),
        "problem_not_untrue": (
            Text("所列问题不在认定不实之列", "A numbered problem is none of those found untrue"),
            Text("不写认定不实以外的问题", "No problem is named beyond those found untrue"),
            Rule("C-02"),
        ),
        "overall_evaluation": (
            Text("含有对本人的评价", "The person is evaluated"),
            Text("不作总体评价", "The person is not evaluated"),
            Rule("C-02"),
        ),
        "reporter_mentioned": (
            Text("提及反映问题的一方", "Who reported is mentioned"),
            Text("不提及反映问题的一方", "Nobody who reported is mentioned"),
            Rule("P-06", "P-12"),
        ),
        "verification_detail": (
            Text("写有核查细节", "A detail of the verification is told"),
            Text("只写结果，不写核查细节", "Only the result is told, no detail of the verification"),
            Rule("P-12"),
        ),
        "organ_not_stated": (
            Text("未写明澄清机关", "The clarifying organ is not stated"),
            Text("写明澄清机关", "The clarifying organ is stated"),
            Rule("C-16"),
        ),
        "date_not_stated": (
            Text("未写明澄清时间（年月日）", "The date of clarification is not stated (day, month, year)"),
            Text("写明澄清时间", "The date of clarification is stated"),
            Rule("C-16"),
        ),
        "personal_number": (
            Text("含有身份证件号码或者电话号码", "There is an identity-card or telephone number"),
            Text("不含身份证件号码和电话号码", "There is no identity-card or telephone number"),
            Rule("P-12", "P-36"),
        ),
    }
)
"""Code to what is wrong, what is asked for, and the rules; the order in which the findings are given."""

CODES = tuple(_KINDS)
"""The codes a missing entry of this check can have."""

_TERMS = {"praise": "overall_evaluation", "reporter": "reporter_mentioned", "verification": "verification_detail"}
_BEFORE = r"(?:关于|对于|对|有关|涉及|所?反映|你|您|该同志|贵单位|其|thereportthat|the|that|you|he|she|of)*"
_AFTER = (
    r"(?:的|等|问题|一事|情况|经核查|经查|核查|认定|结果|均|系|为|属|不属实|不实|失实|不存在|没有事实依据|未发现"
    r"|problem|report|this|the|was|were|is|are|has|have|been|found|to|be|untrue|not|true|unfounded|after|verification)*"
)
_CLOSING = re.compile(
    r"(?:经核查|经查)?(?:上述|以上|所列|该|这些)+(?:\d+|[一二两三四五六七八九十]+)?[项个条]?问题(?:经核查|经查)?"
    r"(?:均|全部|都|系|为|属)*(?:不属实|不实|失实|不存在)"
    r"|theproblems?(?:listedabove|above)(?:was|were|is|are)(?:untrue|nottrue)"
)
_HEADINGS = frozenset(
    map(squash, ("澄清事项", "澄清问题", "澄清的问题", "不实问题", "澄清结论", "结论", "problems clarified", "finding"))
)
_ORGAN_HEADINGS = tuple(map(squash, ("澄清机关", "clarifying organ")))
_DATE_HEADINGS = tuple(map(squash, ("澄清时间", "澄清日期", "date of clarification", "date")))


def check_letter(
    text: str, problems: Sequence[str], profile: Profile, *, at: str = "/text", problems_at: str = "/problems"
) -> tuple[Finding, ...]:
    """One finding per kind: whether the text names each problem found untrue and no other, states organ and date, and
    holds no evaluation, no mention of who reported, no detail of the verification and no personal number.

    ``at`` and ``problems_at`` are the JSON pointers of the text and of the problems in the command or case; what is
    wrong is told as ``<at>/lines/<number from 1>`` or ``<problems_at>/<number from 0>``. Rules C-02, C-16, P-06, P-12,
    P-36. The same check serves letter (LC-5), circular (LC-7) and media text (LC-8).
    """
    wanted = tuple(squash(problem) for problem in problems)
    text = text.replace(HIDDEN, "")
    reading = Reading.of(text)
    unnamed, rest = _named(reading, wanted)
    organ = _organ_words(profile)
    found: dict[str, Iterable[str]] = {
        "problem_not_named": [problems_at] if not wanted else [f"{problems_at}/{n}" for n in unnamed],
        "problem_not_untrue": _lines(at, _other_problems(text, wanted, organ)),
        "organ_not_stated": [] if any(word in rest.squashed for word in organ) else [at],
        "date_not_stated": [] if dates_in(rest.text) else [at],
        "personal_number": _lines(at, personal_numbers(text)),
    }
    for kind, code in _TERMS.items():
        # A problem may itself speak of a bank card or a contract: that is what was alleged, not how it was verified.
        searched = rest if kind == "verification" else reading
        found[code] = _lines(at, lines_banned(searched, profile, kind))
    return tuple(_finding(code, found[code]) for code in CODES)


def _finding(code: str, pointers: Iterable[str]) -> Finding:
    wrong, asked, rule = _KINDS[code]
    missing = tuple(Missing(pointer, code, wrong, rule) for pointer in pointers)
    return Finding(code, not missing, wrong if missing else asked, rule, missing)


def _lines(at: str, lines: Iterable[int]) -> list[str]:
    return [f"{at}/lines/{line}" for line in sorted(set(lines))]


def _named(reading: Reading, wanted: Sequence[str]) -> tuple[list[int], Reading]:
    """Which problems are not named, and the text without those that are; the longest first, so that none is found
    only inside another."""
    absent: set[str] = {""}
    for problem in sorted(set(wanted), key=len, reverse=True):
        if problem not in reading.squashed:
            absent.add(problem)
        reading = reading.without(problem)
    return [n for n, problem in enumerate(wanted) if problem in absent], reading


def _other_problems(text: str, wanted: Sequence[str], organ: Sequence[str]) -> Iterator[int]:
    """The lines in which a numbered part begins that is neither one of the problems nor a fixed part of a letter."""
    one = "|".join(re.escape(problem) for problem in sorted(set(wanted), key=len, reverse=True) if problem)
    problem = re.compile(rf"{_BEFORE}(?:{one})(?:(?:和|及|以及|与|and){_BEFORE}(?:{one}))*{_AFTER}" if one else r"(?!)")
    for part in numbered_parts(text):
        meant = (problem.fullmatch(said) or _CLOSING.fullmatch(said) or said in _HEADINGS for said in part.readings())
        if not any(meant) and not _fixed_part(part.lines[0], organ):
            yield part.line


def _fixed_part(line: str, organ: Sequence[str]) -> bool:
    """Whether a numbered line states the organ or the date and nothing that could be a problem."""
    said = squash(line)
    if said.startswith(_ORGAN_HEADINGS):
        return any(said.endswith(word) for word in organ) or said in _ORGAN_HEADINGS
    return said.startswith(_DATE_HEADINGS) and (bool(dates_in(line)) or said in _DATE_HEADINGS)


def _organ_words(profile: Profile) -> tuple[str, ...]:
    return tuple(terms_of(profile, "clarifying_organ_words"))
