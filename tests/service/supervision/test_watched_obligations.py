"""What receipts demand is watched until it is verified; what is overdue is due to become a problem (F-42)."""

from datetime import UTC, datetime
from typing import Any

from libs.contracts.filing import AftercareOverdue, AftercareReported, AftercareReturned, AftercareVerified
from tests.support.filing_story import filing_of, obligation_of, opened
from tests.support.reacting import Reactor, Story

JULY = datetime(2026, 6, 30, 16, 0, 1, tzinfo=UTC)  # the first second of July in the office


async def watched(reactor: Reactor, duty: Story) -> dict[str, Any]:
    answer = await reactor.get("secretary", f"/v1/watched-obligations/{duty.id}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def listed(reactor: Reactor, query: str) -> list[str]:
    answer = await reactor.get("secretary", f"/v1/watched-obligations?{query}")
    assert answer.status_code == 200, answer.text
    return [one["id"] for one in answer.json()["items"]]


async def test_an_obligation_of_a_receipt_is_watched_until_its_day(reactor: Reactor) -> None:
    duty = obligation_of(reactor, filing_of(reactor))
    await reactor.hear_jumbled(opened(duty))
    found = await watched(reactor, duty)
    assert (found["status"], found["due_on"], found["problem_due"]) == ("open", "2026-06-30", False)
    assert await listed(reactor, f"filing_id={duty.fixed['filing_id']}&status=open") == [str(duty.id)]


async def test_an_overdue_obligation_is_due_to_become_a_problem(reactor: Reactor) -> None:
    late, well = (obligation_of(reactor, filing_of(reactor)) for _ in range(2))
    await reactor.hear_jumbled(opened(late), late.tell(AftercareOverdue, JULY))
    await reactor.hear(opened(well))
    found = await watched(reactor, late)
    assert (found["status"], found["overdue_on"], found["problem_due"]) == ("overdue", "2026-07-01", True)
    assert await listed(reactor, "overdue=true") == [str(late.id)]
    assert await listed(reactor, "overdue=false") == [str(well.id)]


async def test_a_late_report_does_not_undo_the_problem_but_its_verification_does(reactor: Reactor) -> None:
    duty = obligation_of(reactor, filing_of(reactor))
    await reactor.hear_jumbled(opened(duty), duty.tell(AftercareOverdue, JULY), duty.tell(AftercareReported, JULY))
    assert await listed(reactor, "overdue=true") == []
    assert await listed(reactor, "problem_due=true") == [str(duty.id)]
    await reactor.hear(duty.tell(AftercareVerified, JULY))
    found = await watched(reactor, duty)
    assert (found["status"], found["verified_on"], found["problem_due"]) == ("verified", "2026-07-01", False)


async def test_a_report_that_is_returned_is_open_again_and_may_be_overdue_at_once(reactor: Reactor) -> None:
    duty = obligation_of(reactor, filing_of(reactor))
    told = [opened(duty), duty.tell(AftercareReported), duty.tell(AftercareReturned)]
    await reactor.hear_jumbled(*told)
    assert (await watched(reactor, duty))["status"] == "open"
    await reactor.hear_jumbled(duty.tell(AftercareOverdue, JULY))
    assert (await watched(reactor, duty))["status"] == "overdue"
