"""Field errors as our own statements: where, which kind, why; never the value, never a library's message."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final

from libs.chassis.pydantic_texts import FIELD_TEXTS
from libs.kernel.finding import Missing
from libs.kernel.rule import Rule
from libs.kernel.text import Text

ERRORS_SHOWN: Final = 1000
_FIELD_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}\Z")
_LEADING_MARK: Final[Mapping[str, str]] = {"query": "?", "header": "header:", "cookie": "cookie:", "path": "path:"}
_NAMES_AN_ABSENT_MEMBER: Final = frozenset({"missing", "extra_forbidden"})
_STRICTLY_ASCII = re.compile(r"(int|float|decimal|date|datetime|time|time_delta|bool|uuid|url|fraction)_")
_MAYBE_TEXT: Final = frozenset({"enum", "literal_error", "string_pattern_mismatch", "string_not_ascii"})
_WIDE = re.compile("[\uff01-\uff5e\u3000]")


def field_errors(errors: Iterable[Mapping[str, Any]], body: object = None) -> tuple[Missing, ...]:
    """Every error pydantic found, at most 1,000, in its order.

    A validator of ours speaks through ``ValueError(Text(...))`` or ``ValueError(Missing(...))``; any other message
    is dropped. ``body`` is the parsed request body: it tells members of the body from labels of a union.
    """
    return tuple(_one(error, body) for error in islice(errors, ERRORS_SHOWN))


def pointer_to(loc: tuple[int | str, ...], body: object = None, kind: str = "") -> str:
    """Where it is: ``#/a/0`` in the body (RFC 6901), ``?name`` in the query, ``header:``, ``cookie:``, ``path:`` name.

    A name that the caller made up is shown only if it looks like a field name; otherwise its parent is shown.
    """
    place, *steps = loc or ("body",)
    if place != "body":
        name = str(steps[0]) if steps else ""
        return _LEADING_MARK.get(str(place), "#") + (name if _FIELD_NAME.match(name) else "")
    return "#" + "".join(f"/{step}" for step in _members(steps, body, kind))


def wide_digits(kind: str, value: object) -> bool:
    """Whether a date, number or code was refused because it is written with full-width or other non-ASCII digits."""
    if not isinstance(value, str):
        return False
    digits = any(sign.isdecimal() and not sign.isascii() for sign in value)
    if _STRICTLY_ASCII.match(kind):
        return digits or bool(_WIDE.search(value))
    return digits and kind in _MAYBE_TEXT


def _one(error: Mapping[str, Any], body: object) -> Missing:
    kind = str(error["type"])
    where = pointer_to(tuple(error["loc"]), body, kind)
    said = error.get("ctx", {}).get("error")
    ours = said.args[0] if isinstance(said, Exception) and said.args else None
    if isinstance(ours, Missing):
        return Missing(where, ours.code, ours.text, ours.cites)
    if isinstance(ours, Text):
        return Missing(where, kind, ours, Rule())
    if wide_digits(kind, error.get("input")):
        kind = "full_width_digits"
    elif kind not in FIELD_TEXTS:
        kind = "invalid"
    return Missing(where, kind, field_text(kind, error.get("ctx", {})), Rule())


def field_text(kind: str, context: Mapping[str, object]) -> Text:
    """The statement for that error type, filled with the limits of our schema."""
    try:
        return FIELD_TEXTS[kind].fill(**{name: _listed(name, value) for name, value in context.items()})
    except KeyError:
        return FIELD_TEXTS["invalid"]


def _listed(name: str, value: object) -> object:
    return value.replace(" or ", ", ") if isinstance(value, str) and name.startswith("expected") else value


def _members(steps: list[int | str], body: object, kind: str) -> Iterable[str]:
    """The steps that are members of the body; labels of a union in between are no members and are left out."""
    here: Any = body
    for position, step in enumerate(steps):
        if _holds(here, step):
            here = here[step]
        elif kind not in _NAMES_AN_ABSENT_MEMBER or position < len(steps) - 1:
            continue
        if isinstance(step, str) and not _FIELD_NAME.match(step):
            return
        yield str(step)


def _holds(here: object, step: int | str) -> bool:
    if isinstance(here, list):
        return isinstance(step, int) and 0 <= step < len(here)
    return isinstance(here, Mapping) and step in here
