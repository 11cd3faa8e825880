"""The case, the command and the outcome of an act: the nouns that every slice repeats."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from libs.kernel.events import Event


class Command(BaseModel):
    """What can be asked of a case; also the request body, so every field has a description."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


@dataclass(frozen=True)
class Case:
    """What every case has. A slice declares ``status`` anew with its own enumeration and adds its fields.

    ``version`` counts the saved moves from 1 and is the strong ETag; acts leave it alone, the engine raises it.
    ``profile`` and ``profile_version`` pin the policy version the case was opened under.
    """

    id: UUID
    status: StrEnum
    profile: str
    profile_version: str
    version: int = field(default=0, kw_only=True)
    number: str | None = field(default=None, kw_only=True)
    opened_at: datetime | None = field(default=None, kw_only=True)
    changed_at: datetime | None = field(default=None, kw_only=True)


C = TypeVar("C", bound=Case)


@dataclass(frozen=True)
class Moved:
    """Another case of the same service that this act opens (version 0) or moves, with the event that says so."""

    case: Case
    act: str
    event: Event


@dataclass(frozen=True)
class Timer:
    """An act that time itself performs: at ``due_at`` the clock asks ``act`` of the case through the engine."""

    act: str
    due_at: datetime


@dataclass(frozen=True)
class Outcome(Generic[C]):
    """What an act returns: the case as it is now, the one event of this move, and what else it opens or moves."""

    case: C
    event: Event
    others: tuple[Moved, ...] = ()


class HasTimers(Protocol):
    """A case type that asks the clock for something says so here."""

    def timers(self) -> tuple[Timer, ...]:
        """The timers that hold for the case as it is now; earlier ones are forgotten."""
        ...
