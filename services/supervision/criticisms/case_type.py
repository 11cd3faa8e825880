"""The record of a criticism as the engine knows it: acts with their facts, table, lifecycle, access and number."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.supervision.criticisms import acts
from services.supervision.criticisms.commands import RecordCriticism
from services.supervision.criticisms.criticism import Criticism
from services.supervision.criticisms.facts_loading import record_facts
from services.supervision.criticisms.lifecycle import LIFECYCLE
from services.supervision.sources.access import CRITICISM_ACCESS
from services.supervision.sources.naming import WithdrawRecord
from services.supervision.sources.tables import CRITICISMS


def columns_of(criticism: Criticism) -> Mapping[str, object]:
    """The projected columns: who is named, when, at which level, of which event; no word of it."""
    return {
        "competent_organ_id": criticism.competent_organ_id,
        "recorded_for": criticism.recorded_for,
        "recorded_by": criticism.recorded_by,
        "occurrence_id": criticism.occurrence_id,
        "occurred_on": criticism.occurred_on,
        "level": criticism.level,
        "unit_ids": [unit.unit_id for unit in criticism.units],
        "leader_id": criticism.leader_id,
    }


CRITICISM: Final[CaseType[Criticism]] = CaseType(
    name="criticism",
    resource="criticisms",
    table=CRITICISMS,
    case_class=Criticism,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("record", RecordCriticism, acts.record, record_facts, opens=True),
        Act("withdraw", WithdrawRecord, acts.withdraw),
    ),
    access=CRITICISM_ACCESS,
    numbering=lambda criticism: (criticism.competent_organ_id, "点名"),
)
