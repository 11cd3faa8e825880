"""The nouns of a policy profile: the rules of one jurisdiction in one version, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from libs.kernel.decision_table import DecisionTable
from libs.kernel.rule import Rule
from libs.kernel.text import Text


@dataclass(frozen=True, slots=True)
class CodeItem:
    """One coded row of a list: an item of the positive list, a defect, a warning, a section of a report.

    ``attributes`` carries what a rule module needs beyond the label (profile data, documented in the file).
    ``source`` names document and item, e.g. ``xuchang-prior-filing/8.1``.
    """

    code: str
    text: Text
    cites: Rule
    source: str
    order: int
    attributes: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CodeList:
    """A closed list of codes; what is not in it does not exist in this profile."""

    name: str
    text: Text
    cites: Rule
    items: tuple[CodeItem, ...]

    def __contains__(self, code: object) -> bool:
        return any(item.code == code for item in self.items)

    def get(self, code: str) -> CodeItem | None:
        """The row of that code, or None."""
        return next((item for item in self.items if item.code == code), None)

    def codes(self) -> tuple[str, ...]:
        """All codes in their order."""
        return tuple(item.code for item in self.items)


class Unit(StrEnum):
    """Unit of a time limit."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A named time limit: length and unit from the start event; ``passing`` says what its passing means."""

    code: str
    length: int
    unit: Unit
    text: Text
    passing: Text
    cites: Rule
    source: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules of one jurisdiction, in one version, in force from a day (and until one, if superseded).

    ``options`` are single values a rule module reads by name (e.g. ``filing.lifecycle``, ``filing.competent_organ``,
    ``filing.validity_months``); each is documented and cited in the file. ``tables`` are decision tables over named
    facts; an answer is the code of an item of a list, or ``none``.
    """

    name: str
    version: str
    text: Text
    effective_from: date
    effective_to: date | None
    lists: Mapping[str, CodeList]
    limits: Mapping[str, TimeLimit]
    options: Mapping[str, object]
    tables: Mapping[str, DecisionTable[str]] = field(default_factory=dict)

    def list(self, name: str) -> CodeList:
        """The code list of that name; KeyError if the profile has none."""
        return self.lists[name]

    def limit(self, code: str) -> TimeLimit:
        """The time limit of that code; KeyError if the profile has none."""
        return self.limits[code]

    def option(self, name: str) -> object:
        """The single value of that name; KeyError if the profile has none."""
        return self.options[name]

    def table(self, name: str) -> DecisionTable[str]:
        """The decision table of that name; KeyError if the profile has none."""
        return self.tables[name]
