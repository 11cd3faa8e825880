"""The what-if at its door: a draft over the past of the caller's organ, changing nothing but the record of the look."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio

from libs.chassis.effects import Effect, Writer
from libs.chassis.outbox import Origin
from libs.contracts.accountability_tolerance import ToleranceDetermined
from libs.kernel.actor import SYSTEM
from services.accountability.tolerance.case_type import TOLERANCE
from services.accountability.tolerance.lifecycle import LIFECYCLE
from services.accountability.tolerance.refusals_weighing import SituationWrong
from services.accountability.tolerance.status import ToleranceStatus
from services.accountability.tolerance.tolerance import Tolerance
from services.accountability.what_ifs import routes, views
from tests.support.accountability_tolerance_papers import tolerance_in
from tests.support.accountability_triggers_city import (
    circular,
    confirmed,
    criticism,
    enlarge,
    event_of,
    post,
    ranking_of,
    unit,
)
from tests.support.accountability_triggers_drafts import HIGHER, THRICE, WITHOUT_SITUATION, draft
from tests.support.reacting import Reactor
from tests.support.small_city import CDI, HOUSING, SCHOOLS, organ_id

ASKED = {"from_on": "2026-03-01", "to_on": "2026-03-31"}
ENTITLED = ("secretary", "deputy-secretary", "deputy", "sc-member", "recorder", "case-manager")


@pytest_asyncio.fixture
async def past(reactor: Reactor) -> AsyncIterator[Reactor]:
    """The small city in which counties were named, one lead unit was, and the housing bureau was last twice."""
    await enlarge(reactor)
    await reactor.hear(criticism(event_of(reactor), unit("changge"), unit("housing", "lead")))
    await reactor.hear(criticism(event_of(reactor), unit("yuzhou")))
    await reactor.hear(circular(event_of(reactor), unit("schools"), level="national"))
    for month in ("2026-01", "2026-02"):
        await reactor.hear(*confirmed(ranking_of(reactor, month), ("housing", 9), ("schools", 1)))
    yield reactor


async def ask(past: Reactor, who: str, text: str, **changed: Any) -> Any:
    return await post(past, who, "/v1/what-ifs", {"profile_text": text, **ASKED, **changed})


async def rows(past: Reactor) -> dict[str, int]:
    """How many rows every table has that an act or an event could leave one in."""
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'audit%'"
    async with past.running.database.connect() as connection:
        names = [row.tablename for row in await connection.exec_driver_sql(tables)]
        counted = " UNION ALL ".join(f"SELECT '{name}' AS name, count(*) AS n FROM {name}" for name in names)
        return {row.name: row.n for row in await connection.exec_driver_sql(counted)}


async def looks(past: Reactor) -> list[Any]:
    asked = "SELECT action, decision, outcome, objects FROM audit_event WHERE action = 'what_if.run' ORDER BY id"
    async with past.running.database.connect() as connection:
        return list((await connection.exec_driver_sql(asked)).all())


async def determined(past: Reactor, **changes: Any) -> Tolerance:
    """A determination of last March in the database, as the engine writes it."""
    walked = tolerance_in(ToleranceStatus.DETERMINED)
    assert walked.determination is not None
    decided = replace(walked.determination, determined_on=date(2026, 3, 9))
    places: dict[str, Any] = {
        "id": uuid4(),
        "version": 0,
        "competent_organ_id": CDI,
        "unit_id": HOUSING,
        "determination": decided,
    }
    tolerance = replace(walked, **{**places, **changes})
    told = ToleranceDetermined(
        case_id=tolerance.case_id,
        unit_id=tolerance.unit_id,
        competent_organ_id=tolerance.competent_organ_id,
        outcome=decided.outcome,
        situations=tolerance.situations,
        no_negative_effect_on_appraisal=decided.no_negative_effect_on_appraisal,
        determined_on=decided.determined_on,
    )
    move = next(move for move in LIFECYCLE.moves if move.target is tolerance.status)
    effect = Effect(TOLERANCE, None, tolerance, told, move, None, {"due_on": None})
    async with past.running.database.begin() as connection:
        origin = Origin(uuid4(), None, SYSTEM.account_id)
        writer = Writer(connection, past.running.engine.signer, SYSTEM, datetime.now(UTC), origin, None)
        await writer.write(effect)
    return tolerance


async def test_it_lists_who_would_have_been_treated_differently_and_changes_nothing(past: Reactor) -> None:
    before = await rows(past)
    answer = await ask(past, "secretary", draft(HIGHER, THRICE))
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["profile"], found["version"], found["triggers_weighed"]) == ("xuchang", "2026-09", 5)
    changed = {one["unit_id"]: (one["then"]["tier"], one["under_draft"]["tier"]) for one in found["interviews"]}
    assert changed == {
        str(organ_id("changge")): ("xc_i3", "xc_i4"),
        str(organ_id("yuzhou")): ("xc_i3", "xc_i4"),
        str(organ_id("housing")): ("xc_i5", None),
    }
    assert {one["occurred_on"] for one in found["interviews"]} == {"2026-03-02"}
    assert found["determinations"] == [] and await rows(past) == before
    (look,) = await looks(past)
    assert (look.decision, look.outcome, len(look.objects)) == ("allow", "shown", 5)


async def test_each_is_answered_on_what_they_may_read_and_nobody_else_is(past: Reactor) -> None:
    reach = {who: (await ask(past, who, draft(HIGHER))).json()["triggers_weighed"] for who in ENTITLED}
    assert reach == {**dict.fromkeys(ENTITLED, 5), "deputy": 3}
    deputy = (await ask(past, "deputy", draft(HIGHER))).json()
    assert [one["unit_id"] for one in deputy["interviews"]] == [str(organ_id("changge"))]
    county = (await ask(past, "county-secretary", draft(HIGHER))).json()
    assert (county["triggers_weighed"], county["interviews"]) == (0, [])
    for who in ("office1-head", "office1-officer", "trial-officer", "housing-head", "administrator"):
        assert (await ask(past, who, draft(HIGHER))).status_code == 403, who


async def test_determinations_that_the_draft_would_not_have_allowed_are_listed_with_why(past: Reactor) -> None:
    ours, schools = await determined(past), await determined(past, unit_id=SCHOOLS)
    await determined(past, competent_organ_id=organ_id("county"))
    await determined(past, situations=("yn_2",))
    found = (await ask(past, "case-manager", draft(WITHOUT_SITUATION), to_on="2026-03-09")).json()
    assert (found["determinations_assessed"], found["determinations_in_part"], found["interviews"]) == (3, 0, [])
    listed = {one["tolerance_id"]: one for one in found["determinations"]}
    assert set(listed) == {str(ours.id), str(schools.id)}
    shown = listed[str(ours.id)]
    assert (shown["outcome"], shown["determined_on"], shown["unit_id"]) == ("exempted", "2026-03-09", str(HOUSING))
    (finding,) = shown["findings"]
    assert finding["item"] == SituationWrong.code and finding["detail"] and finding["cites"]
    deputy = (await ask(past, "deputy", draft(WITHOUT_SITUATION), to_on="2026-03-09")).json()
    assert (deputy["determinations_assessed"], deputy["determinations_in_part"]) == (2, 2)
    assert [one["tolerance_id"] for one in deputy["determinations"]] == [str(ours.id)]
    (_, look) = await looks(past)
    assert ours.id in look.objects
    earlier = (await ask(past, "case-manager", draft(WITHOUT_SITUATION), to_on="2026-03-08")).json()
    assert earlier["determinations_assessed"] == 0


async def test_a_draft_that_does_not_load_is_refused_with_its_rows(past: Reactor) -> None:
    answer = await ask(past, "secretary", draft(("        answer: xc_i7\n", "        answer: 张三\n")))
    assert (answer.status_code, answer.json()["code"]) == (422, "draft_faulty")
    assert "张三" not in answer.text and any("tables.interview_tiers" in e["detail"] for e in answer.json()["errors"])
    (look,) = await looks(past)
    assert (look.decision, look.outcome) == ("deny", "draft_faulty")


async def test_the_question_is_bounded_in_days_and_length(past: Reactor) -> None:
    for asked in ({"to_on": "2026-02-28"}, {"to_on": "2027-03-03"}):
        answer = await ask(past, "secretary", draft(), **asked)
        assert (answer.status_code, answer.json()["code"]) == (422, "what_if_span_wrong")
    assert (await ask(past, "secretary", "x" * 300_001)).status_code == 422
    assert (await ask(past, "secretary", "")).status_code == 422
    assert (await ask(past, "secretary", draft(HIGHER), from_on="2026-03-03")).json()["triggers_weighed"] == 0
    assert [fault for fault in await past.faults() if "what_if" in fault or "WhatIf" in fault] == []


async def test_drafts_run_one_after_another_and_reach_so_much_and_no_more(
    past: Reactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert routes.ONE_AT_A_TIME.acquire(blocking=False)
    try:
        busy = await ask(past, "secretary", draft())
    finally:
        routes.ONE_AT_A_TIME.release()
    assert (busy.status_code, busy.json()["code"], busy.headers["Retry-After"]) == (429, "what_if_busy", "2")
    monkeypatch.setattr(views, "MOST", 4)
    wide = await ask(past, "secretary", draft())
    assert (wide.status_code, wide.json()["code"]) == (422, "what_if_too_wide")
    assert (await ask(past, "deputy", draft())).status_code == 200
