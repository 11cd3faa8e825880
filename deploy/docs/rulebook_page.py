"""docs/rulebook.md: every rule number, what it says, and which document it comes from."""

from collections.abc import Iterator

from deploy.docs.chapters import RULE_MAPS, RuleMap
from deploy.docs.loading import Loaded
from deploy.docs.markdown import both, code, page, table
from libs.policy import RuleEntry

_CHAPTERS = {
    "F": "F 容错事项事前备案 Prior filing of tolerance matters",
    "C": "C 澄清正名 Clarification",
    "W": "W 诬告陷害 Malicious accusation",
    "A": "A 问责与约谈 Accountability and interviews",
    "S": "S 服务中心工作与监督 Supervision of central work",
    "L": "L 台账与案例库 Ledgers and library",
    "K": "K 情形与案例 Situations and cases",
    "D": "D 回访 Follow-up",
    "X": "X 其他规定 Further rules",
    "P": "P 公开的法律、党内法规和实践 Public law, party rules and practice",
    "G": "G 来源未规定、由本系统设定 Where the sources are silent: our defaults",
}
_INTRO = """代码、拒绝理由、政策文件和测试都引用这些编号；表述为本项目自拟，以出处原文为准。
Code, refusals, policy files and tests cite these numbers. The wording is our own; the source document prevails.

`T` 编号（如 `TF-03`）是办理流程表的行号，见各服务的 README。
Numbers with `T` (such as `TF-03`) are rows of the lifecycle tables; see the README of each service.

各章的实现与测试 Where the chapters are implemented and tested: {maps}."""


def rulebook_page(loaded: Loaded) -> str:
    """The whole page."""
    maps = " · ".join(_map(chapter) for chapter in RULE_MAPS)
    return page(
        "规则总表 Rulebook",
        _INTRO.format(maps=maps),
        *_chapters(loaded),
        "## 来源文件 Source documents",
        _documents(loaded),
    )


def _map(chapter: RuleMap) -> str:
    letters = ", ".join(letter for letter, _ in chapter.letters)
    return f"{letters} [rules/{chapter.page}.md](rules/{chapter.page}.md)"


def _chapters(loaded: Loaded) -> Iterator[str]:
    for letter, title in _CHAPTERS.items():
        rules = sorted(number for number in loaded.book.rules if number[0] == letter)
        head = ("编号 number", "类型 kind", "内容 what it says", "出处 source")
        yield f"## {title}"
        yield table(head, (_row(loaded.book.rules[number]) for number in rules))


def _row(rule: RuleEntry) -> tuple[str, ...]:
    source = code(rule.document) + (f"<br>{rule.item}" if rule.item else "")
    return (rule.number, rule.kind, both(rule.text), source)


def _documents(loaded: Loaded) -> str:
    head = ("代号 id", "文件 document", "地点 place", "日期 issued", "性质 kind")
    rows = (
        (code(name), both(entry.text), entry.place, entry.issued_on.isoformat() if entry.issued_on else "—", entry.kind)
        for name, entry in loaded.book.documents.items()
    )
    return table(head, rows)
