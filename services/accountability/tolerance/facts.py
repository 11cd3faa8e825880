"""What the acts on a determination must know beyond it; loaded beforehand, for the day of the act."""

from dataclasses import dataclass, field
from uuid import UUID

from services.accountability.cases.case import AccountabilityCase
from services.accountability.committee import CommitteeFacts
from services.accountability.tolerance.application import ToleranceApplication
from services.accountability.tolerance.records import FilingLoaded

Persons = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class OpenFacts:
    """For ``open``: the case if the caller may act on it, locked; the filings; the application, locked; who to name."""

    case: AccountabilityCase | None
    filings: tuple[FilingLoaded, ...] = ()
    application: ToleranceApplication | None = None
    heads: Persons = frozenset()
    deciders: Persons = frozenset()


@dataclass(frozen=True, slots=True)
class WeighFacts:
    """For ``draft``: the case, the filings as they stand now, the officers of the case-trial office."""

    case: AccountabilityCase
    filings: tuple[FilingLoaded, ...] = ()
    trial_officers: Persons = frozenset()


@dataclass(frozen=True, slots=True)
class ConsultFacts:
    """For ``consult`` and ``give_trial_opinion``: the case, and who belongs to the organ today."""

    case: AccountabilityCase
    persons_of_organ: Persons = frozenset()


@dataclass(frozen=True, slots=True)
class DetermineFacts:
    """For ``determine`` and ``send_back``: the case, locked, and the standing committee of the day."""

    case: AccountabilityCase
    committee: CommitteeFacts


@dataclass(frozen=True, slots=True)
class ServeFacts:
    """For ``serve`` and ``reopen``: the case and the application, both locked."""

    case: AccountabilityCase
    application: ToleranceApplication | None = None


@dataclass(frozen=True, slots=True)
class HandsFacts:
    """For ``renew_hands``: heads and deciders of today."""

    heads: Persons = frozenset()
    deciders: Persons = field(default_factory=frozenset)
