"""The import rules that import-linter cannot say: inside a slice, and who may read whose contracts."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import Source, once_a_text, sources

DOORS = {
    "access",
    "store",
    "tables",
    "loading",
    "dues",
    "doors",
    "views",
    "routes",
    "case_type",
    "read_models",
    "layouts",
}
"""Modules of a slice, or their last words (``facts_loading``), that may know machinery and do input and output:
rows, facts for the acts, rights, wiring, screens, sheets, HTTP. All others are the case and its rules."""

IMPURE = {
    "asyncio", "concurrent", "ctypes", "http", "multiprocessing", "os", "pathlib", "random", "secrets", "select",
    "shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib",
}  # fmt: skip
"""Parts of the standard library that look at the world."""

_PURE_PACKAGES = ("libs.kernel", "pydantic")
_STANDARD = sys.stdlib_module_names


def breaches(root: Path) -> list[str]:
    """Every breach as ``place:line: what``."""
    return [found for source in sources(root, "services", "libs/replica") for found in _breaches(source)]


@once_a_text
def _breaches(source: Source) -> Iterator[str]:
    if source.parts[0] == "libs":
        yield from _contracts_besides(source, "directory")
        yield from (f"{source.place}:{line}: {name}" for line, name in source.imports() if "libs.policy" in name)
        return
    yield from _foreign_contracts(source)
    if in_slice(source):
        yield from _looking_up(source) if is_door(source) else _impure(source)


def in_slice(source: Source) -> bool:
    """``services/<service>/<slice>/<module>``, migrations apart."""
    return len(source.parts) == 4 and source.parts[2] != "migrations"


def is_door(source: Source) -> bool:
    """Whether the module may do input and output: ``store``, ``routes``, ``list_views``."""
    return _opens(source.parts[3])


def _opens(module: str) -> bool:
    return module in DOORS or _last_word(module) in DOORS


def _last_word(module: str) -> str:
    return module.rsplit("_", 1)[-1]


def _impure(source: Source) -> Iterator[str]:
    """The case and its rules: kernel, own contracts, own pure modules, pydantic, pure standard library."""
    service = source.parts[1]
    own = (*_PURE_PACKAGES, f"services.{service}")
    for line, name in source.imports():
        top = name.split(".")[0]
        if top in _STANDARD and top not in IMPURE:
            continue
        if not (_is_under(name, own) or _is_contract_of(name, service)) or _leads_to_door(name):
            yield f"{source.place}:{line}: the case and its rules may not import {name}"


def _leads_to_door(name: str) -> bool:
    """``services.<service>.<slice>.<door>``, or what lies in a service outside its slices but for permissions."""
    parts = name.split(".")
    if parts[0] != "services":
        return False
    return parts[2] in {"main", "reactions", "config"} or (len(parts) > 3 and _opens(parts[3]))


def _looking_up(source: Source) -> Iterator[str]:
    """In a slice routes stand on all the others, never the other way."""
    if _last_word(source.parts[3]) == "routes":
        return
    for line, name in source.imports():
        parts = name.split(".")
        if parts[:2] == list(source.parts[:2]) and len(parts) > 3 and _last_word(parts[3]) == "routes":
            yield f"{source.place}:{line}: only routes stand on routes, not {name}"


def _foreign_contracts(source: Source) -> Iterator[str]:
    """Another service's contracts are imported in reactions.py only."""
    if source.parts[2:] != ("reactions",):
        yield from _contracts_besides(source, source.parts[1])


def _contracts_besides(source: Source, publisher: str) -> Iterator[str]:
    for line, name in source.imports():
        if _is_under(name, ("libs.contracts",)) and not _is_contract_of(name, publisher):
            yield f"{source.place}:{line}: may not import {name}: only reactions hear other services"


def _is_contract_of(name: str, service: str) -> bool:
    """``libs.contracts.<service>`` or a part of it, ``libs.contracts.<service>_<chapter>``."""
    parts = name.split(".")
    return len(parts) > 2 and parts[:2] == ["libs", "contracts"] and f"{parts[2]}_".startswith(f"{service}_")


def _is_under(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)
