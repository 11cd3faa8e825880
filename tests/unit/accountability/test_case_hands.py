"""Hands of a case one by one: who examines, who is heard, who votes, what is lowered and told (P-09, P-14)."""

from dataclasses import replace
from typing import Any

import pytest

from services.accountability.cases.facts import DraftFacts, HearFacts
from services.accountability.cases.handling import lowered
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.together import together_of
from services.accountability.joint.entering import gathered
from services.accountability.joint.joint import Joint
from services.accountability.recusal import RecusedPerson
from tests.support.accountability_cases_papers import (
    COMMITTEE,
    DEPUTY,
    FACTS,
    MEMBERS,
    PRINCIPAL,
    RULING,
    UNIT,
    case_in,
    moved,
    named,
    occasion,
    profile,
    refused,
    resolution,
)

INVESTIGATING = case_in(S.INVESTIGATING)


def test_whoever_handled_it_before_does_not_examine_the_draft() -> None:
    case = replace(INVESTIGATING, earlier_handler_ids=(named("earlier"),))
    known = DraftFacts(frozenset({named("earlier")}))
    found = refused(case, "draft_proposal", loaded=known, trial_officer_id=named("earlier"))
    assert found == {"trial_officer_wrong"}


def test_a_person_involved_does_not_speak_for_the_unit() -> None:
    proposed = case_in(S.PROPOSED)
    assert proposed.proposal is not None
    on_unit = replace(proposed, object=UNIT, proposal=replace(proposed.proposal, measures=()))
    case = replace(on_unit, involved_person_ids=(named("principal"),))
    known = HearFacts(frozenset({named("principal"), named("clerk")}))
    assert refused(case, "hear", loaded=known, heard_person_id=named("principal")) == {"wrong_person_heard"}
    assert refused(case, "hear", loaded=known, heard_person_id=named("clerk")) == set()


def test_what_was_softened_for_one_object_binds_nothing_on_another() -> None:
    softened = moved(INVESTIGATING, "rescope", object=None, softened=True)
    (scoping,) = softened.rescopings
    heavy: dict[str, Any] = {"measures": ("party_warning",), "light_ground": None, "light_statement": ""}
    assert refused(softened, "draft_proposal", **heavy) == {"heavier_than_its_ground"}
    elsewhere = replace(softened, rescopings=(replace(scoping, object=PRINCIPAL),))
    assert refused(elsewhere, "draft_proposal", **heavy) == set()


def test_what_another_object_was_heard_on_does_not_bind() -> None:
    back = moved(case_in(S.DELIBERATING), "send_back")
    heavy: dict[str, Any] = {"measures": ("party_warning",), "light_ground": None, "light_statement": ""}
    assert refused(back, "draft_proposal", **heavy) == {"heavier_for_the_defence"}
    elsewhere = replace(back, sent_back=(replace(back.sent_back[-1], object=PRINCIPAL),))
    assert refused(elsewhere, "draft_proposal", **heavy) == set()


@pytest.mark.parametrize(
    ("proposed", "ordinary", "expected"),
    [
        (("reminder_talk",), ("party_warning",), True),
        (("party_warning",), ("party_warning",), False),
        (("party_warning",), ("reminder_talk",), False),
        (("party_warning",), ("reminder_talk", "admonition"), False),
        (("party_warning",), (), False),
    ],
)
def test_lowered_is_what_lies_below_and_is_nowhere_heavier(
    proposed: tuple[str, ...], ordinary: tuple[str, ...], expected: bool
) -> None:
    assert lowered(proposed, ordinary, profile()) is expected


def test_a_decision_tells_of_the_ways_of_review_that_it_has_and_of_no_other() -> None:
    ruling = {**RULING, "review_paths": ("supervision", "civil_servant")}
    assert refused(case_in(S.DELIBERATING), "decide", ruling=ruling) == {"decision_incomplete"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"handler_ids": (named("member-2"),)}, {"preparer_votes"}),
        ({"recused": (RecusedPerson(named("member-2"), "close_relative"),)}, {"attendance_wrong"}),
    ],
)
def test_hands_of_a_case_decided_along_and_whoever_is_recused_there_do_not_vote(
    changes: dict[str, Any], expected: set[str]
) -> None:
    main = replace(case_in(S.DELIBERATING), id=named("main"), involved_case_ids=(named("involved"),))
    ids: dict[str, Any] = {"id": named("involved"), "main_case_id": main.id, "object": PRINCIPAL}
    involved = replace(case_in(S.DELIBERATING), **ids, **changes)
    known = replace(FACTS["decide"], together=replace(FACTS["submit"], involved=(involved,)), committee=COMMITTEE)
    stated = {"involved": ({**RULING, "case_id": involved.id},), "resolution": resolution(*MEMBERS)}
    assert main.object == DEPUTY and refused(main, "decide", loaded=known, **stated) == expected


def test_half_of_the_committee_is_no_quorum_and_half_of_the_votes_no_majority() -> None:
    four = replace(COMMITTEE, members=frozenset(map(named, MEMBERS[:4])))
    known = replace(FACTS["decide"], committee=four)
    case = case_in(S.DELIBERATING)
    half = refused(case, "decide", loaded=known, resolution=resolution(*MEMBERS[:2]))
    assert half == {"committee_quorum_missing"}
    against = {"member-2": "批评教育即可", "member-3": "批评教育即可"}
    split = refused(case, "decide", loaded=known, resolution=resolution(*MEMBERS[:4], against=against))
    assert split == {"majority_missing"}
    three = resolution(*MEMBERS[:4], against={"member-3": "批评教育即可"})
    assert refused(case, "decide", loaded=known, resolution=three) == set()


def test_the_joint_disposition_is_closed_to_whoever_joined_it_last() -> None:
    main = moved(INVESTIGATING, "name_involved")
    first = gathered(None, together_of(INVESTIGATING), occasion("head")).case
    assert isinstance(first, Joint) and named("principal") not in first.barred_ids
    joined = gathered(first, together_of(main), occasion("head")).case
    assert isinstance(joined, Joint) and named("principal") in joined.barred_ids
