"""What the acts on a probation must know beyond it; loaded beforehand, for the day of the act."""

from dataclasses import dataclass

from services.accountability.cases.case import AccountabilityCase
from services.accountability.tolerance.tolerance import Tolerance


@dataclass(frozen=True, slots=True)
class ProposeFacts:
    """For ``propose``: the case if the caller may act on it, locked; whether a probation is proposed or set on it; the
    determination of tolerance that was made on it."""

    case: AccountabilityCase | None
    already: bool = False
    determined: Tolerance | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """For all later acts: the case, locked; the determination of tolerance on it that is still open, locked, or the one
    that was made."""

    case: AccountabilityCase
    tolerance: Tolerance | None = None
    determined: Tolerance | None = None
