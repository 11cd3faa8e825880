"""What each ground of a visit asks for, what it opens, and what the feed of events leaves empty (G-54, P-09, P-33)."""

from typing import Final

import pytest

from libs.contracts.supervision_visits import VisitClosed, VisitEvent, VisitProposed
from libs.kernel.roles import Role as R
from services.supervision.statistics.tally_views import columns_asked
from services.supervision.visits.access import ACCESS, FINDINGS, NOTICE, PLAN
from services.supervision.visits.lifecycle import BUREAU, HEADS, TEAM
from services.supervision.visits.tables import HIDDEN, VISITS

_OPEN: Final = {"unannounced", "visited_on"}
_OURS: Final = {"competent_organ_id"}
_ALL: Final = (NOTICE.name, PLAN.name, FINDINGS.name)
GROUNDS: Final = {
    "planner": (_OURS | {"planned_by"}, _ALL),
    "team_leader": (_OURS | {"leader_id", "unit_id"}, _ALL),
    "team_member": ({"member_ids", "unit_id"}, _ALL),
    "bureau": ({"bureau_id", "unit_id"}, (NOTICE.name, PLAN.name)),
    "visiting_office": (_OURS | _OPEN | {"office_id"}, _ALL),
    "counterpart": (_OURS | _OPEN | {"unit_id"}, _ALL),
    "in_charge_of_office": (_OURS | _OPEN | {"unit_id"}, _ALL),
    "in_charge_of_visitors": (_OURS | _OPEN | {"office_id"}, _ALL),
    "residency": (_OURS | _OPEN | {"unit_id"}, _ALL),
    "organ": (_OURS | _OPEN, _ALL),
    "unit": (_OPEN | {"unit_id", "leader_id"}, (NOTICE.name,)),
}
"""By ground: the columns of the visit it asks for, and the sections it opens."""


def test_every_ground_asks_for_exactly_what_makes_somebody_know_a_visit() -> None:
    found = {one.code: (set(columns_asked(one.holds, VISITS)), one.opens) for one in ACCESS.grounds}
    assert found == GROUNDS


def test_what_never_started_stays_hidden_however_it_ended() -> None:
    assert columns_asked(HIDDEN, VISITS) == _OPEN
    assert str(HIDDEN) == "visit.unannounced AND visit.visited_on IS NULL"


@pytest.mark.parametrize("code", ["team_leader", "team_member", "bureau"])
def test_p09_whoever_holds_a_post_in_the_unit_knows_no_hidden_visit_to_it_as_team_or_bureau(code: str) -> None:
    (ground,) = [one for one in ACCESS.grounds if one.code == code]
    assert "NOT (EXISTS" in str(ground.holds) and "post_1.organ_id = visit.unit_id" in str(ground.holds)


def test_who_acts_is_the_planner_the_leader_the_bureau_or_the_office_that_visits() -> None:
    acting = {one.code: set(one.roles) for one in ACCESS.grounds if one.acts}
    assert acting == {
        "planner": set(HEADS),
        "team_leader": set(TEAM),
        "bureau": set(BUREAU),
        "visiting_office": set(TEAM),
    }


def test_the_feed_leaves_empty_what_belongs_to_plan_and_findings() -> None:
    assert PLAN.told == {event.event_type: ("kind", "task_id") for event in VisitEvent.__subclasses__()}
    assert VisitProposed.event_type in PLAN.told and VisitClosed.event_type in PLAN.told
    assert FINDINGS.told == {VisitClosed.event_type: ("problem_ids",)}
    assert ACCESS.stated[R.BUREAU] == PLAN.name
