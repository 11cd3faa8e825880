"""What the acts on a publication must know beyond it; loaded beforehand, for the day of the act."""

from dataclasses import dataclass

from services.accountability.cases.case import AccountabilityCase
from services.accountability.tolerance.tolerance import Tolerance


@dataclass(frozen=True, slots=True)
class PublicationFacts:
    """The determination and its case, if the caller may act on it; whether there is an abstract of it already."""

    tolerance: Tolerance | None
    case: AccountabilityCase | None = None
    already: bool = False
