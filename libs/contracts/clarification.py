"""What the clarification service tells the others; of the filing index no more than that an entry changed."""

from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class IndexEntryEvent(Event):
    """What every event of the filing index says: the unit, and neither reason nor outcome of anything."""

    unit_id: UUID = Field(description="The unit whose filing is indexed.")


class IndexEntryKept(IndexEntryEvent):
    """A filing is indexed; it is no reason to answer yes."""

    event_type: ClassVar[str] = "clarification.index_entry.kept.v1"


class IndexEntryNoted(IndexEntryEvent):
    """The filing is from now on a reason to answer yes."""

    event_type: ClassVar[str] = "clarification.index_entry.noted.v1"


class IndexEntryConfirmed(IndexEntryEvent):
    """The filing stays a reason to answer yes for good."""

    event_type: ClassVar[str] = "clarification.index_entry.confirmed.v1"


class IndexEntryCleared(IndexEntryEvent):
    """The filing is no longer a reason to answer yes."""

    event_type: ClassVar[str] = "clarification.index_entry.cleared.v1"


INDEX_EVENTS: tuple[type[Event], ...] = (IndexEntryKept, IndexEntryNoted, IndexEntryConfirmed, IndexEntryCleared)
EVENTS: tuple[type[Event], ...] = INDEX_EVENTS
