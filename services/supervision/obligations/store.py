"""The watched obligation as a row, and who may read it."""

from collections.abc import Mapping

from sqlalchemy import Boolean, Column, Date, Table, Uuid

from libs.chassis.cases import Act, CaseType
from libs.chassis.tables import case_columns
from libs.kernel.text import Text as Label
from services.supervision.metadata import METADATA
from services.supervision.obligations import acts
from services.supervision.obligations.commands import NoteMove, WatchObligation
from services.supervision.obligations.facts_loading import overdue_facts, verified_facts
from services.supervision.obligations.lifecycle import LIFECYCLE
from services.supervision.obligations.obligation import WatchedObligation
from services.supervision.permissions import readers

OBLIGATIONS = Table(
    "watched_obligation",
    METADATA,
    *case_columns(),
    Column("filing_id", Uuid),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("due_on", Date),
    Column("problem_due", Boolean),
)


def columns_of(obligation: WatchedObligation) -> Mapping[str, object]:
    """The projected columns of an obligation."""
    return {
        "filing_id": obligation.filing_id,
        "unit_id": obligation.unit_id,
        "competent_organ_id": obligation.competent_organ_id,
        "due_on": obligation.due_on,
        "problem_due": obligation.problem_due,
    }


OBLIGATION: CaseType[WatchedObligation] = CaseType(
    name="watched_obligation",
    resource="watched-obligations",
    table=OBLIGATIONS,
    case_class=WatchedObligation,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("open", WatchObligation, acts.watch, opens=True),
        Act("report", NoteMove, acts.report),
        Act("verify", NoteMove, acts.verify, verified_facts),
        Act("return", NoteMove, acts.give_back),
        Act("mark_overdue", NoteMove, acts.mark_overdue, overdue_facts),
    ),
    access=readers(OBLIGATIONS, Label("善后事项", "The watched after-care duty")),
)
