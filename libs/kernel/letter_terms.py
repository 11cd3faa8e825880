"""Terms and numbers that no letter may hold: found past width, spaces and punctuation; told by line, never repeated."""

import re
from collections.abc import Iterator
from typing import Final

from libs.kernel.letter_text import Reading, plain, squash, without_numeric_dates
from libs.kernel.profile import Profile

BANNED: Final = "letter_banned_terms"
"""The list of the profile that names them, each with its kind: praise, reporter or verification."""
_RUN = re.compile(r"\d(?:[ \t\-‐‑–—.·_/()]{0,3}\d){9,}(?:[ \t]?[xX])?")
_PERSONAL = re.compile(
    r"[1-9]\d{16}[\dx]|[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}|1[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7}|400\d{7}"
)


def terms_of(profile: Profile, name: str, kind: str | None = None) -> Iterator[str]:
    """The terms of a list, squashed: both languages and all further spellings; only those of a kind if one is named."""
    for item in profile.list(name).items:
        if kind is None or item.attributes.get("kind") == kind:
            also = item.attributes.get("also", ())
            yield from map(squash, (item.text.zh, item.text.en, *(also if isinstance(also, (list, tuple)) else ())))


def lines_banned(reading: Reading, profile: Profile, kind: str) -> Iterator[int]:
    """The numbers, from 1, of the lines in which a term of that kind begins; one may come more than once."""
    for term in terms_of(profile, BANNED, kind):
        yield from reading.lines_with(term)


def personal_numbers(text: str) -> Iterator[int]:
    """The lines with a number of an identity card or a telephone, however its digits are set apart."""
    for number, line in enumerate(plain(text).split("\n"), start=1):
        runs = (re.sub(r"[^\dx]", "", run.lower()) for run in _RUN.findall(without_numeric_dates(line)))
        if any(_PERSONAL.search(run) for run in runs):
            yield number
