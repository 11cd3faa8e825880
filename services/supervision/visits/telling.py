"""What is told of a visit: ids, codes and days; of a hidden one nothing (G-54, P-33)."""

from typing import Any

from libs.contracts.supervision_visits import VisitEvent, VisitHidden
from libs.kernel.events import Event
from services.supervision.visits.visit import Visit


def told(visit: Visit, event: type[VisitEvent], **more: Any) -> Event:
    """The event of a move of that visit as it is now; while it is hidden, one that nobody hears."""
    if visit.is_hidden:
        return VisitHidden()
    return event(
        competent_organ_id=visit.competent_organ_id,
        kind=visit.kind,
        unannounced=visit.unannounced,
        unit_id=visit.unit_id,
        office_id=visit.office_id,
        task_id=visit.task_id,
        **more,
    )
