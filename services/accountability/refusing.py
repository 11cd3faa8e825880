"""What every named refusal of this service has, and how all that is missing is said at once."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from libs.kernel.finding import Finding, Missing, missing_in
from libs.kernel.refusal import Incomplete, Refusal
from libs.kernel.text import Text


class NamedRefusal(Refusal):
    """A refusal with a name; ``requires`` says in words what its rule asks for, also when it holds."""

    requires: ClassVar[Text] = Text("符合规定", "The rules are kept")

    @classmethod
    def at(cls, pointer: str, text: Text | None = None) -> Missing:
        """One thing missing for this reason, at that JSON pointer into the command or case."""
        return Missing(pointer, cls.code, text or cls.title, cls.rule)


def finding(refusal: type[NamedRefusal], missing: Iterable[Missing | None], *, item: str = "") -> Finding:
    """The answer of one rule: it holds if nothing is missing. ``item`` names it, by default the refusal's code."""
    found = tuple(entry for entry in missing if entry is not None)
    text = refusal.title if found else refusal.requires
    return Finding(item or refusal.code, not found, text, refusal.rule, found)


def advising(refusal: type[NamedRefusal], missing: Iterable[Missing | None], *, item: str = "") -> Finding:
    """The same as advice: the checks show it, no step is refused for it."""
    return replace(finding(refusal, missing, item=item), blocking=False)


def unless(holds: bool, refusal: type[NamedRefusal], pointer: str, text: Text | None = None) -> Missing | None:
    """Nothing if it holds, else what is missing."""
    return None if holds else refusal.at(pointer, text)


def refuse(*findings: Finding) -> None:
    """Refuse with everything the blocking findings miss: by its own name if it is one reason, else as incomplete."""
    missing = missing_in(findings)
    if not missing:
        return
    codes = {entry.code for entry in missing}
    named = _by_code()
    raise (named[codes.pop()] if len(codes) == 1 else Incomplete)(errors=missing)


def _by_code() -> dict[str, type[NamedRefusal]]:
    found: dict[str, type[NamedRefusal]] = {}
    waiting = [NamedRefusal]
    while waiting:
        refusal = waiting.pop()
        waiting.extend(refusal.__subclasses__())
        if "code" in vars(refusal):
            found[refusal.code] = refusal
    return found
