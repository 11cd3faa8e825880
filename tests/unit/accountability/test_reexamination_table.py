"""The tables of draws and re-examinations: who draws, names, examines and decides, and nothing else (TA-15)."""

from typing import Any

from libs.contracts.accountability_aftermath import (
    REEXAMINATION_EVENTS,
)
from services.accountability.reexaminations.case_type import DRAW, REEXAMINATION
from services.accountability.reexaminations.lifecycle import DRAW_LIFECYCLE, LIFECYCLE
from services.accountability.reexaminations.status import (
    DRAW_LABELS,
    LABELS,
    ReexaminationOutcome,
)
from services.accountability.reexaminations.todo_views import ONLY_IF, REEXAMINATION_STEPS
from tests.support import accountability_cases_cast as cast
from tests.support.accountability_aftermath_papers import (
    Standing,
    perform,
)
from tests.support.accountability_aftermath_reviews import (
    closed,
    concluding,
    drawn,
    examining,
    found,
    reexamination_of,
)
from tests.support.accountability_aftermath_tables import (
    every_act_is_a_row,
    names_nobody,
    refuses_all_else,
    survives_storing,
)


def proposed(standing: Standing, outcome: str = "change", *measures: str) -> Any:
    """A re-examination that lies before the committee."""
    act = found(standing)
    return perform(REEXAMINATION, examining(standing), "report", act, outcome=outcome, measures=measures).case


def test_every_status_act_and_role_not_listed_together_is_refused() -> None:
    assert refuses_all_else(LIFECYCLE) > 500 and refuses_all_else(DRAW_LIFECYCLE) > 100
    every_act_is_a_row(REEXAMINATION, "be_drawn")
    every_act_is_a_row(DRAW, "supersede")


def test_the_outcomes_are_those_of_the_rules_and_every_word_is_there() -> None:
    assert set(cast.profile().list("reexamination_outcomes").codes()) == {str(one) for one in ReexaminationOutcome}
    assert set(LABELS) == set(LIFECYCLE.statuses) and set(DRAW_LABELS) == set(DRAW_LIFECYCLE.statuses)


def test_draws_and_re_examinations_survive_being_stored() -> None:
    standing = closed("party_warning")
    draw, _ = drawn(standing)
    survives_storing(DRAW, draw)
    concluded = perform(REEXAMINATION, proposed(standing, "revoke"), "decide", concluding(standing)).case
    for one in (reexamination_of(standing), examining(standing), proposed(standing, "revoke"), concluded):
        survives_storing(REEXAMINATION, one)


def test_what_is_told_names_nobody_and_every_step_that_waits_is_a_row() -> None:
    names_nobody("reexamination", REEXAMINATION_EVENTS)
    names_nobody("reexamination_draw", REEXAMINATION_EVENTS)
    for status, roles, act, title in REEXAMINATION_STEPS:
        assert {role for row in LIFECYCLE.rows(status, act) for role in row.by}.issuperset(roles), (status, act)
        assert title.zh and title.en
    assert ONLY_IF.keys() == {("reexamination", "report")}
