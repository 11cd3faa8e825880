"""Who keeps what: the rows of the five tables against the three separated administrators (P-36)."""

import pytest

from libs.kernel.lifecycle import Lifecycle
from libs.kernel.roles import NOT_OF_ACCOUNTS, Role
from services.directory.accounts.lifecycle import LIFECYCLE as ACCOUNT
from services.directory.case_types import TYPES
from services.directory.clients.lifecycle import LIFECYCLE as CLIENT_KEY
from services.directory.organs.lifecycle import LIFECYCLE as ORGAN
from services.directory.people.lifecycle import LIFECYCLE as PERSON
from services.directory.relations.lifecycle import LIFECYCLE as RELATION

TABLES = {"organ": ORGAN, "person": PERSON, "relation": RELATION, "account": ACCOUNT, "client_key": CLIENT_KEY}
KEEPER = {
    "organ": Role.SYS_ADMIN,
    "person": Role.SYS_ADMIN,
    "relation": Role.SYS_ADMIN,
    "account": Role.SEC_ADMIN,
    "client_key": Role.SEC_ADMIN,
}
OWN = {"change_password", "begin_code_secret", "confirm_code_secret"}
"""What holders do for their own account, whatever their role."""
OF_TIME = {"lapse": Role.CLOCK, "expire": Role.CLOCK, "note_use": Role.SYSTEM}
"""What nobody does: it comes about."""


@pytest.mark.parametrize("name", TABLES)
def test_each_table_has_one_administrator_beside_the_loading(name: str) -> None:
    decided = [move for move in TABLES[name].moves if move.act not in OWN | OF_TIME.keys()]
    assert decided
    assert {frozenset(move.by) - {Role.SYSTEM} for move in decided} == {frozenset({KEEPER[name]})}


@pytest.mark.parametrize("act", OF_TIME)
def test_what_comes_about_is_done_by_nobody(act: str) -> None:
    rows = [move for table in TABLES.values() for move in table.moves if move.act == act]
    assert [move.by for move in rows] == [(OF_TIME[act],)]


@pytest.mark.parametrize("act", sorted(OWN))
def test_holders_of_every_role_keep_their_own_credentials(act: str) -> None:
    (row,) = (move for move in ACCOUNT.moves if move.act == act)
    assert set(row.by) == set(Role) - NOT_OF_ACCOUNTS


@pytest.mark.parametrize("name", TABLES)
def test_every_act_of_a_table_is_declared_and_every_declared_act_stands_in_it(name: str) -> None:
    declared = next(case_type for case_type in TYPES if case_type.name == name)
    assert set(declared.act_by_name) == TABLES[name].acts


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_the_audit_administrator_changes_nothing_but_the_own_credentials(table: Lifecycle) -> None:
    assert {move.act for move in table.moves if Role.AUDIT_ADMIN in move.by} <= OWN


def test_the_rights_of_a_disabled_account_do_not_change() -> None:
    acts = {move.act for move in ACCOUNT.moves if move.source == "disabled"}
    assert acts == {"enable"}
