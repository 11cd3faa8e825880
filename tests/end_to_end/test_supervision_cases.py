"""Cases of the supervision of central work on the whole system: who is visited how often, how large a sample is, and
what follows in accountability.

Where a case needs days to pass, supervision serves as on an earlier day for a while; every guard stands as it is.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import cycle, islice
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from deploy.demo import interviews, pursuit, samples, sources, visits
from deploy.demo.cast import Cast
from deploy.demo.client import Person
from deploy.demo.days import SUPERVISION, Days
from deploy.demo.offices import second_office
from deploy.demo.problem_items import PROBLEMS, notify
from deploy.demo.register import Register, register_of
from deploy.demo.story import interviews as talks
from tests.end_to_end.whole import Whole, becomes

pytestmark = pytest.mark.timeout(300)
SHIRKED = {
    "source": "office",
    "nature": "shirking",
    "level": "major",
    "facts": "多次督办仍未明确责任部门。",
    "place": "县政府",
    "evidence": ["督办记录"],
    "demands": ["明确责任部门并限期办结。"],
    "term": "immediate",
}


@pytest.fixture
def today() -> date:
    """The day of the office."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


@pytest.fixture
def register(cast: Cast) -> Register:
    """Ids of units and persons of the sample city."""
    return register_of(cast)


@pytest.fixture
def days(whole: Whole) -> Iterator[Days]:
    """Days that pass in supervision; they are everybody's again at the end."""
    passing = Days(whole.running, SUPERVISION)
    try:
        yield passing
    finally:
        passing.be(0)


def body_of_march(reader: Person, office_id: str) -> dict[str, Any]:
    """How the dispatched body stands in March."""
    lines = reader.read(f"{visits.COVERAGE}/bodies", month="2026-03")["items"]
    return next(line for line in lines if line["office_id"] == office_id and line["unit_id"] is None)


def test_a_dispatched_body_at_the_front_on_3_and_28_march_has_done_what_is_due_in_march(
    cast: Cast, register: Register, days: Days
) -> None:
    """SU-1: S-06, G-49. The city has residencies since 2024 only, so the year is 2026; after the first visit one is
    missing."""
    body, reader = visits.of_body(cast, 2), cast.people["management-officer"]
    unit = register.organ("education-bureau")
    made = []
    for day in (date(2026, 3, 3), date(2026, 3, 28)):
        days.be_on(day)
        visits.made(body, "daily_dispatched", unit, day)
        made.append(body_of_march(reader, body.head.office_id))
    stood = [(line["held"], line["gap"], line["state"]) for line in made]
    assert stood == [(1, 1, "open"), (2, 0, "ok")]
    assert (made[-1]["least"], "S-06" in made[-1]["cites"]) == (2, True)
    assert body_of_march(body.head, body.head.office_id)["state"] == "ok"


@pytest.mark.parametrize(("items", "size"), [(1, 1), (3, 1), (4, 2), (7, 3), (10, 3), (11, 4)])
def test_of_a_common_problem_thirty_per_cent_rounded_up_are_drawn_and_anyone_can_draw_again(
    cast: Cast, register: Register, today: date, items: int, size: int
) -> None:
    """SU-2: S-11, G-50."""
    office = second_office(cast)
    units = [register.organ(code) for code in ("transport-bureau", "health-commission", "east-county")]
    path = samples.listed(office, list(islice(cycle(units), items)), today)
    lot = samples.draw(office.head, path)
    assert (len(lot["population"]), len(lot["sample"]), lot["draw"]["percent"]) == (items, size, 30)
    again = samples.drawn_again(cast.people["management-officer"], path)
    assert (again["agrees"], again["drawn"], again["size"]) == (True, lot["draw"]["item_ids"], size)
    assert samples.drawn_again(office.leader, path, "another seed")["seed"] != again["seed"]
    second = office.head.try_act(f"{path}/draw", {})
    assert (second.status_code, second.json()["code"]) == (409, "not_now")
    assert not cast.people["transport-lead-user"].knows(path)


def test_last_twice_makes_an_interview_and_a_correction_takes_it_back(cast: Cast, register: Register) -> None:
    """A-04, G-37, TI-03: both lists are confirmed by both sides; the correction by somebody else than proposed it."""
    people, leader = cast.people, cast.people["sc-member-2"]
    unit = register.organ("health-commission")
    talks.rank_last(cast, register, "2021-05", "health-commission")
    june = talks.rank_last(cast, register, "2021-06", "health-commission")
    assert becomes(lambda: interviews.find(leader, unit, june) is not None)
    path = interviews.path_of(leader, unit, june)
    found = leader.read(path)
    assert (found["tier"], found["status"], "A-04" in found["tier_rule"]["cites"]) == ("xc_i5", "triggered", True)
    ranking = f"{sources.RANKINGS}/{june}"
    first, *others, last = [place["unit_id"] for place in people["bureau-officer"].read(ranking)["places"]]
    places = [{"unit_id": one, "rank": place} for place, one in enumerate((last, *others, first), start=1)]
    corrected = {"reasons": "得分录入颠倒。", "ranked": len(places), "places": places}
    people["bureau-officer"].act(f"{ranking}/correction-proposal", corrected)
    assert leader.read(path)["status"] == "triggered"
    people["management-officer"].act(f"{ranking}/correction-confirmation", {})
    assert becomes(lambda: leader.read(path)["status"] == "cancelled")


def test_a_problem_that_a_unit_refuses_to_put_right_is_escalated_and_a_case_is_open(
    cast: Cast, register: Register, today: date
) -> None:
    """TS-09, S-12, TA-01: the leader escalates on what is on record; the unit learns neither why nor of the case."""
    office, unit = second_office(cast), register.organ("east-county")
    shirked = {**SHIRKED, "unit_id": unit, "found_on": today.isoformat()}
    problem = f"{PROBLEMS}/{office.handler.open(PROBLEMS, shirked)['id']}"
    notify(office.head, problem, "immediate")
    escalation = {"ground": "refused", "reasons": "书面表示不予整改。"}
    unproven = office.leader.try_act(f"{problem}/escalation", escalation)
    assert (unproven.status_code, unproven.json()["code"]) == (422, "problem_ground_not_met")
    said = {"refused_on": today.isoformat(), "facts": "县政府复函拒绝整改。", "evidence": ["复函"]}
    office.handler.act(f"{problem}/refusal", said)
    assert office.leader.act(f"{problem}/escalation", escalation)["status"] == "escalated"
    wanted = {"source_id": problem.rsplit("/", 1)[1]}
    assert becomes(lambda: office.head.read(pursuit.CASES, **wanted)["total"] == 1)
    (case,) = office.head.read(pursuit.CASES, **wanted)["items"]
    assert (case["source_kind"], case["unit_id"]) == ("problem_escalated", unit)
    clerk = cast.people["east-clerk"]
    assert [one["reasons"] for one in clerk.read(problem)["escalations"]] == [""]
    assert not clerk.knows(f"{pursuit.CASES}/{case['id']}")
