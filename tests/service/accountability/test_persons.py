"""The impact periods of one person over HTTP: for those entitled, each look on record, nothing by name (P-19)."""

from typing import Any

from tests.support.accountability_aftermath_road import decided, serve
from tests.support.accountability_interviews_house import House

ENTITLED = (
    "cdi-secretary", "cdi-deputy-2", "sc-member-4", "svc-member-1", "sc-recorder", "trial-head", "management-officer",
    "org-dept-officer",
)  # fmt: skip
REFUSED = ("office1-officer", "office1-head", "housing-clerk", "letters-officer", "conduct-officer", "sys-admin")


async def periods(house: House, who: str, person: str) -> Any:
    """The answer to who asks for the periods of that person."""
    return await house.caller(who).get(f"/v1/persons/{house.person(person)}/impact-periods")


async def two_sanctions(house: House) -> None:
    """A warning and a graver one on the head of the housing bureau, served on the same day."""
    for number, measure in enumerate(("party_warning", "party_serious_warning"), start=6):
        await serve(await decided(house, measure, document_number=f"许纪问〔2026〕{number}号"))


async def test_those_entitled_see_what_runs_until_when_and_what_was_added(interview_house: House) -> None:
    house = interview_house
    await two_sanctions(house)
    for who in ENTITLED:
        view = (await periods(house, who, "housing-head")).json()
        assert view["running_until"] == "2028-09-02", who
        assert sorted(one["measure"] for one in view["periods"]) == ["party_serious_warning", "party_warning"]
        assert sum(len(one["impact"]["additions"]) for one in view["periods"]) == 1


async def test_whom_they_are_on_sees_the_own_periods_and_nobody_elses(interview_house: House) -> None:
    house = interview_house
    await two_sanctions(house)
    assert (await periods(house, "housing-head", "housing-head")).json()["running_until"] == "2028-09-02"
    assert (await periods(house, "education-head", "housing-head")).status_code == 404
    assert (await periods(house, "housing-official", "housing-head")).status_code == 404
    assert (await periods(house, "housing-official", "housing-official")).json()["periods"] == []


async def test_whoever_has_none_of_the_roles_is_refused(interview_house: House) -> None:
    house = interview_house
    await two_sanctions(house)
    for who in REFUSED:
        assert (await periods(house, who, "housing-head")).status_code == 403, who


async def test_another_organ_sees_nothing_of_it(interview_house: House) -> None:
    house = interview_house
    await two_sanctions(house)
    for who in ("east-cdi-secretary", "province-cdi-secretary"):
        assert (await periods(house, who, "housing-head")).json()["periods"] == [], who


async def test_each_look_at_a_person_is_on_record_the_refused_ones_too(interview_house: House) -> None:
    house = interview_house
    await two_sanctions(house)
    await periods(house, "management-officer", "housing-head")
    await periods(house, "education-head", "housing-head")
    rows = await house.rows(
        "SELECT decision, count(*) AS looks FROM audit_event WHERE action = 'person.impact_periods'"
        " AND object_id = :person GROUP BY decision ORDER BY decision",
        person=house.person("housing-head"),
    )
    assert [(row["decision"], row["looks"]) for row in rows] == [("allow", 1), ("deny", 1)]


async def test_there_is_no_list_of_persons(interview_house: House) -> None:
    assert (await interview_house.caller("cdi-secretary").get("/v1/persons")).status_code == 404
