"""What the acts on a supervision list must know beyond case and command; loaded beforehand."""

from dataclasses import dataclass

from services.supervision.supervision_lists.supervision_list import SupervisionList


@dataclass(frozen=True, slots=True)
class ForceFacts:
    """For putting in force: the list of the same kind that is in force, locked; at most one."""

    in_force: tuple[SupervisionList, ...] = ()
