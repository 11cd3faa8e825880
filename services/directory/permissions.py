"""Who may read and change what of the directory, and the row of every door of this service."""

from uuid import UUID

from sqlalchemy import ColumnElement, true

from libs.chassis.access.doors import Rows
from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.access.rows import GATEWAY_ALONE, SIGNED_IN, Row, acting, reading
from libs.chassis.cases import Who
from libs.kernel.roles import ADMINISTRATORS, NOT_OF_ACCOUNTS, Role
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text

APART = frozenset({Role.SUBJECT, Role.THIRD_PARTY_JUDGE})
"""Roles that look at nothing but what is addressed to them."""

_ENTRY = Section("entry", Text("名录信息", "The entry of the directory"), Sensitivity.C1)
_OPENS = (_ENTRY.name,)
_ROLES = tuple(role for role in Role if role not in NOT_OF_ACCOUNTS)
_AT_WORK = tuple(role for role in _ROLES if role not in APART)
_KEPT_APART = Rule("P-36")

_KEEPER = Ground(
    "registrar",
    Text("系统管理员维护名录", "The system administrator keeps the directory"),
    _KEPT_APART,
    (Role.SYS_ADMIN,),
    true(),
    opens=_OPENS,
    acts=True,
)


def open_to_all() -> Access:
    """Everyone who is signed in may read it; the system administrator keeps it."""
    everyone = Text("登录用户", "Whoever is signed in")
    read = Ground("signed_in", everyone, _KEPT_APART, _ROLES, true(), opens=_OPENS)
    return Access(sections=(_ENTRY,), grounds=(_KEEPER, read))


def open_at_work(own: ColumnElement[bool]) -> Access:
    """Everyone who works with cases may read it; those who stand apart only what is their own."""
    working = Text("办理事项的工作人员", "Whoever works with cases")
    themselves = Text("本人信息", "What is about oneself")
    return Access(
        sections=(_ENTRY,),
        grounds=(
            _KEEPER,
            Ground("at_work", working, _KEPT_APART, _AT_WORK, true(), opens=_OPENS),
            Ground("own", themselves, _KEPT_APART, tuple(sorted(APART)), own, opens=_OPENS),
        ),
    )


def open_to_administrators() -> Access:
    """Only the administrators may read it; the security administrator decides on rights."""
    rights = Text("安全管理员管理权限", "The security administrator decides on rights")
    administrators = Text("系统、安全、审计管理员", "The three administrators")
    return Access(
        sections=(_ENTRY,),
        grounds=(
            Ground("rights", rights, _KEPT_APART, (Role.SEC_ADMIN,), true(), opens=_OPENS, acts=True),
            Ground("administrators", administrators, _KEPT_APART, tuple(sorted(ADMINISTRATORS)), true(), opens=_OPENS),
        ),
    )


def open_to_holder(account: ColumnElement[UUID]) -> Access:
    """The same for accounts; beside the administrators the holder, who alone keeps the credentials."""
    by_administrators = open_to_administrators()
    held = Text("账号本人", "The holder of the account")
    holder = Ground("holder", held, _KEPT_APART, _ROLES, account == Who.account, opens=_OPENS, acts=True)
    return Access(sections=by_administrators.sections, grounds=(*by_administrators.grounds, holder))


def _entries(case_type: str) -> Row:
    return reading(case_type, sensitivity=Sensitivity.C1)


def _act(case_type: str, act: str) -> Row:
    return acting(case_type, act, sensitivity=Sensitivity.C1)


DOORS: Rows = {
    "list_organs": _entries("organ"),
    "read_organ": _entries("organ"),
    "record_organ": _act("organ", "record"),
    "amend_organ": _act("organ", "amend"),
    "end_organ": _act("organ", "end"),
    "list_people": _entries("person"),
    "read_person": _entries("person"),
    "record_person": _act("person", "record"),
    "amend_person": _act("person", "amend"),
    "end_person": _act("person", "end"),
    "list_relations": _entries("relation"),
    "read_relation": _entries("relation"),
    "record_relation": _act("relation", "record"),
    "correct_relation": _act("relation", "correct"),
    "end_relation": _act("relation", "end"),
    "list_accounts": _entries("account"),
    "read_account": _entries("account"),
    "record_account": _act("account", "record"),
    "change_account_roles": _act("account", "change_roles"),
    "set_account_password": _act("account", "set_password"),
    "disable_account": _act("account", "disable"),
    "enable_account": _act("account", "enable"),
    "set_account_validity": _act("account", "set_validity"),
    "issue_code_secret": _act("account", "issue_code_secret"),
    "withdraw_code_secret": _act("account", "withdraw_code_secret"),
    "read_me": SIGNED_IN,
    "change_own_password": _act("account", "change_password"),
    "begin_own_code_secret": _act("account", "begin_code_secret"),
    "confirm_own_code_secret": _act("account", "confirm_code_secret"),
    "list_client_keys": _entries("client_key"),
    "read_client_key": _entries("client_key"),
    "issue_client_key": _act("client_key", "issue"),
    "revoke_client_key": _act("client_key", "revoke"),
    "verify_credentials": GATEWAY_ALONE,
    "recognise_account": GATEWAY_ALONE,
    "verify_client_key": GATEWAY_ALONE,
}
"""By the name of the function of the route."""
