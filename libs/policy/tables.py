"""Decision tables of a profile: exactly one row for every combination of facts, and answers that exist."""

from math import prod

from libs.kernel.decision_table import DecisionTable, Row
from libs.kernel.rule import Rule
from libs.policy.reading import Reader
from libs.policy.rows import ProfileFile, TableRow

_MOST_COMBINATIONS = 10_000
NONE = "none"
"""The answer of a row under which nothing of the list follows."""


def table_of(table: TableRow) -> DecisionTable[str]:
    """The table the rules ask. Raises ValueError, naming rows and facts, for a gap, an overlap or an unknown value."""
    rows = tuple(Row(row.when, row.answer, Rule(*row.cites)) for row in table.rows)
    return DecisionTable(table.facts, rows)


def check_tables(reader: Reader, file: str, profile: ProfileFile) -> None:
    """Note every table that has a gap or an overlap, and every answer that is neither in its list nor ``none``."""
    for name, table in profile.tables.items():
        if table.answers not in profile.lists:
            reader.note(file, f"tables.{name}", f"there is no list {table.answers} to take the answers from")
            continue
        known = {NONE, *(item.code for item in profile.lists[table.answers].items)}
        for number, row in enumerate(table.rows, start=1):
            if row.answer not in known:
                what = f"the answer {row.answer} is neither in the list {table.answers} nor {NONE}"
                reader.note(file, f"tables.{name}.rows.{number}", what)
        if prod(len(values) for values in table.facts.values()) > _MOST_COMBINATIONS:
            reader.note(file, f"tables.{name}", f"has more than {_MOST_COMBINATIONS} combinations of facts")
            continue
        try:
            table_of(table)
        except ValueError as error:
            reader.note(file, f"tables.{name}", str(error))
