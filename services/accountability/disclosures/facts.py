"""What the acts on windows and disclosures must know beyond them; loaded beforehand, for the day of the act."""

from dataclasses import dataclass
from uuid import UUID

from services.accountability.disclosures.window import DisclosureWindow

Persons = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """For opening a window and naming handlers: the officers of the organ, and which of the units named exist."""

    officers: Persons = frozenset()
    units: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """For receiving: the window as far as the caller may know it, who may handle it, and the person's units.

    ``in_scope`` are those units named, or lying in a unit named, by the window; ``units`` all in which the person holds
    a post that day, ``is_known`` whether the directory has the person at all.
    """

    window: DisclosureWindow | None
    is_known: bool = True
    units: frozenset[UUID] = frozenset()
    in_scope: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """For linking: whether the case named is one of the organ; a lead is kept elsewhere and is not asked for."""

    is_case_of_organ: bool = False


@dataclass(frozen=True, slots=True)
class OfficerFacts:
    """For naming handlers of a disclosure: the officers of the organ today."""

    officers: Persons = frozenset()
