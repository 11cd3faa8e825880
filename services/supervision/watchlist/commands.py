"""What the events of a filing ask of the watch list."""

from datetime import date
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from services.supervision.watchlist.lifecycle import Leaving


class WatchMatter(Command):
    """Watch the unit and matter of a filing from now on."""

    unit_id: UUID = Field(description="The unit.")
    competent_organ_id: UUID = Field(description="The discipline organ that watches.")
    office_id: UUID | None = Field(default=None, description="The supervision office that looks after the unit.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")
    positive_items: tuple[str, ...] = Field(default=(), description="Codes of the positive list that were claimed.")
    codes: tuple[str, ...] = Field(default=(), description="Codes of the reasons of a refusal.")
    on: date = Field(description="Day from which it is watched.")


class NoteHit(Command):
    """The execution meets the negative list."""

    negative_items: tuple[str, ...] = Field(description="Codes of the negative list.")
    on: date = Field(description="Day of the finding.")


class NoteClearing(Command):
    """The hit is not substantiated."""

    on: date = Field(description="Day of the resolution.")


class NoteOpenLapse(Command):
    """The validity is over while obligations are open."""

    on: date = Field(description="Day of the lapse.")


class LeaveList(Command):
    """Nothing is left to be watched."""

    leaving: Leaving = Field(description="Why.")
    on: date = Field(description="From which day.")
