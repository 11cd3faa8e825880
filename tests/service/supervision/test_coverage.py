"""Coverage over HTTP: what was held, what is missing, who may know it, and what the next plan is proposed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from libs.chassis.inbox import Verdict
from libs.kernel.profile import Profile
from services.supervision.problems.case_type import PROBLEM
from services.supervision.visits.case_type import VISIT
from services.supervision.visits.records import Member, Team, TeamSide
from services.supervision.visits.status import VisitStatus
from services.supervision.visits.visit import Visit
from tests.support.filing_story import filing_of, refused
from tests.support.small_city import HOUSING, SCHOOLS, organ_id, person_id
from tests.support.supervision_planting import noticed, plant, problem, visit
from tests.support.supervision_sources_stage import escalated, interview_of
from tests.support.supervision_visit_stage import VisitStage

BODY1, BODY2 = organ_id("body1"), organ_id("body2")
TEAM = Team(
    person_id("visit-leader"),
    (Member(person_id("visit-leader"), TeamSide.OFFICE), Member(person_id("visit-member"), TeamSide.OFFICE)),
    person_id("office1-head"),
    date(2026, 3, 2),
)


async def screen(house: VisitStage, who: str, path: str, **params: Any) -> dict[str, Any]:
    """A screen of coverage."""
    return await house.done(house.get(who, f"/v1/coverage/{path}", **params))


async def states(house: VisitStage, who: str, path: str, **params: Any) -> dict[str, str]:
    """How each line stands, by the id of its body or unit, or by its scope."""
    items = (await screen(house, who, path, **params))["items"]
    return {str(one["unit_id"] or one["office_id"] or one["scope"]): one["state"] for one in items}


def hidden(on: date = date(2026, 3, 20), **changed: Any) -> Visit:
    """An unannounced visit with its team, not started."""
    planned = visit(None, unannounced=True, planned_on=on, status=VisitStatus.ASSIGNED, team=TEAM)
    return replace(planned, **changed)


async def test_s05_the_month_of_the_organ_stands_by_the_closed_visits_that_are_known(house: VisitStage) -> None:
    await plant(
        house.running,
        VISIT,
        visit(date(2026, 2, 28)),
        visit(date(2026, 3, 1), status=VisitStatus.REPORTED),
        visit(date(2026, 3, 2), "daily_dispatched", office="body1"),
        visit(date(2026, 4, 1), unit="schools", office="office2"),
    )
    march = await screen(house, "secretary", "monthly")
    (line,) = march["items"]
    assert (march["period"], march["from"], march["to"], march["on"]) == (
        "2026-03", "2026-03-01", "2026-03-31", "2026-03-16",
    )  # fmt: skip
    assert (line["held"], line["under_way"], line["gap"], line["days_left"], line["state"]) == (0, 1, 1, 15, "open")
    assert "S-05" in line["cites"]
    assert await states(house, "secretary", "monthly", month="2026-02") == {"organ": "ok"}
    assert await states(house, "secretary", "monthly", month="2026-01") == {"organ": "breached"}
    house.clock.at = datetime(2026, 3, 24, 4, tzinfo=UTC)
    assert await states(house, "secretary", "monthly") == {"organ": "at_risk"}
    house.clock.at = datetime(2026, 3, 31, 16, 30, tzinfo=UTC)  # half past midnight on 1 April in the office
    assert await states(house, "secretary", "monthly", month="2026-03") == {"organ": "breached"}
    assert (await screen(house, "secretary", "monthly"))["period"] == "2026-04"


async def test_who_does_not_see_the_organ_is_told_nothing_of_what_is_missing(house: VisitStage) -> None:
    await plant(house.running, VISIT, visit(date(2026, 2, 10)))
    february = {who: await states(house, who, "monthly", month="2026-02") for who in ("office1-head", "office2-head")}
    assert february == {"office1-head": {"organ": "ok"}, "office2-head": {"organ": "unknown"}}
    for path in ("monthly", "bodies", "special", "yearly"):
        for who in ("housing-clerk", "housing-head", "county-officer", "letters-officer", "administrator"):
            answer = await house.get(who, f"/v1/coverage/{path}")
            assert answer.status_code == (200 if who == "county-officer" else 403), (path, who)
    (of_county,) = (await screen(house, "county-officer", "monthly", month="2026-02"))["items"]
    assert (of_county["held"], of_county["state"]) == (0, "unknown")


async def test_p33_a_hidden_visit_is_planned_for_its_team_alone(house: VisitStage) -> None:
    before = {who: await screen(house, who, "monthly") for who in ("office1-officer", "secretary", "body1-officer")}
    proposed = await house.done(house.get("secretary", "/v1/visit-proposals"))
    await plant(house.running, VISIT, hidden(), hidden(kind="daily_dispatched", office_id=BODY1))
    assert before == {who: await screen(house, who, "monthly") for who in before}
    assert proposed == await house.done(house.get("secretary", "/v1/visit-proposals"))
    for who in ("office1-head", "visit-leader", "visit-member"):
        (line,) = (await screen(house, who, "monthly"))["items"]
        assert (line["planned"], line["held"]) == (1, 0)
    assert {one["planned"] for one in (await screen(house, "secretary", "bodies"))["items"]} == {0}
    assert {one["planned"] for one in (await screen(house, "body1-officer", "bodies"))["items"]} == {0}


async def test_s06_each_body_counts_its_own_visits_and_each_month_its_own_days(house: VisitStage) -> None:
    days = (date(2026, 1, 30), date(2026, 1, 31), date(2026, 2, 1))
    made = [visit(day, "daily_dispatched", office="body1") for day in days]
    await plant(house.running, VISIT, *made, visit(date(2026, 1, 15), "daily_dispatched", "schools", "body2"))
    january = await states(house, "case-manager", "bodies", month="2026-01")
    assert january == {str(BODY1): "ok", str(BODY2): "breached"}
    assert (await states(house, "case-manager", "bodies", month="2026-02"))[str(BODY1)] == "breached"
    assert await states(house, "body1-officer", "bodies", month="2026-02") == {str(BODY1): "breached"}
    assert await states(house, "body2-head", "bodies", month="2026-01") == {str(BODY2): "breached"}
    assert await states(house, "office1-officer", "bodies", month="2026-02") == {str(BODY1): "unknown"}


class Strict:
    """The policies with the stricter reading of S-06 (G-49)."""

    def __init__(self, policies: Any) -> None:
        self._policies = policies

    def in_force(self, name: str, on: date) -> Profile:
        """What is in force, with that option."""
        found: Profile = self._policies.in_force(name, on)
        return replace(found, options={**found.options, "visits.strict_per_resident_unit": True})


async def test_g49_the_stricter_reading_asks_it_of_each_resident_unit(
    house: VisitStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house.running.engine, "policies", Strict(house.running.engine.policies))
    elsewhere = [visit(date(2026, 2, day), "daily_dispatched", "schools", "body1") for day in (3, 4)]
    await plant(house.running, VISIT, *elsewhere)
    lines = (await screen(house, "secretary", "bodies", month="2026-02"))["items"]
    stand = {(one["scope"], one["office_id"], one["unit_id"]): one["state"] for one in lines}
    assert stand == {
        ("body", str(BODY1), None): "ok",
        ("body", str(BODY2), None): "breached",
        ("body_at_unit", str(BODY1), str(HOUSING)): "breached",
    }


async def test_s07_a_special_visit_counts_for_its_quarter_if_the_bureau_confirmed_it(house: VisitStage) -> None:
    unconfirmed = visit(date(2026, 2, 3), "special", bureau_answer=None)
    await plant(house.running, VISIT, unconfirmed, visit(date(2025, 12, 31), "special"))
    assert await states(house, "secretary", "special") == {"organ": "at_risk"}
    assert await states(house, "secretary", "special", quarter="2025-q4") == {"organ": "ok"}
    assert await states(house, "bureau-officer", "special", quarter="2025-q4") == {"organ": "ok"}
    assert (await house.get("bureau-officer", "/v1/coverage/monthly")).status_code == 403


async def test_s09_units_that_a_problem_was_fed_back_to_are_shown_until_they_are_verified(house: VisitStage) -> None:
    old = problem("schools", date(2024, 5, 6), "checked_off")
    items = (problem("housing"), old, problem("east", status="open"), problem("task-force"))
    await plant(house.running, PROBLEM, *items, columns=noticed(items))
    await plant(house.running, VISIT, visit(date(2026, 1, 1), "spot_verification"))
    assert await states(house, "secretary", "yearly") == {str(HOUSING): "ok", str(SCHOOLS): "open"}
    assert await states(house, "office1-officer", "yearly") == {str(HOUSING): "ok"}
    assert await states(house, "office2-head", "yearly") == {str(SCHOOLS): "open"}
    gaps = await screen(house, "secretary", "yearly", gaps=True)
    assert ([one["unit_id"] for one in gaps["items"]], gaps["totals"]["lines"]) == ([str(SCHOOLS)], 2)
    assert await states(house, "secretary", "yearly", year="2025") == {str(SCHOOLS): "breached"}


async def test_what_is_no_month_quarter_or_year_is_refused(house: VisitStage) -> None:
    wrong = (("monthly", "month", "2026-13"), ("bodies", "month", "2026-q1"), ("special", "quarter", "2026-q5"))
    for path, name, value in (*wrong, ("yearly", "year", "26")):
        assert (await house.get("secretary", f"/v1/coverage/{path}", **{name: value})).status_code == 422, path
    assert (await house.get("secretary", "/v1/coverage/monthly", quarter="2026-q1")).status_code == 400


async def proposed(house: VisitStage, who: str) -> dict[str, dict[str, Any]]:
    """The proposals of that person, by unit."""
    page = await house.done(house.get(who, "/v1/visit-proposals"))
    assert page["total"] == len(page["items"])
    return {one["unit_id"]: one for one in page["items"]}


async def test_f42_s12_watched_and_escalated_units_are_proposed_and_due_more_often(house: VisitStage) -> None:
    interview = interview_of(house.ears)
    assert set(await house.ears.hear(*escalated(interview), *refused(filing_of(house.ears)))) == {Verdict.APPLIED}
    await plant(house.running, VISIT, visit(date(2026, 3, 4), "joint_requested"), hidden(date(2026, 3, 17)))
    lines = (await screen(house, "office1-head", "monthly"))["items"]
    (watched,) = [one for one in lines if one["scope"] == "watched_unit"]
    assert (watched["unit_id"], watched["kind"], watched["held"], watched["least"]) == (str(HOUSING), None, 1, 2)
    assert (watched["state"], watched["since"]) == ("open", "2026-03-16")
    of_other = (await screen(house, "member", "monthly", month="2026-04"))["items"]
    assert [one["state"] for one in of_other] == ["unknown", "unknown"]  # another leader, who cannot see its visits
    for who, planned_on in (("office1-head", "2026-03-17"), ("deputy", None), ("body1-head", None)):
        one = (await proposed(house, who))[str(HOUSING)]
        reasons = {reason["reason"]: reason["since"] for reason in one["reasons"]}
        assert reasons == {"interview_escalated": "2026-03-13", "filing_refused": "2026-03-02"}
        assert (one["visited_on"], one["planned_on"], one["near"]) == ("2026-03-04", planned_on, True)
        assert one["kinds"] == (["daily_dispatched"] if who == "body1-head" else ["daily_cdi"])
    assert await proposed(house, "office2-head") == {}
    assert (await house.get("housing-head", "/v1/visit-proposals")).status_code == 403


async def test_s09_a_unit_not_yet_verified_this_year_is_proposed_for_a_spot_verification(house: VisitStage) -> None:
    items = [problem("schools", date(2025, 5, 6))]
    await plant(house.running, PROBLEM, *items, columns=noticed(items))
    (one,) = (await proposed(house, "office2-officer")).values()
    assert (UUID(one["unit_id"]), one["kinds"]) == (SCHOOLS, ["spot_verification"])
    assert [(r["reason"], r["since"]) for r in one["reasons"]] == [("not_covered", "2026-01-01")]
    await plant(house.running, VISIT, visit(date(2026, 2, 3), "spot_verification", "schools", "office2"))
    assert await proposed(house, "office2-officer") == {}
