"""What must be known beyond the cases to send a transfer and to remind of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TransferTerms:
    """For sending: the kind of each organ named that exists today, and the day by which an answer is expected."""

    due_on: date
    kinds: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RemindFacts:
    """For ``remind``: the day by which an answer is expected from now on."""

    next_due_on: date


@dataclass(frozen=True, slots=True)
class TransferCount:
    """The transfers of a case: by route, whether each was answered."""

    answered: Mapping[str, bool] = field(default_factory=dict)
