"""Who calls: the token of a login from the Authorization header or from the cookie, and the session it stands for."""

from typing import Final

from starlette.types import Scope

from gateway.refusals import ForeignPage, NotSignedIn
from gateway.sessions import Session, Sessions

COOKIE: Final = "lanyard_session"
PAGE_HEADER: Final = "X-Lanyard"
_COOKIE_START: Final = f"{COOKIE}=".encode()
_CHANGES_NOTHING: Final = frozenset({"GET", "HEAD"})


class Callers:
    """Recognises callers by their logins."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def require(self, scope: Scope) -> Session:
        """The living login of this request; raises NotSignedIn, ForeignPage or LoginsAway."""
        session = await self._sessions.find(token_of(scope))
        if session is None:
            raise NotSignedIn
        return session


def token_of(scope: Scope) -> str:
    """The token the caller shows, a header before a cookie; raises NotSignedIn if there is none or more than one.

    A browser adds the cookie by itself, so a change asked for with the cookie alone also needs ``X-Lanyard: 1``, which
    a foreign page cannot add; raises ForeignPage without it.
    """
    shown: list[bytes] = []
    cookies: list[bytes] = []
    from_our_page = False
    for name, value in scope["headers"]:
        if name == b"authorization":
            shown.append(value)
        elif name == b"cookie":
            cookies.extend(part.strip() for part in value.split(b";"))
        elif name == b"x-lanyard":
            from_our_page = value == b"1"
    if shown:
        return _bearer(shown)
    found = [cookie[len(_COOKIE_START) :] for cookie in cookies if cookie.startswith(_COOKIE_START)]
    if len(found) != 1:
        raise NotSignedIn
    if not from_our_page and scope["method"] not in _CHANGES_NOTHING:
        raise ForeignPage
    return found[0].decode("latin-1")


def _bearer(shown: list[bytes]) -> str:
    scheme, _, token = shown[0].partition(b" ")
    if len(shown) > 1 or scheme.lower() != b"bearer":
        raise NotSignedIn
    return token.decode("latin-1")
