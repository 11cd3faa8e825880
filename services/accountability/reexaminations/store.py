"""Draws and re-examinations as rows."""

from collections.abc import Mapping
from typing import Any

from libs.kernel.profile import Profile
from services.accountability.reexaminations.draw import Draw
from services.accountability.reexaminations.dues import next_draw
from services.accountability.reexaminations.reexamination import Reexamination


def draw_columns(draw: Draw) -> Mapping[str, object]:
    """The projected columns of a draw."""
    return {"competent_organ_id": draw.competent_organ_id, "half_year": draw.half_year, "drawn_on": draw.drawn_on}


def derived_of_draw(draw: Draw, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    """The day by which the next draw is due, which also needs profile and calendar."""
    deadline = next_draw(draw, profile, services["calendar"])
    return {"due_on": None if deadline is None else deadline.due_on}


def columns_of(reexamination: Reexamination) -> Mapping[str, object]:
    """The projected columns of a re-examination."""
    return {
        "draw_id": reexamination.draw_id,
        "case_id": reexamination.case_id,
        "unit_id": reexamination.unit_id,
        "competent_organ_id": reexamination.competent_organ_id,
        "person_id": reexamination.person_id,
        "outcome": None if reexamination.outcome is None else str(reexamination.outcome),
        "examiner_ids": list(reexamination.examiner_ids),
        "barred_ids": sorted(reexamination.recused_ids),
        "concluded_on": reexamination.concluded_on,
    }
