"""The reader's language: Chinese, unless the caller puts English before it."""

from collections.abc import Mapping
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Scope

from libs.kernel.text import Language

LANGUAGE_TAGS: Final[Mapping[Language, str]] = {"zh": "zh-CN", "en": "en"}
_BY_PRIMARY_TAG: Final[Mapping[str, Language]] = {"zh": "zh", "en": "en", "*": "zh"}
_WISHES_READ = 20


def language_of(accept_language: str | None) -> Language:
    """The language to answer in, from the text of an Accept-Language header.

    The wish of highest quality that is Chinese or English wins, the earlier of equals; unreadable wishes are passed
    over; with none left the answer is Chinese.
    """
    best: tuple[float, Language] = (0.0, "zh")
    for wish in (accept_language or "").split(",")[:_WISHES_READ]:
        tag, _, parameters = wish.partition(";")
        language = _BY_PRIMARY_TAG.get(tag.strip().lower().split("-")[0])
        quality = _quality(parameters)
        if language is not None and quality > best[0]:
            best = (quality, language)
    return best[1]


def reader_language(scope: Scope) -> Language:
    """The language of the caller of this request; several Accept-Language lines count as one."""
    return language_of(",".join(Headers(scope=scope).getlist("accept-language")))


def _quality(parameters: str) -> float:
    """The q value of a wish: 1 when absent, 0 when unreadable or outside 0..1."""
    name, _, number = parameters.strip().partition("=")
    if not name:
        return 1.0
    digits = number.strip()
    if name.strip().lower() != "q" or not digits.isascii() or not digits.replace(".", "", 1).isdigit():
        return 0.0
    quality = float(digits)
    return quality if quality <= 1 else 0.0
