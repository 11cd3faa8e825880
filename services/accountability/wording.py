"""How long the written parts of cases and commands of this service may be."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, StringConstraints

Line = Annotated[str, StringConstraints(max_length=200)]
Passage = Annotated[str, StringConstraints(max_length=4000)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,49}$")]

MANY: Final = 50
"""The most entries any list of a case or command may have."""


class Part(BaseModel):
    """A part of a case or command that stays as it was stated: frozen, closed, surrounding blanks removed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
