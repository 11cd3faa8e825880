"""What the acts on a probation must know beyond it; loaded beforehand, for the day of the act."""

from dataclasses import dataclass

from services.accountability.cases.case import AccountabilityCase
from services.accountability.tolerance.tolerance import Tolerance


@dataclass(frozen=True, slots=True)
class ProposeFacts:
    """For ``propose``: the case if the caller may act on it, locked; whether a probation is proposed or set on it."""

    case: AccountabilityCase | None
    already: bool = False


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """For all later acts: the case, locked; the determination of tolerance on it that is still open, locked."""

    case: AccountabilityCase
    tolerance: Tolerance | None = None
