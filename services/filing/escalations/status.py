"""The statuses of an escalated interview as filings know it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class EscalationStatus(StrEnum):
    """Whether what the escalation led to is still under way."""

    IN_FORCE = "in_force"
    SETTLED = "settled"


class StepStatus(StrEnum):
    """An interview or case that has ended has one status."""

    HEARD = "heard"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        EscalationStatus.IN_FORCE: Text("一事一议适用中", "Filings of the unit are deliberated one by one"),
        EscalationStatus.SETTLED: Text("后续已办结", "What followed has ended"),
    }
)
