"""The shape of the policy files: what each row must say. Unknown keys and other types refuse."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    model_validator,
)

from libs.kernel.text import Text

_HAN = re.compile(r"[\u4e00-\u9fff]")


def _chinese(text: str) -> str:
    if not _HAN.search(text):
        raise ValueError("the Chinese text holds no Chinese character")
    return text


def _english(text: str) -> str:
    if _HAN.search(text):
        raise ValueError("the English text holds Chinese characters")
    return text


def _empty(value: object) -> object:
    return {} if value is None else value


_Written = StringConstraints(min_length=1, strip_whitespace=True)
Chinese = Annotated[str, _Written, AfterValidator(_chinese)]
English = Annotated[str, _Written, AfterValidator(_english)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Dotted = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$")]
DocumentId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
RuleNumber = Annotated[str, StringConstraints(pattern=r"^(?:[FCWASLKDXPG]-\d{2}|T[A-Z]-\d{2}[a-z]?)$")]
Source = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*(/\S.*)?$")]


class Shape(BaseModel):
    """A strict shape: no unknown key, no silent conversion."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Labelled(Shape):
    """What is written in both languages."""

    zh: Chinese
    en: English

    @property
    def text(self) -> Text:
        """Both languages as one text."""
        return Text(zh=self.zh, en=self.en)


class Cited(Labelled):
    """A row: what it says, the rules it stands on, and the document (and item) it comes from."""

    cites: list[RuleNumber] = Field(min_length=1)
    source: Source


class ItemRow(Cited):
    """One coded row of a list; ``attributes`` are documented at the head of the file."""

    code: Code
    attributes: dict[str, JsonValue] = Field(default_factory=dict)


class ListRow(Cited):
    """A closed list of codes, in the order of the file; without any only where the file says that it may be so."""

    items: list[ItemRow]
    may_be_empty: bool = False

    @model_validator(mode="after")
    def _holds_something(self) -> Self:
        if not self.items and not self.may_be_empty:
            raise ValueError("the list has no items, and the file does not say that it may be empty")
        return self


class LimitRow(Cited):
    """A time limit; ``passing`` says what it means that the time has run out."""

    length: int = Field(ge=1)
    unit: Literal["working_days", "calendar_days", "months"]
    passing: Labelled


class OptionRow(Cited):
    """A single value that a rule module reads by name."""

    value: str | int | bool


class AnswerRow(Cited):
    """One row of a decision table: the facts under which it holds (a fact not named may have any value)."""

    when: dict[Code, list[str]]
    answer: Code


class TableRow(Cited):
    """A decision table: facts with their values, and rows; ``answers`` names the list the answers are taken from."""

    answers: Code
    facts: dict[Code, Annotated[list[str], Field(min_length=1)]] = Field(min_length=1)
    rows: list[AnswerRow] = Field(min_length=1)


class ProfileFile(Labelled):
    """One profile in one version. ``effective_to`` is the first day on which it no longer applies."""

    name: Code
    version: Annotated[str, _Written]
    effective_from: date
    effective_to: date | None = None
    lists: dict[Code, ListRow]
    limits: dict[Dotted, LimitRow]
    options: dict[Dotted, OptionRow]
    tables: dict[Code, TableRow] = Field(default_factory=dict)


class DocumentEntry(Labelled):
    """A source document: its title in both languages, where and when it was issued, and what kind it is."""

    place: str
    issued_on: date | None = None
    kind: Literal["official", "press", "law", "party_rule", "standard", "notice", "practice", "project"]


class RuleRow(Shape):
    """A row of the register; the text, in our own words, may still be absent."""

    kind: str
    document: DocumentId
    item: str | None = None
    zh: Chinese | None = None
    en: English | None = None

    @model_validator(mode="after")
    def _both_languages_or_none(self) -> Self:
        if (self.zh is None) != (self.en is None):
            raise ValueError("one of the two languages is missing")
        return self

    @property
    def text(self) -> Text | None:
        """Both languages as one text, None if not yet written."""
        return None if self.zh is None or self.en is None else Text(zh=self.zh, en=self.en)


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule of the register: where it stands, and in one sentence what it says (None if not yet written)."""

    number: str
    kind: str
    document: str
    item: str | None
    text: Text | None


class HolidayRow(Labelled):
    """One holiday of an arrangement, first and last day off, and the weekend days worked to make up for it."""

    first: date
    last: date
    makeup: list[date] = Field(default_factory=list)


class YearRow(Shape):
    """The official arrangement of one year."""

    source: Source
    holidays: list[HolidayRow] = Field(min_length=1)


class YearlyRow(Labelled):
    """A statutory holiday on fixed days of every year, each written month-day (``10-01``)."""

    days: list[Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]]


class CalendarFile(Shape):
    """Confirmed years with their arrangement, and what is known of statutory days elsewhere."""

    statutory_source: Source
    confirmed: dict[int, YearRow]
    yearly: list[YearlyRow]
    expected: Annotated[dict[int, list[HolidayRow]], BeforeValidator(_empty)] = Field(default_factory=dict)
