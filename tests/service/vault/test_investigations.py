"""Handlers of a malice case ask for its reports while it is under way, and only they and only then (P-06, TW-02)."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from libs.chassis.inbox import Verdict
from libs.contracts.clarification_malice import (
    MALICE_ENDINGS,
    MaliceClosed,
    MaliceEducated,
    MaliceInvestigating,
    MaliceMistaken,
    MaliceProposed,
    MaliceSuspected,
)
from tests.support.reacting import Story
from tests.support.vault_service import OPENINGS, VaultHouse

DAY = date(2026, 3, 9)
OFFICER, SECOND = "office1-officer", "office1-officer-2"
INQUIRY = "malice_inquiry"
DAY_OF: dict[type[Any], str] = {MaliceClosed: "closed_on", MaliceEducated: "recorded_on"}
"""What the day is called in the events that do not call it the day of a decision."""


async def suspected(vault: VaultHouse) -> Story:
    """A malice case the vault has heard of."""
    case = uuid4()
    story = vault.reactor.story({"malice_id": case, "organ_id": vault.letters.person.organ_id}, case)
    await told(vault, story, MaliceSuspected, suspected_on=DAY)
    return story


async def told(vault: VaultHouse, story: Story, contract: type[Any], **fields: Any) -> None:
    """Let the vault hear the next event."""
    assert await vault.reactor.hear(story.tell(contract, **fields)) == [Verdict.APPLIED]


async def investigated(vault: VaultHouse, report: str, *handlers: str) -> Story:
    """A case under way about that report, with those handlers."""
    story = await suspected(vault)
    await handed_to(vault, story, report, *handlers)
    return story


async def handed_to(vault: VaultHouse, story: Story, report: str, *handlers: str) -> None:
    """These handle it from now on."""
    persons = tuple(vault.city.person(one).person_id for one in handlers)
    await told(vault, story, MaliceInvestigating, report_refs=(UUID(report),), handler_ids=persons)


async def asks(vault: VaultHouse, who: str, report: str, purpose: str = INQUIRY) -> int:
    """Status of the answer to that person's request."""
    body = {"report_id": report, "purpose": purpose, "reason": "核查需要。"}
    return (await vault.caller(who).post(OPENINGS, body)).status_code


async def test_a_named_handler_asks_and_reads_once_approved(vault: VaultHouse) -> None:
    report = await vault.lodge()
    await investigated(vault, report, OFFICER)
    opening = await vault.approved(OFFICER, report, purpose=INQUIRY)
    read = await vault.read(OFFICER, opening)
    assert (read.status_code, read.json()["reporter"]["name"]) == (200, "举报人甲")


async def test_before_the_head_lets_it_be_investigated_nobody_asks_for_its_sake(vault: VaultHouse) -> None:
    report = await vault.lodge()
    await suspected(vault)
    assert await asks(vault, OFFICER, report) == 404


async def test_who_does_not_handle_it_does_not_learn_that_there_is_a_report(vault: VaultHouse) -> None:
    report = await vault.lodge()
    await investigated(vault, report, OFFICER)
    assert await asks(vault, SECOND, report) == 404
    assert await asks(vault, OFFICER, await vault.lodge()) == 404


async def test_only_those_named_last_handle_it(vault: VaultHouse) -> None:
    report = await vault.lodge()
    story = await investigated(vault, report, OFFICER)
    opening = await vault.approved(OFFICER, report, purpose=INQUIRY)
    await handed_to(vault, story, report, SECOND)
    assert await asks(vault, OFFICER, report) == 404
    assert await asks(vault, SECOND, report) == 201
    refused = await vault.read(OFFICER, opening)
    assert (refused.status_code, refused.json()["code"]) == (403, "no_longer_entitled")


@pytest.mark.parametrize("ending", MALICE_ENDINGS)
async def test_after_its_end_nobody_asks_or_reads_for_its_sake(vault: VaultHouse, ending: type[Any]) -> None:
    report = await vault.lodge()
    story = await investigated(vault, report, OFFICER)
    opening = await vault.approved(OFFICER, report, purpose=INQUIRY)
    await told(vault, story, MaliceProposed)
    assert await asks(vault, OFFICER, report) == 201
    await told(vault, story, ending, **{DAY_OF.get(ending, "decided_on"): DAY})
    assert await asks(vault, OFFICER, report) == 404
    assert (await vault.read(OFFICER, opening)).json()["code"] == "no_longer_entitled"


