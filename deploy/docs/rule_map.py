"""docs/rules: every rule of a chapter, what carries it in code and policies, and which tests hold it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from deploy.docs.carriers import PolicyRow, moves_of, policy_rows, words_that_cite
from deploy.docs.chapters import RuleMap
from deploy.docs.citations import Carried, citations_in_source, citations_in_tests
from deploy.docs.loading import Loaded
from deploy.docs.markdown import both, code, codes, link, page, table
from deploy.docs.not_automated import NOT_AUTOMATED
from libs.kernel.lifecycle import Move
from libs.policy import RuleEntry

_STANDS_ON = (
    ("## P 引用的公开规定 Public rules it stands on", "P"),
    ("## G 引用的默认设定 Defaults it stands on", "G"),
)
_TESTS_SHOWN = 6
_FILES_SHOWN = 8
_ROWS_SHOWN = 16
_DEPTH = 2
_INTRO = """每条规则：内容、出处、由哪些政策数据和代码承载、由哪些测试守护；不自动化的写明理由。
{letters} 章有一条既无实现和测试、又无理由{rows_zh}，本页就不能生成。
For each rule: what it says, its source, the policy rows and code that carry it, the tests that hold it, or why it is
not automated. This page cannot be written while a rule of {letters} lacks code or test and has no reason{rows_en}.

