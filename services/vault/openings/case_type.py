"""The opening as the engine knows it: table, lifecycle, acts with their facts, access."""

from collections.abc import Mapping

from libs.chassis.cases import Act, CaseType
from services.vault.openings import acts
from services.vault.openings import commands as c
from services.vault.openings import facts_loading as load
from services.vault.openings.access import ACCESS, OPENINGS
from services.vault.openings.lifecycle import LIFECYCLE
from services.vault.openings.opening import Opening


def columns_of(opening: Opening) -> Mapping[str, object]:
    """The projected columns of an opening."""
    return {
        "organ_id": opening.organ_id,
        "report_id": opening.report_id,
        "requester_id": opening.requester_id,
        "approver_ids": list(opening.approver_ids),
        "recused_ids": list(opening.recused_ids),
        "purpose": opening.purpose,
        "expires_at": opening.expires_at,
        "acknowledged": opening.acknowledged_at is not None,
    }


OPENING: CaseType[Opening] = CaseType(
    name="opening",
    resource="openings",
    table=OPENINGS,
    case_class=Opening,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("request", c.RequestOpening, acts.request, load.request_facts, opens=True),
        Act("approve", c.ApproveOpening, acts.approve, load.decide_facts),
        Act("refuse", c.RefuseOpening, acts.refuse, load.decide_facts),
        Act("use", c.UseOpening, acts.use, load.use_facts),
        Act("expire", c.ExpireOpening, acts.expire),
        Act("acknowledge", c.AcknowledgeOpening, acts.acknowledge),
    ),
    access=ACCESS,
)
