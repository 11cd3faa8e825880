"""Every event contract as it is now, as JSON Schema, with the names of the fields inside."""

import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from libs.kernel.events import Event

ROOT = Path(__file__).resolve().parents[2]
SNAPSHOTS = Path(__file__).with_name("events")

Schema = dict[str, Any]


def declared() -> Mapping[str, tuple[type[Event], ...]]:
    """The event types that each module of libs/contracts declares, by module."""
    modules = sorted(path.stem for path in (ROOT / "libs" / "contracts").glob("[a-z]*.py"))
    return {name: tuple(_events(name)) for name in modules}


def schemas() -> dict[str, Schema]:
    """Event type to JSON Schema, for all contracts."""
    return {contract.event_type: contract.model_json_schema() for found in declared().values() for contract in found}


def told() -> set[str]:
    """The event types that are published; of the others nobody outside their service hears."""
    return {contract.event_type for found in declared().values() for contract in found if contract.told}


def fields(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """Path (``posts.organ_id``) and schema of every field, also of the parts a field consists of."""
    yield from _fields(schema, schema, "")


def _events(name: str) -> Iterator[type[Event]]:
    module = importlib.import_module(f"libs.contracts.{name}")
    own = (found for found in vars(module).values() if getattr(found, "__module__", "") == module.__name__)
    yield from (c for c in own if isinstance(c, type) and issubclass(c, Event) and "event_type" in vars(c))


def _fields(part: Schema, whole: Schema, before: str) -> Iterator[tuple[str, Schema]]:
    for name, schema in part.get("properties", {}).items():
        yield f"{before}{name}", schema
        for inner in _parts(schema, whole):
            yield from _fields(inner, whole, f"{before}{name}.")


def _parts(schema: Schema, whole: Schema) -> Iterator[Schema]:
    """The objects a field may hold: itself, the items of a list, the choices of a union, what it refers to."""
    if "$ref" in schema:
        yield whole["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
    for choice in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])):
        yield from _parts(choice, whole)
