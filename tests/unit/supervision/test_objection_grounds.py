"""What each ground of an objection asks for and opens; what the unit never reads of its examination (P-21, P-09)."""

from datetime import date
from typing import Final

from libs.chassis.access.grounds import Standing
from services.supervision.objections.access import ACCESS, EXAMINATION, OBJECTION_SECTION
from services.supervision.objections.dues import derive, dues
from services.supervision.objections.lifecycle import ASSIGNERS, EXAMINERS, UNIT
from services.supervision.objections.tables import OBJECTIONS
from services.supervision.statistics.tally_views import columns_asked
from tests.unit.supervision.source_papers import PROFILE
from tests.unit.supervision.task_papers import CALENDAR
from tests.unit.supervision.test_objections import EXAMINED, decided, lodged

_OURS: Final = {"competent_organ_id"}
_ALL: Final = (OBJECTION_SECTION.name, EXAMINATION.name)
GROUNDS: Final = {
    "unit": ({"unit_id"}, _ALL[:1]),
    "examiner": (_OURS | {"examiner_id", "unit_id"}, _ALL),
    "case_management": (_OURS, _ALL),
    "in_charge_of_visitors": (_OURS | {"office_id"}, _ALL),
    "visiting_office": (_OURS | {"office_id"}, _ALL),
    "counterpart": (_OURS | {"unit_id"}, _ALL),
    "organ": (_OURS, _ALL),
}
"""By ground: the columns of the objection it asks for, and the sections it opens."""


def test_every_ground_asks_for_exactly_what_makes_somebody_know_an_objection() -> None:
    found = {one.code: (set(columns_asked(one.holds, OBJECTIONS)), one.opens) for one in ACCESS.grounds}
    assert found == GROUNDS
    (examiner,) = [one for one in ACCESS.grounds if one.code == "examiner"]
    assert "NOT (EXISTS" in str(examiner.holds) and "post_1.organ_id = objection.unit_id" in str(examiner.holds)


def test_the_unit_reads_its_objection_and_the_decision_and_not_who_examines_it() -> None:
    told = Standing(sections=frozenset({OBJECTION_SECTION.name}), visible=True)
    closed = {"examiner_id", "assigned_by", "barred_ids", "visit_problem_ids", "affected_problem_ids"}
    assert set(EXAMINATION.fields) == closed
    shown = [act for act in ("lodge", "assign", "decide", "withdraw") if ACCESS.shows(told, act)]
    assert shown == ["lodge", "decide", "withdraw"]
    assert [role for role in (*UNIT, *ASSIGNERS, *EXAMINERS) if ACCESS.tells(told, role)] == list(UNIT)


def test_nobody_who_assigns_an_examiner_is_one() -> None:
    assert set(ASSIGNERS).isdisjoint(EXAMINERS)


def test_it_is_decided_within_thirty_days_of_the_day_it_was_lodged() -> None:
    """Lodged on 20 April 2026, so by 20 May; nothing runs once it is decided."""
    services = {"calendar": CALENDAR}
    for waiting in (lodged().case, EXAMINED):
        (running,) = dues(waiting, PROFILE, services)
        assert (running.code, running.deadline.due_on) == ("objection.decide", date(2026, 5, 20))
        assert derive(waiting, PROFILE, services) == {"due_on": date(2026, 5, 20)}
    over = decided(EXAMINED).case
    assert dues(over, PROFILE, services) == () and derive(over, PROFILE, services) == {"due_on": None}
