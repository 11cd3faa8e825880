"""Who keeps what: the rows of the four tables against the three separated administrators (P-36)."""

import pytest

from libs.kernel.lifecycle import Lifecycle
from libs.kernel.roles import Role
from services.directory.accounts.lifecycle import LIFECYCLE as ACCOUNT
from services.directory.case_types import TYPES
from services.directory.organs.lifecycle import LIFECYCLE as ORGAN
from services.directory.people.lifecycle import LIFECYCLE as PERSON
from services.directory.relations.lifecycle import LIFECYCLE as RELATION

TABLES = {"organ": ORGAN, "person": PERSON, "relation": RELATION, "account": ACCOUNT}
KEEPER = {"organ": Role.SYS_ADMIN, "person": Role.SYS_ADMIN, "relation": Role.SYS_ADMIN, "account": Role.SEC_ADMIN}


@pytest.mark.parametrize("name", TABLES)
def test_each_table_has_one_administrator_beside_the_loading(name: str) -> None:
    assert {move.by for move in TABLES[name].moves} == {(KEEPER[name], Role.SYSTEM)}


@pytest.mark.parametrize("name", TABLES)
def test_every_act_of_a_table_is_declared_and_every_declared_act_stands_in_it(name: str) -> None:
    declared = next(case_type for case_type in TYPES if case_type.name == name)
    assert set(declared.act_by_name) == TABLES[name].acts


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_audit_administrator_changes_nothing(table: Lifecycle) -> None:
    assert not [move for move in table.moves if Role.AUDIT_ADMIN in move.by]


def test_the_rights_of_a_disabled_account_do_not_change() -> None:
    acts = {move.act for move in ACCOUNT.moves if move.source == "disabled"}
    assert acts == {"enable"}
