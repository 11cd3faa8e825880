"""What counting is asked and answers: a period, and the figures of each group."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Period:
    """The days that are counted, first and last included."""

    first: date
    last: date


@dataclass(frozen=True)
class Counted:
    """The counts of each group in the order of their keys, and of all together."""

    groups: tuple[Mapping[str, Any], ...]
    whole: Mapping[str, Any]
