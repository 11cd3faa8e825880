"""What a listener would notice of a change: a contract may only add fields that need not be there."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.contract.contracts import Schema

_WORDS_ONLY = {"title", "description", "examples", "default"}


def breaking(before: Mapping[str, Schema], now: Mapping[str, Schema]) -> list[str]:
    """Every breach between two sets of contracts, by event type; empty if all changes only add."""
    found = [f"{event_type}: the event is gone" for event_type in sorted(before.keys() - now.keys())]
    for event_type in sorted(before.keys() & now.keys()):
        found += (f"{event_type}: {what}" for what in _between(before[event_type], now[event_type]))
    return found


def _between(before: Schema, now: Schema) -> Iterator[str]:
    yield from _of_fields(before, now, "")
    old_parts, new_parts = before.get("$defs", {}), now.get("$defs", {})
    for name in sorted(old_parts.keys() & new_parts.keys()):
        yield from _of_part(old_parts[name], new_parts[name], name)
    yield from (f"the part {name} is gone" for name in sorted(old_parts.keys() - new_parts.keys()))


def _of_part(before: Schema, now: Schema, name: str) -> Iterator[str]:
    if "properties" in before:
        yield from _of_fields(before, now, f"{name}.")
    elif _meaning(before) != _meaning(now):
        yield f"the part {name} is another one"


def _of_fields(before: Schema, now: Schema, within: str) -> Iterator[str]:
    old, new = before.get("properties", {}), now.get("properties", {})
    required_before, required_now = set(before.get("required", ())), set(now.get("required", ()))
    for name in sorted(old):
        if name not in new:
            yield f"the field {within}{name} is gone"
        elif _meaning(old[name]) != _meaning(new[name]):
            yield f"the field {within}{name} has another type"
    yield from (f"the field {within}{name} is always asked for" for name in sorted(required_now - required_before))
    yield from (
        f"the field {within}{name} may now be missing" for name in sorted((required_before - required_now) & new.keys())
    )


def _meaning(schema: Any) -> Any:
    """A schema without its words, so that a better description is no change."""
    if isinstance(schema, dict):
        return {key: _meaning(value) for key, value in schema.items() if key not in _WORDS_ONLY}
    return [_meaning(value) for value in schema] if isinstance(schema, list) else schema
