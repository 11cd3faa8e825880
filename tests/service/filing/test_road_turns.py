"""The turns of the road before a decision is carried out: returned, failed, sent back, refused, withdrawn."""

from datetime import date

import pytest

from deploy.demo import papers
from tests.support.filing_road import Road
from tests.support.filing_service import FilingHouse


async def test_a_filing_returned_for_a_gap_comes_straight_back_to_the_office(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("submitted")
    returned = await road.do("return_for_defects")
    assert (returned["status"], returned["returns"][0]["due_on"]) == ("returned", "2026-03-23")
    assert [limit["code"] for limit in returned["due"]] == ["filing.correction", "filing.total"]
    assert next(limit for limit in returned["due"] if limit["code"] == "filing.total")["state"] == "paused"
    road.at_noon(date(2026, 3, 11))
    await road.do("revise", form={**road.last["form"], "background": "补充：批复环节互为前置。"})
    back = await road.do("resubmit")
    assert (back["status"], back["submitted_at"]) == ("submitted", "2026-03-11T04:00:00Z")
    assert back["first_submitted_at"] == "2026-03-09T04:00:00Z"
    total = next(limit for limit in back["due"] if limit["code"] == "filing.total")
    assert (total["due_on"], total["state"]) == ("2026-04-22", "running")  # the tenth did not count
    assert "1 paused day(s) not counted" in total["explanation"]
    assert (await house.events(road.id))[-3:] == ["returned", "revised", "resubmitted"]


async def test_a_filing_whose_substance_changed_climbs_the_chain_again(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("submitted")
    await road.do("return_for_defects")
    road.at_noon(date(2026, 3, 16))
    await road.do("revise", form={**road.last["form"], "measure": "改为分期核发许可。"})
    bare = await road.ask("resubmit")
    assert (bare.status_code, bare.json()["code"]) == (422, "new_study_needed")
    assert bare.json()["cites"] == ["F-22", "F-37", "TF-07"]
    again = await road.do("resubmit", minutes=road.minutes())
    assert (again["status"], again["application"]) == ("studied", again["application"])
    assert again["study"]["minutes"]["held_on"] == "2026-03-13"
    await road.walk("present", "pass_gate")
    assert road.last["status"] == "submitted"
    assert len(road.last["earlier_gate"]) == 1
    events = await house.events(road.id)
    assert events[-5:] == ["returned", "revised", "resubmitted", "presented", "submitted"]


async def test_a_return_for_lack_of_a_study_needs_new_minutes(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("submitted")
    defect = {"code": "no_collective_study", "explanation": "纪要未载明各人意见。"}
    await road.do("return_for_defects", defects=[defect])
    bare = await road.ask("resubmit")
    assert (bare.status_code, bare.json()["code"]) == (422, "new_study_needed")


async def test_a_filing_given_back_at_the_gate_is_a_draft_without_study(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("gatekeeping")
    back = await road.do("return_from_gate")
    assert (back["status"], back["study"], back["application"]) == ("draft", None, None)
    assert back["gate"][0]["result"] == "returned"
    assert (await road.who("leader").get(road.path)).status_code == 404  # a draft is the unit's own again
    road.at_noon(date(2026, 3, 12))
    await road.walk("study", "present", "pass_gate")
    assert road.last["status"] == "submitted"
    events = await house.events(road.id)
    assert events[3:] == ["presented", "gatekeeping_returned", "studied", "presented", "submitted"]


async def test_a_matter_stopped_at_the_gate_cannot_be_presented_again(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("gatekeeping")
    await road.do("return_from_gate", stop=True)
    again = await road.ask("study")
    assert (again.status_code, again.json()["code"]) == (422, "stopped_at_gate")
    assert again.json()["cites"] == ["F-24", "G-09"]
    assert (await road.do("withdraw"))["status"] == "withdrawn"


async def test_a_report_that_fails_the_consultation_is_drafted_anew_and_passes(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("consulting")
    failed = await road.do("fail_consultation")
    assert (failed["status"], failed["report"], failed["panel"]) == ("reviewing", None, None)
    assert len(failed["earlier_reports"]) == 1
    assert (await road.who("chair").get(road.path)).status_code == 404  # the panel is dissolved
    road.at_noon(date(2026, 3, 10))
    await road.walk("draft_report", "confirm_report", "open_consultation", "pass_consultation")
    assert [held["passed"] for held in road.last["consultations"]] == [False, True]
    assert [vote["choice"] for vote in road.last["consultations"][1]["votes"]] == ["for", "for", "against"]
    events = await house.events(road.id)
    assert events[9:] == ["consultation_failed", "report_drafted", "reviewed", "consultation_opened", "consulted"]


async def test_the_committee_sends_back_with_questions_and_decides_on_the_new_report(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("deliberating")
    back = await road.do("send_back")
    assert (back["status"], back["questions"][0]["questions"]) == ("reviewing", ["用地批复何时可得？"])
    early = await road.ask("accept")
    assert early.status_code in (404, 409)
    await road.walk("draft_report", "confirm_report", "open_consultation", "pass_consultation", "accept")
    assert road.last["status"] == "accepted"
    assert "sent_back" in await house.events(road.id)


async def test_a_refusal_states_reasons_and_leaves_the_legal_effect_alone(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("deliberating")
    bare = await road.ask("reject", reasons=[])
    assert (bare.status_code, bare.json()["code"], bare.json()["cites"]) == (422, "refusal_without_reasons", ["F-49"])
    refused = await road.do("reject", compliant_path="分期办理用地批复。")
    assert (refused["status"], refused["next_acts"], refused["due"]) == ("rejected", [], [])
    assert refused["decision"]["reasons"] == [papers.REASON]
    assert "legal effect" in refused["decision"]["legal_effect_note"]["en"]
    assert (await house.events(road.id))[-1] == "rejected"
    assert await house.count("obligation") == 0


@pytest.mark.parametrize("status", ["draft", "studied", "gatekeeping", "submitted", "reviewing", "consulting"])
async def test_the_party_head_withdraws_before_the_committee_deliberates(house: FilingHouse, status: str) -> None:
    road = Road(house)
    await road.to(status)
    silent = await road.ask("withdraw", reason=" ")
    assert (silent.status_code, silent.json()["code"]) == (422, "no_reason")
    withdrawn = await road.do("withdraw")
    assert (withdrawn["status"], withdrawn["next_acts"]) == ("withdrawn", [])
    assert withdrawn["ending"]["note"] == "方案调整。"
    assert (await house.events(road.id))[-1] == "withdrawn"


async def test_a_filing_before_the_committee_can_no_longer_be_withdrawn(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("deliberating")
    answer = await road.ask("withdraw")
    assert (answer.status_code, answer.json()["code"], answer.json()["cites"]) == (409, "not_now", ["G-18"])


async def test_a_negative_item_found_in_the_screen_stands_against_acceptance(house: FilingHouse) -> None:
    road = Road(house)
    await road.to("reviewing")
    report = road.report()
    blocking = next(answer for answer in report["screen"] if answer["code"] == "xc_n2")
    blocking.update(found=True, note="承建方为负责人亲属公司。")
    refused = await road.ask("draft_report", report=report)
    assert (refused.status_code, refused.json()["code"]) == (422, "negative_item_found")
    assert refused.json()["cites"] == ["F-10", "G-15"]


async def test_the_check_lists_every_finding_of_the_next_step_and_changes_nothing(house: FilingHouse) -> None:
    road = Road(house)
    await road.draft(risks=[], alternatives=[], validity_until=None)
    answer = await road.who("clerk").post(f"{road.path}/checks", {})
    found = answer.json()
    assert (answer.status_code, found["status"], found["passed"]) == (200, "draft", False)
    open_items = {entry["item"] for entry in found["findings"] if not entry["holds"]}
    assert open_items == {"analysis_incomplete", "not_last_resort", "validity_too_long", "no_collective_study"}
    assert all(entry["cites"] for entry in found["findings"])
    pointers = {missing["pointer"] for entry in found["findings"] for missing in entry["missing"]}
    assert {"/form/risks", "/form/alternatives", "/form/validity_until"} <= pointers
    assert (await road.read())["version"] == 1
    assert await house.events(road.id) == ["drafted"]
    assert (await house.caller("housing-clerk").post(f"{road.path}/checks", {})).status_code == 404
