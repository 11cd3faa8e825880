"""What the events of a filing ask of the index; no code, no reason and no date is taken over."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command


class IndexFiling(Command):
    """Index a filing of a unit."""

    unit_id: UUID = Field(description="The unit whose party organisation filed.")


class MoveEntry(Command):
    """The filing moved on."""
