"""Statistics: those who see the whole organ count it, each only what they may know; figures, no cases and no names."""

from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import ARRAY, Boolean, Table, insert

from services.accountability.cases.tables import CASES
from services.accountability.interviews.tables import INTERVIEWS
from services.accountability.probation.tables import PROBATIONS
from services.accountability.tolerance.tables import TOLERANCES
from tests.support.reacting import NOON, Reactor
from tests.support.small_city import ACCOUNTS, CDI, HOUSING, organ_id, person_id

ENTITLED = ("secretary", "deputy-secretary", "sc-member", "recorder", "trial-officer", "case-manager")
COUNTY = organ_id("county")
YEAR = "from=2026-01-01&to=2026-12-31"


def row(**columns: Any) -> dict[str, Any]:
    """A row of any case of ours on the housing bureau."""
    pinned = {"profile": "xuchang", "profile_version": "2023-01", "opened_at": NOON, "changed_at": NOON}
    return {
        "id": uuid4(),
        "version": 1,
        **pinned,
        "body": "{}",
        "competent_organ_id": CDI,
        "unit_id": HOUSING,
        **columns,
    }


def interview(tier: str, status: str, held_on: date | None = None, **columns: Any) -> dict[str, Any]:
    states = {"tier": tier, "status": status, "held_on": held_on, "was_noticed": held_on is not None}
    return row(**{"occurrence_id": uuid4(), "interviewee_ids": [uuid4()], **states, **columns})


def case(status: str, measures: list[str], object_kind: str = "leading_official", **columns: Any) -> dict[str, Any]:
    decided = date(2026, 3, 2) if measures else None
    states = {"status": status, "measures": measures, "decided_on": decided, "object_kind": object_kind}
    return row(**{"source_kind": "lead", "source_id": uuid4(), **states, **columns})


def interviews() -> list[dict[str, Any]]:
    together = uuid4()
    return [
        interview("xc_i3", "closed", date(2026, 3, 5), collective_id=together),
        interview("xc_i3", "rectifying", date(2026, 3, 5), collective_id=together, interviewee_ids=[uuid4(), uuid4()]),
        interview("xc_i4", "escalated", date(2026, 3, 6), recused_ids=[person_id("secretary")]),
        interview("xc_i5", "cancelled"),
        interview("xc_i5", "triggered", competent_organ_id=COUNTY),
    ]


def cases() -> list[dict[str, Any]]:
    return [
        case("executing", ["admonition", "party_warning"]),
        case("closed", ["organization_circular"], "organization", source_kind="interview"),
        case("no_liability", [], outcome="exempted", barred_ids=[person_id("sc-member")]),
        case("closed", ["reminder_talk"], competent_organ_id=COUNTY),
    ]


def tolerance(outcome: str | None, on: date | None) -> dict[str, Any]:
    states = {"status": "served" if on else "weighing", "outcome": outcome, "determined_on": on}
    return row(case_id=uuid4(), object_organ_id=HOUSING, entrance="application", opened_on=date(2026, 2, 1), **states)


def probation(status: str, months: int, served_on: date | None, result: str | None) -> dict[str, Any]:
    return row(
        case_id=uuid4(), object_organ_id=HOUSING, status=status, months=months, served_on=served_on, result=result
    )


def nothing_in(table: Table) -> dict[str, Any]:
    """Nobody in every list of the table, and no to each of its questions."""
    found: dict[str, Any] = {}
    for column in table.columns:
        if isinstance(column.type, ARRAY | Boolean):
            found[column.name] = [] if isinstance(column.type, ARRAY) else False
    return found


async def plant(reactor: Reactor) -> None:
    begun = (("passed", 1, date(2026, 1, 31), "passed"), ("running", 3, date(2026, 3, 1), None))
    rows = {
        INTERVIEWS: interviews(),
        CASES: cases(),
        TOLERANCES: [
            tolerance("exempted", date(2026, 2, 20)),
            tolerance("refused", date(2026, 3, 1)),
            tolerance(None, None),
        ],
        PROBATIONS: [*(probation(*one) for one in begun), probation("proposed", 2, None, None)],
    }
    async with reactor.running.database.begin() as connection:
        for table, planted in rows.items():
            for one in planted:
                await connection.execute(insert(table).values({**nothing_in(table), **one}))


