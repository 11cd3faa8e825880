"""What an integrator's key may be used for: scope words, and the one each call needs."""

import re
from collections.abc import Collection
from typing import Final

from libs.kernel.finding import Missing
from libs.kernel.refusal import Kind, Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Text

WORD: Final = re.compile(r"[a-z_]{1,32}\.[a-z0-9-]{1,64}\.(?:read|write)")
"""``<service>.<resource>.<read|write>``: the resource is the first segment of an address behind ``/v1/``."""
WORDS_MAX: Final = 64
_READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_ADDRESS: Final = re.compile(r"/v1/([a-z0-9-]{1,64})(?:/|\Z)")


class ScopeMissing(Refusal):
    """The key of an integrator does not carry the scope of this call; the answer names it."""

    code = "scope_missing"
    kind = Kind.NOT_ENTITLED
    title = Text("密钥的授权范围不包括此项调用", "The key does not carry the scope of this call")
    rule = Rule("P-36")


def scope_of(service: str, method: str, path: str) -> str | None:
    """The scope a call needs; None for an address that no key opens."""
    found = _ADDRESS.match(path)
    if found is None:
        return None
    return f"{service}.{found[1]}.{'read' if method in _READS else 'write'}"


def require_scope(carried: Collection[str], service: str, method: str, path: str) -> None:
    """Refuse with ScopeMissing unless the call is covered; writing does not include reading, nor the other way."""
    needed = scope_of(service, method, path)
    if needed is None:
        raise ScopeMissing
    if needed not in carried:
        text = Text("密钥缺少授权范围 {scope}", "The key lacks the scope {scope}").fill(scope=needed)
        raise ScopeMissing(text, errors=(Missing("header:Authorization", ScopeMissing.code, text, ScopeMissing.rule),))
