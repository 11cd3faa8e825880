"""The account and its acts."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from libs.contracts.directory import AccountDisabled, AccountPasswordSet, AccountRecorded
from libs.kernel.actor import Occasion
from libs.kernel.case import Case, Outcome
from libs.kernel.finding import Missing
from libs.kernel.refusal import require
from libs.kernel.roles import ADMINISTRATORS, NOT_OF_ACCOUNTS, Role
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.directory.accounts.commands import ChangeRoles, DisableAccount, EnableAccount, RecordAccount, SetPassword
from services.directory.accounts.lifecycle import AccountStatus
from services.directory.accounts.password_rules import weaknesses
from services.directory.accounts.refusals import (
    AccountCodeTaken,
    AccountUnsuitable,
    AdministratorsStandAlone,
    OwnAccount,
    PasswordWeak,
)


@dataclass(frozen=True)
class Account(Case):
    """An account. Its secret is kept apart; ``password_set_at`` says only that there is one."""

    status: AccountStatus
    code: str = field(kw_only=True)
    person_id: UUID = field(kw_only=True)
    organ_id: UUID = field(kw_only=True)
    office_id: UUID | None = field(kw_only=True)
    roles: tuple[Role, ...] = field(kw_only=True)
    password_set_at: datetime | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """What the rights of an account are checked against.

    ``code_taken``: another account has the name. ``person_known``, ``organ_known``: they exist and have not ended.
    ``office_inside``: the office exists and belongs to the organ, or none is named. ``other_roles``: roles of the
    person's other usable accounts.
    """

    code_taken: bool
    person_known: bool
    organ_known: bool
    office_inside: bool
    other_roles: frozenset[Role]


def record(command: RecordAccount, occasion: Occasion, facts: AccountFacts) -> Outcome[Account]:
    """Record an account (DU-01). Refuses a taken name, one's own account, what does not fit, mixed administrators."""
    if facts.code_taken:
        raise AccountCodeTaken
    _not_own(command.person_id, occasion)
    _check_rights(command.roles, facts)
    profile = occasion.profile
    stated = {**dict(command), "roles": _ordered(command.roles)}
    account = Account(occasion.new_id(), AccountStatus.ACTIVE, profile.name, profile.version, **stated)
    return Outcome(account, _recorded(account))


def change_roles(account: Account, command: ChangeRoles, occasion: Occasion, facts: AccountFacts) -> Outcome[Account]:
    """Replace roles, organ and office (DU-02). Refuses one's own account, what does not fit, mixed administrators."""
    _not_own(account.person_id, occasion)
    _check_rights(command.roles, facts)
    changed = replace(account, **{**dict(command), "roles": _ordered(command.roles)})
    return Outcome(changed, _recorded(changed))


def set_password(account: Account, command: SetPassword, occasion: Occasion, _facts: None) -> Outcome[Account]:
    """Say that the password was set (DU-03). Refuses a weak one. The hash is kept by the loader of this act's facts."""
    require(weaknesses(command.password.get_secret_value(), account.code), PasswordWeak)
    return Outcome(replace(account, password_set_at=occasion.at), AccountPasswordSet())


def disable(account: Account, _command: DisableAccount, occasion: Occasion, _facts: None) -> Outcome[Account]:
    """Disable the account (DU-04)."""
    _not_own(account.person_id, occasion)
    return Outcome(replace(account, status=AccountStatus.DISABLED), AccountDisabled())


def enable(account: Account, _command: EnableAccount, occasion: Occasion, facts: AccountFacts) -> Outcome[Account]:
    """Enable the account again (DU-05), if its person, organ and roles still fit."""
    _not_own(account.person_id, occasion)
    _check_rights(account.roles, facts)
    enabled = replace(account, status=AccountStatus.ACTIVE)
    return Outcome(enabled, _recorded(enabled))


def _recorded(account: Account) -> AccountRecorded:
    return AccountRecorded(
        person_id=account.person_id,
        organ_id=account.organ_id,
        office_id=account.office_id,
        roles=tuple(str(role) for role in account.roles),
    )


def _ordered(roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """Each role once, in the order of the role model."""
    return tuple(role for role in Role if role in roles)


def _not_own(person_id: UUID, occasion: Occasion) -> None:
    if person_id == occasion.actor.person_id:
        raise OwnAccount


def _check_rights(roles: tuple[Role, ...], facts: AccountFacts) -> None:
    require(tuple(_unfit(roles, facts)), AccountUnsuitable)
    together = facts.other_roles | set(roles)
    if not together.isdisjoint(ADMINISTRATORS) and len(together) > 1:
        raise AdministratorsStandAlone


def _unfit(roles: tuple[Role, ...], facts: AccountFacts) -> Iterator[Missing]:
    rule = Rule("P-36")
    if not facts.person_known:
        text = Text("人员不存在或者已离任", "The person does not exist or has left office")
        yield Missing("/person_id", "person_unknown", text, rule)
    if not facts.organ_known:
        text = Text("机构不存在或者已撤销", "The organ does not exist or has ended")
        yield Missing("/organ_id", "organ_unknown", text, rule)
    if not facts.office_inside:
        text = Text("该机构下没有此内设机构", "The organ has no such office")
        yield Missing("/office_id", "office_elsewhere", text, rule)
    for number, role in enumerate(roles):
        if role in NOT_OF_ACCOUNTS:
            text = Text("此角色不能授予账号", "No account can hold this role")
            yield Missing(f"/roles/{number}", "role_not_of_accounts", text, rule)
