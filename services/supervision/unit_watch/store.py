"""Watched units and ended steps as rows."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.supervision.unit_watch import acts
from services.supervision.unit_watch.access import ACCESS
from services.supervision.unit_watch.commands import EnterUnit, ReleaseUnit
from services.supervision.unit_watch.entering_loading import entering_facts
from services.supervision.unit_watch.lifecycle import LIFECYCLE
from services.supervision.unit_watch.tables import UNIT_WATCHES
from services.supervision.unit_watch.watch import UnitWatch


def columns_of(watch: UnitWatch) -> Mapping[str, object]:
    """The projected columns of a watched unit."""
    return {
        "unit_id": watch.unit_id,
        "competent_organ_id": watch.competent_organ_id,
        "watched_for": str(watch.watched_for),
        "escalated_on": watch.escalated_on,
        "visits_per_month": watch.visits.per_month,
        "following_ids": list(watch.following_ids),
    }


UNIT_WATCH: Final[CaseType[UnitWatch]] = CaseType(
    name="unit_watch",
    resource="watched-units",
    table=UNIT_WATCHES,
    case_class=UnitWatch,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("enter", EnterUnit, acts.enter, entering_facts, opens=True),
        Act("release", ReleaseUnit, acts.release),
    ),
    access=ACCESS,
)
