"""Which query parameters a route takes, read from its declaration, and the refusal of all others."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from fastapi.dependencies.models import Dependant
from pydantic import BaseModel

from libs.chassis.field_errors import pointer_to
from libs.chassis.problem_catalogue import UnknownParameter
from libs.chassis.pydantic_texts import FIELD_TEXTS
from libs.kernel.finding import Missing
from libs.kernel.rule import Rule

_read: dict[int, tuple[Dependant, Mapping[str, bool]]] = {}


def query_names(dependant: Dependant) -> Mapping[str, bool]:
    """The names of the query parameters of a route and all it depends on; True where one may be repeated."""
    kept = _read.get(id(dependant))
    if kept is None or kept[0] is not dependant:
        kept = (dependant, dict(_names(dependant)))
        _read[id(dependant)] = kept
    return kept[1]


def check_query(dependant: Dependant, given: Sequence[tuple[str, str]]) -> None:
    """Refuse with every parameter that is not one of the route's, or is repeated without being a list."""
    if not given:
        return
    taken = query_names(dependant)
    missing = [
        Missing(pointer_to(("query", name)), code, FIELD_TEXTS[code], Rule())
        for name, times in Counter(name for name, _ in given).items()
        if (code := _fault(taken.get(name), times))
    ]
    if missing:
        raise UnknownParameter(errors=tuple(dict.fromkeys(missing)))


def _fault(many: bool | None, times: int) -> str | None:
    if many is None:
        return "unknown_parameter"
    return "repeated_parameter" if times > 1 and not many else None


def _names(dependant: Dependant) -> Iterator[tuple[str, bool]]:
    for field in dependant.query_params:
        model = _model(field.field_info.annotation)
        if model is None:
            yield field.alias, takes_many(field.field_info.annotation)
        else:
            yield from _names_of_model(model)
    for needed in dependant.dependencies:
        yield from _names(needed)


def _names_of_model(model: type[BaseModel]) -> Iterator[tuple[str, bool]]:
    for name, field in model.model_fields.items():
        alias = field.validation_alias or field.alias
        yield (alias if isinstance(alias, str) else name), takes_many(field.annotation)


def _model(annotation: Any) -> type[BaseModel] | None:
    """The query model of a declaration such as ``Filters`` or ``Filters | None``, None for a single value."""
    return next((kind for kind in _arms(annotation) if isinstance(kind, type) and issubclass(kind, BaseModel)), None)


def takes_many(annotation: Any) -> bool:
    """Whether a declared type is a list, set or tuple, also inside an optional."""
    return any(_is_collection(get_origin(kind) or kind) for kind in _arms(annotation))


def _is_collection(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, (Sequence, AbstractSet)) and not issubclass(kind, (str, bytes))


def _arms(annotation: Any) -> Iterable[Any]:
    """The alternatives of a declared type, without annotations."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _arms(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [arm for part in get_args(annotation) for arm in _arms(part)]
    return [annotation]
