"""Values with something in every field, made from their types alone: what must be hidden is there to be hidden."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from typing import Annotated, Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, TypeAdapter, ValidationError

from tests.support.access_people import OPENED, OPENED_ON, named

WORDS: Final = "内部情况"
"""What stands in every field for words."""
_TEXTS: Final = (
    WORDS, "code", "0" * 64, "00000000000A", "A" * 18, "2026-410000-00-00-000000", "https://example.org/", "a/b", "0",
    "09:00", "2026-03",
    WORDS * 3, WORDS * 9,
)  # fmt: skip
"""Further words for fields of a certain form."""
_NUMBERS: Final = (1, 2, 3, 10, 100, 2026)
_PLAIN: Final[Mapping[Any, tuple[Any, ...]]] = {
    str: _TEXTS, int: _NUMBERS, float: (1.0, 0.5), bool: (True, False), date: (OPENED_ON,), datetime: (OPENED,),
    AwareDatetime: (OPENED,), time: (time(9),), bytes: (WORDS.encode(),), Any: (WORDS,), object: (WORDS,),
}  # fmt: skip
T = TypeVar("T")


def filled(kind: type[T], /, **given: Any) -> T:
    """A value of that class: the fields given, and in every other one something."""
    made_of: Any = kind
    hints = _members(made_of)
    found = {name: given[name] if name in given else _value(hint, name) for name, hint in hints.items()}
    if unknown := given.keys() - found.keys():
        raise TypeError(f"{kind.__name__} has no {sorted(unknown)}")
    return kind.model_construct(**found) if issubclass(kind, BaseModel) else kind(**found)


@cache
def _members(kind: Any) -> Mapping[str, Any]:
    """The fields of a class that it is made of, with their types."""
    if issubclass(kind, BaseModel):
        return {
            name: Annotated[one.annotation, *one.metadata] if one.metadata else one.annotation
            for name, one in kind.model_fields.items()
        }
    hints = get_type_hints(kind, include_extras=True)
    assert is_dataclass(kind), kind
    return {one.name: hints[one.name] for one in fields(kind) if one.init}


@cache
def _value(hint: Any, name: str) -> Any:
    """Something of that type that its own checks let pass; all that is made is frozen, so it may be shared."""
    found = next(_candidates(hint, name), None)
    if found is None:
        raise TypeError(f"nothing is known to fill {name}: {hint} with")
    return found


@cache
def _adapter(hint: Any) -> TypeAdapter[Any]:
    return TypeAdapter(hint)


def _passes(hint: Any, value: Any) -> bool:
    try:
        _adapter(hint).validate_python(value)
    except ValidationError:
        return False
    return True


def _candidates(hint: Any, name: str) -> Iterator[Any]:
    """What may stand there; ``name`` of the field makes identities differ."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        yield from (value for value in _candidates(inner[0], name) if _passes(hint, value))
    elif origin in (Union, types.UnionType):
        yield from (value for one in inner if one is not type(None) for value in _candidates(one, name))
    elif origin is Literal:
        yield from inner
    elif origin in (tuple, list, frozenset, set):
        held = [_value(one, name) for one in inner if one is not Ellipsis]
        yield from (origin(held * times) for times in (1, 2, 3))
    elif origin is not None and issubclass(origin, Mapping):
        yield {_value(inner[0], name): _value(inner[1], name)}
    elif hint is UUID:
        yield named("filled", name)
    elif hint in _PLAIN:
        yield from _PLAIN[hint]
    elif isinstance(hint, type) and issubclass(hint, Enum):
        yield from hint
    elif isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, BaseModel)):
        yield filled(hint)
