"""How an after-care obligation stands, as far as the evidence counts it (F-42)."""

from enum import StrEnum


class ObligationState(StrEnum):
    """Where an obligation stands in the filing service."""

    OPEN = "open"
    REPORTED = "reported"
    VERIFIED = "verified"
    OVERDUE = "overdue"
