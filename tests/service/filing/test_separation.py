"""Who may not: leaders out of office, units in their own matter, one hand for two steps, strangers."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text

from tests.service.filing.test_bad_input import NOBODY, refused
from tests.support.filing_road import FILINGS, OBLIGATIONS, Road
from tests.support.filing_service import FilingHouse
from tests.support.filing_steps import TODAY
from tests.support.refused import nothing_written, problem


async def also_in_unit(house: FilingHouse, person: str, organ: str = "approval-bureau") -> None:
    """The directory now says that this person holds a post in the unit as well."""
    statement = text("INSERT INTO replica_post VALUES (:person, :organ, 'officer', '2026-01-01', NULL)")
    values = {"person": house.city.person(person).person_id, "organ": house.city.organs[organ]}
    async with house.running.database.begin() as connection:
        await connection.execute(statement, values)


async def portfolio_ends(house: FilingHouse, person: str, organ: str, on: date) -> None:
    """The directory now says that the unit leaves this person's portfolio on that day."""
    statement = text(
        "UPDATE replica_relation SET valid_to = :on "
        "WHERE kind = 'portfolio' AND holder_id = :holder AND target_id = :target"
    )
    values = {"on": on, "holder": house.city.person(person).person_id, "target": house.city.organs[organ]}
    async with house.running.database.begin() as connection:
        assert (await connection.execute(statement, values)).rowcount == 1


