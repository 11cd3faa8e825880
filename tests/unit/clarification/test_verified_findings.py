"""Findings are those of the office that verified, the unit is the own one, publicity stays where harm was done."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.clarification.candidates import acts as candidates
from services.clarification.candidates import refusals as candidate_refusals
from services.clarification.candidates.commands import TakeUp
from services.clarification.candidates.facts import TakeUpFacts
from services.clarification.clarifications.facts import VerificationFacts
from services.clarification.clarifications.findings import Item
from services.clarification.clarifications.refusals import SubjectUnknown, UnitNotOfSubject
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.subject import PersonSubject
from services.clarification.leads_index.entry import LeadEntry
from tests.support.clarification_intake import HANDLER, OTHER_UNIT, UNIT, Desk
from tests.support.clarification_papers import CAST, DAY, concluded_lead, item, items, method, somebody
from tests.support.clarification_stage import Stage, codes_of, pointers_of, refusal_of
from tests.unit.clarification.test_candidates import candidate, worded

LEAD, OTHER = somebody(60), somebody(61)
DOORS = ["open_ex_officio", "record_verification"]


@pytest.fixture
def stage() -> Stage:
    return Stage()


def concluded(*found: tuple[str, bool], office: UUID = CAST.office_id, lead: UUID = LEAD) -> LeadEntry:
    """A lead on the subject that an office has concluded with these findings."""
    return concluded_lead(*found, lead=lead, office=office)


def about(*found: tuple[str, bool], lead: UUID | None = LEAD) -> tuple[Item, ...]:
    """Problems as a handler types them."""
    return tuple(item(finding, lead_id=lead, is_main=is_main) for finding, is_main in found)


def case_of(stage: Stage, door: str) -> Any:
    return None if door == "open_ex_officio" else stage.walk(S.ASSESSING)


def knowing(stage: Stage, door: str, **known: Any) -> Any:
    """The facts of the door, with that known of the leads on the subject."""
    verified = VerificationFacts(**{"managed": True, **known})
    return verified if door == "record_verification" else replace(stage.facts(door), verified=verified)


def refused(stage: Stage, door: str, items: tuple[Item, ...], **known: Any) -> Any:
    return refusal_of(stage, case_of(stage, door), door, items=items, facts=knowing(stage, door, **known))


@pytest.mark.parametrize("door", DOORS)
def test_c14_a_problem_whose_lead_is_still_open_is_not_cleared(stage: Stage, door: str) -> None:
    """C-14, C-22: naming an open lead does not make it one that the clarification is about."""
    refusal = refused(stage, door, about(("untrue", True)), open_ids=frozenset({LEAD}))
    assert refusal.code == "verification_not_ended" and "C-22" in refusal.cites
    assert pointers_of(refusal) == {"/items/0/lead_id"}


@pytest.mark.parametrize("door", DOORS)
def test_c04_what_the_own_office_concluded_untrue_is_cleared(stage: Stage, door: str) -> None:
    facts = knowing(stage, door, managed=False, concluded=(concluded(("untrue", True), ("true", False)),))
    listed = about(("true", False), ("untrue", True))
    case = stage.perform(case_of(stage, door), door, items=listed, facts=facts).case
    assert case.untruth.main_untrue and [one.lead_id for one in case.items] == [LEAD, LEAD]


@pytest.mark.parametrize("door", DOORS)
def test_c22_a_lead_of_another_office_answers_like_one_nobody_has_heard_of(stage: Stage, door: str) -> None:
    """C-04, C-22, G-24: who verified what is not found out by asking."""
    theirs = refused(
        stage, door, about(("untrue", True)), concluded=(concluded(("untrue", True), office=somebody(70)),)
    )
    unknown = refused(stage, door, about(("untrue", True)))
    assert (theirs.code, theirs.errors) == (unknown.code, unknown.errors)
    assert theirs.code == "lead_not_of_office" and {"C-04", "C-22", "G-24"} <= set(theirs.cites)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    "typed",
    [
        (("untrue", True),),
        (("untrue", True), ("untrue", False)),
        (("untrue", False), ("true", True)),
        (("untrue", True), ("true", False), ("untrue", False)),
    ],
    ids=["true one left out", "found untrue instead", "another main problem", "one too many"],
)
def test_c10_the_findings_of_a_lead_are_all_there_as_they_were_found(
    stage: Stage, door: str, typed: tuple[tuple[str, bool], ...]
) -> None:
    """C-10, C-22, G-25: both computations stand on what was found."""
    refusal = refused(stage, door, about(*typed), concluded=(concluded(("untrue", True), ("true", False)),))
    assert refusal.code == "findings_differ" and {"C-22", "C-10", "G-25"} <= set(refusal.cites)


@pytest.mark.parametrize("door", DOORS)
def test_c04_what_was_verified_outside_the_desk_is_cleared_only_where_the_organ_manages(
    stage: Stage, door: str
) -> None:
    refusal = refused(stage, door, about(("untrue", True), lead=None), managed=False)
    assert refusal.code == "subject_not_managed" and {"C-04", "C-22"} <= set(refusal.cites)
    assert stage.perform(case_of(stage, door), door, items=about(("untrue", True), lead=None)).case.items


def test_g33_what_an_office_that_is_no_more_has_concluded_is_cleared_by_who_looks_after_the_subject(
    stage: Stage,
) -> None:
    """C-04, G-33: else nobody could clear it."""
    gone = {"concluded": (concluded(("untrue", True), office=OTHER),), "ended_offices": frozenset({OTHER})}
    assert stage.perform(
        None, "open_ex_officio", items=about(("untrue", True)), facts=knowing(stage, "open_ex_officio", **gone)
    ).case.items
    stranger = refused(stage, "open_ex_officio", about(("untrue", True)), managed=False, **gone)
    assert stranger.code == "lead_not_of_office"


def test_c11_a_lead_that_came_with_the_case_stays_whoever_verified_it(stage: Stage) -> None:
    """C-11: a repeated report may have been verified by another office; its findings stay what they are."""
    theirs = (concluded(("untrue", True), office=somebody(70)),)
    came = replace(stage.walk(S.ASSESSING), items=about(("untrue", True)))
    facts = VerificationFacts(concluded=theirs)
    assert stage.perform(came, "record_verification", items=came.items, facts=facts).case.items == came.items
    changed = refusal_of(stage, came, "record_verification", items=about(("untrue", False)), facts=facts)
    assert changed.code == "findings_differ"


def test_tc01_a_lead_that_is_being_cleared_is_not_cleared_beside_it(stage: Stage) -> None:
    own = VerificationFacts(concluded=(concluded(("untrue", True)),))
    running = replace(stage.facts("open_ex_officio"), in_hand=frozenset({LEAD}), verified=own)
    refusal = refusal_of(stage, None, "open_ex_officio", items=about(("untrue", True)), facts=running)
    assert (refusal.code, pointers_of(refusal)) == ("already_being_cleared", {"/items/0"})
    others = replace(running, verified=VerificationFacts())
    elsewhere = refusal_of(stage, None, "open_ex_officio", items=about(("untrue", True)), facts=others)
    assert codes_of(elsewhere) == {"lead_not_of_office"}  # whether another office clears it is not said (G-24)


def test_g33_the_unit_stated_is_that_of_the_person(stage: Stage) -> None:
    """G-33, P-12, C-27: who hears of it and who serves the letter hangs on the unit."""
    elsewhere = PersonSubject(person_id=CAST.subject_id, unit_id=somebody(71))
    refusal = refusal_of(stage, None, "open_ex_officio", subject=elsewhere)
    assert refusal.code == "unit_not_of_subject" and {"G-33", "P-12", "C-27", "G-21"} <= set(refusal.cites)
    assert pointers_of(refusal) == {"/subject/unit_id"}
    nothing_known = replace(stage.facts("open_ex_officio"), units=frozenset())
    assert stage.perform(None, "open_ex_officio", subject=elsewhere, facts=nothing_known).case.subject == elsewhere


def test_g33_a_candidate_is_taken_up_in_a_unit_of_the_person() -> None:
    command = TakeUp(problems=worded(1, 2, 3), unit_id=OTHER_UNIT)
    with pytest.raises(UnitNotOfSubject) as refused:
        candidates.take_up(candidate(), command, Desk(HANDLER).occasion(), TakeUpFacts(frozenset({UNIT})))
    assert [missing.pointer for missing in refused.value.errors] == ["/unit_id"]
    with pytest.raises(SubjectUnknown):
        candidates.take_up(candidate(), command, Desk(HANDLER).occasion(), TakeUpFacts(unit_known=False))
    with pytest.raises(candidate_refusals.UnitOpen):
        candidates.take_up(candidate(), TakeUp(problems=worded(1, 2, 3)), Desk(HANDLER).occasion(), TakeUpFacts())


@pytest.mark.parametrize("reached", [(somebody(72),), (CAST.unit_id, somebody(72)), ()])
def test_g28_a_circular_reaches_only_units_where_influence_is_proven(stage: Stage, reached: tuple[UUID, ...]) -> None:
    """G-28, C-19: as a meeting does (C-18)."""
    there = method("circular", "trade")
    assert there.range is not None
    wide = there.model_copy(update={"range": there.range.model_copy(update={"organ_ids": reached})})
    refusal = refusal_of(stage, stage.walk(S.ASSESSING), "propose", methods=(wide,))
    assert codes_of(refusal) == {"range_elsewhere"} and {"G-28", "C-18", "C-19"} <= set(refusal.cites)
    assert pointers_of(refusal) == {"/methods/1/range/organ_ids"}


def test_tc01_the_month_counts_from_the_conclusion_of_the_leads_and_from_no_other_day(stage: Stage) -> None:
    lead = UUID(int=78)
    about = (items("untrue")[0].model_copy(update={"lead_id": lead}),)
    own = VerificationFacts(managed=True, concluded=(concluded_lead(("untrue", about[0].is_main), lead=lead),))
    facts = replace(stage.facts("open_ex_officio"), verified=own)
    for other in (DAY - timedelta(days=1), DAY - timedelta(days=30)):
        refusal = refusal_of(stage, None, "open_ex_officio", items=about, facts=facts, verification_ended_on=other)
        assert (refusal.code, pointers_of(refusal)) == ("findings_differ", {"/verification_ended_on"})
        assert "C-22" in refusal.cites
    opened = stage.perform(None, "open_ex_officio", items=about, facts=facts, verification_ended_on=DAY)
    assert opened.case.verification_ended_on == DAY
