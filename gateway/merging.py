"""Several OpenAPI documents made into one: addresses as the gateway has them, names that stay apart, nothing lost."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gateway.routes import Service

Document = dict[str, Any]
_METHODS: Final = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})
_COMPONENTS: Final = "#/components/"
_NOT_SHARED: Final = frozenset({"securitySchemes"})
SECURITY: Final[list[Document]] = [{"login": []}]
SECURITY_SCHEMES: Final[Document] = {
    "login": {
        "type": "http",
        "scheme": "bearer",
        "description": "登录所得的令牌（`POST /api/login`）。 The token that signing in answers with.",
    }
}


def at_gateway(document: Document, prefix: str) -> Document:
    """The document of one service with the addresses the gateway gives it; addresses outside ``/v1/`` are left out."""
    components = {name: kinds for name, kinds in document.get("components", {}).items() if name not in _NOT_SHARED}
    return {
        "openapi": document.get("openapi", "3.1.0"),
        "info": document.get("info", {}),
        "servers": [{"url": "/"}],
        "paths": {
            prefix + path: _without_security(item)
            for path, item in document.get("paths", {}).items()
            if path.startswith("/v1/")
        },
        "components": {**components, "securitySchemes": SECURITY_SCHEMES},
        "tags": document.get("tags", []),
        "security": SECURITY,
    }


def merged(about: Document, own: Document, documents: Mapping[Service, Document]) -> Document:
    """One document of the gateway's own addresses and those of the services, by ``Service`` (already at the gateway).

    An operationId is preceded by its service. A component that several documents define differently, or that leads
    to such a one, is preceded by its service; those that agree are kept once.
    """
    parts = [("gateway", "Gateway", own), *((service.name, service.pascal, at) for service, at in documents.items())]
    names = _names([(pascal, document.get("components", {})) for _, pascal, document in parts])
    result: Document = {
        "openapi": "3.1.0",
        "info": about,
        "servers": [{"url": "/"}],
        "paths": {},
        "components": {},
        "tags": [],
        "security": SECURITY,
    }
    for name, pascal, document in parts:
        _add(result, _renamed(_apart(document, name), names[pascal]), names[pascal])
    result["components"]["securitySchemes"] = SECURITY_SCHEMES
    return result


def operations(document: Document) -> Iterator[Document]:
    """Every operation of a document."""
    for item in document["paths"].values():
        yield from (operation for method, operation in item.items() if method in _METHODS)


def _without_security(item: Document) -> Document:
    return {
        key: {name: part for name, part in operation.items() if name != "security"} if key in _METHODS else operation
        for key, operation in item.items()
    }


def _apart(document: Document, name: str) -> Document:
    """The document with every operationId preceded by its service."""
    paths = {}
    for path, item in document["paths"].items():
        paths[path] = {
            key: {**part, "operationId": f"{name}_{part['operationId']}"}
            if key in _METHODS and "operationId" in part
            else part
            for key, part in item.items()
        }
    return {**document, "paths": paths}


def _add(result: Document, document: Document, names: Mapping[str, str]) -> None:
    result["paths"].update(document["paths"])
    for kind, found in document.get("components", {}).items():
        if kind not in _NOT_SHARED:
            kept = result["components"].setdefault(kind, {})
            kept.update({_new_name(kind, name, names): part for name, part in found.items()})
    known = {tag["name"] for tag in result["tags"]}
    result["tags"].extend(tag for tag in document.get("tags", []) if tag["name"] not in known)


def _new_name(kind: str, name: str, names: Mapping[str, str]) -> str:
    return names.get(f"{_COMPONENTS}{kind}/{name}", name).rsplit("/", 1)[-1]


def _names(parts: list[tuple[str, Document]]) -> dict[str, dict[str, str]]:
    """Per document the references that must change, old to new."""
    defined: dict[str, list[tuple[str, Any]]] = {}
    for pascal, components in parts:
        for kind, found in components.items():
            for name, part in found.items():
                defined.setdefault(f"{_COMPONENTS}{kind}/{name}", []).append((pascal, part))
    apart = _differing(defined)
    taken = set(defined)
    names: dict[str, dict[str, str]] = {pascal: {} for pascal, _ in parts}
    for reference in sorted(apart):
        place, name = reference.rsplit("/", 1)
        for pascal, _ in defined[reference]:
            new = next(n for n in _candidates(f"{place}/{pascal}", name) if n not in taken)
            taken.add(new)
            names[pascal][reference] = new
    return names


def _candidates(start: str, name: str) -> Iterator[str]:
    """``FilingState``, and if a component has that name already, ``FilingOwnState``, ``FilingOwnOwnState`` …"""
    middle = ""
    while True:
        yield f"{start}{middle}{name}"
        middle += "Own"


def _differing(defined: Mapping[str, list[tuple[str, Any]]]) -> set[str]:
    """References that several documents define, and not alike; those that lead to such a one count as unlike too."""
    shared = {reference: parts for reference, parts in defined.items() if len(parts) > 1}
    apart = {ref for ref, parts in shared.items() if any(part != parts[0][1] for _, part in parts)}
    while True:
        more = {ref for ref, parts in shared.items() if ref not in apart and not apart.isdisjoint(_refs(parts[0][1]))}
        if not more:
            return apart
        apart |= more


def _refs(part: Any) -> Iterator[str]:
    """Every text in a document that refers to a component."""
    if isinstance(part, str):
        if part.startswith(_COMPONENTS):
            yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from _refs(value)
    elif isinstance(part, list):
        for value in part:
            yield from _refs(value)


def _renamed(part: Any, names: Mapping[str, str]) -> Any:
    """A copy in which every reference has its new name."""
    if isinstance(part, str):
        return names.get(part, part)
    if isinstance(part, dict):
        return {key: _renamed(value, names) for key, value in part.items()}
    if isinstance(part, list):
        return [_renamed(value, names) for value in part]
    return part
