"""The published description of a service: names that generate well, problems instead of the framework's errors."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import BaseModel

from libs.chassis.problem_shape import Problem
from libs.chassis.problems import PROBLEM_JSON

Document = dict[str, Any]
METHODS: Final = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})
_OF_THE_FRAMEWORK: Final = ("HTTPValidationError", "ValidationError")
_SHAPED_FOR: Final = "x-lanyard-service"
_REF: Final = "#/components/schemas/{model}"
_LANGUAGE_PARAMETER: Final[Document] = {
    "name": "Accept-Language",
    "in": "header",
    "required": False,
    "description": "Language of the texts in the answer: `zh-CN` (default) or `en`.",
    "schema": {"type": "string", "default": "zh-CN"},
    "example": "zh-CN",
}
_IF_NONE_MATCH_PARAMETER: Final[Document] = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "ETag of the version the caller has, or `*`; if it is still the present one the answer is 304.",
    "schema": {"type": "string"},
    "example": '"3"',
}
_UNCHANGED_ANSWER: Final[Document] = {
    "description": "The caller has the present version already. / 与已读取的版本相同。",
    "headers": {"ETag": {"description": "The present version.", "schema": {"type": "string"}}},
}
_PROBLEM_ANSWER: Final[Document] = {
    "description": "The request was not done; the body says why. / 未予办理，原因见内容。",
    "headers": {
        "Content-Language": {"description": "Language of the texts: `zh-CN` or `en`.", "schema": {"type": "string"}},
        "X-Request-Id": {"description": "Number of this request.", "schema": {"type": "string", "format": "uuid"}},
    },
    "content": {PROBLEM_JSON: {"schema": {"$ref": _REF.format(model="Problem")}}},
}


def operation_name(route: APIRoute) -> str:
    """The operationId of a route: the name of its function. Give it to FastAPI as generate_unique_id_function."""
    return route.name


def shape_openapi(app: FastAPI, *, service: str) -> None:
    """Make ``app.openapi()`` give the shaped document.

    ``service`` is the name in the public address ``/api/<service>``. Building the document raises ValueError if two
    routes have functions of one name, a name or tag is not ASCII, or a model is called like those of a problem.
    """
    plain: Callable[[], Document] = app.openapi

    def openapi() -> Document:
        document = plain()
        if _SHAPED_FOR not in document:
            _name_operations(app, document)
            _shape(document, service)
        return document

    app.openapi = openapi  # type: ignore[method-assign]


def operations(document: Document) -> Iterator[tuple[str, str, Document]]:
    """Every operation of a document: path, method in lower case, operation object."""
    for path, item in document.get("paths", {}).items():
        for method, operation in item.items():
            if method in METHODS:
                yield path, method, operation


def _name_operations(app: FastAPI, document: Document) -> None:
    names = {
        (context.path_format, method.lower()): context.name
        for context in iter_route_contexts(app.routes)
        for method in context.methods or ()
    }
    seen: set[str] = set()
    for path, method, operation in operations(document):
        name = names.get((path, method)) or operation["operationId"]
        if name in seen or not name.isascii():
            raise ValueError(f"the function name {name!r} of {method} {path} is used twice or is not ASCII")
        foreign = [tag for tag in operation.get("tags", ()) if not str(tag).isascii()]
        if foreign:
            raise ValueError(f"the tags of {method} {path} are not ASCII: {foreign}")
        seen.add(name)
        operation["operationId"] = name


def _shape(document: Document, service: str) -> None:
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for _, method, operation in operations(document):
        responses = operation.setdefault("responses", {})
        if "HTTPValidationError" in str(responses.get("422", "")):
            del responses["422"]
        responses.setdefault("default", {"$ref": "#/components/responses/Problem"})
        parameters: list[Document] = operation.setdefault("parameters", [])
        parameters.append({"$ref": "#/components/parameters/AcceptLanguage"})
        if method == "get" and _has_version(responses.get("200", {}), schemas):
            parameters.append({"$ref": "#/components/parameters/IfNoneMatch"})
            responses.setdefault("304", _UNCHANGED_ANSWER)
    for name in _OF_THE_FRAMEWORK:
        schemas.pop(name, None)
    _add(schemas, _schemas_of(Problem))
    components.setdefault("responses", {})["Problem"] = _PROBLEM_ANSWER
    stated = {"AcceptLanguage": _LANGUAGE_PARAMETER, "IfNoneMatch": _IF_NONE_MATCH_PARAMETER}
    components.setdefault("parameters", {}).update(stated)
    document.setdefault("servers", [{"url": f"/api/{service}", "description": "through the gateway / 经网关"}])
    document[_SHAPED_FOR] = service


def _has_version(answer: Document, schemas: Document) -> bool:
    """Whether it is one case, whose version is its ETag; only such a reading can be answered 304."""
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    named = schemas.get(schema.get("$ref", "").rpartition("/")[2], schema)
    return "version" in named.get("properties", {})


def _add(schemas: Document, ours: Document) -> None:
    """Add schemas that every service has; a model of the service that took one of their names would be misdescribed."""
    taken = [name for name, schema in ours.items() if schemas.get(name, schema) != schema]
    if taken:
        raise ValueError(f"models of the service have names of problems: {taken}")
    schemas.update(ours)


def _schemas_of(model: type[BaseModel]) -> Document:
    """The schema of a model and of those it refers to, by name."""
    schema = model.model_json_schema(ref_template=_REF)
    return {**schema.pop("$defs", {}), model.__name__: schema}
