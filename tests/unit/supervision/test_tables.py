"""The tables of the watch list and of the watched obligations, their words, and the acts as pure functions."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from libs.contracts.supervision import EVENTS
from libs.kernel.actor import SYSTEM, Occasion
from libs.kernel.events import aggregate_of, service_of
from libs.kernel.lifecycle import Lifecycle
from libs.kernel.profile import Profile
from libs.kernel.refusal import NotNow
from libs.kernel.roles import Role
from libs.kernel.text import Text
from services.supervision.main import SERVICE
from services.supervision.obligations import lifecycle as obligations
from services.supervision.watchlist import entry as entries
from services.supervision.watchlist import lifecycle as watchlist
from services.supervision.watchlist.commands import NoteClearing, NoteHit, WatchMatter

FILING, UNIT, CDI = UUID(int=1), UUID(int=2), UUID(int=3)
DAY, LATER = date(2026, 3, 2), date(2026, 7, 1)
PROFILE = Profile("xuchang", "2023-01", Text("许昌", "Xuchang"), date(2023, 1, 19), None, {}, {}, {})
OCCASION = Occasion(SYSTEM, datetime(2026, 3, 2, tzinfo=UTC), PROFILE, lambda: FILING)
OF_THE_LIST = {
    ("aftercare", "note_hit"),
    ("aftercare", "leave"),
    ("aftercare", "note_open_lapse"),
    ("negative_hit", "note_clearing"),
    ("negative_hit", "leave"),
}
OF_OBLIGATIONS = {
    ("open", "report"),
    ("open", "mark_overdue"),
    ("overdue", "report"),
    ("reported", "verify"),
    ("reported", "return"),
}
PAIRS = [
    (lifecycle, allowed, status, act)
    for lifecycle, allowed in ((watchlist.LIFECYCLE, OF_THE_LIST), (obligations.LIFECYCLE, OF_OBLIGATIONS))
    for status in lifecycle.statuses
    for act in sorted(lifecycle.acts)
]


@pytest.mark.parametrize(("lifecycle", "allowed", "status", "act"), PAIRS)
def test_only_what_the_filing_can_do_moves_its_watch(
    lifecycle: Lifecycle, allowed: set[tuple[str, str]], status: watchlist.WatchStatus, act: str
) -> None:
    if (str(status), act) in allowed:
        assert lifecycle.admit(status, act, {Role.SYSTEM})
    else:
        with pytest.raises(NotNow):
            lifecycle.admit(status, act, {Role.SYSTEM})


def test_no_person_moves_what_only_events_move() -> None:
    moves = (*watchlist.LIFECYCLE.moves, *obligations.LIFECYCLE.moves)
    assert {role for move in moves for role in move.by} == {Role.SYSTEM}


def test_a_watched_matter_is_watched_for_its_present_reason() -> None:
    asked = WatchMatter(unit_id=UNIT, competent_organ_id=CDI, on=DAY)
    entered = entries.enter_aftercare(asked, OCCASION).case
    hit = entries.note_hit(entered, NoteHit(negative_items=("xc_n8",), on=LATER), OCCASION).case
    assert (entered.reason, hit.reason, hit.since, hit.entered_on) == ("aftercare", "negative_hit", LATER, DAY)
    cleared = entries.note_clearing(hit, NoteClearing(on=LATER), OCCASION).case
    assert (cleared.status, cleared.reason, cleared.codes) == ("aftercare", "aftercare", ())


def test_every_code_has_words() -> None:
    assert set(watchlist.LABELS) == set(watchlist.WatchStatus)
    assert set(watchlist.REASON_LABELS) == set(watchlist.WatchReason)
    assert set(watchlist.LEAVING_LABELS) == set(watchlist.Leaving)
    assert set(obligations.LABELS) == set(obligations.ObligationStatus)


def test_every_reason_is_a_status_and_a_status_without_reason_is_having_left() -> None:
    reasons = {reason.value for reason in watchlist.WatchReason}
    assert {status.value for status in watchlist.WatchStatus} - reasons == {"left"}


def test_what_is_told_belongs_to_the_cases_of_this_service() -> None:
    told = {(service_of(contract.event_type), aggregate_of(contract.event_type)) for contract in EVENTS}
    kept = {("supervision", case_type.name): case_type.quiet for case_type in SERVICE.types}
    assert told <= kept.keys() and {name for name, quiet in kept.items() if not quiet} <= told
