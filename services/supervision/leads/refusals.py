"""The ways a lead is refused: what every named refusal has, and how all that is missing is said at once."""

from collections.abc import Iterable
from typing import ClassVar

from libs.kernel.finding import Finding, Missing, missing_in
from libs.kernel.refusal import Incomplete, Kind, Refusal
from libs.kernel.text import Text


class LeadRefusal(Refusal):
    """A named refusal; ``requires`` says in words what its rule asks for, also when it holds."""

    requires: ClassVar[Text] = Text("符合规定", "The rules are kept")

    @classmethod
    def at(cls, pointer: str, text: Text | None = None) -> Missing:
        """One thing missing for this reason, at that JSON pointer into the command."""
        return Missing(pointer, cls.code, text or cls.title, cls.rule)


class NotEntitledToLead(LeadRefusal):
    """A refusal because of who acts, not because of what is said."""

    kind = Kind.NOT_ENTITLED


def finding(refusal: type[LeadRefusal], missing: Iterable[Missing | None]) -> Finding:
    """The answer of one rule: it holds if nothing is missing."""
    found = tuple(entry for entry in missing if entry is not None)
    return Finding(refusal.code, not found, refusal.title if found else refusal.requires, refusal.rule, found)


def unless(holds: bool, refusal: type[LeadRefusal], pointer: str, text: Text | None = None) -> Missing | None:
    """Nothing if it holds, else what is missing."""
    return None if holds else refusal.at(pointer, text)


def refuse(*findings: Finding) -> None:
    """Refuse with everything the findings miss: by its own name if it is one reason, else as incomplete."""
    missing = missing_in(findings)
    if not missing:
        return
    codes = {entry.code for entry in missing}
    raise (refusals_by_code()[codes.pop()] if len(codes) == 1 else Incomplete)(errors=missing)


def refusals_by_code() -> dict[str, type[LeadRefusal]]:
    """Every named refusal of the lead slice by its code."""
    found: dict[str, type[LeadRefusal]] = {}
    waiting = [LeadRefusal]
    while waiting:
        refusal = waiting.pop()
        waiting.extend(refusal.__subclasses__())
        if "code" in vars(refusal):
            found[refusal.code] = refusal
    return found
