"""One filing and what the other services make of it; who may see that; and all of it while a server is gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from deploy.demo import papers, road, sources
from deploy.demo.cast import Cast
from deploy.demo.client import Person, sign_in
from deploy.demo.days import Days
from deploy.demo.register import register_of
from deploy.demo.story import escalation
from tests.end_to_end.whole import Whole, becomes

pytestmark = pytest.mark.timeout(300)
DUTIES = ["补办用地批复", "补办施工许可"]
PASSWORD = "Lanyard-2026"


@pytest.fixture(scope="module")
def housing(cast: Cast) -> Cast:
    """The same people, but the unit is the housing bureau, of which no filing has been refused yet."""
    clerk, head = (sign_in(cast.clerk.http, cast.teller, name, PASSWORD) for name in ("housing-clerk", "housing-head"))
    return replace(cast, clerk=clerk, party_head=head)


@pytest.fixture
def today() -> date:
    """The day of the office."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


def under_review(cast: Cast, today: date) -> str:
    """A filing that has been handed to the supervision office; its path."""
    path = road.draft(cast, today, "重点项目先行开工", "xc_p5", DUTIES)
    road.study(cast, today, path)
    road.submit(cast, today, path)
    return path


def answers(person: Person, path: str, **params: Any) -> int:
    """How reading that is answered."""
    return person.get(path, **params).status_code


def refused_before(cast: Cast, unit: str) -> bool:
    """The yes or no of the clarification service."""
    found: bool = cast.head.read("/api/clarification/v1/filing-index", unit_id=unit)["refused_filing_exists"]
    return found


def test_a_refusal_is_seen_in_three_services_and_hidden_from_the_unit(housing: Cast, today: date) -> None:
    path = under_review(housing, today)
    filing_id, unit = path.rsplit("/", 1)[1], housing.clerk.me["organ"]["id"]
    evidence, watched = f"/api/accountability/v1/evidence/{filing_id}", f"/api/supervision/v1/watch-list/{filing_id}"
    assert not refused_before(housing, unit)
    assert (answers(housing.head, evidence), answers(housing.head, watched)) == (404, 404)
    road.review(housing, today, path, DUTIES, accept=False)
    road.reject(housing, today, path)
    assert becomes(lambda: answers(housing.head, evidence) == 200)
    assert becomes(lambda: answers(housing.head, watched) == 200)
    assert becomes(lambda: refused_before(housing, unit))
    assert housing.head.read(evidence)["status"] == "refused"
    assert housing.head.read(evidence)["reason_codes"] == [papers.REASON["code"]]
    assert housing.head.read(watched)["reason"] == "filing_refused"
    for outsider in (housing.clerk, housing.party_head, housing.other_leader):
        assert answers(outsider, evidence) == 404
        assert answers(outsider, watched) == 404
        assert answers(outsider, "/api/clarification/v1/filing-index", unit_id=unit) == 404


def waiting(person: Person, path: str) -> set[str]:
    """The acts on that filing that are on the person's list."""
    todo = person.read("/api/overview/todo")
    assert todo["unavailable"] == []
    return {item["act"] for item in todo["items"] if item["id"] == path.rsplit("/", 1)[1]}


def test_what_waits_is_on_the_list_of_whose_it_is_and_of_nobody_else(cast: Cast, today: date) -> None:
    path = road.draft(cast, today, "容缺受理", "xc_p5", DUTIES)
    assert (waiting(cast.clerk, path), waiting(cast.party_head, path)) == ({"study"}, set())
    road.study(cast, today, path)
    assert (waiting(cast.clerk, path), waiting(cast.party_head, path)) == (set(), {"present"})
    road.submit(cast, today, path)
    assert (waiting(cast.head, path), waiting(cast.other_clerk, path)) == ({"open_review"}, set())


def changes(person: Person, after: str | None = None) -> tuple[list[dict[str, Any]], str]:
    """What the change feed tells that person from a cursor to its end, and the cursor there."""
    found: list[dict[str, Any]] = []
    more = True
    while more:
        page = person.read("/api/filing/v1/changes", **({"after": after} if after else {}))
        found, after, more = found + page["items"], str(page["cursor"]), page["more"]
    assert after
    return found, after


def test_the_change_feed_tells_each_case_in_order_and_without_gaps(cast: Cast, today: date) -> None:
    path = under_review(cast, today)
    filing_id, version = path.rsplit("/", 1)[1], cast.clerk.read(path)["version"]

    def told(person: Person) -> list[int]:
        return [change["version"] for change in changes(person)[0] if change["subject"] == filing_id]

    assert becomes(lambda: told(cast.clerk) == list(range(1, version + 1)))
    assert told(cast.head) == told(cast.clerk)
    assert told(cast.other_clerk) == []


