"""Re-examination: outside the chain, never heavier, touched by the committee alone (TA-15, A-10, G-48)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.contracts.accountability_aftermath import (
    ReexaminationConcluded,
    ReexaminationProposed,
)
from libs.kernel.refusal import NotNow
from services.accountability.cases.status import CaseStatus as S
from services.accountability.reexaminations import facts as f
from services.accountability.reexaminations.case_type import DRAW, REEXAMINATION
from services.accountability.reexaminations.status import (
    ReexaminationStatus,
)
from services.accountability.sanctions.status import SanctionStatus
from tests.support import accountability_cases_cast as cast
from tests.support.accountability_aftermath_papers import (
    CLOSE,
    Act,
    Standing,
    named,
    perform,
    persons,
    refused,
    sanctions_in,
    the_case,
)
from tests.support.accountability_aftermath_reviews import (
    EXAMINE,
    closed,
    concluding,
    examining,
    found,
    reexamination_of,
)

HANDS = ("officer", "second", "head", "leader", "trial", "recorder", "secretary")


@pytest.mark.parametrize("hand", HANDS)
def test_nobody_examines_who_is_of_the_deciding_chain(hand: str) -> None:
    standing = closed()
    chain = f.Drawable(standing.case, frozenset(persons(hand)))
    opened = perform(DRAW, None, "draw", Act("manager", {}, f.DrawFacts(cases=(chain,)), CLOSE.day)).others[0].case
    everybody = f.AssignFacts(EXAMINE.facts.persons | {named(hand)})
    naming = {"examiner_ids": persons(hand), "recusals": cast.declared(hand)}
    assert refused(REEXAMINATION, opened, "assign", EXAMINE, loaded=everybody, **naming) == {"examiner_wrong"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"examiner_ids": (), "recusals": ()}, "examiner_missing"),
        ({"examiner_ids": persons("stranger"), "recusals": cast.declared("stranger")}, "examiner_wrong"),
        ({"examiner_ids": persons("deputy"), "recusals": cast.declared("deputy")}, "examiner_wrong"),
        ({"examiner_ids": persons("examiner", "examiner")}, "examiner_wrong"),
        ({"recusals": ()}, "recusal_missing"),
        ({"recusals": cast.declared("examiner", ground="close_relative")}, "recused_person_acts"),
        ({"by": "deputy"}, "recused_from_reexamination"),
    ],
)
def test_examiners_are_not_named_wrongly(changes: dict[str, Any], code: str) -> None:
    assert code in refused(REEXAMINATION, reexamination_of(closed()), "assign", EXAMINE, **changes)


def test_who_is_named_anew_takes_over() -> None:
    standing = closed()
    naming = {"examiner_ids": persons("third"), "recusals": cast.declared("third")}
    again = perform(REEXAMINATION, examining(standing), "assign", EXAMINE, **naming).case
    assert again.earlier_examiner_ids == persons("examiner")
    assert refused(REEXAMINATION, again, "report", found(standing)) == {"not_the_examiner"}


def report(standing: Standing, **changes: Any) -> set[str]:
    """With which codes a report is refused."""
    return refused(REEXAMINATION, examining(standing), "report", found(standing), **changes)


FLAW = {"place": "卷三第21页", "text": "缺签名", "remedy": "补签"}


@pytest.mark.parametrize("outcome", ["upheld", "correct"])
def test_upheld_and_corrected_flaws_conclude_it_and_the_case_notes_it(outcome: str) -> None:
    standing = closed()
    stated = {"outcome": outcome, "flaws": (FLAW,) if outcome == "correct" else ()}
    made = perform(REEXAMINATION, examining(standing), "report", found(standing), **stated)
    assert (made.case.status, str(made.case.outcome)) == (ReexaminationStatus.CONCLUDED, outcome)
    assert isinstance(made.event, ReexaminationConcluded) and made.event.outcome == outcome
    (noted,) = made.others
    assert noted.act == "note_reexamination" and the_case(made.others).reexaminations[0].outcome == outcome
    assert the_case(made.others).measures_in_force == ("admonition",)


@pytest.mark.parametrize(("outcome", "measures"), [("change", ("reminder_talk",)), ("revoke", ())])
def test_a_change_or_revocation_is_only_proposed_and_moves_nothing(outcome: str, measures: tuple[str, ...]) -> None:
    standing = closed()
    made = perform(REEXAMINATION, examining(standing), "report", found(standing), outcome=outcome, measures=measures)
    assert made.case.status is ReexaminationStatus.PROPOSED and made.others == ()
    assert isinstance(made.event, ReexaminationProposed) and made.case.outcome is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"facts": ""}, "examination_unstated"),
        ({"nature": ""}, "examination_unstated"),
        ({"measure": ""}, "examination_unstated"),
        ({"procedure": ""}, "examination_unstated"),
        ({"outcome": "correct"}, "flaws_wrong"),
        ({"outcome": "correct", "flaws": ({**FLAW, "remedy": ""},)}, "flaws_wrong"),
        ({"outcome": "change"}, "outcome_and_measures"),
        ({"outcome": "change", "measures": ("admonition",)}, "outcome_and_measures"),
        ({"outcome": "revoke", "measures": ("reminder_talk",)}, "outcome_and_measures"),
        ({"measures": ("reminder_talk",)}, "outcome_and_measures"),
        ({"outcome": "change", "measures": ("organization_circular",)}, "measure_unfit"),
        ({"outcome": "change", "measures": ("party_warning",)}, "heavier_than_before"),
        ({"by": "third"}, "not_the_examiner"),
        ({"by": "deputy"}, "recused_from_reexamination"),
    ],
)
def test_a_report_is_not_made_without(changes: dict[str, Any], code: str) -> None:
    assert report(closed(), **changes) == {code}


def proposed(standing: Standing, outcome: str = "change", *measures: str) -> Any:
    """A re-examination that lies before the committee."""
    act = found(standing)
    return perform(REEXAMINATION, examining(standing), "report", act, outcome=outcome, measures=measures).case


def test_the_committee_changes_the_sanction_in_the_same_act_as_the_case_notes_it() -> None:
    standing = closed("party_serious_warning")
    case = proposed(standing, "change", "party_warning")
    made = perform(REEXAMINATION, case, "decide", concluding(standing))
    assert (made.case.status, str(made.case.outcome)) == (ReexaminationStatus.CONCLUDED, "change")
    assert [one.act for one in made.others] == ["note_reexamination", "replace", "reschedule"]
    (sanction,) = sanctions_in(made.others)
    assert (sanction.measure, sanction.former[0].ruling.kind) == ("party_warning", "reexamination")
    assert the_case(made.others).measures_in_force == ("party_warning",)


def test_the_committee_revokes_every_sanction_of_the_decision() -> None:
    standing = closed("party_warning", "transfer")
    made = perform(REEXAMINATION, proposed(standing, "revoke"), "decide", concluding(standing))
    assert {one.status for one in sanctions_in(made.others)} == {SanctionStatus.REVOKED}
    assert the_case(made.others).measures_in_force == () and str(made.case.outcome) == "revoke"


def test_what_the_committee_does_not_adopt_is_upheld_and_leaves_the_sanctions_alone() -> None:
    standing = closed("party_warning")
    made = perform(REEXAMINATION, proposed(standing, "revoke"), "decide", concluding(standing), adopted=False)
    assert str(made.case.outcome) == "upheld" and sanctions_in(made.others) == ()
    assert made.case.decision.measures == ("party_warning",) and the_case(made.others).status is S.CLOSED
    assert the_case(made.others).reexaminations[0].measures is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"document_number": ""}, "reexamination_decision_unstated"),
        ({"reasons": ""}, "reexamination_decision_unstated"),
        ({"resolution": cast.resolution("secretary", "member-1", held_on=CLOSE.day)}, "committee_quorum_missing"),
        ({"resolution": cast.resolution(held_on=date(2026, 5, 31))}, "meeting_day_impossible"),
        ({"by": "examiner"}, "recused_from_reexamination"),
        ({"by": "deputy"}, "recused_from_reexamination"),
    ],
)
def test_a_proposal_is_not_decided_without(changes: dict[str, Any], code: str) -> None:
    standing = closed("party_warning")
    assert code in refused(REEXAMINATION, proposed(standing, "revoke"), "decide", concluding(standing), **changes)


def test_an_examiner_has_no_vote() -> None:
    standing = closed("party_warning")
    act = concluding(standing)
    there = replace(act.facts.committee, members=act.facts.committee.members | {named("examiner")})
    votes = cast.resolution(*cast.MEMBERS, "examiner", held_on=CLOSE.day)
    facts = replace(act.facts, committee=there)
    found_codes = refused(REEXAMINATION, proposed(standing, "revoke"), "decide", act, resolution=votes, loaded=facts)
    assert "preparer_votes" in found_codes


def test_a_case_that_is_no_longer_closed_is_not_concluded() -> None:
    standing = closed()
    moved = found(standing).facts
    elsewhere = replace(moved, case=replace(moved.case, status=S.UNDER_REVIEW))
    with pytest.raises(NotNow):
        perform(REEXAMINATION, examining(standing), "report", found(standing), loaded=elsewhere)
