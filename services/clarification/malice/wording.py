"""The written parts of a case of malicious accusation: how long they may be, and the ends a handler may propose."""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, StringConstraints

Line = Annotated[str, StringConstraints(max_length=200)]
Passage = Annotated[str, StringConstraints(max_length=4000)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,49}$")]

MANY: Final = 50
"""The most entries any list may have."""

ELEMENTS: Final = ("fabrication", "intent")
"""Both are needed, each with evidence of its own; a profile may call them otherwise but not ask for fewer (P-01)."""


class Part(BaseModel):
    """A part of a command that stays as it was stated: frozen, closed, with surrounding blanks removed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class EndingProposed(StrEnum):
    """How a handler proposes to end the investigation short of malice (TW-03, TW-04)."""

    MISTAKEN = "mistaken"
    NOT_ESTABLISHED = "not_established"
