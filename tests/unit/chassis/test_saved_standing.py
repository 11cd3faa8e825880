"""Who opens a case is told how they stand to that case, not how they would stand to some other row of its table."""

import pytest

from libs.chassis.case_store import ground_columns
from libs.chassis.cases import AnyCaseType
from libs.chassis.prepared import Prepared
from libs.chassis.saving import _opened, _statement
from libs.kernel.roles import Role
from services.accountability.main import SERVICE as ACCOUNTABILITY
from services.clarification.main import SERVICE as CLARIFICATION
from services.filing.main import SERVICE as FILING
from services.supervision.main import SERVICE as SUPERVISION

TYPES = [one for service in (FILING, CLARIFICATION, ACCOUNTABILITY, SUPERVISION) for one in service.types]


@pytest.mark.parametrize("case_type", TYPES, ids=lambda one: one.name)
def test_the_grounds_of_a_new_case_are_asked_of_that_row_alone(case_type: AnyCaseType) -> None:
    statement = _statement(case_type, frozenset({"id", "status"}), (), frozenset(Role), True)
    inserted, _, asked = statement._sql.partition("SELECT saved.id")
    assert f"INSERT INTO {case_type.table.name}" in inserted
    assert asked or not ground_columns(case_type, frozenset(Role))
    assert f"{case_type.table.name}." not in asked


def test_returning_alone_would_ask_them_of_any_row() -> None:
    """The control: the same grounds in the RETURNING of the insert name the whole table once more."""
    table = CLARIFICATION.types[1].table
    holding = ground_columns(CLARIFICATION.types[1], frozenset(Role))
    plain = Prepared(table.insert().values(id=None).returning(table.c.id, *holding))._sql
    assert f", {table.name} " in plain
    assert f", {table.name} " not in Prepared(_opened(table, {"id": None}, holding))._sql
