"""How a person appears in an abstract: the surname with 某, or initials; a full name never does (G-47, G-60)."""

import re
from typing import Final

COMPOUND_SURNAMES: Final = frozenset(
    (
        "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木",
        "轩辕", "宇文", "长孙", "南宫", "独孤", "呼延", "闻人", "澹台", "申屠", "太叔", "公冶", "宗政", "濮阳",
        "淳于", "单于", "司空", "钟离", "百里", "东郭", "西门", "第五", "拓跋", "完颜", "耶律", "纳兰",
    )
)  # fmt: skip
"""Surnames of two characters."""
SOMEBODY: Final = "某"

_HAN = re.compile(r"[㐀-鿿豈-﫿]")
_WORD = re.compile(r"[^\W\d_]+")
_PERSONAL_NUMBER = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)")


def reduced(name: str) -> str:
    """Surname with 某 for a Chinese name, initials for any other: 丁小明 gives 丁某, Ding Xiaoming gives D.X."""
    bare = name.strip()
    if _HAN.match(bare):
        surname = bare[:2] if bare[:2] in COMPOUND_SURNAMES else bare[:1]
        return f"{surname}{SOMEBODY}"
    return "".join(f"{word[0].upper()}." for word in _WORD.findall(bare))


def is_reduced(name: str) -> bool:
    """Whether nothing but a surname with 某, or initials, was typed."""
    bare = name.strip()
    if _HAN.match(bare):
        surname = reduced(bare)[: -len(SOMEBODY)]
        return set(bare[len(surname) :]) <= {SOMEBODY}
    return all(len(word) == 1 for word in _WORD.findall(bare))


def tells_name(text: str, name: str) -> bool:
    """Whether a text tells the full name that was typed, or the given name alone with nothing left out."""
    bare = name.strip()
    return bool(bare) and not is_reduced(bare) and bare.casefold() in text.casefold()


def tells_number(text: str) -> bool:
    """Whether a text tells an identity card or mobile telephone number (P-36)."""
    return _PERSONAL_NUMBER.search(text) is not None
