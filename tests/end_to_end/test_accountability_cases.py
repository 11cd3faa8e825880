"""Cases of accountability on the whole system: who interviews whom, who is tolerated, and what follows of itself.

Interviews are driven by what supervision records. Where a case needs days to pass, accountability serves as on an
earlier day for a while; every guard stands as it is.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from deploy.demo import aftermath, interviews, papers, probation, pursuit, road, sources, tolerance
from deploy.demo.cast import Cast
from deploy.demo.client import Person
from deploy.demo.days import Days
from deploy.demo.offices import first_office, second_office
from deploy.demo.pursuit import Matter
from deploy.demo.register import Register, register_of
from deploy.demo.story import house
from deploy.demo.story import interviews as talks
from deploy.demo.story.tolerance import FIVE_PROJECTS
from deploy.demo.tolerance import Weighing
from tests.end_to_end.whole import Whole, becomes

pytestmark = pytest.mark.timeout(300)
FAILED_FARM = Weighing(
    event="乡里用扶贫协作资金办养殖场，技术跟不上而失败，资金有损失。",
    situations=("yn_1",),
    looks={
        "nature": ("favourable", "落实扶贫部署中的失误。"),
        "basis": ("favourable", "资金和项目均按规定报批。"),
        "motive": ("favourable", "为带动农户增收，没有谋取私利。"),
        "process": ("favourable", "实地考察后集体研究决定。"),
        "orientation": ("favourable", "面向贫困农户。"),
        "attitude": ("favourable", "引导农户改养他物，请技术人员指导，挽回损失。"),
    },
    reasons="民主决策，经验不足，没有谋取私利并积极补救。",
    correction="建立产业项目论证和技术支持制度。",
)
LENT_PASS = Weighing(
    event="封控期间村民急症须转送城区，将本人通行证借其使用，事后报告。",
    situations=("yn_3",),
    looks={
        "nature": ("favourable", "处置急难中的程序瑕疵。"),
        "basis": ("unfavourable", "违反当时的通行规定。"),
        "motive": ("favourable", "为救治村民，没有谋取私利。"),
        "process": ("neutral", "情况紧急，未及事先请示，事后即报告。"),
        "orientation": ("favourable", "保护群众生命健康。"),
        "attitude": ("favourable", "主动说明并接受提醒。"),
    },
    reasons="情况紧急，为群众生命健康，事后报告，没有谋取私利。",
    correction="学习应急处置的请示报告程序。",
)


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
    """Days that pass in accountability; they are everybody's again at the end."""
    passing = Days(whole.running)
    try:
        yield passing
    finally:
        passing.be(0)


def interview(reader: Person, unit_id: str, event: str) -> dict[str, Any]:
    """The interview of that unit on that event, once supervision's event has been heard."""
    assert becomes(lambda: interviews.find(reader, unit_id, event) is not None)
    return reader.read(interviews.path_of(reader, unit_id, event))


def posts(found: list[dict[str, Any]]) -> set[str]:
    """The posts of those who may be named."""
    return {post for one in found for post in one["posts"]}


def test_a_county_named_by_a_vice_mayor_is_interviewed_by_a_member_with_its_deputy_in_charge(
    cast: Cast, register: Register, today: date
) -> None:
    """IN-2: A-02."""
    unit, leader = register.organ("east-county"), cast.people["sc-member-2"]
    event = sources.criticise(cast.people["vice-mayor-2"], "municipal", today, [sources.named(unit)], "IN-2")
    found = interview(leader, unit, event)
    rule = found["tier_rule"]
    assert (found["tier"], found["status"]) == ("xc_i3", "triggered")
    assert (rule["interviewers"], rule["interviewee"]) == (["sc_member", "svc_member"], "deputy_in_charge")
    assert (rule["pursuit"], "A-02" in rule["cites"]) == ("as_required", True)
    possible = interviews.checked(leader, f"{interviews.INTERVIEWS}/{found['id']}")
    assert [one["person_id"] for one in possible["interviewees"]] == [register.person("east-deputy")]
    assert register.person("svc-member-1") in {one["person_id"] for one in possible["interviewers"]}
    assert posts(possible["interviewers"]) <= {"sc_member", "svc_member", "cdi_secretary", "cdi_deputy_secretary"}


def test_the_last_of_march_and_april_is_interviewed_for_april_and_pursued_by_nobody_of_itself(
    cast: Cast, register: Register
) -> None:
    """IN-4: A-04, G-37, G-38."""
    unit, leader = register.organ("transport-bureau"), cast.people["sc-member-2"]
    april = talks.rank_last(cast, register, "2023-04", "transport-bureau")
    assert becomes(lambda: leader.knows(f"{interviews.SERVICE}/triggers/{april}"))
    assert interviews.find(leader, unit, april) is None
    march = talks.rank_last(cast, register, "2023-03", "transport-bureau")
    found = interview(leader, unit, april)
    assert (found["tier"], found["tier_rule"]["pursuit"]) == ("xc_i5", "not_automatic")
    assert interviews.find(leader, unit, march) is None
    weighed = leader.read(f"{interviews.SERVICE}/triggers/{april}")["answers"]
    (fired,) = next(one["findings"] for one in weighed if one["unit_id"] == unit)
    assert (fired["tier"], fired["periods"]) == ("xc_i5", ["2023-03", "2023-04"])


