"""Accountability cases and escalated interviews as the clarification service hears them: they hold up, they let go on,
in any order of arrival; and nobody is told (C-14, G-24)."""

from typing import Any
from uuid import uuid4

import pytest

from libs.chassis.inbox import Rejected, Verdict
from libs.contracts.accountability_cases import CaseClosed, CaseExempted, CaseObjectRescoped, CaseOpened
from libs.contracts.accountability_interviews import InterviewClosed, InterviewEscalated, InterviewTriggered
from tests.service.clarification.test_leads import accept, assessing
from tests.service.clarification.test_waiting import check, of_unit
from tests.support.clarification_intake_house import House
from tests.support.reacting import Story


def case_of(house: House) -> Story:
    organ = house.organ("municipal-cdi")
    return house.ears.story({"unit_id": house.organ("housing-bureau"), "competent_organ_id": organ})


def opened(case: Story, **on: Any) -> Any:
    return case.tell(CaseOpened, source_kind="interview", source_id=uuid4(), codes=(), **on)


def closed(case: Story) -> Any:
    return case.tell(CaseClosed, ended_on="2026-03-02")


def interview_of(house: House) -> Story:
    fixed = {"unit_id": house.organ("housing-bureau"), "competent_organ_id": house.organ("municipal-cdi")}
    return house.ears.story({**fixed, "tier": "xc_i3", "occurrence_id": uuid4()})


def escalated(interview: Story, **led_to: Any) -> tuple[Any, ...]:
    fields = {"ground": "refused", "escalated_on": "2026-03-02", **led_to}
    return (interview.tell(InterviewTriggered), interview.tell(InterviewEscalated, **fields))


async def unit_assessing(house: House) -> str:
    inner = await of_unit(house)
    assert (await accept(house, inner)).status_code == 200
    return inner


async def answer(house: House, **of: str) -> tuple[bool, bool]:
    """What the head is told of the unit, or of somebody in it: another lead, an accountability matter."""
    asked = {"unit_id": str(house.organ("housing-bureau")), **of}
    told = (await house.caller("office1-head").get("/v1/lead-index", **asked)).json()
    return told["open_lead_exists"], told["accountability_case_exists"]


@pytest.mark.parametrize("ending", [CaseClosed, CaseExempted])
async def test_a_case_on_the_unit_holds_up_until_it_has_ended(house: House, ending: Any) -> None:
    inner, case = await unit_assessing(house), case_of(house)
    before = await house.ears.published()
    await house.hear(opened(case))
    assert (await house.status_of("clarification", inner), await answer(house)) == ("deferred", (False, True))
    last = {"outcome": "exempted"} if ending is CaseExempted else {}
    await house.ears.hear_jumbled(case.tell(ending, ended_on="2026-03-02", **last))
    assert (await house.status_of("clarification", inner), await answer(house)) == ("assessing", (False, False))
    assert await house.ears.published() == before


async def test_a_case_on_a_leading_official_holds_up_his_own_clarification_and_not_that_of_the_unit(
    house: House,
) -> None:
    of_person, unit, case = await assessing(house), await unit_assessing(house), case_of(house)
    official = house.person("housing-official")
    await house.ears.hear_jumbled(opened(case, object_person_id=official))
    assert await house.status_of("clarification", of_person) == "deferred"
    assert await house.status_of("clarification", unit) == "assessing"
    assert (await answer(house, person_id=str(official)), await answer(house)) == ((False, True), (False, False))


async def test_a_case_that_is_rescoped_holds_up_its_new_subject_instead(house: House) -> None:
    """TA-03: from the unit to its leading official, and back to nobody with the end."""
    of_person, unit, case = await assessing(house), await unit_assessing(house), case_of(house)
    official, former = house.person("housing-official"), house.organ("housing-bureau")
    rescoped = {"object_person_id": official, "former_unit_id": former}
    await house.ears.hear_jumbled(opened(case), case.tell(CaseObjectRescoped, **rescoped))
    assert await house.status_of("clarification", unit) == "assessing"
    assert await house.status_of("clarification", of_person) == "deferred"
    await house.hear(closed(case))
    assert await house.status_of("clarification", of_person) == "assessing"


