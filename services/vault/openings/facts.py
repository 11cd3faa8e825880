"""What the acts on an opening must know beyond it; loaded beforehand, for the day of the act."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Wanted:
    """The report an opening is asked for: which organ's vault keeps it, and who is kept away from it."""

    organ_id: UUID
    recused: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """For ``request`` and ``use``: the report (None if there is none), and whether the caller handles it.

    ``approvers`` are the organ's secretary and the leaders in charge of its letters office. ``handles`` says that the
    caller is a named handler of an investigation under way about it.
    """

    wanted: Wanted | None = None
    handles: bool = False
    approvers: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class DecideFacts:
    """For ``approve`` and ``refuse``: who may decide on the day of the decision."""

    approvers: frozenset[UUID] = frozenset()