def test_a_list_that_one_side_has_confirmed_triggers_nothing(cast: Cast, register: Register) -> None:
    """G-37: both sides confirm, two persons."""
    bureau, management = cast.people["bureau-officer"], cast.people["management-officer"]
    units = [register.organ(code) for code in ("housing-bureau", "health-commission")]
    places = [{"unit_id": unit, "rank": place, "tied": False} for place, unit in enumerate(units, start=1)]
    month = {"kind": "monthly_review", "list_code": "municipal_units", "period": "2022-12"}
    known = {"reference": "“月讲评”会议", "evidence": ["排名表"], "ranked": 2, "places": places}
    ranking = f"{sources.RANKINGS}/{bureau.open(sources.RANKINGS, {**month, **known})['id']}"
    assert bureau.act(f"{ranking}/confirmation", {})["status"] == "half_confirmed"
    again = bureau.try_act(f"{ranking}/confirmation", {})
    assert (again.status_code, again.json()["code"]) == (409, "ranking_side_has_confirmed")
    assert management.act(f"{ranking}/withdrawal", {"reasons": "少列一家单位。"})["status"] == "withdrawn"


def test_a_national_circular_on_a_lead_unit_and_two_counties_makes_one_i2_and_two_i4(
    cast: Cast, register: Register, today: date
) -> None:
    """IN-8: A-01, A-03, G-35."""
    lead, east, west = (register.organ(code) for code in ("education-bureau", "east-county", "west-county"))
    named = [sources.named(lead, "lead", unfulfilled=True), sources.named(east), sources.named(west)]
    event = sources.circulate(cast.people["management-officer"], "national", today, named, "IN-8")
    reader = cast.people["management-officer"]
    found = [interview(reader, unit, event) for unit in (lead, east, west)]
    assert [one["tier"] for one in found] == ["xc_i2", "xc_i4", "xc_i4"]
    assert {tuple(one["tier_rule"]["interviewers"]) for one in found} == {("cdi_secretary", "cdi_deputy_secretary")}
    assert [one["tier_rule"]["interviewee"] for one in found] == ["leader_concerned", "principal", "principal"]
    assert {one["tier_rule"]["pursuit"] for one in found} == {"as_required"}


def test_a_criticism_withdrawn_takes_the_interview_with_it(cast: Cast, register: Register, today: date) -> None:
    """TI-03: what rests on that record alone falls."""
    unit, leader = register.organ("health-commission"), cast.people["sc-member-2"]
    mayor = cast.people["mayor"]
    event = sources.criticise(mayor, "municipal_principal", today, [sources.named(unit)], "TI-03")
    assert interview(leader, unit, event)["tier"] == "xc_i4"
    mayor.act(f"{sources.CRITICISMS}/{event}/withdrawal", {"reasons": "核对记录，并未点名该单位。"})
    assert becomes(lambda: interview(leader, unit, event)["status"] == "cancelled")


def tolerated(matter: Matter, weighing: Weighing, today: date, serial: str) -> tuple[str, str]:
    """A case on which tolerance was determined and served; paths of the case and of the determination."""
    case = pursuit.open_case(matter, today - timedelta(days=30), f"市委督查室通报〔2026〕{serial}号")
    pursuit.investigate(matter, case)
    path = tolerance.weigh(matter, case, weighing)
    tolerance.examine(matter, path, weighing, today)
    tolerance.determine(matter, path, weighing, today)
    tolerance.serve(matter, path, weighing, today, serial)
    return case, path


def assert_exempted(matter: Matter, case: str, path: str, weighing: Weighing) -> None:
    """Determined by persons with a reason per look, nobody liable, something to put right (K-12, F-30, X-01)."""
    determined, ended = matter.office.head.read(path), matter.office.head.read(case)
    examined = matter.office.handler.read(path)["draft"]["examination"]
    assert determined["determination"]["outcome"] == "exempted"
    assert {one["look"]: one["value"] for one in examined["looks"]} == {
        look: value for look, (value, _) in weighing.looks.items()
    }
    assert (ended["status"], ended["ending"]["outcome"]) == ("no_liability", "exempted")
    assert len(ended["correction_order"]["items"]) == 1


def test_a_township_that_failed_for_want_of_experience_is_exempted_and_puts_right(
    cast: Cast, register: Register, today: date
) -> None:
    """Y-1: K-06, X-01."""
    matter = pursuit.matter_on_unit(cast, register, second_office(cast), "east-township", "east-township-leader")
    case, path = tolerated(matter, FAILED_FARM, today, "Y1")
    pursuit.exempt(matter, case, today, "Y1")
    assert_exempted(matter, case, path, FAILED_FARM)