async def test_after_a_mistake_the_handler_named_last_still_asks_whom_to_educate(vault: VaultHouse) -> None:
    """TW-03, P-02: the accuser may be educated, and the vault alone knows who that is."""
    report = await vault.lodge()
    story = await investigated(vault, report, OFFICER)
    await told(vault, story, MaliceMistaken, decided_on=DAY)
    assert await asks(vault, OFFICER, report) == 201
    await handed_to(vault, story, report, SECOND)
    assert await asks(vault, OFFICER, report) == 404
    opening = await vault.approved(SECOND, report, purpose=INQUIRY)
    waiting = await vault.approved(SECOND, report, purpose=INQUIRY)
    assert (await vault.read(SECOND, opening)).status_code == 200
    await told(vault, story, MaliceEducated, recorded_on=DAY)
    assert await asks(vault, SECOND, report) == 404
    assert (await vault.read(SECOND, waiting)).json()["code"] == "no_longer_entitled"


async def test_a_mistake_heard_backwards_and_twice_ends_with_the_talk(vault: VaultHouse) -> None:
    """TW-03, P-06: no delivery opens the vault again after the talk, in whatever order it comes."""
    report, case = await vault.lodge(), uuid4()
    story = vault.reactor.story({"malice_id": case, "organ_id": vault.letters.person.organ_id}, case)
    named = {"report_refs": (UUID(report),)}
    first, second = (vault.city.person(one).person_id for one in (OFFICER, SECOND))
    events = [
        story.tell(MaliceSuspected, suspected_on=DAY),
        story.tell(MaliceInvestigating, handler_ids=(first,), **named),
        story.tell(MaliceMistaken, decided_on=DAY),
        story.tell(MaliceInvestigating, handler_ids=(second,), **named),
    ]
    await vault.reactor.hear_jumbled(*events)
    assert (await asks(vault, OFFICER, report), await asks(vault, SECOND, report)) == (404, 201)
    talk = story.tell(MaliceEducated, recorded_on=DAY)
    await vault.reactor.hear_jumbled(talk)
    assert Verdict.APPLIED not in await vault.reactor.hear(*reversed(events), talk, *events)
    assert (await asks(vault, OFFICER, report), await asks(vault, SECOND, report)) == (404, 404)
    assert [row["status"] for row in await vault.rows("SELECT status FROM investigation")] == ["ended"]


async def test_a_case_that_ends_twice_stays_ended(vault: VaultHouse) -> None:
    story = await investigated(vault, await vault.lodge(), OFFICER)
    await told(vault, story, MaliceEducated, recorded_on=DAY)
    await told(vault, story, MaliceClosed, closed_on=DAY)
    rows = await vault.rows("SELECT status FROM investigation")
    assert [row["status"] for row in rows] == ["ended"]


@pytest.mark.parametrize(
    ("who", "purpose"),
    [(OFFICER, "verification"), (OFFICER, "result_feedback"), ("letters-officer", INQUIRY)],
)
async def test_handlers_ask_for_the_inquiry_and_the_letters_office_for_all_else(
    vault: VaultHouse, who: str, purpose: str
) -> None:
    report = await vault.lodge()
    await investigated(vault, report, OFFICER)
    body = {"report_id": report, "purpose": purpose, "reason": "核查需要。"}
    refused = await vault.caller(who).post(OPENINGS, body)
    assert (refused.status_code, refused.json()["code"]) == (403, "purpose_not_yours")


async def test_a_handler_whom_the_report_is_about_does_not_learn_of_it(vault: VaultHouse) -> None:
    report = await vault.lodge(subject_person_ids=[vault.caller(OFFICER).id])
    await investigated(vault, report, OFFICER)
    assert await asks(vault, OFFICER, report) == 404


async def test_what_the_vault_knows_of_an_investigation_is_shown_and_told_to_nobody(vault: VaultHouse) -> None:
    story = await investigated(vault, await vault.lodge(), OFFICER)
    for who in ("letters-officer", OFFICER, "cdi-secretary", "cadre-officer", "audit-admin"):
        assert (await vault.caller(who).get(f"/v1/histories/investigation/{story.id}")).status_code == 404
    assert await vault.events(str(story.id)) == []
