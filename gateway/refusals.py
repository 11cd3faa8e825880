"""The ways the gateway itself says no."""

from libs.kernel.refusal import Kind, Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class NotSignedIn(Refusal):
    """The call carries no login, or one that has ended, expired or been idle too long."""

    code = "not_signed_in"
    kind = Kind.UNKNOWN_CALLER
    title = Text("尚未登录或者登录已失效，请重新登录", "You are not signed in, or the login has ended; sign in again")


class KeyNotAccepted(Refusal):
    """The integrator's key is unknown, has run out or was withdrawn; the answer never says which."""

    code = "key_not_accepted"
    kind = Kind.UNKNOWN_CALLER
    title = Text("密钥无效或者已停用", "The key is not valid, or no longer")
    rule = Rule("P-36")


class PersonNeeded(Refusal):
    """This address answers about a person's login; a program with a key has none."""

    code = "person_needed"
    kind = Kind.NOT_ENTITLED
    title = Text("此地址仅供人员登录后使用，密钥不适用", "This address is for people who signed in, not for keys")
    rule = Rule("P-36")


class WrongCredentials(Refusal):
    """Account and password do not go together; the answer is the same for an account that does not exist."""

    code = "wrong_credentials"
    kind = Kind.UNKNOWN_CALLER
    title = Text("账号或者密码不正确", "Account or password is not right")


class OneTimeCodeNeeded(Refusal):
    """Right so far; the account also needs the one-time code of its device, sent along as ``code``."""

    code = "one_time_code_needed"
    kind = Kind.UNKNOWN_CALLER
    title = Text("请输入一次性验证码", "Send the one-time code along as well")
    rule = Rule("P-36")


class PasswordChangeNeeded(Refusal):
    """Right so far; the password must be changed first, by sending ``new_password`` along."""

    code = "password_change_needed"
    kind = Kind.UNKNOWN_CALLER
    title = Text("须先修改密码，请同时提交新密码", "The password must be changed: send a new one along")
    rule = Rule("P-36")


class NewPasswordNotAccepted(Refusal):
    """The new password does not meet the rules; ``errors`` says why."""

    code = "new_password_not_accepted"
    kind = Kind.UNSATISFIED
    title = Text("新密码不符合要求", "The new password does not meet the rules")
    rule = Rule("P-36")


class SignInAttemptInvalid(Refusal):
    """The way back from the identity provider was not begun in this browser, was used already or took too long."""

    code = "sign_in_attempt_invalid"
    kind = Kind.UNREADABLE
    title = Text("登录请求无效或者已过期，请重新登录", "This sign-in was not begun here or has run out; begin again")


class IdentityNotAccepted(Refusal):
    """What the identity provider said cannot be trusted, or names nobody we know; the answer never says which."""

    code = "identity_not_accepted"
    kind = Kind.UNKNOWN_CALLER
    title = Text("统一身份认证未通过", "The identity provider's word was not accepted")


class ProviderAway(Refusal):
    """The identity provider cannot be reached or gives no usable answer; logins that are alive go on."""

    code = "identity_provider_away"
    kind = Kind.UNAVAILABLE
    title = Text("统一身份认证暂时不可用，请稍后重试", "The identity provider is not available; try again shortly")


class ForeignPage(Refusal):
    """A change asked for with the cookie alone could come from a foreign page; the header proves it does not."""

    code = "page_header_required"
    kind = Kind.NOT_ENTITLED
    title = Text(
        "以 Cookie 办理变更须带 X-Lanyard: 1 请求头", "A change made with the cookie needs the header X-Lanyard: 1"
    )


class TooManyLogins(Refusal):
    """Too many logins were tried for this account or from this address."""

    code = "too_many_logins"
    kind = Kind.TOO_MANY
    title = Text("登录尝试过于频繁，请稍后重试", "Too many logins were tried; try again later")


class ServiceAway(Refusal):
    """The service behind the gateway cannot be reached, is overloaded or did not answer in time."""

    code = "service_away"
    kind = Kind.UNAVAILABLE
    title = Text("所访问的服务暂时不可用，请稍后重试", "The service asked for is not available; try again shortly")


class LoginsAway(Refusal):
    """The store of logins cannot be reached, so nobody can be recognised for the moment."""

    code = "logins_away"
    kind = Kind.UNAVAILABLE
    title = Text("登录信息暂时无法核对，请稍后重试", "Logins cannot be checked for the moment; try again shortly")
