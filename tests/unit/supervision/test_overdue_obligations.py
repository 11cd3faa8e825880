"""An after-care obligation whose day passes undone becomes a problem item in the same moment (F-42, G-19)."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from libs.contracts.supervision_problems import ProblemLinked, ProblemWithdrawn
from libs.kernel.actor import SYSTEM
from libs.kernel.case import Outcome
from services.supervision.obligations import acts
from services.supervision.obligations.commands import NoteMove, WatchObligation
from services.supervision.obligations.facts import OverdueFacts, VerifiedFacts
from services.supervision.obligations.obligation import WatchedObligation
from services.supervision.obligations.store import OBLIGATION
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import ProblemStatus as P
from tests.unit.supervision.source_papers import CDI, HOUSING, OFFICE, PROFILE, occasion

DAY, LATER = date(2026, 7, 1), date(2026, 7, 20)
EARLIER = UUID(int=0x81)


def watched() -> WatchedObligation:
    asked = WatchObligation(
        filing_id=UUID(int=1),
        unit_id=HOUSING,
        competent_organ_id=CDI,
        warning="procedures_to_complete",
        due_on=date(2026, 6, 30),
    )
    return acts.watch(asked, occasion(SYSTEM)).case


def overdue(duty: WatchedObligation, on: date = DAY, **known: Any) -> Outcome[WatchedObligation]:
    facts = replace(OverdueFacts("municipal_unit", OFFICE), **known)
    return acts.mark_overdue(duty, NoteMove(on=on), occasion(SYSTEM), facts)


def item_of(outcome: Outcome[WatchedObligation]) -> Problem:
    (moved,) = outcome.others
    assert isinstance(moved.case, Problem) and moved.act == "open"
    return moved.case


def verified(duty: WatchedObligation, *items: Problem) -> Outcome[WatchedObligation]:
    return acts.verify(duty, NoteMove(on=LATER), occasion(SYSTEM), VerifiedFacts(items))


def test_an_overdue_obligation_becomes_an_item_of_the_office_that_looks_after_the_unit_today() -> None:
    outcome = overdue(watched(), recurrence_of=(EARLIER,))
    item = item_of(outcome)
    assert (item.nature, item.level, item.term) == ("aftercare_overdue", "general", None)
    assert (item.source, item.source_id) == ("aftercare", outcome.case.id)
    assert (item.unit_id, item.unit_kind, item.office_id) == (HOUSING, "municipal_unit", OFFICE)
    assert (item.found_on, item.recurrence_of) == (DAY, (EARLIER,))
    assert item.facts and item.place and item.demands and item.evidence
    assert "2026-06-30" in item.facts and "{" not in item.facts + item.evidence[0]
    assert outcome.case.problem_ids == (item.id,) and outcome.case.problem_due


def test_the_item_has_the_same_identity_however_often_the_event_is_heard() -> None:
    duty = watched()
    assert item_of(overdue(duty)).id == item_of(overdue(duty)).id != item_of(overdue(replace(duty, id=EARLIER))).id


def test_where_nothing_is_known_of_the_unit_the_item_is_opened_all_the_same() -> None:
    """What the directory tells may come later than what the filing service tells."""
    item = item_of(overdue(replace(watched(), office_id=OFFICE), unit_kind=None, office_id=None))
    assert (item.unit_kind, item.office_id) == ("unknown", OFFICE)


def test_while_an_item_of_it_stands_no_second_one_is_opened_and_the_first_day_is_kept() -> None:
    duty = overdue(watched()).case
    for act in (acts.report, acts.give_back):
        duty = act(duty, NoteMove(on=LATER), occasion(SYSTEM)).case
    again = overdue(duty, LATER, stands=True)
    assert again.others == () and again.case.problem_ids == duty.problem_ids
    assert (again.case.status, again.case.overdue_on, again.case.problem_due) == ("overdue", DAY, True)


def test_overdue_anew_after_the_check_off_it_is_another_item() -> None:
    first = overdue(watched())
    again = overdue(first.case, LATER, recurrence_of=first.case.problem_ids)
    second = item_of(again)
    assert again.case.problem_ids == (item_of(first).id, second.id) and second.id != item_of(first).id
    assert second.recurrence_of == first.case.problem_ids
    assert second.found_on == LATER and str(LATER) in second.facts and str(DAY) not in second.facts
    assert again.case.overdue_on == DAY


def test_verified_before_the_notice_the_item_is_withdrawn() -> None:
    duty = overdue(watched())
    outcome = verified(duty.case, item_of(duty))
    (moved,) = outcome.others
    assert moved.case.status == "withdrawn" and isinstance(moved.event, ProblemWithdrawn)
    assert (outcome.case.status, outcome.case.problem_due) == ("verified", False)


@pytest.mark.parametrize("found", [P.NOTIFIED, P.RECTIFYING, P.REPORTED, P.VERIFYING, P.ESCALATED])
def test_verified_after_the_notice_it_is_noted_on_the_item_which_stays_where_it_is(found: P) -> None:
    duty = overdue(watched())
    (moved,) = verified(duty.case, replace(item_of(duty), status=found)).others
    noted = moved.case
    assert isinstance(noted, Problem) and (noted.status, moved.source) == (found, found)
    assert noted.source_settled_on is not None and isinstance(moved.event, ProblemLinked)


def test_verified_with_nothing_open_it_moves_no_item() -> None:
    assert verified(overdue(watched()).case).others == ()


def test_the_lowest_level_of_the_profile_is_the_first_of_its_list() -> None:
    listed = PROFILE.list("problem_levels").items
    assert [item.attributes["rank"] for item in listed] == sorted(int(str(item.attributes["rank"])) for item in listed)
    assert "aftercare_overdue" in PROFILE.list("problem_natures")


def test_an_obligation_with_its_items_survives_being_stored() -> None:
    duty = overdue(watched()).case
    assert OBLIGATION.load(OBLIGATION.dump(duty)) == duty
    assert OBLIGATION.load(OBLIGATION.dump(duty).replace('"problem_ids"', '"unknown"')).problem_ids == ()
