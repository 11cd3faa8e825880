"""The transfer sheet as the engine knows it: its one act, table, lifecycle, access, and the number of its receipt."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.supervision.lead_transfers.access import ACCESS
from services.supervision.lead_transfers.acts import submit
from services.supervision.lead_transfers.commands import SubmitLead
from services.supervision.lead_transfers.facts_loading import submit_facts
from services.supervision.lead_transfers.lifecycle import LIFECYCLE
from services.supervision.lead_transfers.sheet import LeadTransfer
from services.supervision.lead_transfers.store import columns_of, derived_columns
from services.supervision.lead_transfers.tables import LEAD_TRANSFERS

LEAD_TRANSFER: Final[CaseType[LeadTransfer]] = CaseType(
    name="lead_transfer",
    resource="lead-transfers",
    table=LEAD_TRANSFERS,
    case_class=LeadTransfer,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(Act("submit", SubmitLead, submit, submit_facts, opens=True),),
    access=ACCESS,
    numbering=lambda sheet: None if sheet.received_on is None else (sheet.competent_organ_id, "线索回执"),
    derive=derived_columns,
)
