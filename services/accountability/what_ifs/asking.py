"""What can be asked of the past: a draft of a policy version, and the days it is run over."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from libs.kernel.days import Day

LONGEST: Final = 300_000
"""Characters of a draft; the largest profile in use has about a third."""
DAYS: Final = 366
"""The longest stretch of the past in one question."""
MOST: Final = 500
"""How many triggers, and how many determinations, one question may reach."""


class WhatIf(BaseModel):
    """Run a draft of a policy version over the past. Nothing is changed and nothing kept but that it was asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    profile_text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)] = Field(
        description="The draft: the whole text of a profile file (YAML), as policies/<profile>/<version>.yaml has it."
    )
    from_on: Day = Field(description="First day of the past looked at: of the event, or of the determination.")
    to_on: Day = Field(description=f"Last day; at most {DAYS} days after the first.")
