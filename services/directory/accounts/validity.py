"""How long an account may be used: its last day, its dormancy, and what time makes of both."""

from dataclasses import dataclass, replace

from libs.contracts.directory import AccountDisabled, AccountUsed, AccountValiditySet
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.refusal import NotNow, require
from libs.kernel.rule import Rule
from services.directory.accounts.account import Account, day_passed, disabled, dormancy, not_own
from services.directory.accounts.commands import LapseAccount, NoteUse, SetValidity
from services.directory.accounts.lifecycle import DisabledFor
from services.directory.accounts.refusals import AccountUnsuitable


@dataclass(frozen=True, slots=True)
class UseFacts:
    """``dormant_after``: so many days unused make an account dormant, 0: none do."""

    dormant_after: int


def set_validity(account: Account, command: SetValidity, occasion: Occasion, _facts: None) -> Outcome[Account]:
    """Set the last day (DU-09). Refuses one's own account and a day that has passed."""
    not_own(account.person_id, occasion)
    require(tuple(day_passed(command.valid_until, occasion.on)), AccountUnsuitable)
    limited = replace(account, valid_until=command.valid_until)
    return Outcome(limited, AccountValiditySet(valid_until=command.valid_until))


def lapse(account: Account, _command: LapseAccount, occasion: Occasion, _facts: None) -> Outcome[Account]:
    """Disable an account whose last day is over or that is dormant (DU-08). Refuses as long as neither is so."""
    if account.valid_until is not None and account.valid_until < occasion.on:
        return Outcome(disabled(account, DisabledFor.EXPIRED), AccountDisabled())
    if account.dormant_on is not None and account.dormant_on <= occasion.on:
        return Outcome(disabled(account, DisabledFor.DORMANT), AccountDisabled())
    raise NotNow(cites=Rule("P-36"))


def note_use(account: Account, _command: NoteUse, occasion: Occasion, facts: UseFacts) -> Outcome[Account]:
    """Note that the account was used today (DU-13); it is dormant so much later."""
    return Outcome(replace(account, dormant_on=dormancy(occasion.on, facts.dormant_after)), AccountUsed())
