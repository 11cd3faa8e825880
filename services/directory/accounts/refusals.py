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


class CredentialsWrong(Refusal):
    """Account or password is wrong, or the account may not be used; the answer never says which."""

    code = "credentials_wrong"
    kind = Kind.UNKNOWN_CALLER
    title = Text("账号或者密码错误", "Account or password is wrong")
    rule = Rule("P-36")


class TooManyFailures(Refusal):
    """The account failed to sign in too often; wait."""

    code = "too_many_sign_in_failures"
    kind = Kind.TOO_MANY
    title = Text("登录失败次数过多，请稍后再试", "Too many failed sign-ins; wait before you try again")
    rule = Rule("P-36")
