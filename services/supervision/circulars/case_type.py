"""The record of a circular as the engine knows it: acts with their facts, table, lifecycle, access and number."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.supervision.circulars import acts
from services.supervision.circulars.circular import Circular, document_key
from services.supervision.circulars.commands import RecordCircular
from services.supervision.circulars.facts_loading import record_facts
from services.supervision.circulars.lifecycle import LIFECYCLE
from services.supervision.sources.access import CIRCULAR_ACCESS
from services.supervision.sources.naming import WithdrawRecord
from services.supervision.sources.tables import CIRCULARS


def columns_of(circular: Circular) -> Mapping[str, object]:
    """The projected columns: who is named, when, at which level, of which document and event; no word of it."""
    return {
        "competent_organ_id": circular.competent_organ_id,
        "recorded_for": circular.recorded_for,
        "recorded_by": circular.recorded_by,
        "occurrence_id": circular.occurrence_id,
        "occurred_on": circular.occurred_on,
        "level": circular.level,
        "unit_ids": [unit.unit_id for unit in circular.units],
        "document_key": document_key(circular.reference),
    }


CIRCULAR: Final[CaseType[Circular]] = CaseType(
    name="circular",
    resource="circulars",
    table=CIRCULARS,
    case_class=Circular,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("record", RecordCircular, acts.record, record_facts, opens=True),
        Act("withdraw", WithdrawRecord, acts.withdraw),
    ),
    access=CIRCULAR_ACCESS,
    numbering=lambda circular: (circular.competent_organ_id, "通报"),
)
