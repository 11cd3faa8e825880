"""The index as rows. No entry can be read by anyone: what is answered is yes or no about a unit."""

from sqlalchemy import Column, Table, Uuid

from libs.chassis.cases import Act, CaseType
from libs.chassis.tables import case_columns
from services.clarification.filing_index import entry as acts
from services.clarification.filing_index.commands import IndexFiling, MoveEntry
from services.clarification.filing_index.entry import IndexEntry
from services.clarification.filing_index.lifecycle import LIFECYCLE
from services.clarification.metadata import METADATA
from services.clarification.permissions import CLOSED

ENTRIES = Table("index_entry", METADATA, *case_columns(), Column("unit_id", Uuid))

ENTRY: CaseType[IndexEntry] = CaseType(
    name="index_entry",
    resource="filing-index",
    table=ENTRIES,
    case_class=IndexEntry,
    columns=lambda entry: {"unit_id": entry.unit_id},
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("note_refusal", IndexFiling, acts.note_refusal, opens=True),
        Act("keep", IndexFiling, acts.keep, opens=True),
        Act("note_hit", MoveEntry, acts.note_hit),
        Act("clear", MoveEntry, acts.clear),
        Act("confirm", MoveEntry, acts.confirm),
    ),
    access=CLOSED,
)
