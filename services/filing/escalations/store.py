"""Escalations as rows."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.filing.escalations import acts
from services.filing.escalations.access import ACCESS
from services.filing.escalations.commands import EnterEscalation
from services.filing.escalations.escalation import Escalation
from services.filing.escalations.facts_loading import entering_facts
from services.filing.escalations.lifecycle import LIFECYCLE
from services.filing.escalations.tables import ESCALATIONS


def columns_of(escalation: Escalation) -> Mapping[str, object]:
    """The projected columns of an escalation."""
    return {
        "unit_id": escalation.unit_id,
        "competent_organ_id": escalation.competent_organ_id,
        "escalated_on": escalation.escalated_on,
        "following_ids": list(escalation.following_ids),
    }


ESCALATION: Final[CaseType[Escalation]] = CaseType(
    name="escalation",
    resource="escalations",
    table=ESCALATIONS,
    case_class=Escalation,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(Act("enter", EnterEscalation, acts.enter, entering_facts, opens=True),),
    access=ACCESS,
)