async def counted(reactor: Reactor, who: str, of: str, by: str) -> dict[str, Any]:
    answer = await reactor.get(who, f"/v1/statistics/{of}?{YEAR}&by={by}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def of_groups(found: dict[str, Any], name: str) -> dict[str, int]:
    return {one["key"]: one[name] for one in found["items"]}


async def test_interviews_cases_measures_tolerance_and_probations_are_counted(reactor: Reactor) -> None:
    await plant(reactor)
    tiers = await counted(reactor, "recorder", "interviews", "tier")
    assert of_groups(tiers, "proposed") == {"xc_i3": 2, "xc_i4": 1, "xc_i5": 1}
    some = {"proposed": 4, "noticed": 3, "held": 3, "collective": 1, "persons": 4}
    assert tiers["whole"] == {**some, "no_show": 0, "escalated": 1, "cancelled": 1, "closed": 1}
    assert of_groups(await counted(reactor, "recorder", "interviews", "month"), "held") == {"2026-03": 3}
    sources = await counted(reactor, "recorder", "cases", "source")
    assert of_groups(sources, "opened") == {"interview": 1, "lead": 2}
    assert (sources["whole"]["decided"], sources["whole"]["exempted"], sources["whole"]["under_way"]) == (2, 1, 1)
    forms = await counted(reactor, "recorder", "measures", "form")
    assert of_groups(forms, "imposed") == {"form_1": 2, "form_2": 1, "form_3": 0, "form_4": 0}
    assert forms["whole"] == {"imposed": 3, "on_officials": 2, "on_organizations": 1}
    assert of_groups(await counted(reactor, "recorder", "measures", "organ"), "imposed") == {str(CDI): 3}
    outcomes = await counted(reactor, "recorder", "tolerances", "outcome")
    assert of_groups(outcomes, "determined") == {"exempted": 1, "refused": 1}
    assert "不得作为指标" in outcomes["note"]
    assert of_groups(await counted(reactor, "recorder", "tolerances", "month"), "refused") == {
        "2026-02": 0,
        "2026-03": 1,
    }
    probations = await counted(reactor, "recorder", "probations", "result")
    assert of_groups(probations, "begun") == {"passed": 1}
    assert probations["whole"] == {"begun": 2, "passed": 1, "failed": 0, "not_evaluated": 1}


async def test_nobody_counts_what_they_are_recused_from_and_each_organ_counts_its_own(reactor: Reactor) -> None:
    await plant(reactor)
    totals = {who: (await counted(reactor, who, "interviews", "organ"))["whole"]["proposed"] for who in ENTITLED}
    assert totals == {**dict.fromkeys(ENTITLED, 4), "secretary": 3}
    opened = {who: (await counted(reactor, who, "cases", "organ"))["whole"]["opened"] for who in ENTITLED}
    assert opened == {**dict.fromkeys(ENTITLED, 3), "sc-member": 2}
    county = await counted(reactor, "county-secretary", "measures", "measure")
    assert of_groups(county, "imposed") == {"reminder_talk": 1}


async def test_a26_only_those_who_see_the_whole_organ_are_answered(reactor: Reactor) -> None:
    subjects = ("interviews", "cases", "measures", "tolerances", "probations")
    entitled = {*ENTITLED, "county-secretary"}
    for who in ACCOUNTS:
        codes = {(await reactor.get(who, f"/v1/statistics/{of}")).status_code for of in subjects}
        assert codes == ({200} if who in entitled else {403}), who
    for wrong in ("from=2026-03-02&to=2026-03-01", "from=2020-01-01&to=2026-01-01"):
        assert (await reactor.get("recorder", f"/v1/statistics/cases?{wrong}")).status_code == 422
    assert (await reactor.get("recorder", "/v1/statistics/cases?by=name")).status_code in (400, 422)