async def test_a_leader_who_was_never_in_charge_finds_no_filing_at_the_gate(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("gatekeeping")
    answer = await refused(road, "pass_gate", by="vice-mayor-2")
    problem(answer, 404, "absent")


async def test_a_leader_whose_portfolio_ended_yesterday_may_read_but_not_pass(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("gatekeeping")
    road.at_noon(TODAY + timedelta(days=2))
    await portfolio_ends(house, "vice-mayor-1", "approval-bureau", road.today)
    assert (await road.read("leader"))["next_acts"] == []
    problem(await refused(road, "pass_gate"), 403, "not_entitled", "F-24")
    assert (await road.who("leader").get("/v1/todo")).json()["items"] == []


async def test_a_leader_who_left_before_the_filing_began_sees_nothing_of_it(house: FilingHouse) -> None:
    await portfolio_ends(house, "vice-mayor-1", "approval-bureau", TODAY)
    road = Road(house)
    await road.draft()
    await road.walk("attach", "study", "present")
    answer = await refused(road, "pass_gate")
    problem(answer, 404, "absent")
    assert (await road.who("leader").get(FILINGS)).json()["items"] == []


async def test_the_unit_does_not_act_for_the_office_or_the_committee(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("submitted")
    for act in ("return_for_defects", "open_review"):
        for by in ("approval-clerk", "approval-head"):
            problem(await refused(road, act, by=by), 403, "not_entitled")
    await road.walk("open_review", "draft_report", "confirm_report", "open_consultation", "pass_consultation")
    problem(await refused(road, "accept", by="approval-head"), 403, "not_entitled", "F-28")


async def test_a_head_who_belongs_to_the_unit_does_not_open_its_review(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("submitted")
    await also_in_unit(house, "office1-head")
    problem(await refused(road, "open_review"), 403, "unit_decides_own_filing", "P-09", "F-24")


async def test_a_leader_who_belongs_to_the_unit_does_not_pass_its_filing(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("gatekeeping")
    await also_in_unit(house, "vice-mayor-1")
    problem(await refused(road, "pass_gate"), 403, "unit_decides_own_filing", "P-09", "F-24")


async def test_nobody_of_the_unit_handles_consults_or_votes(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("submitted")
    await also_in_unit(house, "office1-officer")
    found = problem(await refused(road, "open_review"), 422, "unit_takes_part", "P-09")
    assert found == {"#/handler_ids/0": ["unit_takes_part"]}
    second = road.persons("office1-officer-2")
    declared = [{"person_id": person} for person in road.persons("office1-head", "office1-officer-2")]
    await road.do("open_review", handler_ids=second, recusals=declared)
    await road.do("draft_report", by="office1-officer-2")
    await road.do("confirm_report")
    await also_in_unit(house, "office2-officer")
    panel = road.persons("office2-head", "office3-head", "office2-officer")
    found = problem(await refused(road, "open_consultation", member_ids=panel), 422, "unit_takes_part", "P-09")
    assert found == {"#/member_ids/2": ["unit_takes_part"]}
    panel = road.persons("office2-head", "office3-head", "office3-officer")
    await road.do("open_consultation", member_ids=panel)
    votes = [{"person_id": person, "choice": "for"} for person in panel]
    await road.do("pass_consultation", votes=votes)
    await also_in_unit(house, "sc-member-2")
    found = problem(await refused(road, "accept"), 422, "unit_takes_part", "P-09")
    assert found == {"#/resolution/votes/3": ["unit_takes_part"]}


async def test_whoever_drafted_the_report_does_not_confirm_it(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("submitted")
    head = road.persons("office1-head")
    await road.do("open_review", handler_ids=head, recusals=[{"person_id": head[0]}])
    await grant(house, "office1-head", "sup_officer")
    await road.do("draft_report", by="office1-head")
    problem(await refused(road, "confirm_report"), 403, "same_hand", "P-09", "F-26")


async def test_only_a_handler_drafts_the_report(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("reviewing")
    problem(await refused(road, "draft_report", by="office1-officer-2"), 403, "not_handler", "F-26", "P-09")


async def test_whoever_prepared_the_report_has_no_seat_and_no_vote(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("reported")
    panel = road.persons("office2-head", "office1-officer", "office1-head")
    found = problem(await refused(road, "open_consultation", member_ids=panel), 422, "preparer_decides", "P-09")
    assert set(found) == {"#/member_ids/1", "#/member_ids/2"}


async def test_a_panel_without_another_office_is_refused(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("reported")
    panel = road.persons("office1-officer-2", "sc-member-3", "sc-member-4")
    answer = await refused(road, "open_consultation", chair_id=panel[0], member_ids=panel)
    problem(answer, 422, "no_other_office", "F-41")


async def test_whoever_is_recused_takes_no_part(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("submitted")
    head, officer = road.persons("office1-head", "office1-officer")
    declared = [{"person_id": head}, {"person_id": officer, "ground": await ground(road)}]
    found = problem(await refused(road, "open_review", recusals=declared), 422, "recused_takes_part", "P-09")
    assert found == {"#/handler_ids/0": ["recused_takes_part"]}


async def test_the_office_of_another_unit_does_not_act(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("submitted")
    problem(await refused(road, "open_review", by="office2-head"), 404, "absent")
    problem(await refused(road, "return_for_defects", by="office3-officer"), 404, "absent")


async def test_a_filing_of_another_unit_is_as_absent_as_one_that_does_not_exist(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("in_execution")
    stranger = house.caller("housing-clerk")
    duty = (await road.duties())[0]["id"]
    pairs = [
        (road.path, f"{FILINGS}/{NOBODY}"),
        (f"{OBLIGATIONS}/{duty}", f"{OBLIGATIONS}/{NOBODY}"),
        (f"/v1/histories/filing/{road.id}", f"/v1/histories/filing/{NOBODY}"),
    ]
    for theirs, nobodys in pairs:
        assert _body(await stranger.get(theirs)) == _body(await stranger.get(nobodys))
        problem(await stranger.get(theirs), 404, "absent")
    async with nothing_written(house):
        for door in ("withdrawal", "progress"):
            body = {"reason": "x"} if door == "withdrawal" else {"text": "x"}
            for path in (road.path, f"{FILINGS}/{NOBODY}"):
                answer = await stranger.post(f"{path}/{door}", body, **{"If-Match": '"1"'})
                problem(answer, 404, "absent")


async def test_every_refusal_by_right_or_rule_is_audited(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("submitted")
    await road.ask("open_review", by="approval-head")
    await road.ask("open_review", by="office2-head")
    await road.ask("open_review", handler_ids=[])
    async with house.running.database.connect() as connection:
        rows = await connection.exec_driver_sql(
            "SELECT decision, outcome, action, object_id FROM audit_event WHERE outcome <> 'shown' ORDER BY id"
        )
        denied = [tuple(row) for row in rows if row.decision == "deny"]
    act = ("filing.open_review", UUID(road.id))
    look = ("filing.show", UUID(road.id))  # whoever asks for an act reads the filing first
    assert denied == [
        ("deny", "not_entitled", *act),
        ("deny", "absent", *look),
        ("deny", "absent", *act),
        ("deny", "no_handler", *act),
    ]


async def grant(house: FilingHouse, person: str, role: str) -> None:
    """The directory now says that this account has a further role."""
    statement = text("UPDATE replica_account SET roles = array_append(roles, :role) WHERE id = :id")
    async with house.running.database.begin() as connection:
        await connection.execute(statement, {"role": role, "id": house.city.person(person).account_id})
    house.running.callers.forget()


async def ground(road: Road) -> str:
    """A ground of recusal of the profile."""
    items = (await road.who("head").get("/v1/dictionaries/recusal_grounds")).json()["items"]
    return str(items[0]["code"])


def _body(answer: Any) -> dict[str, Any]:
    """The body of a problem without the number of its request."""
    told = dict(answer.json())
    told.pop("instance")
    return told
