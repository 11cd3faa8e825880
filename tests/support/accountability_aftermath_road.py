"""From the decision on, over HTTP in the sample city: service, execution, review, re-examination, proposal.

road = await decided(house, "party_warning")
await serve(road)
"""

from datetime import date
from typing import Any, Final

import httpx

from tests.support.accountability_cases_road import DAY, RULING, TO_PROPOSED, CaseRoad
from tests.support.accountability_interviews_house import Caller, House

REVIEWERS: Final = ("office2-officer", "office2-officer-2")
EXAMINER: Final = "office3-officer"
ORDINARY: Final[dict[str, Any]] = {"light_ground": None, "light_statement": ""}
NO_GROUND: Final = None
PROPOSALS: Final = "/v1/supervision-proposals"
REVIEWS: Final = "/v1/reviews"
AFTER_TERM: Final = date(2026, 4, 3)
"""The day after the month within which a review of what was served on 2 March may be applied for."""
LETTER: Final[dict[str, Any]] = {
    "basics": "负责年度计划的下达。",
    "problems": [{"text": "计划迟至三季度下达。", "evidence": ["卷二第8页"]}],
    "facts": "应于一月下达，实际于八月下达。",
    "bases": ["《中华人民共和国监察法》第五十二条"],
    "proposals": ["按季下达并公开时限。", "标准调整同步调整工期。"],
}


async def decided(house: House, *measures: str, official: str | None = "housing-head", **ruling: Any) -> CaseRoad:
    """A case that the standing committee has decided with these measures, on the head of the housing bureau or on the
    bureau itself."""
    road = CaseRoad(house, official=official, post="principal")
    ruled = list(measures or ("admonition",))
    drafted: dict[str, Any] = {"measures": ruled}
    if ruled != ["admonition"]:
        drafted |= ORDINARY
    responsibility = None if official is None else "main_leadership"
    await road.walk(*TO_PROPOSED[:3])
    await road.do("draft_proposal", **drafted, responsibility=responsibility)
    for act in ("give_trial_opinion", "hear", "submit"):
        await road.do(act)
    paths = {"transfer": "civil_servant"}
    stated = {
        "measures": ruled,
        "review_paths": sorted({paths.get(one, "supervision") for one in ruled}),
        "responsibility": responsibility,
    }
    await road.do("decide", ruling={**RULING, **stated, **ruling})
    return road


def service(road: CaseRoad, day: str = DAY) -> dict[str, Any]:
    """The receipts of that day."""
    return {
        "served_on": day,
        "receipt": "送达回证〔2026〕31号",
        "unit_served_on": day,
        "unit_receipt": "送达回证〔2026〕32号",
        "org_department_id": str(road.house.organ("organization-department")),
        "informed_on": day,
    }


async def serve(road: CaseRoad, **changes: Any) -> dict[str, Any]:
    """Serve the decision today."""
    day = road.house.clock.at.date().isoformat()
    return await done(road, "officer", "service", {**service(road, day), **changes})


async def execute(road: CaseRoad, *steps: str) -> dict[str, Any]:
    """Carry out those steps today."""
    day = road.house.clock.at.date().isoformat()
    for step in steps:
        body: dict[str, Any] = {"step": step, "done_on": day, "document": "执行材料1号"}
        if step == "announced":
            announcers = [road.person("officer"), road.person("second")]
            body |= {"announcer_ids": announcers, "opinion": "无异议。"}
        await done(road, "officer", "execution", body)
    return road.last


async def close(road: CaseRoad) -> dict[str, Any]:
    """Close it."""
    return await done(road, "manager", "closing", {"note": "材料归档。"})


async def done(road: CaseRoad, part: str, address: str, body: dict[str, Any]) -> dict[str, Any]:
    """Do an act of the case."""
    answer = await road.who(part).act(f"{road.path}/{address}", body)
    assert answer.status_code == 200, (address, answer.text)
    road.last = answer.json()
    return road.last


async def sanctions_of(road: CaseRoad, who: str = "manager") -> list[dict[str, Any]]:
    """The sanctions of the case that this caller may see, in full."""
    caller = road.who(who)
    listed = (await caller.get("/v1/sanctions", case_id=road.id)).json()["items"]
    return [(await caller.get(f"/v1/sanctions/{one['id']}")).json() for one in listed]


