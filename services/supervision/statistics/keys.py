"""The keys of groups as they are told: ids as text, months as 2026-03, quarters as 2026-q1."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from libs.kernel import periods


def keyed(key: Any, by: str) -> str | None:
    """The key of a group; None for rows that have none, e.g. no office."""
    if key is None:
        return None
    if isinstance(key, date):
        return periods.quarter_of(key) if by == "quarter" else periods.month_of(key)
    return str(key)


def grouped(found: Mapping[str | None, Mapping[str, int]]) -> list[dict[str, Any]]:
    """The groups in the order of their keys, the one without a key last; what has no row any more is left out."""
    order = sorted((key is None, key or "") for key, numbers in found.items() if any(numbers.values()))
    return [{"key": None if absent else key, **found[None if absent else key]} for absent, key in order]
