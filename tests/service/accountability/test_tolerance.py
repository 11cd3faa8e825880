"""Tolerance over HTTP on real PostgreSQL: applied for or of office, weighed, determined, told, and who knows of it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest_asyncio

from tests.support.accountability_cases_road import CASES, CaseRoad
from tests.support.accountability_followups_house import Home, open_home
from tests.support.accountability_tolerance_road import (
    APPLICATIONS,
    APPLIED,
    LOOKS,
    TO_CONSULTED,
    TO_DETERMINED,
    TO_TOLERATED,
    TOLERANCES,
    ToleranceRoad,
    codes,
    examination,
)
from tests.support.databases import Databases
from tests.support.filing_story import filing_of, in_execution, refused

OFFICE_2 = {
    "head": "office2-head",
    "officer": "office2-officer",
    "second": "office2-officer-2",
    "leader": "sc-member-2",
}
INVESTIGATED = ("approve", "name_handlers")


@pytest_asyncio.fixture
async def home(databases: Databases, keys: Path) -> AsyncIterator[Home]:
    """The service in the sample city."""
    async with open_home(databases, keys) as found:
        yield found


def seen_by_most(looks: dict[str, str]) -> dict[str, str]:
    return {look: looks.get(look, "favourable") for look in LOOKS}


async def of_case(home: Home, road: CaseRoad) -> dict[str, Any]:
    found: dict[str, Any] = (await home.caller(road.cast["manager"]).get(f"{CASES}/{road.id}")).json()
    return found


async def on_township(home: Home, official: str | None) -> CaseRoad:
    """A case of the second office on a township, or on its leader."""
    road = CaseRoad(home, {**CaseRoad(home).cast, **OFFICE_2}, "east-township", official, "principal")
    await road.walk(*INVESTIGATED)
    return road


async def on_approval(home: Home) -> CaseRoad:
    """A case on the head of the approval bureau."""
    road = CaseRoad(home, unit="approval-bureau", official="approval-head", post="principal")
    await road.walk(*INVESTIGATED)
    return road


async def exempted(road: CaseRoad) -> dict[str, Any]:
    """The case after the end that an exemption leads to (TA-06)."""
    await road.adopt(road.id)
    ended = await road.do("exempt", corrections=[{"text": "完善有关制度。", "due_on": "2026-09-30"}])
    return ended


async def test_y1_a_failed_project_of_a_township_is_exempted_of_office_with_correction(home: Home) -> None:
    """Decided collectively on site inspection, failed for want of experience, put right: all six looks favourable."""
    case = await on_township(home, None)
    road = ToleranceRoad(case, "yn_1")
    opened = (await road.open()).json()
    assert (opened["status"], opened["entrance"], opened["object_person_id"]) == ("weighing", "ex_officio", None)
    assert [one["code"] for one in opened["due"]] == ["tolerance.determine"], "as soon as possible (X-24)"
    assert (await of_case(home, case))["status"] == "tolerance_review"
    served = await road.walk(*TO_TOLERATED)
    assert served["determination"]["outcome"] == "exempted" and served["number"].startswith("容认〔2026〕")
    assert served["determination"]["no_negative_effect_on_appraisal"] is True
    assert (await of_case(home, case))["tolerance"]["outcome"] == "exempted"
    ended = await exempted(case)
    assert (ended["status"], ended["ending"]["outcome"]) == ("no_liability", "exempted")
    told = await home.published(served["id"])
    assert [event["type"].split(".")[2] for event in told] == [
        *("opened", "progressed", "progressed", "progressed", "determined", "served")
    ]
    assert told[-2]["data"]["situations"] == ["yn_1"] and "reasons" not in told[-2]["data"]


async def test_y3_who_lent_a_pass_to_save_a_villager_is_exempted_though_the_basis_is_unfavourable(home: Home) -> None:
    case = await on_township(home, "east-township-leader")
    looks = {"basis": "unfavourable", "process": "neutral"}
    road = ToleranceRoad(case, "yn_3", looks)
    determined = await road.walk(*TO_DETERMINED)
    assert determined["determination"]["outcome"] == "exempted"
    values = {one["look"]: one["value"] for one in determined["draft"]["examination"]["looks"]}
    assert values == seen_by_most(looks)
    assert (await exempted(case))["status"] == "no_liability"


async def test_y6_who_licensed_with_papers_missing_is_exempted_on_his_own_application(home: Home) -> None:
    """The applicant reads the same before and after it is linked; the letter LA-6 answers him, the filing is shown."""
    filing = filing_of(home.ears, home.organ("approval-bureau"), None, home.organ("municipal-cdi"))
    await home.hear(*in_execution(filing))
    chi = home.caller("approval-head")
    body = {"applicant": "person", "unit_id": str(home.organ("approval-bureau")), "form": APPLIED}
    applied = await chi.post(APPLICATIONS, body)
    assert applied.status_code == 201, applied.text
    path = f"{APPLICATIONS}/{applied.json()['id']}"
    before = (await chi.get(path)).json()
    case = await on_approval(home)
    road = ToleranceRoad(case, "yn_6", {"basis": "unfavourable", "process": "neutral", "attitude": "neutral"})
    opened = (await road.open(application_id=applied.json()["id"])).json()
    assert [(one["filing_id"], one["status"]) for one in opened["filings"]] == [(str(filing.id), "protecting")]
    road.filings = (str(filing.id),)
    await road.walk(*TO_DETERMINED)
    assert (await chi.get(path)).json() == before, "nothing tells him that there is a case"
    assert (await chi.get(road.path)).status_code == 404
    assert (await chi.get(TOLERANCES)).json()["items"] == []
    await road.do("serve")
    answered = (await chi.get(path)).json()
    assert (answered["status"], answered["answers"][0]["outcome"]) == ("determined", "exempted")
    letter = (await chi.get(f"{road.path}/letter")).json()
    assert (letter["form"], letter["outcome"]["code"], len(letter["findings"])) == ("LA-6", "exempted", 6)
    assert letter["no_negative_effect_on_appraisal"] is True and letter["corrections"] and letter["remarks"]
    shown = (await chi.get(road.path)).json()
    assert (shown["draft"], shown["determination"], shown["case_id"], shown["filings"]) == (None, None, None, [])
    assert (await exempted(case))["status"] == "no_liability"


async def test_the_applicant_never_learns_from_the_application_whether_there_is_a_case(home: Home) -> None:
    """Two applications, one with a case behind it and one without: acknowledged and answered they read the same."""
    heads = {"approval-bureau": "approval-head", "housing-bureau": "housing-head"}
    read: list[dict[str, Any]] = []
    for unit, head in heads.items():
        body = {"applicant": "person", "unit_id": str(home.organ(unit)), "form": APPLIED}
        applied = (await home.caller(head).post(APPLICATIONS, body)).json()
        path = f"{APPLICATIONS}/{applied['id']}"
        if unit == "approval-bureau":
            case = await on_approval(home)
            assert (await ToleranceRoad(case, "yn_6").open(application_id=applied["id"])).status_code == 201
        for by, address in (("office1-officer", "acknowledgement"), ("office1-head", "answer")):
            assert (await home.caller(by).act(f"{path}/{address}", {})).status_code == 200
        shown = (await home.caller(head).get(path)).json()
        history = (await home.caller(head).get(f"{path}/history")).json()
        own = {"id", "number", "unit_id", "person_id"}
        read.append({**{name: shown[name] for name in shown if name not in own}, "acts": str(history).count("act")})
    assert read[0] == read[1]
    assert read[0]["office_id"] is None and read[0]["next_acts"] == ["ask_reconsideration"]


async def test_who_applies_and_what_waits(home: Home) -> None:
    unit = str(home.organ("housing-bureau"))
    body: dict[str, Any] = {"applicant": "party_group", "unit_id": unit, "form": APPLIED}
    for_him = {**body, "person_id": str(home.person("housing-deputy"))}
    head = home.caller("housing-head")
    assert (await head.post(APPLICATIONS, for_him)).status_code == 201
    again = await head.post(APPLICATIONS, for_him)
    assert again.status_code == 409 and codes(again) == {"tolerance_application_pending"}
    stranger = await head.post(APPLICATIONS, {**body, "person_id": str(home.person("approval-head"))})
    assert codes(stranger) == {"tolerance_not_of_unit"}
    official = home.caller("housing-official")
    own = await official.post(APPLICATIONS, {"applicant": "person", "unit_id": unit, "form": APPLIED})
    assert own.status_code == 201
    assert (await official.post(APPLICATIONS, body)).status_code == 403
    mine = (await official.get(APPLICATIONS)).json()["items"]
    assert [one["id"] for one in mine] == [own.json()["id"]]
    assert (await home.caller("office1-officer").get(APPLICATIONS)).json()["total"] == 2
    for other in ("office2-head", "approval-head", "sys-admin", "cdi-secretary"):
        assert (await home.caller(other).get(f"{APPLICATIONS}/{own.json()['id']}")).status_code == 404, other
    waiting = (await home.caller("office1-officer").get("/v1/todo")).json()
    assert [one["act"] for one in waiting["items"] if one["resource"] == "tolerance-applications"] == [
        "acknowledge"
    ] * 2


async def test_the_dossier_is_for_handlers_and_deciders_the_matter_for_the_organ(home: Home) -> None:
    case = await on_approval(home)
    road = ToleranceRoad(case, "yn_6")
    await road.walk("draft")
    knows = {
        **dict.fromkeys(("office1-officer", "office1-officer-2", "office1-head", "sc-member-1"), True),
        **dict.fromkeys(("cdi-secretary", "sc-recorder", "trial-officer", "management-officer"), True),
        **dict.fromkeys(("cdi-deputy-1", "sc-member-3", "svc-member-1", "trial-head"), False),
    }
    for who, dossier in knows.items():
        answer = await home.caller(who).get(road.path)
        assert answer.status_code == 200, who
        assert (answer.json()["draft"] is not None) is dossier, who
        assert answer.json()["case_id"] == case.id, who
    for who in ("office2-head", "approval-head", "approval-clerk", "housing-head", "sys-admin", "conduct-officer"):
        assert (await home.caller(who).get(road.path)).status_code == 404, who
    await home.execute("UPDATE accountability_case SET handler_ids = '{}' WHERE id = :id", id=UUID(case.id))
    former = (await home.caller("office1-officer").get(road.path)).json()
    assert (former["draft"], former["next_acts"]) == (None, []), "whoever handles no longer loses the dossier at once"
    barred = {"id": UUID(case.id), "who": [home.person("sc-member-1")]}
    await home.execute("UPDATE accountability_case SET barred_ids = :who WHERE id = :id", **barred)
    assert (await home.caller("sc-member-1").get(road.path)).status_code == 404, "who is recused knows nothing of it"
    stored = await home.rows("SELECT body::text AS body FROM tolerance")
    assert "卷一第12页" not in stored[0]["body"] and "已研判" not in stored[0]["body"]
    records = await home.rows("SELECT record::text AS record FROM case_history WHERE case_type = 'tolerance'")
    assert all("已研判" not in one["record"] for one in records)


async def test_each_step_waits_for_the_one_whose_it_is(home: Home) -> None:
    case = await on_approval(home)
    road = ToleranceRoad(case, "yn_6")
    await road.open()
    steps = [
        *(("office1-officer", "draft"), ("trial-officer", "give_trial_opinion"), ("office1-head", "consult")),
        *(("sc-recorder", "determine"), ("office1-officer", "serve")),
    ]
    for who, act in steps:
        waiting = (await home.caller(who).get("/v1/todo")).json()["items"]
        assert act in [one["act"] for one in waiting if one["resource"] == "tolerances"], act
        await road.do(act)
    left = (await home.caller("office1-officer").get("/v1/todo")).json()["items"]
    assert [one for one in left if one["resource"] == "tolerances"] == []


async def test_private_gain_and_missing_looks_are_refused_at_the_door_with_every_reason(home: Home) -> None:
    road = ToleranceRoad(await on_approval(home), "yn_6")
    await road.open()
    gain = await road.ask("draft", examination=examination(looks={"motive": "unfavourable"}))
    assert gain.status_code == 422 and codes(gain) == {"private_gain_blocks"}
    assert "X-05" in gain.json()["cites"]
    bare = await road.ask("draft", examination=examination(looks={"motive": "unfavourable"}, factors=[]))
    assert codes(bare) == {"incomplete", "private_gain_blocks", "factors_incomplete"}
    road.outcome = "refused"
    refused_one = await road.ask("draft", examination=examination(looks={"motive": "unfavourable"}), corrections=[])
    assert refused_one.status_code == 200


async def test_filings_heard_later_are_weighed_too_and_a_refused_one_speaks_against_nobody(home: Home) -> None:
    road = ToleranceRoad(await on_approval(home), "yn_6")
    assert (await road.open()).json()["filings"] == []
    late = filing_of(home.ears, home.organ("approval-bureau"), None, home.organ("municipal-cdi"))
    await home.hear(*refused(late))
    missing = await road.ask("draft")
    assert codes(missing) == {"filing_unconsidered"}
    road.filings = (str(late.id),)
    determined = await road.walk(*TO_DETERMINED)
    assert [one["status"] for one in determined["filings"]] == ["refused"]
    assert determined["determination"]["outcome"] == "exempted"


async def test_a_refusal_is_served_reconsidered_once_and_weighed_anew_by_other_case_trial(home: Home) -> None:
    chi = home.caller("approval-head")
    body = {"applicant": "person", "unit_id": str(home.organ("approval-bureau")), "form": APPLIED}
    applied = (await chi.post(APPLICATIONS, body)).json()
    road = ToleranceRoad(await on_approval(home), "yn_6", outcome="refused")
    await road.open(application_id=applied["id"])
    await road.walk(*TO_TOLERATED)
    path = f"{APPLICATIONS}/{applied['id']}"
    assert codes(await road.ask("reopen")) == {"tolerance_reconsideration_not_asked"}
    asked = await chi.act(f"{path}/reconsideration", {"reason": "会议记录未被考虑。"})
    assert asked.json()["status"] == "under_study"
    waiting = (await home.caller("sc-member-1").get("/v1/todo")).json()["items"]
    assert "uphold" in [one["act"] for one in waiting if one["resource"] == "tolerance-applications"]
    reopened = await road.do("reopen")
    assert (reopened["status"], reopened["rounds"][-1]["outcome"]) == ("weighing", "refused")
    assert codes(await road.ask("draft")) == {"tolerance_examined_before"}
    road.outcome = "mitigated"
    await road.do("draft", trial_officer_id=str(home.person("trial-head")))
    assert (await road.ask("give_trial_opinion")).status_code == 403, "the first officer is no longer asked"
    await road.do("give_trial_opinion", by="trial-head")
    await road.walk("consult", "determine", "serve")
    final = (await chi.get(path)).json()
    assert [one["outcome"] for one in final["answers"]] == ["refused", "mitigated"]
    assert codes(await chi.act(f"{path}/reconsideration", {"reason": "再次申请"})) == {"tolerance_reconsideration_used"}


async def test_the_committee_may_have_it_weighed_again_and_others_may_be_named(home: Home) -> None:
    road = ToleranceRoad(await on_approval(home), "yn_6")
    await road.walk(*TO_CONSULTED)
    back = await road.do("send_back")
    assert (back["status"], back["rounds"][0]["ending"]) == ("weighing", "sent_back")
    await home.execute(
        "UPDATE replica_account SET disabled = true WHERE person_id = :id", id=home.person("office1-head")
    )
    nobody = await road.ask("renew_hands")
    assert codes(nobody) == {"tolerance_nobody_to_name"}


async def test_opening_needs_a_case_that_is_the_callers_and_under_investigation(home: Home) -> None:
    case = CaseRoad(home, unit="approval-bureau", official="approval-head", post="principal")
    await case.walk("approve")
    road = ToleranceRoad(case, "yn_6")
    assert (await road.open()).status_code == 404, "nobody is named to handle it yet"
    await case.do("name_handlers")
    assert (await road.open(by="office2-officer")).status_code == 404
    assert codes(await road.open(situations=["yn_9"])) == {"tolerance_situation_wrong"}
    assert codes(await road.open(application_id=case.id)) == {"application_not_of_case"}
    assert (await road.open()).status_code == 201
    again = await ToleranceRoad(case, "yn_6").open()
    assert again.status_code == 409 and codes(again) == {"tolerance_already_weighed"}
