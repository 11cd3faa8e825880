"""Who sees a sanction, and what of it: whom it is on, the unit, the department told, the organ (P-14, P-15, P-28)."""

from typing import Any

from tests.support.accountability_aftermath_road import apply, decided, reviewed, sanctions_of, serve, served_review
from tests.support.accountability_cases_road import TO_DECIDED, CaseRoad
from tests.support.accountability_interviews_house import House

INSIDE = (
    "office1-officer",
    "office1-head",
    "sc-member-1",
    "cdi-secretary",
    "cdi-deputy-2",
    "sc-member-4",
    "svc-member-1",
    "sc-recorder",
    "trial-head",
    "management-officer",
)
OUTSIDE = (
    "office2-officer",
    "office2-head",
    "letters-officer",
    "conduct-officer",
    "cadre-officer",
    "dispatched1-head",
    "education-head",
    "housing-clerk",
    "housing-official",
    "vice-mayor-1",
    "psb-officer",
    "bureau-officer",
    "east-cdi-secretary",
    "province-cdi-secretary",
    "sys-admin",
    "audit-admin",
)


async def seen(house: House, who: str, sanction_id: str) -> dict[str, Any] | None:
    """The sanction as that person sees it, None if it is not theirs to know."""
    answer = await house.caller(who).get(f"/v1/sanctions/{sanction_id}")
    listed = (await house.caller(who).get("/v1/sanctions")).json().get("items", [])
    assert (answer.status_code == 200) == (sanction_id in {one["id"] for one in listed}), who
    return answer.json() if answer.status_code == 200 else None


async def served_on_the_head(house: House) -> tuple[CaseRoad, str]:
    """A served admonition of the head of the housing bureau."""
    road = await decided(house)
    await serve(road)
    (sanction,) = await sanctions_of(road)
    return road, sanction["id"]


async def test_the_handling_office_and_the_whole_organ_see_all_of_it_and_strangers_nothing(
    interview_house: House,
) -> None:
    road, sanction_id = await served_on_the_head(interview_house)
    for who in INSIDE:
        found = await seen(interview_house, who, sanction_id)
        assert found is not None and found["case_id"] == road.id, who
    for who in OUTSIDE:
        assert await seen(interview_house, who, sanction_id) is None, who


async def test_whom_it_is_on_sees_it_from_service_on_and_nothing_of_the_case(interview_house: House) -> None:
    house = interview_house
    road = await decided(house)
    assert (await house.caller("housing-head").get("/v1/sanctions")).json()["total"] == 0
    await serve(road)
    (sanction,) = await sanctions_of(road)
    own = await seen(house, "housing-head", sanction["id"])
    assert own is not None and own["measure"] == "admonition" and own["impact"]["until_on"] == "2026-09-02"
    assert (own["case_id"], own["office_id"], own["decider_ids"], own["recused_ids"]) == (None, None, [], [])
    assert own["due"][0]["code"] == "review.apply" and own["next_acts"] == []
    assert (await house.caller("housing-head").get(road.path)).status_code == 404
    timeline = (await house.caller("housing-head").get(f"/v1/histories/sanction/{sanction['id']}")).json()["items"]
    assert [one["act"] for one in timeline] == ["open"]


async def test_the_head_of_the_unit_and_the_department_told_see_the_measure_alone(interview_house: House) -> None:
    house = interview_house
    road = await _on_the_deputy(house)
    (sanction,) = await sanctions_of(road)
    for who in ("housing-head", "org-dept-officer"):
        found = await seen(house, who, sanction["id"])
        assert found is not None and found["person_id"] == str(house.person("housing-deputy")), who
        assert found["case_id"] is None and found["decider_ids"] == []


async def _on_the_deputy(house: House) -> CaseRoad:
    """A served admonition of the deputy of the housing bureau, who has no account."""
    road = CaseRoad(house)
    await road.walk(*TO_DECIDED)
    await serve(road)
    return road


async def test_a_look_at_a_sanction_is_on_record(interview_house: House) -> None:
    """A look at a sanction is on record, with who looked and at what (P-36)."""
    house = interview_house
    _, sanction_id = await served_on_the_head(house)
    await seen(house, "cdi-secretary", sanction_id)
    looks = await house.rows(
        "SELECT count(*) AS looks FROM audit_event WHERE action = 'sanction.show' AND object_id = :id"
        " AND account_id = :account",
        id=sanction_id,
        account=house.caller("cdi-secretary").person.account_id,
    )
    assert looks[0]["looks"] == 1


async def test_lists_are_filtered_by_measure_form_status_and_case(interview_house: House) -> None:
    house = interview_house
    road = await decided(house, "party_warning", "transfer")
    await serve(road)
    caller = house.caller("management-officer")

    async def total(**asked: Any) -> int:
        found: int = (await caller.get("/v1/sanctions", **asked)).json()["total"]
        return found

    assert await total(case_id=road.id) == 2 == await total(form=2)
    assert await total(measure="transfer") == 1 and await total(form=1) == 0
    assert await total(status="in_effect") == 2 and await total(status="revoked") == 0
    assert (await caller.get("/v1/sanctions", colour="red")).status_code == 400


async def test_the_clock_learns_of_every_new_last_day(interview_house: House) -> None:
    """A review moves the sanction by its own act: what the clock is asked for moves along (P-19)."""
    house = interview_house
    road = await decided(house, "party_serious_warning")
    await serve(road)
    (sanction,) = await sanctions_of(road)

    async def due() -> list[str]:
        rows = await house.rows("SELECT due_at FROM timer WHERE case_id = :id", id=sanction["id"])
        return [row["due_at"].date().isoformat() for row in rows]

    assert await due() == ["2027-09-02"]
    review = (await apply(road)).json()
    assert await due() == ["2027-09-02"]
    await reviewed(road, review, "changed", "party_warning")
    assert await due() == ["2027-03-02"]
    await served_review(road, review)
    assert await due() == ["2027-03-02"]
