"""What this service follows of others: of filings only what makes the answer of the index yes or no."""

from libs.chassis.hearing import Directive, Follow, Heard, Reaction
from libs.contracts.filing import (
    FilingEvent,
    FilingNegativeCleared,
    FilingNegativeHit,
    FilingReceiptServed,
    FilingRejected,
    FilingRevoked,
)
from libs.replica.projection import FOLLOWS as DIRECTORY
from services.clarification.filing_index.commands import IndexFiling, MoveEntry


def _indexing(act: str) -> Reaction:
    """Opens the entry of the filing by that act."""

    def index(heard: Heard) -> list[Directive]:
        match heard.event:
            case FilingEvent(unit_id=unit_id):
                return [Directive("index_entry", act, heard.aggregate_id, IndexFiling(unit_id=unit_id))]
        return []

    return index


def _moving(act: str) -> Reaction:
    """Moves the entry of the filing by that act."""

    def move(heard: Heard) -> list[Directive]:
        return [Directive("index_entry", act, heard.aggregate_id, MoveEntry())]

    return move


FOLLOWS: tuple[Follow, ...] = (
    Follow(
        "filing",
        "filing",
        {
            FilingRejected: _indexing("note_refusal"),
            FilingReceiptServed: _indexing("keep"),
            FilingNegativeHit: _moving("note_hit"),
            FilingNegativeCleared: _moving("clear"),
            FilingRevoked: _moving("confirm"),
        },
    ),
    Follow("filing", "aftercare"),
    *DIRECTORY,
)
"""Everything this service hears. After-care is followed in order and not acted on: it never changes the answer."""
