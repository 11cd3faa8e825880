"""The view on one person: what runs, until when, with what was added; for those entitled alone (P-19, P-28, D-03)."""

from dataclasses import replace
from datetime import date

import pytest

from libs.chassis.access.rows import To
from libs.kernel.roles import ADMINISTRATORS, Role
from services.accountability.cases.case_type import CASE
from services.accountability.persons.doors import DOORS, ON_ONESELF, ON_OTHERS
from services.accountability.persons.views import periods_of
from services.accountability.sanctions.sanction import Sanction
from services.accountability.sanctions.status import SanctionStatus
from tests.support.accountability_aftermath_papers import (
    SERVE,
    decided,
    named,
    perform,
    record_of,
    serve_facts,
    served,
)


def two_decisions() -> tuple[Sanction, ...]:
    """A warning, and four months later a graver one of another decision."""
    first, day = served("party_warning"), date(2026, 8, 10)
    case = replace(decided("party_serious_warning"), id=named("other-case"))
    dated = {"served_on": day, "unit_served_on": day, "informed_on": day}
    facts = serve_facts(first.record, since=day)
    others = perform(CASE, case, "serve", SERVE, loaded=facts, day=day, **dated).others
    return record_of(others, first.record).sanctions


def test_the_periods_of_a_person_stand_in_their_order_with_what_was_added() -> None:
    view = periods_of(named("deputy"), two_decisions()[::-1], date(2026, 9, 1))
    assert [(one.measure, one.impact and one.impact.until_on) for one in view.periods] == [
        ("party_warning", date(2027, 4, 10)),
        ("party_serious_warning", date(2028, 10, 10)),
    ]
    second = view.periods[1].impact
    assert second is not None and second.additions[0].sanction_id == view.periods[0].sanction_id
    assert view.running_until == date(2028, 10, 10)


@pytest.mark.parametrize(("day", "until"), [(date(2028, 10, 10), date(2028, 10, 10)), (date(2028, 10, 11), None)])
def test_a_period_runs_to_the_end_of_its_last_day(day: date, until: date | None) -> None:
    assert periods_of(named("deputy"), two_decisions(), day).running_until == until


def test_a_revoked_sanction_is_shown_and_lets_nothing_run() -> None:
    (sanction,) = served("party_warning").sanctions
    revoked = replace(sanction, status=SanctionStatus.REVOKED, impact=None)
    view = periods_of(named("deputy"), (revoked,), date(2026, 9, 1))
    assert view.running_until is None and view.periods[0].status is SanctionStatus.REVOKED


def test_what_rests_in_a_heavier_sanction_says_in_which() -> None:
    light, heavy = served("administrative_warning", "administrative_demerit").sanctions
    view = periods_of(named("deputy"), (light, heavy), date(2026, 9, 1))
    by_measure = {one.measure: one for one in view.periods}
    assert by_measure["administrative_warning"].merged_into == heavy.id
    assert by_measure["administrative_warning"].impact is None and view.running_until == date(2027, 4, 10)


def test_a_person_without_sanctions_answers_like_one_who_is_not_the_callers_to_know() -> None:
    assert periods_of(named("deputy"), (), date(2026, 9, 1)).periods == ()


def test_the_door_is_for_the_whole_organ_the_organization_department_and_oneself() -> None:
    (row,) = DOORS.values()
    assert row.to is To.ROLES and row.roles == ON_OTHERS | ON_ONESELF and row.rule
    assert Role.ORG_DEPT in ON_OTHERS and not row.roles & ADMINISTRATORS
    assert not row.roles & {Role.SUP_OFFICER, Role.SUP_HEAD, Role.UNIT_CLERK, Role.LETTERS, Role.CADRE_SUP}