async def told(house: House, case_id: str) -> list[str]:
    """What happened to a case, oldest first."""
    return [event["type"].split(".")[2] for event in await house.published(case_id)]


async def apply(road: CaseRoad, who: str = "housing-head", **changes: Any) -> httpx.Response:
    """The official applies for a review of the first sanction."""
    found = await sanctions_of(road)
    body = {
        "sanction_id": found[0]["id"],
        "reasons": "已三次书面督促。",
        "asked": "请求变更。",
        **changes,
    }
    return await road.house.caller(who).post(REVIEWS, body)


async def on_review(house: House, review: dict[str, Any], who: str, address: str, body: Any) -> dict[str, Any]:
    """Do an act of a review."""
    answer = await house.caller(who).act(f"{REVIEWS}/{review['id']}/{address}", body)
    assert answer.status_code == 200, (address, answer.text)
    found: dict[str, Any] = answer.json()
    return found


async def reviewed(road: CaseRoad, review: dict[str, Any], outcome: str, *measures: str) -> dict[str, Any]:
    """Name, report and decide it so."""
    house = road.house
    proposed = {"outcome": outcome, "measures": list(measures)}
    await on_review(house, review, "management-officer", "assignment", assignment(house))
    await on_review(house, review, REVIEWERS[0], "report", {"facts": "已核实。", "nature": "已审查。", **proposed})
    day = house.clock.at.date().isoformat()
    body = {
        **proposed,
        "reasons": "研究决定。",
        "document_number": "示纪复〔2026〕1号",
        "resolution": road.resolution(held_on=day),
    }
    return await on_review(house, review, "sc-recorder", "decision", body)


def assignment(house: House, *who: str) -> dict[str, Any]:
    """What names these reviewers."""
    named = [str(house.person(one)) for one in who or REVIEWERS]
    return {"reviewer_ids": named, "recusals": [{"person_id": one, "ground": NO_GROUND} for one in named]}


async def served_review(road: CaseRoad, review: dict[str, Any]) -> dict[str, Any]:
    """Serve the decision on it today."""
    day = road.house.clock.at.date().isoformat()
    body = {"served_on": day, "receipt": "送达回证〔2026〕40号"}
    return await on_review(road.house, review, REVIEWERS[0], "service", body)


async def draft_proposal(house: House, unit: str = "education-bureau", **changes: Any) -> httpx.Response:
    """An officer of the first office drafts a supervision proposal to that unit."""
    officer = str(house.person("office1-officer"))
    body = {
        "unit_id": str(house.organ(unit)),
        "content": LETTER,
        "recusals": [{"person_id": officer, "ground": None}],
        **changes,
    }
    return await house.caller("office1-officer").post(PROPOSALS, body)


async def on_proposal(caller: Caller, proposal: dict[str, Any], address: str, body: Any) -> dict[str, Any]:
    """Do an act of a supervision proposal."""
    answer = await caller.act(f"{PROPOSALS}/{proposal['id']}/{address}", body)
    assert answer.status_code == 200, (address, answer.text)
    found: dict[str, Any] = answer.json()
    return found


async def served_proposal(house: House, unit: str = "education-bureau", **changes: Any) -> dict[str, Any]:
    """A supervision proposal that was drafted, argued, issued and served."""
    drafted = await draft_proposal(house, unit, **changes)
    assert drafted.status_code == 201, drafted.text
    proposal: dict[str, Any] = drafted.json()
    day = house.clock.at.date().isoformat()
    there = [str(house.person(one)) for one in ("office1-head", "office1-officer", "office1-officer-2")]
    argued = {
        "held_on": day,
        "participant_ids": there,
        "agreed": True,
        "minutes": "一致同意。",
        "recusals": [{"person_id": one, "ground": None} for one in there],
    }
    await on_proposal(house.caller("office1-head"), proposal, "argument", argued)
    letter = {"letter_number": f"示监建〔2026〕{proposal['number'][-2]}号", "opinion": "同意。"}
    await on_proposal(house.caller("sc-member-1"), proposal, "issue", letter)
    receipt = {"served_on": day, "receipt": "送达回证〔2026〕18号"}
    return await on_proposal(house.caller("office1-officer"), proposal, "service", receipt)
