"""The case, the command and the outcome of an act: the nouns that every slice repeats."""

from dataclasses import KW_ONLY, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Generic, Protocol, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

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

    id: Annotated[UUID, Field(description="Identity, UUIDv7.")]
    status: Annotated[StrEnum, Field(description="Where it stands.")]
    profile: Annotated[str, Field(description="Policy profile it was opened under.")]
    profile_version: Annotated[str, Field(description="Version of that profile; it stays for good.")]
    _: KW_ONLY
    version: Annotated[int, Field(description="Number of moves so far; the strong ETag.")] = 0
    number: Annotated[str | None, Field(description="Human number of the year; null if the kind has none.")] = None
    opened_at: Annotated[datetime | None, Field(description="When it was opened, UTC.")] = None
    changed_at: Annotated[datetime | None, Field(description="When it last moved, UTC.")] = None


C = TypeVar("C", bound=Case)


@dataclass(frozen=True)
class Moved:
    """Another case of the same service that this act opens (version 0) or moves, with the event that says so.

    ``source`` is the status it had, for an act that leads from several statuses into one; None: the first such row.
    """

    case: Case
    act: str
    event: Event
    source: StrEnum | None = None


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
