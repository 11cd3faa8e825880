"""What handing a lead in must know beyond the command, for the day of the act; loaded beforehand."""

from dataclasses import dataclass
from uuid import UUID

from services.supervision.leads.facts import Persons, SubjectFacts


@dataclass(frozen=True, slots=True)
class SubmitFacts:
    """``competent_organ_id`` is the discipline organ that would receive it, None if there is no one; ``body_people``
    who belongs to the body that hands it over; ``matters`` the digest of each item's matter."""

    competent_organ_id: UUID | None
    subject: SubjectFacts
    body_people: Persons = frozenset()
    matters: tuple[str, ...] = ()
