"""Periods of relations: one counterpart at a time, whatever the days."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from libs.contracts.directory import OrganKind, RelationKind
from libs.kernel.actor import SYSTEM, Occasion
from libs.kernel.profile import Profile
from libs.kernel.refusal import Refusal
from libs.kernel.text import Text
from services.directory.relations.commands import RecordRelation
from services.directory.relations.lifecycle import RelationStatus
from services.directory.relations.relation import JOINS, OtherPeriod, RelationFacts, record

PROFILE = Profile("xuchang", "2023-01", Text("许昌", "Xuchang"), date(2023, 1, 1), None, {}, {}, {})
OCCASION = Occasion(SYSTEM, datetime(2026, 3, 1, tzinfo=UTC), PROFILE, lambda: UUID(int=7))
HOLDER, OTHER, TARGET = UUID(int=1), UUID(int=2), UUID(int=3)
START = date(2024, 1, 1)
days = st.integers(0, 40).map(lambda n: START + timedelta(days=n))
lengths = st.none() | st.integers(1, 20)


def _end(start: date, length: int | None) -> date | None:
    return None if length is None else start + timedelta(days=length)


def _code(kind: RelationKind, start: date, end: date | None, *others: OtherPeriod) -> str | None:
    holders, targets = JOINS[kind]
    facts = RelationFacts(min(holders), min(targets), others)
    command = RecordRelation(kind=kind, holder_id=HOLDER, target_id=TARGET, valid_from=start, valid_to=end)
    try:
        record(command, OCCASION, facts)
    except Refusal as refusal:
        return refusal.code
    return None


def _share_a_day(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    """Said day by day, not by comparing ends."""
    horizon = START + timedelta(days=120)

    def held(period: tuple[date, date | None]) -> set[date]:
        until = period[1] or horizon
        return {period[0] + timedelta(days=n) for n in range((until - period[0]).days)}

    return not held(one).isdisjoint(held(other))


@given(days, lengths, days, lengths)
def test_a_second_counterpart_is_refused_exactly_when_a_day_is_shared(
    start: date, length: int | None, other_start: date, other_length: int | None
) -> None:
    mine = (start, _end(start, length))
    theirs = (other_start, _end(other_start, other_length))
    expected = "another_holder" if _share_a_day(mine, theirs) else None
    assert _code(RelationKind.COUNTERPART, *mine, OtherPeriod(OTHER, *theirs)) == expected


@given(days, lengths, days, lengths)
def test_the_same_relation_twice_is_refused_exactly_when_a_day_is_shared(
    start: date, length: int | None, other_start: date, other_length: int | None
) -> None:
    mine = (start, _end(start, length))
    theirs = (other_start, _end(other_start, other_length))
    expected = "relation_overlaps" if _share_a_day(mine, theirs) else None
    assert _code(RelationKind.PORTFOLIO, *mine, OtherPeriod(HOLDER, *theirs)) == expected


def test_two_leaders_may_be_in_charge_of_one_unit() -> None:
    assert _code(RelationKind.PORTFOLIO, START, None, OtherPeriod(OTHER, START, None)) is None


def test_a_relation_does_not_end_before_it_begins_or_on_that_day() -> None:
    for end in (START, START - timedelta(days=1)):
        assert _code(RelationKind.COUNTERPART, START, end) == "period_backwards"


def test_the_status_says_whether_the_end_is_known() -> None:
    facts = RelationFacts(OrganKind.SUPERVISION_OFFICE, OrganKind.MUNICIPAL_UNIT, ())
    for end, status in ((None, RelationStatus.LASTING), (date(2030, 1, 1), RelationStatus.ENDED)):
        command = RecordRelation(
            kind=RelationKind.COUNTERPART, holder_id=HOLDER, target_id=TARGET, valid_from=START, valid_to=end
        )
        assert record(command, OCCASION, facts).case.status is status
