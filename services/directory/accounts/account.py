"""The account and the acts on its rights: recorded, given roles, limited in time, used, disabled, enabled."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from libs.contracts.directory import AccountDisabled, AccountRecorded
from libs.kernel.actor import SHANGHAI, Occasion
from libs.kernel.case import Case, Outcome, Timer
from libs.kernel.finding import Missing
from libs.kernel.refusal import require
from libs.kernel.roles import ADMINISTRATORS, NOT_OF_ACCOUNTS, Role
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.directory.accounts.commands import ChangeRoles, DisableAccount, EnableAccount, RecordAccount
from services.directory.accounts.lifecycle import AccountStatus, DisabledFor
from services.directory.accounts.refusals import (
    AccountCodeTaken,
    AccountUnsuitable,
    AdministratorsStandAlone,
    OwnAccount,
)

OF_MACHINES = frozenset({Role.BUREAU, Role.LEAD_UNIT_USER, Role.TASK_FORCE_USER, Role.PSB, Role.ORG_DEPT})
"""Roles that a machine may hold: those of offices that hand over and take back by machine."""


@dataclass(frozen=True)
class Account(Case):
    """An account. Its secrets are kept apart; ``password_set_at`` and ``code_secret_since`` say only that they exist.

    ``machine``: it is used with keys, and ``person_id`` answers for it. ``valid_until`` is the last day of its use.
    ``dormant_on`` is the day on which time disables it unless it is used before; None if no day is set.
    """

    status: AccountStatus
    code: str = field(kw_only=True)
    person_id: UUID = field(kw_only=True)
    organ_id: UUID = field(kw_only=True)
    office_id: UUID | None = field(kw_only=True)
    roles: tuple[Role, ...] = field(kw_only=True)
    machine: bool = field(default=False, kw_only=True)
    valid_until: date | None = field(default=None, kw_only=True)
    dormant_on: date | None = field(default=None, kw_only=True)
    disabled_for: DisabledFor | None = field(default=None, kw_only=True)
    password_set_at: datetime | None = field(default=None, kw_only=True)
    must_change_password: bool = field(default=False, kw_only=True)
    code_secret_since: datetime | None = field(default=None, kw_only=True)

    @property
    def last_day(self) -> date | None:
        """The last day on which it may be used if nothing changes."""
        dormant = None if self.dormant_on is None else self.dormant_on - timedelta(days=1)
        return min((day for day in (self.valid_until, dormant) if day is not None), default=None)

    def timers(self) -> tuple[Timer, ...]:
        """Time disables it when its last day is over."""
        last = self.last_day
        if self.status is AccountStatus.DISABLED or last is None:
            return ()
        return (Timer("lapse", datetime.combine(last + timedelta(days=1), time(), SHANGHAI)),)


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """What the rights of an account are checked against.

    ``code_taken``: another account has the name. ``person_known``, ``organ_known``: they exist and have not ended.
    ``office_inside``: the office exists and belongs to the organ, or none is named. ``other_roles``: roles of the
    person's other usable accounts. ``dormant_after``: so many days unused make an account dormant, 0: none do.
    """

    code_taken: bool
    person_known: bool
    organ_known: bool
    office_inside: bool
    other_roles: frozenset[Role]
    dormant_after: int = 0


def record(command: RecordAccount, occasion: Occasion, facts: AccountFacts) -> Outcome[Account]:
    """Record an account (DU-01). Refuses a taken name, one's own account, what does not fit, mixed administrators."""
    if facts.code_taken:
        raise AccountCodeTaken
    not_own(command.person_id, occasion)
    profile = occasion.profile
    stated = {**dict(command), "roles": _ordered(command.roles)}
    dormant_on = dormancy(occasion.on, facts.dormant_after)
    account = Account(
        occasion.new_id(), AccountStatus.ACTIVE, profile.name, profile.version, dormant_on=dormant_on, **stated
    )
    _check_rights(account, command.roles, occasion.on, facts)
    return Outcome(account, _recorded(account))


def change_roles(account: Account, command: ChangeRoles, occasion: Occasion, facts: AccountFacts) -> Outcome[Account]:
    """Replace roles, organ and office (DU-02). Refuses one's own account, what does not fit, mixed administrators."""
    not_own(account.person_id, occasion)
    changed = replace(account, **{**dict(command), "roles": _ordered(command.roles)})
    _check_rights(changed, command.roles, None, facts)
    return Outcome(changed, _recorded(changed))


def disable(account: Account, _command: DisableAccount, occasion: Occasion, _facts: None) -> Outcome[Account]:
    """Disable the account (DU-04)."""
    not_own(account.person_id, occasion)
    return Outcome(disabled(account, DisabledFor.DECISION), AccountDisabled())


def enable(account: Account, command: EnableAccount, occasion: Occasion, facts: AccountFacts) -> Outcome[Account]:
    """Enable the account again (DU-05), if its person, organ and roles still fit."""
    not_own(account.person_id, occasion)
    enabled = replace(
        account,
        status=AccountStatus.ACTIVE,
        disabled_for=None,
        valid_until=command.valid_until,
        dormant_on=dormancy(occasion.on, facts.dormant_after),
    )
    _check_rights(enabled, enabled.roles, occasion.on, facts)
    return Outcome(enabled, _recorded(enabled))


def disabled(account: Account, why: DisabledFor) -> Account:
    """The account as it is when it may not be used any more."""
    return replace(account, status=AccountStatus.DISABLED, disabled_for=why)


def dormancy(on: date, days: int) -> date | None:
    """The day on which an account that is used on that day and never again becomes dormant."""
    return on + timedelta(days=days) if days else None


def not_own(person_id: UUID, occasion: Occasion) -> None:
    """Refuse whoever decides on an account of their own."""
    if person_id == occasion.actor.person_id:
        raise OwnAccount


def day_passed(valid_until: date | None, on: date) -> Iterator[Missing]:
    """That the last day of an account lies before today."""
    if valid_until is not None and valid_until < on:
        text = Text("有效期截止日不得早于今天", "The last day lies before today")
        yield Missing("/valid_until", "day_passed", text, Rule("P-36"))


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


def _check_rights(account: Account, stated: tuple[Role, ...], on: date | None, facts: AccountFacts) -> None:
    """Refuse everything that does not fit; roles are named as stated, ``on`` is given where the last day is stated."""
    late = () if on is None else day_passed(account.valid_until, on)
    require((*_unfit(facts), *_unheld(stated, account.machine), *late), AccountUnsuitable)
    together = facts.other_roles | set(account.roles)
    if not together.isdisjoint(ADMINISTRATORS) and len(together) > 1:
        raise AdministratorsStandAlone


def _unfit(facts: AccountFacts) -> Iterator[Missing]:
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


def _unheld(roles: tuple[Role, ...], machine: bool) -> Iterator[Missing]:
    """Roles that the account cannot hold."""
    for number, role in enumerate(roles):
        if role in NOT_OF_ACCOUNTS:
            text = Text("此角色不能授予账号", "No account can hold this role")
            yield Missing(f"/roles/{number}", "role_not_of_accounts", text, Rule("P-36"))
        elif machine and role not in OF_MACHINES:
            text = Text("此角色不能授予机器账号", "The account of a machine cannot hold this role")
            yield Missing(f"/roles/{number}", "role_not_of_machines", text, Rule("P-36"))