def test_whoever_broke_a_rule_to_save_a_villager_and_reported_it_is_exempted(
    cast: Cast, register: Register, today: date
) -> None:
    """Y-3: K-08. One look is unfavourable; nothing is counted (G-43)."""
    township = ("east-township-leader", "east-township", "principal")
    matter = pursuit.matter_on_official(cast, register, second_office(cast), *township)
    case, path = tolerated(matter, LENT_PASS, today, "Y3")
    pursuit.exempt(matter, case, today, "Y3")
    assert_exempted(matter, case, path, LENT_PASS)
    letter = cast.people["east-township-leader"].read(f"{path}/letter")
    assert (letter["outcome"]["code"], letter["no_negative_effect_on_appraisal"]) == ("exempted", True)


def decided_filings(cast: Cast, today: date) -> tuple[str, str]:
    """An accepted and a refused filing of the approval bureau; their ids, once accountability knows them."""
    duties, ids = ["补办用地批复", "补办施工许可"], []
    for accept in (True, False):
        path = road.draft(cast, today, "五个项目容缺受理", "xc_p5", duties)
        road.study(cast, today, path)
        road.submit(cast, today, path)
        road.review(cast, today, path, duties, accept=accept)
        if accept:
            road.accept(cast, today, path, duties, "示纪备〔2026〕Y6号")
        else:
            road.reject(cast, today, path)
        ids.append(path.rsplit("/", 1)[1])
    for one in ids:
        assert becomes(lambda one=one: cast.head.knows(f"{interviews.SERVICE}/evidence/{one}"))  # type: ignore[misc]
    return ids[0], ids[1]


def test_a_director_who_let_five_projects_begin_is_exempted_with_filings_as_evidence_a_refused_one_too(
    cast: Cast, register: Register, today: date
) -> None:
    """Y-6: K-11, F-06, F-29, P-17."""
    accepted, refused = decided_filings(cast, today)
    director = ("approval-head", "approval-bureau", "principal")
    matter = pursuit.matter_on_official(cast, register, first_office(cast), *director)
    case, path = tolerated(matter, FIVE_PROJECTS, today, "Y6")
    loaded = tolerance.loaded(matter, path)
    assert (loaded[accepted], loaded[refused]) == ("protecting", "refused")
    beside = {one["id"]: one for one in matter.office.head.read(case)["linked_evidence"]}
    assert beside[refused]["reason_codes"] == [papers.REASON["code"]]
    pursuit.exempt(matter, case, today, "Y6")
    assert_exempted(matter, case, path, FIVE_PROJECTS)


def test_a_probation_of_one_month_from_31_january_ends_on_28_february_and_is_passed(
    cast: Cast, register: Register, days: Days
) -> None:
    """PR-1: A-08, G-04. The city has posts since 2024 only, so the year is 2026; the calendar is the same."""
    start = date(2026, 1, 31)
    days.be_on(start)
    office = second_office(cast)
    matter = pursuit.matter_on_official(
        cast, register, office, "health-deputy", "health-commission", "deputy_in_charge"
    )
    case = pursuit.open_case(matter, start - timedelta(days=10), "审计报告〔2026〕1号")
    pursuit.investigate(matter, case)
    path = probation.set_it(matter, case, start, "PR1")
    assert office.handler.read(path)["notice"]["ends_on"] == "2026-02-28"
    assert office.head.read(case)["status"] == "probation"
    days.be(0)
    assert becomes(lambda: office.handler.read(path)["status"] == "expired")
    passed = office.handler.act(f"{path}/evaluation", probation.evaluation(date(2026, 2, 20), "lighter"))
    assert (passed["status"], passed["evaluation"]["proposal"]) == ("passed", "lighter")
    assert office.head.read(case)["probation"]["proposal_kind"] == "lighter"


def test_two_violations_in_one_year_are_a_circular_and_then_an_interview_with_self_criticism(
    cast: Cast, register: Register, today: date
) -> None:
    """IV-1: X-18."""
    supervisor, cadre = cast.people["cadre-officer"], register.person("letters-officer-2")
    first_day, second_day = house.free_days(supervisor, cadre, today)
    first, second = (aftermath.violation(supervisor, cadre, day, "未到岗，未请假。") for day in (first_day, second_day))
    for path, rung in ((first, "first"), (second, "repeat")):
        supervisor.act(f"{path}/determination", {"rung": rung})
    assert supervisor.read(f"{first}/ladder")["outstanding"] == ["circular_criticism"]
    assert supervisor.read(f"{second}/ladder")["outstanding"] == ["interview", "written_self_criticism"]
    supervisor.act(f"{first}/withdrawal", {"reasons": "当日已请假，系统未同步。"})
    assert supervisor.read(f"{second}/ladder")["outstanding"] == ["circular_criticism"]
