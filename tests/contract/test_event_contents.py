"""Events carry ids, codes and dates: no name, no sentence; every field says what it means."""

import re
from typing import Any

import pytest

from libs.kernel.events import service_of
from tests.contract.contracts import Schema, declared, fields, schemas

_WRITTEN_BY_PEOPLE = {
    "name", "names", "text", "texts", "title", "note", "notes", "remark", "remarks", "opinion", "opinions", "comment",
    "explanation", "statement", "description", "wording", "summary", "phone", "address", "email", "password",
}  # fmt: skip
_REASONS = {"reason", "reasons"}
_TYPE = re.compile(r"[a-z]+\.[a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)*\.v[1-9]")
_CLOSED = {"enum", "const", "pattern", "format"}


def telling(schema: Schema) -> list[str]:
    """Fields in which somebody could write a name or a sentence; a reason must be a code and say so."""
    found = []
    for path, field in fields(schema):
        words = path.rsplit(".", 1)[-1].split("_")
        of_reason = words[-1] in _REASONS and not _CLOSED & field.keys() and "of codes" not in _kind(field)
        if words[-1] in _WRITTEN_BY_PEOPLE or words[-1] == "zh" or of_reason:
            found.append(path)
    return found


def _kind(field: Schema) -> str:
    """``of codes`` for a field whose description lists the codes it may have after a colon."""
    listed = re.search(r": [a-z]+(?:_[a-z]+)+(?:, [a-z_]+)* or [a-z_]+\.$", str(field.get("description", "")))
    return "of codes" if listed else ""


def undescribed(schema: Schema) -> list[str]:
    """Fields that do not say what they mean."""
    return [path for path, field in fields(schema) if not str(field.get("description", "")).strip()]


def test_no_event_has_a_field_for_a_name_or_a_sentence() -> None:
    assert [(event_type, found) for event_type, schema in schemas().items() if (found := telling(schema))] == []


def test_every_field_of_every_event_is_described() -> None:
    assert [(event_type, found) for event_type, schema in schemas().items() if (found := undescribed(schema))] == []


@pytest.mark.parametrize(
    ("field", "reported"),
    [
        ("handler_name", True),
        ("title", True),
        ("refusal_text", True),
        ("reason", True),
        ("reason_codes", False),
        ("handler_id", False),
    ],
)
def test_a_field_for_a_name_or_a_sentence_is_reported(field: str, reported: bool) -> None:
    part: dict[str, Any] = {"properties": {field: {"type": "string", "description": "What was said."}}}
    nested = {"properties": {"posts": {"type": "array", "items": {"$ref": "#/$defs/Part"}}}, "$defs": {"Part": part}}
    assert telling(part) == ([field] if reported else [])
    assert telling(nested) == ([f"posts.{field}"] if reported else [])


def test_a_reason_that_is_one_of_listed_codes_is_none() -> None:
    words = {"type": "string", "description": "Why: filing_refused, aftercare or lapsed_open."}
    assert telling({"properties": {"reason": words}}) == []


def test_a_field_that_is_not_described_is_reported() -> None:
    assert undescribed({"properties": {"unit_id": {"type": "string", "format": "uuid"}}}) == ["unit_id"]


def test_every_event_type_names_the_service_that_says_it() -> None:
    for module, contracts in declared().items():
        for contract in contracts:
            assert service_of(contract.event_type) == module.split("_")[0], contract.__name__
            assert _TYPE.fullmatch(contract.event_type), contract.event_type


def test_no_two_contracts_share_a_type() -> None:
    types = [contract.event_type for contracts in declared().values() for contract in contracts]
    assert len(types) == len(set(types)) > 40


def test_every_contract_forbids_change_and_tells_what_it_says() -> None:
    for contracts in declared().values():
        for contract in contracts:
            assert contract.model_config.get("frozen") is True
            assert contract.__doc__ and contract.__doc__.strip().endswith((".", ")")), contract.__name__
