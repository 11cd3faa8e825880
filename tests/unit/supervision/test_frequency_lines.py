"""The lines of the screens of coverage, and the units proposed for the next plan (S-05 to S-09, S-12, G-49, G-52)."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from services.supervision.frequency import lines
from services.supervision.frequency.demands import demand
from services.supervision.frequency.lines import Asked, Figures, Line, Watched
from services.supervision.frequency.proposing import CITES, Grounded, Near, Proposal, proposals
from services.supervision.frequency.read_models import coverage_read
from services.supervision.frequency.status import (
    PROPOSED_LABELS,
    SCOPE_LABELS,
    STATE_LABELS,
    CoverageState,
    ProposedFor,
    Scope,
)
from services.supervision.visits.status import KIND_LABELS
from tests.unit.supervision.source_papers import PROFILE

ONE, TWO, THREE = UUID(int=0x210), UUID(int=0x211), UUID(int=0x212)
AFTER = Asked("2023-03", date(2023, 4, 1))


def states(found: list[Line]) -> list[str]:
    return [str(line.stand.state) for line in found]


def test_s05_the_organ_has_one_line_under_its_rule() -> None:
    line = lines.organ_line(demand(PROFILE, "daily_cdi"), AFTER, Figures(1, 2, 3), whole=True)
    assert (line.scope, line.kind, line.stand.state) == (Scope.ORGAN, "daily_cdi", CoverageState.OK)
    assert "S-05" in line.cites


def test_s06_every_body_has_a_line_also_one_that_held_nothing() -> None:
    held = {ONE: Figures(held=2), TWO: Figures(held=1)}
    found = lines.body_lines(demand(PROFILE, "daily_dispatched"), AFTER, (ONE, TWO, THREE), held, {ONE, TWO})
    assert [line.office_id for line in found] == [ONE, TWO, THREE]
    assert states(found) == ["ok", "breached", "unknown"]


def test_g49_in_the_stricter_reading_two_visits_to_one_unit_leave_the_other_uncovered() -> None:
    resident, held = [(ONE, TWO), (ONE, THREE)], {(ONE, TWO): Figures(held=2)}
    found = lines.resident_lines(demand(PROFILE, "daily_dispatched"), AFTER, resident, held)
    assert [(line.office_id, line.unit_id) for line in found] == resident
    assert states(found) == ["ok", "breached"]


def test_tv05_what_is_under_way_or_planned_fills_no_gap_of_anybody() -> None:
    none, cdi = Figures(0, under_way=5, planned=5), demand(PROFILE, "daily_cdi")
    watched = [Watched(ONE, 2, date(2023, 1, 9))]
    found = [
        lines.organ_line(cdi, AFTER, none, whole=True),
        *lines.body_lines(demand(PROFILE, "daily_dispatched"), AFTER, (ONE,), {ONE: none}, {ONE}),
        *lines.resident_lines(demand(PROFILE, "daily_dispatched"), AFTER, [(ONE, TWO)], {(ONE, TWO): none}),
        *lines.unit_lines(cdi, AFTER, (ONE,), {ONE: none}),
        *lines.watched_lines(cdi.warning_days, AFTER, watched, {ONE: none}),
    ]
    assert states(found) == ["breached"] * 5
    assert {(line.stand.held, line.stand.gap > 0) for line in found} == {(0, True)}


def test_a_gap_is_told_only_to_who_knows_every_visit_and_not_of_the_month_of_entry() -> None:
    cdi = demand(PROFILE, "daily_cdi")
    assert lines.organ_line(cdi, AFTER, Figures(), whole=False).stand.state is CoverageState.UNKNOWN
    entries = [
        Watched(ONE, 2, date(2023, 1, 9)),
        Watched(TWO, 2, date(2023, 3, 2)),
        Watched(THREE, 2, date(2023, 1, 9), known=False),
    ]
    found = lines.watched_lines(cdi.warning_days, AFTER, entries, {})
    assert states(found) == ["breached", "at_risk", "unknown"]


def test_s09_a_unit_that_was_not_verified_on_the_spot_is_shown_all_year() -> None:
    spot = demand(PROFILE, "spot_verification")
    held = {ONE: Figures(held=1)}
    months = [date(2023, 1, 1), date(2023, 10, 7), date(2023, 10, 8), date(2024, 1, 1)]
    found = [states(lines.unit_lines(spot, Asked("2023", on), (ONE, TWO), held)) for on in months]
    assert found == [["ok", "open"], ["ok", "open"], ["ok", "at_risk"], ["ok", "breached"]]


def test_s12_a_watched_unit_is_due_as_often_as_its_strictest_entry_says_since_the_first() -> None:
    entries = [Watched(ONE, 2, date(2023, 3, 20)), Watched(ONE, 3, date(2023, 3, 1)), Watched(TWO, 2, AFTER.on)]
    watched = lines.strictest(entries)
    assert watched == [Watched(ONE, 3, date(2023, 3, 1)), Watched(TWO, 2, AFTER.on)]
    found = lines.watched_lines(7, AFTER, watched, {ONE: Figures(held=2)})
    assert states(found) == ["breached", "at_risk"]
    assert {line.kind for line in found} == {None}


def test_a_screen_can_show_the_gaps_alone_and_still_counts_every_line() -> None:
    held = {ONE: Figures(held=1)}
    found = lines.unit_lines(demand(PROFILE, "spot_verification"), Asked("2023", AFTER.on), (ONE, TWO), held)
    whole, gaps = (coverage_read("2023", AFTER.on, found, gaps=gaps) for gaps in (False, True))
    assert [line.unit_id for line in whole.items] == [ONE, TWO]
    assert [line.unit_id for line in gaps.items] == [TWO]
    assert whole.totals == gaps.totals
    assert (gaps.totals.lines, gaps.totals.ok, gaps.totals.open) == (2, 1, 1)
    assert (whole.first, whole.last) == (date(2023, 1, 1), date(2023, 12, 31))


def test_a_unit_is_proposed_once_with_all_that_speaks_for_it() -> None:
    grounds = [
        Grounded(ONE, ProposedFor.NOT_COVERED, 1, date(2026, 1, 1)),
        Grounded(TWO, ProposedFor.TASK_RED, 1, date(2026, 2, 1)),
        Grounded(TWO, ProposedFor.AFTERCARE_OVERDUE, 3, date(2026, 1, 20)),
        Grounded(THREE, ProposedFor.FILING_REFUSED, 1, date(2025, 12, 1)),
    ]
    found = proposals(grounds)
    assert [one.unit_id for one in found] == [TWO, THREE, ONE]
    assert [g.reason for g in found[0].reasons] == [ProposedFor.AFTERCARE_OVERDUE, ProposedFor.TASK_RED]
    assert proposals(reversed(grounds)) == found


@pytest.mark.parametrize(
    ("reasons", "of_body", "kinds"),
    [
        ((ProposedFor.NOT_COVERED,), False, ("spot_verification",)),
        ((ProposedFor.NOT_COVERED, ProposedFor.TASK_RED), False, ("daily_cdi", "spot_verification")),
        ((ProposedFor.TASK_RED,), True, ("daily_dispatched",)),
    ],
)
def test_a_proposal_names_the_kinds_of_visit_that_answer_it(
    reasons: tuple[ProposedFor, ...], of_body: bool, kinds: tuple[str, ...]
) -> None:
    proposal = Proposal(ONE, tuple(Grounded(ONE, reason, 1, AFTER.on) for reason in reasons))
    assert proposal.kinds(of_body=of_body) == kinds
    assert set(kinds) <= set(KIND_LABELS)


def test_g57_a_visit_within_fourteen_days_would_be_a_repeated_one() -> None:
    near = Near(visited_on=date(2026, 3, 2), planned_on=date(2026, 4, 1))
    days = [date(2026, 3, 15), date(2026, 3, 16), date(2026, 3, 18), date(2026, 3, 19)]
    assert [near.within(14, day) for day in days] == [True, False, False, True]
    assert not replace(near, visited_on=None, planned_on=None).within(14, days[0])


def test_every_code_has_its_words_and_every_reason_its_rule() -> None:
    assert set(STATE_LABELS) == set(CoverageState)
    assert set(SCOPE_LABELS) == set(Scope)
    assert set(PROPOSED_LABELS) == set(CITES) == set(ProposedFor)