def test_the_change_feed_goes_on_where_it_stopped_and_repeats_nothing(cast: Cast, today: date) -> None:
    before, cursor = changes(cast.clerk)
    later = road.draft(cast, today, "容缺受理", "xc_p5", DUTIES).rsplit("/", 1)[1]
    assert becomes(lambda: later in {change["subject"] for change in changes(cast.clerk, cursor)[0]})
    told = [change["id"] for change in (*before, *changes(cast.clerk, cursor)[0])]
    assert len(told) == len(set(told))


@contextmanager
def with_roles(administrator: Person, code: str, roles: list[str]) -> Iterator[None]:
    """That account has these roles, and those it had before at the end."""
    listed = administrator.read("/api/directory/v1/accounts", page_size=200)["items"]
    account = next(entry for entry in listed if entry["code"] == code)
    path = f"/api/directory/v1/accounts/{account['id']}"
    place = {"organ_id": account["organ_id"], "office_id": account["office_id"]}
    administrator.act(f"{path}/roles", {**place, "roles": roles})
    try:
        yield
    finally:
        administrator.act(f"{path}/roles", {**place, "roles": account["roles"]})


def test_a_role_taken_away_is_gone_within_five_seconds_without_a_new_login(cast: Cast, today: date) -> None:
    """P-36: the rights are those of the moment, whoever is signed in."""
    path = under_review(cast, today)
    security = sign_in(cast.clerk.http, cast.teller, "sec-admin", PASSWORD)
    assert answers(cast.head, path) == 200
    with with_roles(security, "office1-head", ["subject"]):
        assert becomes(lambda: answers(cast.head, path) == 404, within=5)
        assert waiting(cast.head, path) == set()
    assert becomes(lambda: answers(cast.head, path) == 200)


@pytest.fixture
def days(whole: Whole) -> Iterator[Days]:
    """Days that pass in accountability; they are everybody's again at the end."""
    passing = Days(whole.running)
    try:
        yield passing
    finally:
        passing.be(0)


def test_an_escalated_interview_is_seen_in_three_services_and_hidden_from_the_unit(housing: Cast, days: Days) -> None:
    """S-12, F-48, C-14: every effect is looked for after it was not there; how quick it is, the bench measures."""
    head, unit = housing.head, register_of(housing).organ("housing-bureau")
    watched = head.read(sources.WATCHED_UNITS, unit_id=unit)["total"]
    assert not head.read(escalation.LEAD_INDEX, unit_id=unit)["accountability_case_exists"]
    told = escalation.over_the_weeks(housing, days, ("2022-02", "2022-03"), "1")
    assert head.read(sources.WATCHED_UNITS, unit_id=unit)["total"] == watched + 1
    for reader in (head, housing.officer):
        marks = {mark["interview_id"] for mark in reader.read(told.filing)["single_matter"]}
        assert told.path.rsplit("/", 1)[1] in marks
    later = under_review(housing, days.today)
    in_force = {mark["interview_id"] for mark in head.read(later)["single_matter"]}
    assert in_force == {told.next_path.rsplit("/", 1)[1]}
    assert housing.clerk.read(later)["single_matter"] == []
    for outsider in (housing.clerk, housing.party_head, housing.other_leader):
        assert answers(outsider, told.case) == 404
        assert answers(outsider, f"{sources.WATCHED_UNITS}/{told.path.rsplit('/', 1)[1]}") == 404


def test_filing_goes_on_without_nats_and_the_events_follow(whole: Whole, cast: Cast, today: date) -> None:
    path = under_review(cast, today)
    evidence = f"/api/accountability/v1/evidence/{path.rsplit('/', 1)[1]}"
    with whole.without_nats():
        road.draft(cast, today, "断网期间的申请", "xc_p5", DUTIES)
        road.review(cast, today, path, DUTIES, accept=False)
        assert road.reject(cast, today, path)["status"] == "rejected"
        assert answers(cast.head, evidence) == 404
        assert cast.clerk.http.get("/api/health").json()["status"] == "ok"
    assert becomes(lambda: answers(cast.head, evidence) == 200)
    assert cast.head.read(evidence)["status"] == "refused"


def test_a_service_that_was_away_catches_up(whole: Whole, cast: Cast, today: date) -> None:
    path = under_review(cast, today)
    watched = f"/api/supervision/v1/watch-list/{path.rsplit('/', 1)[1]}"
    with whole.without("supervision"):
        road.review(cast, today, path, DUTIES, accept=False)
        road.reject(cast, today, path)
        assert answers(cast.head, watched) == 503
        assert cast.head.read("/api/overview/todo")["unavailable"] == ["supervision"]
        assert cast.head.get("/api/health").json()["status"] == "degraded"
    assert becomes(lambda: answers(cast.head, watched) == 200)