“经由”表示测试通过该拒绝、流程行或清单项间接守护。 “through” marks a test that holds the rule by way of the refusal,
lifecycle row or list item that cites it."""
_EXCUSED = """以下各条不由程序执行，理由如下；其余各条均有实现和测试。
No program keeps these rules, for the reasons given; all others are carried and tested."""


class Uncarried(RuntimeError):
    """Rules of a chapter that lack code or a test, and have no stated reason for it, or lifecycle rows without test."""


@dataclass(frozen=True)
class _Found:
    """What was found for the rules of one chapter, each by rule number."""

    rules: Mapping[str, RuleEntry]
    policies: Mapping[str, tuple[PolicyRow, ...]]
    code: Mapping[str, tuple[str, ...]]
    tests: Mapping[str, tuple[Carried, ...]]


def rule_map(loaded: Loaded, chapter: RuleMap) -> str:
    """The whole page. Raises Uncarried if a rule is neither carried and tested nor excused, or a row is untested."""
    rules = loaded.book.rules
    tests = citations_in_tests(loaded.root, words_that_cite(loaded, chapter), chapter.tests)
    found = _Found(rules, policy_rows(loaded, chapter), citations_in_source(loaded.root), tests)
    moves = [move for move in moves_of(loaded, chapter) if move.row.startswith(chapter.rows or ("-",))]
    if gaps := [*_gaps(chapter, found), *_untested(moves, found)]:
        raise Uncarried(", ".join(gaps))
    used = {number for number in rules if _uses(chapter, found, number)}
    parts = []
    for letter, heading in chapter.letters:
        own = (n for n in rules if n[0] == letter)
        parts += [f"## {letter} {heading.zh} {heading.en}", *_sections(chapter, found, own)]
    for title, letter in _STANDS_ON:
        parts += [title, *_sections(chapter, found, (n for n in used if n[0] == letter))]
    parts += [*_rows(moves, found), *_excused(chapter, found)]
    return page(f"{chapter.title.zh} {chapter.title.en}", _intro(chapter), *parts)


def _intro(chapter: RuleMap) -> str:
    letters = "/".join(letter for letter, _ in chapter.letters)
    rows_zh, rows_en = ("，或者有一个流程行无测试", ", or a lifecycle row has no test") if chapter.rows else ("", "")
    return _INTRO.format(letters=letters, rows_zh=rows_zh, rows_en=rows_en)


def _gaps(chapter: RuleMap, found: _Found) -> Iterator[str]:
    for number in sorted(n for n in found.rules if n[0] in dict(chapter.letters) and n not in NOT_AUTOMATED):
        carried = {"no code": found.code.get(number), "no test": found.tests.get(number)}
        if lacks := " and ".join(what for what, there in carried.items() if not there):
            yield f"{number} ({lacks})"


def _untested(moves: Iterable[Move], found: _Found) -> Iterator[str]:
    yield from (f"{row} (no test)" for row in sorted({move.row for move in moves}) if not found.tests.get(row))


def _uses(chapter: RuleMap, found: _Found, number: str) -> bool:
    """Whether code or a policy row of the chapter itself cites the rule."""
    in_code = any(place.startswith(chapter.places) for place in found.code.get(number, ()))
    return in_code or any(row.own for row in found.policies.get(number, ()))


def _sections(chapter: RuleMap, found: _Found, numbers: Iterable[str]) -> Iterator[str]:
    for number in sorted(numbers):
        yield "\n".join(_section(chapter, found, found.rules[number]))


def _section(chapter: RuleMap, found: _Found, rule: RuleEntry) -> Iterator[str]:
    yield from (f"### {rule.number}", "")
    if rule.text is not None:
        yield from (rule.text.zh + "  ", rule.text.en, "")
    yield f"- 出处 source: {code(rule.document)}" + (f" {rule.item}" if rule.item else "")
    if rows := [row.name for row in found.policies.get(rule.number, ())]:
        more = f" … +{len(rows) - _ROWS_SHOWN}" if len(rows) > _ROWS_SHOWN else ""
        yield f"- 政策数据 policy rows: {codes(rows[:_ROWS_SHOWN])}{more}"
    places = found.code.get(rule.number, ())
    if chapter.by_slice:
        places = tuple(dict.fromkeys(_slice_of(place) for place in places))
    if linked := " · ".join(link(place, _DEPTH) for place in places):
        yield f"- 实现 carried by: {linked}"
    yield from (_files if chapter.by_slice else _tests)(found.tests.get(rule.number, ()))
    if (reason := NOT_AUTOMATED.get(rule.number)) is not None:
        yield f"- 不自动化 not automated: {reason.zh} {reason.en}"


def _slice_of(place: str) -> str:
    """The folder a file of code lies in; of the policies, the file itself."""
    return place if place.startswith("policies/") else place.rpartition("/")[0]


def _direct(tests: Iterable[Carried]) -> list[Carried]:
    """Those tests that cite the rule themselves; all of them if none does."""
    found = list(tests)
    return [carried for carried in found if not carried.through] or found


def _files(tests: Iterable[Carried]) -> Iterator[str]:
    """The files of the tests on one line, each with how many it has."""
    counted = Counter(carried.place for carried in _direct(tests))
    if counted:
        shown = [f"{link(place, _DEPTH)} ×{times}" for place, times in sorted(counted.items())]
        more = f" … +{len(shown) - _FILES_SHOWN}" if len(shown) > _FILES_SHOWN else ""
        yield f"- 测试 held by: {' · '.join(shown[:_FILES_SHOWN])}{more}"


def _tests(tests: Iterable[Carried]) -> Iterator[str]:
    """The tests file by file; those that cite the rule themselves come first and stand for the others."""
    chosen = _direct(tests)
    if not chosen:
        return
    yield "- 测试 held by:"
    by_place: dict[str, list[Carried]] = defaultdict(list)
    for carried in chosen:
        by_place[carried.place].append(carried)
    for place, carried_here in sorted(by_place.items()):
        names = [code(c.test) + (f" (经由 through {code(c.through)})" if c.through else "") for c in carried_here]
        more = f" … +{len(names) - _TESTS_SHOWN}" if len(names) > _TESTS_SHOWN else ""
        yield f"  - {link(place, _DEPTH)}: {', '.join(names[:_TESTS_SHOWN])}{more}"


def _rows(moves: Iterable[Move], found: _Found) -> Iterator[str]:
    """The lifecycle rows of the chapter: what each does, under which rules, and the files of its tests."""
    by_row: dict[str, list[Move]] = defaultdict(list)
    for move in moves:
        by_row[move.row].append(move)
    lines = []
    for row, together in sorted(by_row.items()):
        acts = codes(dict.fromkeys(move.act for move in together))
        rules = " ".join(dict.fromkeys(number for move in together for number in move.rule))
        tests = dict.fromkeys(carried.place for carried in found.tests.get(row, ()))
        lines.append((row, acts, rules, "<br>".join(link(place, _DEPTH) for place in tests)))
    if lines:
        yield "## T 流程行 Lifecycle rows"
        yield table(("行 row", "动作 acts", "依据 rules", "测试 held by"), lines)


def _excused(chapter: RuleMap, found: _Found) -> Iterator[str]:
    numbers = sorted(n for n in NOT_AUTOMATED if n[0] in dict(chapter.letters) and n in found.rules)
    if numbers:
        yield from ("## 不自动化 Not automated", _EXCUSED)
        yield table(("规则 rule", "理由 reason"), ((number, both(NOT_AUTOMATED[number])) for number in numbers))
