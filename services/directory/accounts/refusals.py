"""The ways an account says no."""

from libs.kernel.refusal import Kind, Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class AccountCodeTaken(Refusal):
    """Another account has this name."""

    code = "account_code_taken"
    kind = Kind.UNSATISFIED
    title = Text("该账号名已被使用", "Another account has this name")
    rule = Rule("P-36")


class AccountUnsuitable(Refusal):
    """Person, organ, office or roles of the account do not fit."""

    code = "account_unsuitable"
    kind = Kind.UNSATISFIED
    title = Text("账号的人员、机构或者角色不符合要求", "Person, organ, office or roles of the account do not fit")
    rule = Rule("P-36")


class AdministratorsStandAlone(Refusal):
    """Whoever is system, security or audit administrator holds no other role, in this account or another."""

    code = "administrators_stand_alone"
    kind = Kind.UNSATISFIED
    title = Text(
        "系统、安全、审计管理员不得兼任其他角色", "System, security and audit administrators hold no other role"
    )
    rule = Rule("P-36")


class OwnAccount(Refusal):
    """Nobody decides on their own rights."""

    code = "own_account"
    kind = Kind.NOT_ENTITLED
    title = Text("不得办理本人账号的权限事项", "Nobody decides on the rights of their own account")
    rule = Rule("P-36")


class PasswordWeak(Refusal):
    """The password is too easy to guess; ``errors`` says why."""

    code = "password_weak"
    kind = Kind.UNSATISFIED
    title = Text("密码强度不足", "The password is too easy to guess")
    rule = Rule("P-36")


class MachineUnsuitable(Refusal):
    """The account is a machine's: it has keys, and nothing by which a person signs in."""

    code = "machine_unsuitable"
    kind = Kind.UNSATISFIED
    title = Text("机器账号不使用密码和动态口令", "The account of a machine has neither password nor one-time codes")
    rule = Rule("P-36")


class HolderAlone(Refusal):
    """Only the holder of an account does this for it."""

    code = "holder_alone"
    kind = Kind.NOT_ENTITLED
    title = Text("只能由账号本人办理", "Only the holder of the account does this")
    rule = Rule("P-36")


class OwnProofWrong(Refusal):
    """The caller does not show the own password, or the code that goes with it; the answer never says which."""

    code = "own_proof_wrong"
    kind = Kind.NOT_ENTITLED
    title = Text("原密码或者动态口令错误", "The present password or the one-time code is wrong")
    rule = Rule("P-36")


class NoSecretBegun(Refusal):
    """No secret for one-time codes was drawn in the last quarter of an hour."""

    code = "no_code_secret_begun"
    kind = Kind.NOT_NOW
    title = Text(
        "请先申请动态口令密钥（十五分钟内有效）", "Draw a secret first; it must be confirmed within 15 minutes"
    )
    rule = Rule("P-36")


class NoCodeSecret(Refusal):
    """The account has no secret for one-time codes."""

    code = "no_code_secret"
    kind = Kind.NOT_NOW
    title = Text("该账号没有动态口令密钥", "The account has no secret for one-time codes")
    rule = Rule("P-36")


class CredentialsWrong(Refusal):
    """Account, password or code is wrong, or the account may not be used; the answer never says which."""

    code = "credentials_wrong"
    kind = Kind.UNKNOWN_CALLER
    title = Text("登录凭据错误", "The credentials are wrong")
    rule = Rule("P-36")


class OneTimeCodeRequired(Refusal):
    """The password is right, and a one-time code must come with it."""

    code = "one_time_code_required"
    kind = Kind.UNKNOWN_CALLER
    title = Text("请输入动态口令", "A one-time code is needed as well")
    rule = Rule("P-36")


class PasswordChangeRequired(Refusal):
    """The credentials are right, and the password must be changed with this sign-in."""

    code = "password_change_required"
    kind = Kind.UNKNOWN_CALLER
    title = Text("请在登录时更换密码", "The password must be changed with this sign-in")
    rule = Rule("P-36")


class TooManyFailures(Refusal):
    """The account failed to sign in too often; wait."""

    code = "too_many_sign_in_failures"
    kind = Kind.TOO_MANY
    title = Text("登录失败次数过多，请稍后再试", "Too many failed sign-ins; wait before you try again")
    rule = Rule("P-36")
