"""docs/rules/filing.md: every rule of the filing, what carries it in code and policies, and which tests hold it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from deploy.docs.citations import Carried, citations_in_source, citations_in_tests, numbers_in
from deploy.docs.loading import Loaded
from deploy.docs.markdown import code, link, page
from deploy.docs.not_automated import NOT_AUTOMATED
from libs.kernel.profile import Profile
from libs.policy import RuleEntry

_FILING = ("services/filing/", "libs/contracts/filing.py", "policies/")
_TESTS_SHOWN = 6
_DEPTH = 2
_INTRO = """每条规则：内容、出处、由哪些政策数据和代码承载、由哪些测试守护；不自动化的写明理由。
F 章有一条既无实现和测试、又无理由，本页就不能生成。
For each rule: what it says, its source, the policy rows and code that carry it, the tests that hold it, or why it is
not automated. This page cannot be written while a rule of chapter F lacks code or test and has no reason.

“经由”表示测试通过该拒绝、流程行或清单项间接守护。 “through” marks a test that holds the rule by way of the refusal,
lifecycle row or list item that cites it."""


class Uncarried(RuntimeError):
    """Rules of chapter F that lack code or a test, and have no stated reason for it."""


def filing_rule_map(loaded: Loaded) -> str:
    """The whole page. Raises Uncarried if a rule of chapter F is neither carried and tested nor excused."""
    sources = citations_in_source(loaded.root)
    tests = citations_in_tests(loaded.root, _cites(loaded))
    rules = loaded.book.rules
    gaps = [
        n for n in sorted(rules) if n[0] == "F" and n not in NOT_AUTOMATED and not (sources.get(n) and tests.get(n))
    ]
    if gaps:
        raise Uncarried(", ".join(f"{n} ({_lacks(n, sources, tests)})" for n in gaps))
    items = _items(loaded.profiles)

    def chapter(numbers: Iterable[str]) -> Iterator[str]:
        for number in sorted(numbers):
            yield _section(rules[number], sources.get(number, ()), items.get(number, ()), tests.get(number, ()))

    used = {number for number, places in sources.items() if any(place.startswith(_FILING) for place in places)}
    return page(
        "备案规则对照 Rule map of prior filing",
        _INTRO,
        "## F 备案规则 Rules of the filing",
        *chapter(n for n in rules if n[0] == "F"),
        "## P 备案引用的公开规定 Public rules the filing stands on",
        *chapter(n for n in rules if n[0] == "P" and n in used),
        "## G 备案引用的默认设定 Defaults the filing stands on",
        *chapter(n for n in rules if n[0] == "G" and n in used),
    )


def _lacks(number: str, sources: Mapping[str, object], tests: Mapping[str, object]) -> str:
    return " and ".join(what for what, found in (("no code", sources), ("no test", tests)) if not found.get(number))


def _section(rule: RuleEntry, places: Iterable[str], items: Iterable[str], tests: Iterable[Carried]) -> str:
    lines = [f"### {rule.number}", ""]
    if rule.text is not None:
        lines += [rule.text.zh + "  ", rule.text.en, ""]
    lines.append(f"- 出处 source: {code(rule.document)}" + (f" {rule.item}" if rule.item else ""))
    if found := " ".join(code(item) for item in items):
        lines.append(f"- 政策数据 policy rows: {found}")
    if found := " · ".join(link(place, _DEPTH) for place in places):
        lines.append(f"- 实现 carried by: {found}")
    lines += _tests(tests)
    if (reason := NOT_AUTOMATED.get(rule.number)) is not None:
        lines.append(f"- 不自动化 not automated: {reason.zh} {reason.en}")
    return "\n".join(lines)


def _tests(tests: Iterable[Carried]) -> Iterator[str]:
    """The tests file by file; those that cite the rule themselves come first and stand for the others."""
    found = list(tests)
    chosen = [carried for carried in found if not carried.through] or found
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


def _cites(loaded: Loaded) -> dict[str, set[str]]:
    """What cites rules, by the words a test would use for it."""
    found: dict[str, set[str]] = defaultdict(set)
    for refusal in loaded.refusals:
        if refusal.__module__.startswith("services.filing."):
            found[refusal.__name__].update(refusal.rule)
            if "code" in vars(refusal):
                found[f'"{refusal.code}"'].update(refusal.rule)
    for service in loaded.services.values():
        if service.name == "filing":
            moves = (m for t in service.types for p in loaded.profiles for m in t.lifecycle(p).moves)
            for move in moves:
                found[move.row].update(move.rule)
    for profile in loaded.profiles:
        for item in (item for code_list in profile.lists.values() for item in code_list.items):
            found[f'"{item.code}"'].update(item.cites)
    return {word: set(numbers) for word, numbers in found.items() if word}


def _items(profiles: Iterable[Profile]) -> Mapping[str, tuple[str, ...]]:
    """Rule number to the rows of the profiles that cite it."""
    found: dict[str, list[str]] = defaultdict(list)
    for profile in profiles:
        for code_list in profile.lists.values():
            for number in numbers_in(" ".join(code_list.cites)):
                found[number].append(f"{profile.name}: {code_list.name}")
            for item in code_list.items:
                for number in numbers_in(" ".join(item.cites)):
                    found[number].append(f"{profile.name}: {code_list.name}.{item.code}")
        for limit in profile.limits.values():
            for number in numbers_in(" ".join(limit.cites)):
                found[number].append(f"{profile.name}: {limit.code}")
    return {number: tuple(rows) for number, rows in found.items()}
