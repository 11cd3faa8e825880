"""Who may know of a sealed report: the letters office that keeps it knows of the entry, nobody of the rest."""

from typing import Final

from sqlalchemy import ARRAY, Column, Date, Table, Uuid

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.chassis.tables import case_columns
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.vault.metadata import METADATA

REPORTS = Table(
    "report",
    METADATA,
    *case_columns(),
    Column("organ_id", Uuid),
    Column("recused_ids", ARRAY(Uuid)),
    Column("due_on", Date),
)

ENTRY: Final = Section("entry", Text("登记事项", "The entry"), Sensitivity.C3)
REPORTER: Final = Section("reporter", Text("检举人", "Who reported"), Sensitivity.C4, {"reporter": None})
ORIGINAL: Final = Section("original", Text("检举控告原件", "The original report"), Sensitivity.C4, {"original": ""})

ACCESS: Final = Access(
    sections=(ENTRY, REPORTER, ORIGINAL),
    barred=Who.person == REPORTS.c.recused_ids.any_(),
    stated={R.LETTERS: ORIGINAL.name},
    grounds=(
        Ground(
            "letters_office",
            Text("登记该件的信访部门", "The letters office that keeps it"),
            Rule("P-06"),
            (R.LETTERS,),
            REPORTS.c.organ_id == Who.organ,
            opens=(ENTRY.name,),
            acts=True,
        ),
    ),
)
"""No ground opens reporter or original, and none opens what was stated when it was lodged: only an opening shows them,
once. Whoever it is about, or is recused, does not even learn that it is there (P-09)."""
