"""The acts on the credentials of an account: password and one-time codes. The secrets themselves are kept apart."""

from dataclasses import dataclass, replace

from libs.contracts.directory import (
    AccountCodeSecretBegun,
    AccountCodeSecretConfirmed,
    AccountCodeSecretIssued,
    AccountCodeSecretWithdrawn,
    AccountPasswordSet,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.refusal import require
from services.directory.accounts.account import Account, not_own
from services.directory.accounts.commands import LoadPassword, SetPassword
from services.directory.accounts.own_commands import (
    BeginCodeSecret,
    ChangePassword,
    ConfirmCodeSecret,
    IssueCodeSecret,
    WithdrawCodeSecret,
)
from services.directory.accounts.password_rules import weaknesses
from services.directory.accounts.refusals import (
    HolderAlone,
    MachineUnsuitable,
    NoCodeSecret,
    NoSecretBegun,
    OwnProofWrong,
    PasswordWeak,
)


@dataclass(frozen=True, slots=True)
class PasswordFacts:
    """``used_before``: it is one of the last five. ``proven``: the present password and the code it needs are right."""

    used_before: bool
    proven: bool = True


@dataclass(frozen=True, slots=True)
class CodeFacts:
    """``begun``: a secret was drawn in the last quarter of an hour. ``proven``: what had to be shown was shown."""

    proven: bool
    begun: bool = True


def set_password(account: Account, command: SetPassword, occasion: Occasion, facts: PasswordFacts) -> Outcome[Account]:
    """Say that the password was set (DU-03). Refuses the own account, a machine's, and a weak password.

    Whoever gets a password from an administrator must change it at the next sign-in; one from a loaded file may last.
    """
    not_own(account.person_id, occasion)
    _of_a_person(account)
    require(weaknesses(command.password.get_secret_value(), account.code, facts.used_before), PasswordWeak)
    must_change = not (isinstance(command, LoadPassword) and command.lasting)
    given = replace(account, password_set_at=occasion.at, must_change_password=must_change)
    return Outcome(given, AccountPasswordSet())


def change_password(
    account: Account, command: ChangePassword, occasion: Occasion, facts: PasswordFacts
) -> Outcome[Account]:
    """Say that the holder has changed the password (DU-10). Refuses others, a wrong proof and a weak password."""
    _of_the_holder(account, occasion)
    if not facts.proven:
        raise OwnProofWrong
    new = command.new.get_secret_value()
    require(weaknesses(new, account.code, facts.used_before, command.pointer), PasswordWeak)
    changed = replace(account, password_set_at=occasion.at, must_change_password=False)
    return Outcome(changed, AccountPasswordSet())


def issue_code_secret(
    account: Account, _command: IssueCodeSecret, occasion: Occasion, _facts: None
) -> Outcome[Account]:
    """Give the account a secret for one-time codes, in force at once (DU-06). Refuses the own and a machine's."""
    not_own(account.person_id, occasion)
    _of_a_person(account)
    return Outcome(replace(account, code_secret_since=occasion.at), AccountCodeSecretIssued())


def withdraw_code_secret(
    account: Account, _command: WithdrawCodeSecret, occasion: Occasion, _facts: None
) -> Outcome[Account]:
    """Take the secret away (DU-07). Refuses one's own account, and one without a secret."""
    not_own(account.person_id, occasion)
    if account.code_secret_since is None:
        raise NoCodeSecret
    return Outcome(replace(account, code_secret_since=None), AccountCodeSecretWithdrawn())


def begin_code_secret(
    account: Account, _command: BeginCodeSecret, occasion: Occasion, facts: CodeFacts
) -> Outcome[Account]:
    """Draw a secret for the own account (DU-11); what is in force stays. Refuses others and a wrong proof."""
    _of_the_holder(account, occasion)
    if not facts.proven:
        raise OwnProofWrong
    return Outcome(account, AccountCodeSecretBegun())


def confirm_code_secret(
    account: Account, _command: ConfirmCodeSecret, occasion: Occasion, facts: CodeFacts
) -> Outcome[Account]:
    """Put the drawn secret in force (DU-12). Refuses others, a code that is not its own, and one drawn too long ago."""
    _of_the_holder(account, occasion)
    if not facts.begun:
        raise NoSecretBegun
    if not facts.proven:
        raise OwnProofWrong
    return Outcome(replace(account, code_secret_since=occasion.at), AccountCodeSecretConfirmed())


def _of_the_holder(account: Account, occasion: Occasion) -> None:
    if occasion.actor.account_id != account.id:
        raise HolderAlone
    _of_a_person(account)


def _of_a_person(account: Account) -> None:
    if account.machine:
        raise MachineUnsuitable
