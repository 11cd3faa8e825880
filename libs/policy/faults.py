"""What is wrong with a policy file, said so that its author finds the row."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationError


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: in which file, at which row, what."""

    file: str
    row: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.row or 'whole file'}: {self.what}"


class PolicyFault(ValueError):
    """The folder of policies does not load; ``faults`` lists everything that is wrong, the message too."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def faults_of(file: str, error: ValidationError) -> tuple[Fault, ...]:
    """The faults a failed validation found; never the values, which a log must not hold."""
    found = error.errors(include_url=False, include_input=False, include_context=False)
    return tuple(Fault(file, ".".join(str(step) for step in e["loc"]), e["msg"]) for e in found)
