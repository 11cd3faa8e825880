"""The ways the gateway itself says no."""

from libs.kernel.refusal import Kind, Refusal
from libs.kernel.text import Text


class NotSignedIn(Refusal):
    """The call carries no login, or one that has ended, expired or been idle too long."""

    code = "not_signed_in"
    kind = Kind.UNKNOWN_CALLER
    title = Text("尚未登录或者登录已失效，请重新登录", "You are not signed in, or the login has ended; sign in again")


class WrongCredentials(Refusal):
    """Account and password do not go together; the answer is the same for an account that does not exist."""

    code = "wrong_credentials"
    kind = Kind.UNKNOWN_CALLER
    title = Text("账号或者密码不正确", "Account or password is not right")


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
