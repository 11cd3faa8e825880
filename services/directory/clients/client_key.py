"""The key of a machine and its acts. The key itself is kept nowhere, its digest apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from libs.contracts.directory import ClientKeyExpired, ClientKeyIssued, ClientKeyRevoked
from libs.kernel.actor import SHANGHAI, Occasion
from libs.kernel.case import Case, Outcome, Timer
from libs.kernel.finding import Missing
from libs.kernel.refusal import NotNow, require
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.directory.clients.commands import ExpireKey, IssueKey, RevokeKey
from services.directory.clients.lifecycle import KeyStatus
from services.directory.clients.refusals import KeyUnsuitable

LONGEST = timedelta(days=365)
"""No key outlives a year."""


@dataclass(frozen=True)
class ClientKey(Case):
    """The key of a machine's account. It may be used to the end of ``expires_on``."""

    status: KeyStatus
    account_id: UUID = field(kw_only=True)
    scopes: tuple[str, ...] = field(kw_only=True)
    expires_on: date = field(kw_only=True)

    @property
    def expires_at(self) -> datetime:
        """The first instant at which it may not be used any more."""
        return datetime.combine(self.expires_on + timedelta(days=1), time(), SHANGHAI)

    def timers(self) -> tuple[Timer, ...]:
        """Time ends it."""
        return (Timer("expire", self.expires_at),) if self.status is KeyStatus.ACTIVE else ()


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """Whether the account is a machine's and may be used."""

    usable_machine: bool


def issue(command: IssueKey, occasion: Occasion, facts: KeyFacts) -> Outcome[ClientKey]:
    """Issue a key (DK-01). Refuses an account that is no usable machine's, a scope said twice, a last day too far."""
    require(tuple(_unfit(command, occasion.on, facts)), KeyUnsuitable)
    profile = occasion.profile
    key = ClientKey(
        occasion.new_id(),
        KeyStatus.ACTIVE,
        profile.name,
        profile.version,
        account_id=command.account_id,
        scopes=command.scopes,
        expires_on=command.expires_on,
    )
    event = ClientKeyIssued(account_id=key.account_id, scopes=key.scopes, expires_on=key.expires_on)
    return Outcome(key, event)


def revoke(key: ClientKey, _command: RevokeKey, _occasion: Occasion, _facts: None) -> Outcome[ClientKey]:
    """Revoke the key (DK-02)."""
    return Outcome(replace(key, status=KeyStatus.REVOKED), ClientKeyRevoked(account_id=key.account_id))


def expire(key: ClientKey, _command: ExpireKey, occasion: Occasion, _facts: None) -> Outcome[ClientKey]:
    """End the key after its last day (DK-03). Refuses before."""
    if occasion.on <= key.expires_on:
        raise NotNow(cites=Rule("P-36"))
    return Outcome(replace(key, status=KeyStatus.EXPIRED), ClientKeyExpired(account_id=key.account_id))


def _unfit(command: IssueKey, on: date, facts: KeyFacts) -> Iterator[Missing]:
    rule = Rule("P-36")
    if not facts.usable_machine:
        text = Text("须为有效的机器账号", "It must be the account of a machine, and active")
        yield Missing("/account_id", "no_usable_machine", text, rule)
    if not on <= command.expires_on <= on + LONGEST:
        text = Text("截止日应在今天至一年之内", "The last day lies between today and 365 days from now")
        yield Missing("/expires_on", "day_out_of_reach", text, rule)
    for number, scope in enumerate(command.scopes):
        if scope in command.scopes[:number]:
            text = Text("范围重复", "The scope is stated twice")
            yield Missing(f"/scopes/{number}", "scope_twice", text, rule)
