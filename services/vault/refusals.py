"""What every named refusal of the vault has, and how all that is missing is said at once."""

from collections.abc import Iterable

from libs.kernel.finding import Missing
from libs.kernel.refusal import Incomplete, Refusal


class VaultRefusal(Refusal):
    """A named refusal of the vault."""

    @classmethod
    def at(cls, pointer: str) -> Missing:
        """One thing missing for this reason, at that JSON pointer into the command."""
        return Missing(pointer, cls.code, cls.title, cls.rule)


Reason = tuple[type[VaultRefusal], str]
"""Why it is refused, and at which JSON pointer into the command."""


def refuse(reasons: Iterable[Reason]) -> None:
    """Refuse with every reason there is: by its own name if it is one, else as incomplete."""
    found = tuple(reasons)
    if not found:
        return
    named = {refusal for refusal, _ in found}
    errors = tuple(refusal.at(pointer) for refusal, pointer in found)
    raise (named.pop() if len(named) == 1 else Incomplete)(errors=errors)
