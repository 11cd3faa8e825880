"""What the gateway asks the directory: whose password, key or foreign identity this is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final, TypeVar
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, Field, ValidationError

from gateway.asking import Answer, Asking
from gateway.refusals import (
    NewPasswordNotAccepted,
    OneTimeCodeNeeded,
    PasswordChangeNeeded,
    ServiceAway,
    TooManyLogins,
    WrongCredentials,
)
from gateway.routes import BY_NAME
from gateway.sessions import Account
from libs.chassis.identity import TokenInvalid
from libs.chassis.scopes import WORD, WORDS_MAX
from libs.kernel.finding import Missing
from libs.kernel.refusal import Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Text

_PASSWORD: Final = "/v1/credentials/verification"
_KEY: Final = "/v1/credentials/key-verification"
_IDENTITY: Final = "/v1/credentials/recognition"
_FURTHER: Final[Mapping[str, type[Refusal]]] = {
    "one_time_code_required": OneTimeCodeNeeded,
    "password_change_required": PasswordChangeNeeded,
}
_RETRY_AFTER: Final = 60


@dataclass(frozen=True, slots=True)
class VerifiedKey:
    """Whose key it is, what it may be used for, and until when."""

    account: Account
    scopes: tuple[str, ...]
    expires_at: datetime


class _Account(BaseModel):
    """What the directory answers for right credentials."""

    account_id: UUID
    person_id: UUID
    organ_id: UUID
    roles_v: Annotated[int, Field(ge=0)]
    roles: list[str]

    def read(self) -> Account:
        return Account(self.account_id, self.person_id, self.organ_id, self.roles_v, tuple(self.roles))


def _scope_word(word: str) -> str:
    if not WORD.fullmatch(word):
        raise ValueError
    return word


class _Key(_Account):
    scopes: Annotated[list[Annotated[str, AfterValidator(_scope_word)]], Field(max_length=WORDS_MAX)]
    expires_at: AwareDatetime


class Directory:
    """The directory's doors for the gateway alone. Every question raises ServiceAway when it cannot be answered."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    async def sign_in(self, credentials: Mapping[str, object], number: str, language: str) -> Account:
        """The account of right credentials.

        Raises WrongCredentials, OneTimeCodeNeeded, PasswordChangeNeeded, NewPasswordNotAccepted or TooManyLogins;
        ``language`` (a tag) is that of the reasons why a new password will not do.
        """
        answer = await self._ask(_PASSWORD, credentials, number, language)
        if answer.status == 422:
            raise _new_password_refused(answer) if "new_password" in credentials else WrongCredentials()
        if answer.status == 401:
            raise _FURTHER.get(_code(answer), WrongCredentials)
        return _read(_Account, answer).read()

    async def find_key(self, key: str, number: str) -> VerifiedKey | None:
        """Whose key it is; None if it opens nothing."""
        answer = await self._ask(_KEY, {"key": key}, number)
        if answer.status in (401, 422):
            return None
        found = _read(_Key, answer)
        return VerifiedKey(found.read(), tuple(dict.fromkeys(found.scopes)), found.expires_at)

    async def recognise(self, account: str, issuer: str, number: str) -> Account | None:
        """The account of that name whose owner ``issuer`` vouches for; None if there is none that may sign in."""
        answer = await self._ask(_IDENTITY, {"account": account, "issuer": issuer}, number)
        return None if answer.status in (401, 403, 404, 422) else _read(_Account, answer).read()

    async def _ask(self, path: str, content: Mapping[str, object], number: str, language: str = "zh-CN") -> Answer:
        answer = await self._asking.post(BY_NAME["directory"], path, content, number, language=language)
        if answer.status == 429:
            raise TooManyLogins(retry_after=answer.retry_after or _RETRY_AFTER)
        if answer.status in (401, 403) and _code(answer) in _ABOUT_US:
            raise ServiceAway
        return answer


_ABOUT_US: Final = frozenset({TokenInvalid.code, "not_entitled"})
"""The directory refuses the gateway's own token; that says nothing about the caller's credentials."""
_Shape = TypeVar("_Shape", bound=BaseModel)


def _read(shape: type[_Shape], answer: Answer) -> _Shape:
    try:
        return shape.model_validate(answer.content if answer.status == 200 else None)
    except ValidationError:
        raise ServiceAway from None


def _code(answer: Answer) -> str:
    return str(answer.content.get("code", "")) if isinstance(answer.content, dict) else ""


def _new_password_refused(answer: Answer) -> Refusal:
    """Why it will not do, in the directory's words, which never repeat what was typed."""
    errors = answer.content.get("errors", ()) if isinstance(answer.content, dict) else ()
    return NewPasswordNotAccepted(errors=tuple(_reason(error) for error in errors if isinstance(error, dict)))


def _reason(error: Mapping[str, Any]) -> Missing:
    detail = str(error.get("detail", ""))
    rules = error.get("cites", ())
    return Missing("#/new_password", str(error.get("code", "")), Text(detail, detail), Rule(*map(str, rules)))
