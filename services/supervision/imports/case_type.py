"""The import as the engine knows it: its one act, table, lifecycle and access. It is told to nobody outside."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.supervision.imports.access import ACCESS
from services.supervision.imports.acts import take
from services.supervision.imports.commands import TakeIn
from services.supervision.imports.facts_loading import take_facts
from services.supervision.imports.import_batch import ImportBatch
from services.supervision.imports.lifecycle import LIFECYCLE
from services.supervision.imports.tables import IMPORT_BATCHES

IMPORT_BATCH: Final[CaseType[ImportBatch]] = CaseType(
    name="import_batch",
    resource="imports",
    table=IMPORT_BATCHES,
    case_class=ImportBatch,
    columns=lambda batch: {
        "organ_id": batch.organ_id,
        "competent_organ_id": batch.competent_organ_id,
        "kind": str(batch.kind),
        "source_system": batch.source_system,
        "source_ids": [one.source_id for one in batch.records],
    },
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(Act("take", TakeIn, take, take_facts, opens=True),),
    access=ACCESS,
    quiet=True,
)
