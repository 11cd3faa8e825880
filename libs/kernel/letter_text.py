"""Reads the text of a letter: past width, punctuation and spaces, line by line, with its numbered parts and dates."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

_KEPT = ("L", "N")
HIDDEN = "\0"
"""What stands for a blotted character; a text that is read holds none of its own."""
_RUNS_ON = 8
_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_TEN = "一二三四五六七八九十"
_CIRCLED = {
    **{chr(0x2460 + n): f"({n + 1})" for n in range(20)},
    **{chr(0x2776 + n): f"({n + 1})" for n in range(10)},
    **{chr(0x3280 + n): f"({_TEN[n]})" for n in range(10)},
}
_BULLET = r"(?:^|(?<=\n))[^\S\n]*[-•●■◆▪*]"
_FIGURE = r"\d{1,2}(?:\.(?!\d(?!\d{3}年))|[、)])"
_MARK = re.compile(
    rf"{_BULLET}|(?:^|(?<=[\n;。:,]))[^\S\n]*(?:第?\((?:\d{{1,2}}|[{_TEN}]{{1,3}})\)|{_FIGURE}"
    rf"|[{_TEN}]{{1,3}}[、.]|[第其][{_TEN}]{{1,3}}[,、:])"
)
_CHINESE_DIGITS = {"〇": 0, "○": 0, "零": 0, **{digit: n for n, digit in enumerate(_TEN[:9], start=1)}}
_CHINESE_DATE = re.compile(rf"([\d〇○零{_TEN}]{{4}})年([\d{_TEN}]{{1,3}})月([\d{_TEN}]{{1,3}})日")
_NUMERIC_DATE = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*"
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s*{_MONTH},?\s*(\d{{4}})(?!\d)", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"{_MONTH}\s*(\d{{1,2}})(?:st|nd|rd|th)?,?\s*(\d{{4}})(?!\d)", re.IGNORECASE)


def squash(text: str) -> str:
    """Letters and digits of a text alone, in one width and in small letters: what is compared."""
    return "".join(kept for character in text for kept in _kept(character))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, its squashed form, and for each squashed character the place it came from."""

    text: str
    squashed: str
    at: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Reading":
        """Reads a text; every kind of line break counts as one."""
        text = _BREAKS.sub("\n", text)
        kept = [(piece, n) for n, character in enumerate(text) for piece in _kept(character)]
        return cls(text, "".join(piece for piece, _ in kept), tuple(n for _, n in kept))

    def lines_with(self, term: str) -> Iterator[int]:
        """The numbers, from 1, of the lines in which a squashed term begins."""
        start = self.squashed.find(term) if term else -1
        while start >= 0:
            yield self.line(self.at[start])
            start = self.squashed.find(term, start + 1)

    def line(self, place: int) -> int:
        """The number of the line in which a place of the text lies."""
        return self.text.count("\n", 0, place) + 1

    def without(self, term: str) -> "Reading":
        """The same text with every occurrence of a squashed term blotted out; lines and places stay."""
        text = list(self.text)
        start = self.squashed.find(term) if term else -1
        while start >= 0:
            for place in range(self.at[start], self.at[start + len(term) - 1] + 1):
                text[place] = "\n" if text[place] == "\n" else HIDDEN
            start = self.squashed.find(term, start + len(term))
        return Reading.of("".join(text))


def _kept(character: str) -> Iterator[str]:
    if character == HIDDEN:
        yield character
        return
    for piece in unicodedata.normalize("NFKD", character).casefold():
        if unicodedata.category(piece).startswith(_KEPT):
            yield str(unicodedata.digit(piece)) if piece.isdecimal() else piece


def plain(text: str) -> str:
    """The text in one width with visible numbering kept as such (a circled one becomes ``(1)``)."""
    opened = "".join(_CIRCLED.get(character, character) for character in _BREAKS.sub("\n", text))
    folded = unicodedata.normalize("NFKC", opened)
    return "".join(
        str(unicodedata.digit(one)) if one.isdecimal() else one for one in folded if unicodedata.category(one) != "Cf"
    )


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered part: the line it begins in, and its text line by line up to the next number."""

    line: int
    lines: Sequence[str]

    def readings(self) -> Iterator[str]:
        """What the part may be meant to say, squashed: its first line, or that with the lines it runs on into."""
        for last in range(1, min(len(self.lines), _RUNS_ON) + 1):
            yield squash("".join(self.lines[:last]))


def numbered_parts(text: str) -> Iterator[Numbered]:
    """The parts of a text that carry a number, at the beginning of a line or within it, or a bullet."""
    text = plain(text)
    marks = list(_MARK.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, following in zip(marks, ends, strict=False):
        line = text.count("\n", 0, mark.end()) + 1
        yield Numbered(line, text[mark.end() : following].rstrip("\n").split("\n"))


def dates_in(text: str) -> tuple[date, ...]:
    """The full dates that a text states, in figures, in Chinese or in English; a day that does not exist is none."""
    text = plain(text)
    packed = re.sub(r"\s", "", text)
    found = [(_number(y), _number(m), _number(d)) for y, m, d in _CHINESE_DATE.findall(packed)]
    found += [(int(y), int(m), int(d)) for y, _, m, d in _NUMERIC_DATE.findall(text)]
    found += [(int(y), _MONTHS.index(m.lower()) + 1, int(d)) for d, m, y in _DAY_FIRST.findall(text)]
    found += [(int(y), _MONTHS.index(m.lower()) + 1, int(d)) for m, d, y in _MONTH_FIRST.findall(text)]
    return tuple(day for parts in found if (day := _day(*parts)) is not None)


def without_numeric_dates(text: str) -> str:
    """The text with its dates in figures taken out, so that their digits join no other number."""
    return _NUMERIC_DATE.sub("日", text)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(written: str) -> int:
    """A year, month or day in figures or Chinese numerals; 0 if it is neither."""
    if written.isdecimal():
        return int(written)
    if "十" in written:
        tens, _, ones = written.partition("十")
        return _CHINESE_DIGITS.get(tens, 1) * 10 + _CHINESE_DIGITS.get(ones, 0)
    return int("".join(str(_CHINESE_DIGITS.get(digit, digit)) for digit in written))
