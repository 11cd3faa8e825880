"""What the events of disclosures say: which window or statement, and whose organ; not who disclosed, nor what."""

from typing import TypedDict
from uuid import UUID

from services.accountability.disclosures.statement import DisclosureStatement
from services.accountability.disclosures.window import DisclosureWindow


class OfWindow(TypedDict):
    """The fields that all events of a window share."""

    window_id: UUID
    organ_id: UUID


class OfStatement(TypedDict):
    """The fields that all events of a disclosure share."""

    statement_id: UUID
    organ_id: UUID


def of_window(window: DisclosureWindow) -> OfWindow:
    """Which window, of which organ."""
    return OfWindow(window_id=window.id, organ_id=window.organ_id)


def of_statement(statement: DisclosureStatement) -> OfStatement:
    """Which disclosure, of which organ."""
    return OfStatement(statement_id=statement.id, organ_id=statement.organ_id)
