"""How encrypted values say no: broken ones are a fault that must be looked into, erased ones are gone for good."""

from enum import StrEnum

import structlog

from libs.kernel.refusal import Kind, Refusal
from libs.kernel.text import Text

_LOG = structlog.get_logger()


class Cause(StrEnum):
    """Why an encrypted value was not accepted; the code that the log gets, and all it gets."""

    NOT_SEALED = "not_sealed"
    FORM = "form"
    OTHER_KEY = "other_key"
    ALTERED_OR_MOVED = "altered_or_moved"
    NO_KEY = "no_key"
    KEY_ALTERED_OR_MOVED = "key_altered_or_moved"
    KEK_UNKNOWN = "kek_unknown"
    FIELD_TAKEN_AWAY = "field_taken_away"


class SealBroken(Exception):
    """A value or a key in the database is not what this service put there. Answered as an internal error."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause.value)
        self.cause = cause


def told(case_type: str, cause: Cause) -> SealBroken:
    """The error, told to the log by its code alone."""
    _LOG.error("seal_broken", case_type=case_type, code=cause.value)
    return SealBroken(cause)


class KeysMissing(RuntimeError):
    """A service that encrypts was started without its key-encryption keys, or with keys that others can read."""


class Erased(Refusal):
    """The content of the case was destroyed with its key; that it was there remains in the audit trail."""

    code = "erased"
    kind = Kind.GONE
    title = Text("该事项内容已依规销毁", "The content of this case was destroyed")
