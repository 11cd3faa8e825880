"""Who calls: a person's login, from the Authorization header or the cookie, or a program's key, from the header."""

from typing import Final

from starlette.types import Scope

from gateway.keys import KeyHolder, Keys
from gateway.quotas import Quotas
from gateway.refusals import ForeignPage, KeyNotAccepted, NotSignedIn, PersonNeeded
from gateway.sessions import KEY_MARK, Session, Sessions
from libs.chassis.request_ids import request_id

COOKIE: Final = "lanyard_session"
PAGE_HEADER: Final = "X-Lanyard"
_COOKIE_START: Final = f"{COOKIE}=".encode()
_CHANGES_NOTHING: Final = frozenset({"GET", "HEAD"})

Caller = Session | KeyHolder


class Callers:
    """Recognises callers by their logins or keys, and counts their calls against their quotas."""

    def __init__(self, sessions: Sessions, keys: Keys, quotas: Quotas) -> None:
        self._sessions = sessions
        self._keys = keys
        self.quotas = quotas

    async def require(self, scope: Scope) -> Caller:
        """Who makes this request.

        Raises NotSignedIn, KeyNotAccepted, ForeignPage or TooMany; LoginsAway or ServiceAway when nobody can tell.
        """
        token = token_of(scope)
        caller: Caller | None
        if token.startswith(KEY_MARK):
            caller = await self._keys.find(token, scope["state"]["address"], str(request_id(scope)))
            if caller is None:
                raise KeyNotAccepted
        else:
            caller = await self._sessions.find(token)
            if caller is None:
                raise NotSignedIn
        self.quotas.admit_caller(caller.quota_key, scope)
        return caller

    async def require_person(self, scope: Scope) -> Session:
        """The living login of this request; raises PersonNeeded for a key, and what ``require`` raises."""
        caller = await self.require(scope)
        if isinstance(caller, KeyHolder):
            raise PersonNeeded
        return caller


def token_of(scope: Scope) -> str:
    """The token the caller shows, a header before a cookie; raises NotSignedIn if there is none or more than one.

    A browser adds the cookie by itself, so a change asked for with the cookie alone also needs ``X-Lanyard: 1``, which
    a foreign page cannot add; raises ForeignPage without it. A key in a cookie is nothing.
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
    if len(found) != 1 or found[0].startswith(KEY_MARK.encode()):
        raise NotSignedIn
    if not from_our_page and scope["method"] not in _CHANGES_NOTHING:
        raise ForeignPage
    return found[0].decode("latin-1")


def _bearer(shown: list[bytes]) -> str:
    scheme, _, token = shown[0].partition(b" ")
    if len(shown) > 1 or scheme.lower() != b"bearer":
        raise NotSignedIn
    return token.decode("latin-1")
