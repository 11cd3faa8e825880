"""Draws and re-examinations as the engine knows them."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.reexaminations import acts_drawing as drawing
from services.accountability.reexaminations import acts_examining as examining
from services.accountability.reexaminations import commands as ask
from services.accountability.reexaminations import facts_loading as loading
from services.accountability.reexaminations.access import ACCESS, DRAW_ACCESS
from services.accountability.reexaminations.draw import DRAW_NUMBERED_AS, Draw
from services.accountability.reexaminations.lifecycle import DRAW_LIFECYCLE, LIFECYCLE
from services.accountability.reexaminations.reexamination import NUMBERED_AS, Reexamination
from services.accountability.reexaminations.store import columns_of, derived_of_draw, draw_columns
from services.accountability.reexaminations.tables import DRAWS, REEXAMINATIONS

DRAW: Final[CaseType[Draw]] = CaseType(
    name="reexamination_draw",
    resource="reexamination-draws",
    table=DRAWS,
    case_class=Draw,
    columns=draw_columns,
    lifecycle=lambda _profile: DRAW_LIFECYCLE,
    acts=(Act("draw", ask.DrawCases, drawing.draw, loading.draw_facts, opens=True),),
    access=DRAW_ACCESS,
    numbering=lambda draw: (draw.competent_organ_id, DRAW_NUMBERED_AS),
    derive=derived_of_draw,
)

REEXAMINATION: Final[CaseType[Reexamination]] = CaseType(
    name="reexamination",
    resource="reexaminations",
    table=REEXAMINATIONS,
    case_class=Reexamination,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("assign", ask.AssignExaminers, examining.assign, loading.assign_facts),
        Act("report", ask.ReportExamination, examining.report, loading.report_facts),
        Act("decide", ask.DecideReexamination, examining.decide, loading.decide_facts),
    ),
    access=ACCESS,
    numbering=lambda reexamination: (reexamination.competent_organ_id, NUMBERED_AS),
)
