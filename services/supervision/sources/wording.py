"""The written parts of what is recorded of a criticism, circular or ranking: how long they may be."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Line = Annotated[str, StringConstraints(max_length=200)]
Passage = Annotated[str, StringConstraints(max_length=4000)]
ProjectCode = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}$")]

MANY = 50
"""The most entries any list of a command may have, but for a ranking."""


class Part(BaseModel):
    """A part of a command: frozen, closed, with surrounding blanks removed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
