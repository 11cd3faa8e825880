"""What a service does when it hears an event: which acts it asks, found by letting its reactions hear an example."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from deploy.docs.markdown import codes, first_sentence
from libs.chassis.hearing import Envelope, Follow, Heard, Reaction
from libs.kernel.events import Event

_SOMETHING = UUID(int=1)
_DAY = date(2023, 3, 6)
_AT = datetime(2023, 3, 6, 4, tzinfo=UTC)
_FOR_EXAMPLE = re.compile(r"e\.g\. ([a-z_]+)")


def effects(follow: Follow) -> Iterator[tuple[str, str]]:
    """Event type and what the hearer does, for everything one follow listens to."""
    for contract, reaction in follow.reactions.items():
        asked = codes(dict.fromkeys(_asked(contract, reaction)))
        yield contract.event_type, " ".join(part for part in (asked, said_of(reaction)) if part)
    for contract in follow.contracts:
        yield contract.event_type, first_sentence(follow.project)


def said_of(reaction: Reaction) -> str:
    """The first sentence of a reaction, or of the function that made it."""
    maker = getattr(reaction, "__qualname__", "").split(".<locals>", 1)[0]
    return first_sentence(reaction) or first_sentence(getattr(reaction, "__globals__", {}).get(maker))


def _asked(contract: type[Event], reaction: Reaction) -> Iterator[str]:
    """Case type and act of every directive, with no count of anything and with some."""
    for count in (0, 1):
        schema = contract.model_json_schema()
        said = _object(schema, count, schema.get("$defs", {}))
        for directive in reaction(_heard(contract.model_validate(said))):
            yield f"{directive.case_type}.{directive.act}"


def _heard(event: Event) -> Heard:
    envelope = Envelope(
        id=_SOMETHING,
        type=event.event_type,
        subject=_SOMETHING,
        time=_AT,
        aggregateversion=1,
        correlationid=_SOMETHING,
        data={},
    )
    return Heard(event, _SOMETHING, 1, _AT, envelope)


def _object(schema: dict[str, Any], count: int, parts: dict[str, Any]) -> dict[str, Any]:
    return {name: _value(field, count, parts) for name, field in schema.get("properties", {}).items()}


def _value(field: dict[str, Any], count: int, parts: dict[str, Any]) -> Any:
    """A value that fits a field; for a code the one its description gives as an example, of a list as few as may be."""
    if "$ref" in field:
        return _object(parts[field["$ref"].rsplit("/", 1)[-1]], count, parts)
    if any(choice.get("type") == "null" for choice in field.get("anyOf", ())):
        return None
    if "enum" in field or "const" in field:
        return field.get("const", field.get("enum", [None])[0])
    by_format = {"uuid": _SOMETHING, "date": _DAY, "date-time": _AT}
    if field.get("format") in by_format:
        return by_format[field["format"]]
    if field.get("type") == "array":
        return tuple(_value(field["items"], count, parts) for _ in range(field.get("minItems", 0)))
    given = _FOR_EXAMPLE.search(str(field.get("description", "")))
    number = max(count, field.get("minimum", 0))
    by_type = {"boolean": bool(count), "integer": number, "string": given[1] if given else "example"}
    return by_type.get(str(field.get("type")))
