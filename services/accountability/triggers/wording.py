"""The written parts of a trigger that other slices do not have."""

from typing import Annotated

from pydantic import StringConstraints

ProjectCode = Annotated[str, StringConstraints(max_length=32, pattern=r"^[0-9A-Za-z-]*$")]