async def test_while_a_lead_or_another_case_is_open_it_waits_on(house: House) -> None:
    inner, first, second = await unit_assessing(house), case_of(house), case_of(house)
    lead = house.lead(subject_organ_id=house.organ("housing-bureau"))
    await house.hear(opened(first), opened(second), house.received(lead, "a"), closed(first))
    assert await house.status_of("clarification", inner) == "deferred"
    await house.hear(closed(second))
    assert (await check(house, inner))["deferrals"][-1]["ground"] == "lead_open"
    await house.hear(house.concluded(lead, "true"))
    assert await house.status_of("clarification", inner) == "assessing"


async def test_with_an_escalated_interview_the_question_is_asked_again_until_that_is_followed_through(
    house: House,
) -> None:
    inner, case, interview, following = (
        await unit_assessing(house),
        case_of(house),
        interview_of(house),
        interview_of(house),
    )
    before = await house.ears.published()
    await house.hear(opened(case))
    assert (await check(house, inner, reason="与本件无关"))["status"] == "assessing"
    await house.ears.hear_jumbled(*escalated(interview, next_interview_id=following.id))
    assert (await house.status_of("clarification", inner), await answer(house)) == ("deferred", (False, True))
    await house.ears.hear_jumbled(following.tell(InterviewTriggered), following.tell(InterviewClosed, pursuit="none"))
    assert await house.status_of("clarification", inner) == "assessing"
    assert await house.ears.published() == before


async def test_the_head_may_answer_that_it_goes_on_despite_the_escalation(house: House) -> None:
    inner, interview = await unit_assessing(house), interview_of(house)
    await house.hear(*escalated(interview))
    assert (await check(house, inner))["status"] == "deferred"
    assert (await check(house, inner, reason="约谈事项与本件无关"))["status"] == "assessing"


async def test_the_ends_may_be_heard_before_the_escalation(house: House) -> None:
    inner, case, interview = await unit_assessing(house), case_of(house), interview_of(house)
    await house.ears.hear_jumbled(opened(case), closed(case))
    await house.ears.hear_jumbled(*escalated(interview, case_id=case.id))
    assert (await house.status_of("clarification", inner), await answer(house)) == ("assessing", (False, False))
    rows = await house.rows("SELECT status FROM lead_entry ORDER BY kind")
    assert [row["status"] for row in rows] == ["ended", "ended"]


async def test_what_ended_and_what_is_indexed_is_nobodys_to_read_but_case_managements(house: House) -> None:
    case, interview = case_of(house), interview_of(house)
    await house.hear(opened(case), *escalated(interview, case_id=case.id), closed(case))
    (first, *_) = await house.rows("SELECT id FROM ended_step")
    for who in ("office1-head", "management-officer", "housing-head", "cdi-secretary"):
        assert (await house.caller(who).get(f"/v1/histories/ended_step/{first['id']}")).status_code == 404
        seen = await house.caller(who).get(f"/v1/histories/lead_entry/{interview.id}")
        assert seen.status_code == (200 if who == "management-officer" else 404)


async def test_without_the_inbox_order_and_single_hearing_would_be_lost(house: House) -> None:
    """The control: the reactions alone fail on what comes early, and on what comes twice."""
    case, interview = case_of(house), interview_of(house)
    told = opened(case)
    rescoped = case.tell(CaseObjectRescoped, former_unit_id=uuid4())
    with pytest.raises(Rejected):
        await house.ears.react_without_inbox(rescoped)
    assert await house.ears.hear(rescoped, told, told) == [Verdict.EARLY, Verdict.APPLIED, Verdict.DUPLICATE]
    for heard in (closed(case), escalated(interview)[1]):
        await house.ears.react_without_inbox(heard)
        with pytest.raises(Rejected):
            await house.ears.react_without_inbox(heard)
    assert len(await house.rows("SELECT id FROM lead_entry")) == 2
