"""What the filing service tells the others: names of events, and that nothing anybody wrote is in them."""

import inspect
from typing import Any
from uuid import UUID

import pytest
from pydantic import BaseModel

from libs.contracts import filing as said
from libs.kernel.events import Event, aggregate_of
from services.filing.filings.lifecycle import LIFECYCLES
from services.filing.filings.status import FilingStatus as S
from tests.support.filings import Stage

EVENTS = [
    kind
    for _, kind in inspect.getmembers(said, inspect.isclass)
    if issubclass(kind, Event) and "event_type" in vars(kind)
]
OF_FILING = [
    "drafted",
    "revised",
    "applied",
    "studied",
    "presented",
    "gate_opinion_recorded",
    "submitted",
    "gatekeeping_returned",
    "returned",
    "resubmitted",
    "accepted_for_review",
    "report_drafted",
    "reviewed",
    "consultation_opened",
    "consultation_failed",
    "consulted",
    "accepted",
    "rejected",
    "sent_back",
    "receipt_served",
    "progress",
    "reminded",
    "problem_recorded",
    "problem_closed",
    "negative_hit",
    "negative_cleared",
    "revoked",
    "closed",
    "lapsed",
    "withdrawn",
    "extended",
    "single_matter_marked",
    "case_linked",
]
OF_AFTERCARE = ["opened", "reported", "verified", "returned", "overdue"]


def test_every_event_has_its_own_type() -> None:
    expected = {f"filing.filing.{name}.v1" for name in OF_FILING} | {
        f"filing.aftercare.{name}.v1" for name in OF_AFTERCARE
    }
    told = [kind.event_type for kind in EVENTS if aggregate_of(kind.event_type) in ("filing", "aftercare")]
    assert set(told) == expected
    assert len(told) == len(expected)


def test_every_act_tells_one_event_of_its_own_case() -> None:
    stage = Stage()
    for status in S:
        if status in (S.APPLIED, S.DRAFT):
            continue
        filing = stage.walk(status)
        for act in ("mark_single_matter", "link_case"):
            if LIFECYCLES["study_first"].rows(status, act):
                event = stage.perform(filing, act).event
                assert isinstance(event, said.FilingEvent) and event.filing_id == filing.id


def written_in(value: Any) -> set[str]:
    """Every sentence somebody wrote, anywhere in a command: texts with a Chinese character."""
    if isinstance(value, BaseModel):
        return written_in(value.__dict__)
    if isinstance(value, dict):
        return set().union(*(written_in(entry) for entry in value.values())) if value else set()
    if isinstance(value, (tuple, list)):
        return set().union(*(written_in(entry) for entry in value)) if value else set()
    return {value} if isinstance(value, str) and any(ord(letter) > 0x2E7F for letter in value) else set()


@pytest.mark.parametrize("status", [status for status in S if status is not S.APPLIED])
def test_no_event_carries_what_anybody_wrote(status: S) -> None:
    stage = Stage()
    filing = stage.walk(status)
    for move in LIFECYCLES["study_first"].moves:
        if move.source is not status or move.act in ("confirm_report", "close_problem", "attach"):
            continue
        outcome = stage.perform(filing, move.act)
        for event in (outcome.event, *(moved.event for moved in outcome.others)):
            dumped = event.model_dump_json()
            assert not written_in(event.model_dump()), move.act
            assert not any(text in dumped for text in written_in(stage.command(move.act, filing)))


def test_an_event_carries_the_identities_a_listener_needs() -> None:
    stage = Stage()
    event = stage.perform(stage.walk(S.DELIBERATING), "reject").event
    assert isinstance(event, said.FilingRejected)
    assert all(isinstance(value, UUID) for value in (event.filing_id, event.unit_id, event.competent_organ_id))
    assert event.project_code == "2303-411000-04-01-123456"
    assert event.positive_items == ("xc_p5",)
