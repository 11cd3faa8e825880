"""The transfer as the engine knows it."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.clarification.transfers import acts
from services.clarification.transfers.access import ACCESS
from services.clarification.transfers.commands import AcknowledgeTransfer, FeedBackTransfer, RemindTransfer
from services.clarification.transfers.lifecycle import LIFECYCLE
from services.clarification.transfers.store import columns_of, remind_facts
from services.clarification.transfers.tables import TRANSFERS
from services.clarification.transfers.transfer import Transfer

TRANSFER: Final[CaseType[Transfer]] = CaseType(
    name="transfer",
    resource="transfers",
    table=TRANSFERS,
    case_class=Transfer,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("acknowledge", AcknowledgeTransfer, acts.acknowledge),
        Act("feed_back", FeedBackTransfer, acts.feed_back),
        Act("remind", RemindTransfer, acts.remind, remind_facts),
    ),
    access=ACCESS,
    numbering=lambda transfer: (transfer.organ_id, "移送"),
)
