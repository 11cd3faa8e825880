"""The watch list as rows, and who may read them."""

from collections.abc import Mapping

from sqlalchemy import Column, Date, Table, Text, Uuid

from libs.chassis.cases import Act, CaseType
from libs.chassis.tables import case_columns
from libs.kernel.text import Text as Label
from services.supervision.metadata import METADATA
from services.supervision.permissions import readers
from services.supervision.watchlist import entry as acts
from services.supervision.watchlist.commands import LeaveList, NoteClearing, NoteHit, NoteOpenLapse, WatchMatter
from services.supervision.watchlist.entry import WatchEntry
from services.supervision.watchlist.lifecycle import LIFECYCLE

ENTRIES = Table(
    "watch_entry",
    METADATA,
    *case_columns(),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("reason", Text),
    Column("since", Date),
)


def columns_of(entry: WatchEntry) -> Mapping[str, object]:
    """The projected columns of an entry."""
    return {
        "unit_id": entry.unit_id,
        "competent_organ_id": entry.competent_organ_id,
        "reason": str(entry.reason),
        "since": entry.since,
    }


ENTRY: CaseType[WatchEntry] = CaseType(
    name="watch_entry",
    resource="watch-list",
    table=ENTRIES,
    case_class=WatchEntry,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("enter_refused", WatchMatter, acts.enter_refused, opens=True),
        Act("enter_aftercare", WatchMatter, acts.enter_aftercare, opens=True),
        Act("note_hit", NoteHit, acts.note_hit),
        Act("note_clearing", NoteClearing, acts.note_clearing),
        Act("note_open_lapse", NoteOpenLapse, acts.note_open_lapse),
        Act("leave", LeaveList, acts.leave),
    ),
    access=readers(ENTRIES, Label("重点监督事项", "The watched matter")),
)
