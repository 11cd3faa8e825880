"""The counters as SQLAlchemy sees them; triggers of migrations/v4_frequency.sql keep them."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Date, Table, Text, Uuid

from services.supervision.metadata import METADATA

PROBLEM_NUMBERS: Final = (
    "open", "notified", "rectifying", "reported", "verifying", "checked_off", "escalated", "withdrawn",
    "blue", "orange", "red", "falsified", "recurrent",
)  # fmt: skip
"""Items by status; of those the unit is to put right, which slip is out; once found false; occurring again."""
VISIT_NUMBERS: Final = ("held", "under_way", "unannounced", "joint", "with_problems", "problems")
"""Closed visits and those on site; of the closed: unannounced, joint, with problems, and how many these are."""


def _counters(name: str, code: str, numbers: Iterable[str], *more: Column[Any]) -> Table:
    return Table(
        name,
        METADATA,
        *more,
        Column("competent_organ_id", Uuid),
        Column("unit_id", Uuid),
        Column("office_id", Uuid),
        Column(code, Text),
        Column("month", Date),
        *(Column(number, BigInteger) for number in numbers),
    )


PROBLEM_TALLY: Final = _counters("problem_tally", "nature", PROBLEM_NUMBERS, Column("facet", Text))
PROBLEM_MOVES: Final = _counters("problem_move", "nature", PROBLEM_NUMBERS)
VISIT_TALLY: Final = _counters("visit_tally", "kind", VISIT_NUMBERS, Column("facet", Text))
VISIT_MOVES: Final = _counters("visit_move", "kind", VISIT_NUMBERS)
