"""What is wrong with a published description: nothing undescribed, no name that generates badly."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from libs.chassis.openapi import Document, operations
from libs.chassis.problems import PROBLEM_JSON

_OPERATION_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_SCHEMA_NAME = re.compile(r"(?:[A-Z][A-Za-z0-9]*(?:-(?:Input|Output))?|Body_[a-z][a-z0-9_]*)\Z")
_CODE = re.compile(r"[a-z0-9][a-z0-9_]*\Z")
_SORT_CODE = re.compile(r"-?[a-z0-9][a-z0-9_]*\Z")
_UNICODE_CLASS = re.compile(r"\\[dwDW]")
_JSON: Final = "application/json"


def lint(openapi: Document) -> list[str]:
    """Every fault of the document, in words; empty when it may be published."""
    return [
        *_repeated(openapi),
        *(fault for path, method, operation in operations(openapi) for fault in _operation(openapi, operation)),
        *_schema_names(openapi),
        *(fault for name, schema in _schemas(openapi).items() for fault in _schema(name, schema)),
    ]


def _schemas(openapi: Document) -> Document:
    schemas: Document = openapi.get("components", {}).get("schemas", {})
    return schemas


def _repeated(openapi: Document) -> Iterator[str]:
    names = Counter(operation.get("operationId") for _, _, operation in operations(openapi))
    for name, times in names.items():
        if times > 1:
            yield f"operationId {name} is used {times} times"


def _operation(openapi: Document, operation: Document) -> Iterator[str]:
    name = str(operation.get("operationId", ""))
    if not _OPERATION_ID.match(name):
        yield f"operationId {name!r} is not ASCII lower_snake"
    summary = operation.get("summary", "")
    if not summary or summary == name.replace("_", " ").title():
        yield f"{name}: no summary of its own"
    if not operation.get("description"):
        yield f"{name}: no description"
    for tag in operation.get("tags", ()):
        if not tag.isascii():
            yield f"{name}: the tag {tag} is not ASCII"
    yield from _parameters(openapi, name, operation)
    yield from _body(openapi, name, operation.get("requestBody"))
    yield from _answers(openapi, name, operation.get("responses", {}))


def _parameters(openapi: Document, name: str, operation: Document) -> Iterator[str]:
    for stated in operation.get("parameters", ()):
        parameter = _resolved(openapi, stated)
        where = f"{name}: parameter {parameter['name']}"
        if not parameter.get("description"):
            yield f"{where} has no description"
        yield from _values(where, parameter.get("schema", {}), _SORT_CODE)


def _body(openapi: Document, name: str, body: Document | None) -> Iterator[str]:
    content = (body or {}).get("content", {})
    media = content.get(_JSON)
    if media is None:
        return
    schema = _resolved(openapi, media.get("schema", {}))
    if not any(holder.get(key) for holder in (media, schema) for key in ("example", "examples")):
        yield f"{name}: the request body has no example"


def _answers(openapi: Document, name: str, answers: Document) -> Iterator[str]:
    if "default" not in answers:
        yield f"{name}: errors are not described"
    for status, stated in answers.items():
        answer = _resolved(openapi, stated)
        if "HTTPValidationError" in str(answer):
            yield f"{name}: {status} answers HTTPValidationError"
        if status == "default" or status >= "4":
            others = set(answer.get("content", {PROBLEM_JSON: {}})) - {PROBLEM_JSON}
            if others:
                yield f"{name}: {status} is not {PROBLEM_JSON}"


def _schema_names(openapi: Document) -> Iterator[str]:
    for name in _schemas(openapi):
        if name == "HTTPValidationError":
            yield "the schema HTTPValidationError is still there"
        elif not _SCHEMA_NAME.match(name):
            yield f"the schema name {name} is not an ASCII class name"


def _schema(where: str, schema: Any) -> Iterator[str]:
    """The faults of a schema and of all schemas inside it."""
    if not isinstance(schema, dict):
        return
    yield from _values(where, schema, _CODE)
    if _UNICODE_CLASS.search(str(schema.get("pattern", ""))):
        yield f"{where}: the pattern takes digits or letters of any script; write [0-9] or [a-z]"
    for name, member in schema.get("properties", {}).items():
        if not (isinstance(member, dict) and member.get("description")):
            yield f"{where}.{name} has no description"
        yield from _schema(f"{where}.{name}", member)
    for key in ("items", "additionalProperties"):
        yield from _schema(f"{where}.{key}", schema.get(key))
    for key in ("anyOf", "oneOf", "allOf", "prefixItems"):
        for arm in schema.get(key, ()):
            yield from _schema(where, arm)


def _values(where: str, schema: Document, form: re.Pattern[str]) -> Iterator[str]:
    values = [*schema.get("enum", ()), *([schema["const"]] if "const" in schema else [])]
    wrong = [value for value in values if isinstance(value, str) and not form.match(value)]
    if wrong:
        yield f"{where}: values are not ASCII lower_snake: {wrong}"


def _resolved(openapi: Document, part: Document) -> Document:
    """The part itself, or what its $ref points to."""
    if "$ref" not in part:
        return part
    found: Any = openapi
    for step in part["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return dict(found)
