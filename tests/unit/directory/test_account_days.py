"""The days of an account: when time disables it, whatever comes first, and that nobody else can."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.kernel.actor import CLOCK, SHANGHAI, Occasion
from libs.kernel.profile import Profile
from libs.kernel.refusal import NotNow
from libs.kernel.roles import Role
from libs.kernel.text import Text
from services.directory.accounts.account import Account, dormancy
from services.directory.accounts.commands import LapseAccount, NoteUse
from services.directory.accounts.lifecycle import AccountStatus, DisabledFor
from services.directory.accounts.validity import UseFacts, lapse, note_use

PROFILE = Profile("xuchang", "2023-01", Text("许昌", "Xuchang"), date(2023, 1, 1), None, {}, {}, {})
START = date(2026, 3, 1)
days = st.none() | st.integers(0, 40).map(lambda n: START + timedelta(days=n))


def account(valid_until: date | None, dormant_on: date | None) -> Account:
    return Account(
        UUID(int=1), AccountStatus.ACTIVE, "xuchang", "2023-01", code="clerk", person_id=UUID(int=2),
        organ_id=UUID(int=3), office_id=None, roles=(Role.UNIT_CLERK,), valid_until=valid_until, dormant_on=dormant_on,
    )  # fmt: skip


def at(day: date) -> Occasion:
    """Some time on that day in the office; the day before in UTC."""
    return Occasion(CLOCK, datetime.combine(day, time(1), SHANGHAI).astimezone(UTC), PROFILE, lambda: UUID(int=9))


@given(days, days)
def test_time_comes_round_on_the_first_day_without_use_and_disables_exactly_then(
    valid_until: date | None, dormant_on: date | None
) -> None:
    kept = account(valid_until, dormant_on)
    first = next(
        (
            day
            for day in (START + timedelta(days=n) for n in range(60))
            if (valid_until is not None and valid_until < day) or (dormant_on is not None and dormant_on <= day)
        ),
        None,
    )
    if first is None:
        assert kept.timers() == ()
        return
    (timer,) = kept.timers()
    assert (timer.act, max(timer.due_at, datetime.combine(START, time(), SHANGHAI))) == (
        "lapse", datetime.combine(first, time(), SHANGHAI)
    )  # fmt: skip
    if first > START:
        with pytest.raises(NotNow):
            lapse(kept, LapseAccount(), at(first - timedelta(days=1)), None)
    ended = lapse(kept, LapseAccount(), at(first), None).case
    expired = valid_until is not None and valid_until < first
    assert (ended.status, ended.disabled_for) == (
        AccountStatus.DISABLED, DisabledFor.EXPIRED if expired else DisabledFor.DORMANT
    )  # fmt: skip
    assert ended.timers() == ()


def test_a_use_moves_the_day_of_dormancy_and_a_setting_of_none_takes_it_away() -> None:
    used = note_use(account(None, START), NoteUse(), at(START), UseFacts(90)).case
    assert used.dormant_on == START + timedelta(days=90)
    assert note_use(used, NoteUse(), at(START), UseFacts(0)).case.timers() == ()
    assert dormancy(START, 0) is None
