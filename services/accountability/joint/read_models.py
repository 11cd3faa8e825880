"""What a joint disposition answers, for the documents of the API."""

from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.accountability.joint.joint import Joint


@dataclass(frozen=True)
class JointRead(Joint):
    """A joint disposition as it answers; it has no acts of its own."""

    next_acts: Annotated[tuple[str, ...], Field(description="Always empty: only its main case moves it.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: no limit runs on it.")] = field(
        default=(), kw_only=True
    )


class JointPage(Paged[JointRead]):
    """A page of joint dispositions."""
