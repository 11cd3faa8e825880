"""What holds in the first round of a case holds in the second: hands stay apart, drafts are examined as they stand."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.accountability.cases import entering
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.facts import DraftFacts, HandlersFacts
from services.accountability.cases.separation import preparers
from services.accountability.cases.status import CaseStatus as S
from tests.support.accountability_cases_papers import (
    COMMITTEE,
    DAY,
    FACTS,
    MEMBERS,
    NOON,
    PRINCIPAL,
    RULING,
    case_in,
    declared,
    findings,
    moved,
    named,
    occasion,
    refused,
    resolution,
    walked,
    weighed,
)

INVESTIGATING = case_in(S.INVESTIGATING)
OTHER_TRIAL: dict[str, Any] = {
    "loaded": DraftFacts(frozenset(map(named, ("trial", "other-trial")))),
    "trial_officer_id": named("other-trial"),
}


def drafted_again(case: AccountabilityCase) -> AccountabilityCase:
    """The case laid before the committee again, drafted by another head and examined by another officer."""
    drafted = moved(case, "draft_proposal", by="other-head", **OTHER_TRIAL)
    return walked(moved(drafted, "give_trial_opinion", by="other-trial"), "hear", "submit")


def test_a_draft_of_before_tolerance_was_entered_does_not_pass_it_by() -> None:
    drafted = moved(INVESTIGATING, "draft_proposal")
    entered = entering.tolerance_entered(drafted, named("tolerance"), occasion("officer")).case
    assert isinstance(entered, AccountabilityCase)
    assert refused(entered, "give_trial_opinion") == {"no_case_proposal"}


def test_a_draft_that_no_longer_keeps_the_rules_finds_no_agreement() -> None:
    drafted = moved(INVESTIGATING, "draft_proposal")
    doubted = moved(drafted, "record_tests", findings=findings(causation="none"))
    assert refused(doubted, "give_trial_opinion") == {"not_the_one_to_answer"}
    assert refused(doubted, "give_trial_opinion", agrees=False) == set()


def test_a_probation_while_tolerance_is_weighed_leaves_the_way_to_a_proposal_open() -> None:
    entered = entering.probation_entered(weighed(), named("probation"), DAY, occasion("leader")).case
    assert isinstance(entered, AccountabilityCase)
    left = entering.probation_left(entered, "failed", None, occasion("head")).case
    assert isinstance(left, AccountabilityCase)
    assert refused(left, "draft_proposal") == set()
    assert refused(left, "draft_proposal", tolerance_finding="") == {"tolerance_not_considered"}


def test_a_probation_leaves_a_tolerance_that_is_determined_on_record() -> None:
    entered = entering.probation_entered(weighed("refused"), named("probation"), DAY, occasion("leader")).case
    assert isinstance(entered, AccountabilityCase)
    assert entered.tolerance is not None and entered.tolerance.outcome == "refused"


@pytest.mark.parametrize("who", ["head", "trial"])
def test_whoever_drafted_or_examined_in_an_earlier_round_neither_votes_nor_records(who: str) -> None:
    back = moved(case_in(S.DELIBERATING), "send_back")
    again = drafted_again(back)
    members = replace(COMMITTEE, members=COMMITTEE.members | {named(who)})
    known = replace(FACTS["decide"], committee=members)
    assert refused(again, "decide", loaded=known, resolution=resolution(*MEMBERS, who)) == {"preparer_votes"}
    assert refused(again, "decide", by=who) == {"one_hand_decides"}


def test_whoever_drafted_before_a_new_draft_stays_a_hand_of_the_case() -> None:
    case = moved(case_in(S.PROPOSED), "draft_proposal", by="other-head", **OTHER_TRIAL)
    assert {named("head"), named("trial")} <= preparers(case)


@pytest.mark.parametrize("act", ["rescope", "enter_probation", "enter_tolerance"])
def test_whoever_drafted_stays_a_hand_of_the_case_when_the_draft_falls(act: str) -> None:
    case = moved(INVESTIGATING, "draft_proposal")
    if act == "rescope":
        case = moved(moved(case, "record_tests", object=PRINCIPAL), act)
    else:
        enter: Any = {
            "enter_probation": lambda: entering.probation_entered(case, named("p"), DAY, occasion("leader")),
            "enter_tolerance": lambda: entering.tolerance_entered(case, named("t"), occasion("officer")),
        }[act]
        case = enter().case
    assert case.proposal is None and {named("head"), named("trial")} <= preparers(case)


def test_whoever_handled_before_does_not_vote() -> None:
    officers = FACTS["name_handlers"]
    handed = moved(
        INVESTIGATING,
        "name_handlers",
        loaded=officers,
        handler_ids=(named("second"), named("third")),
        recusals=declared("head", "second", "third"),
    )
    assert named("officer") in preparers(handed)


def test_whoever_drafts_or_examines_it_is_not_named_as_handler() -> None:
    officers = HandlersFacts(named("office"), frozenset(map(named, ("officer", "trial"))))
    stated = {"handler_ids": (named("officer"), named("trial")), "recusals": declared("head", "officer", "trial")}
    for case in (moved(INVESTIGATING, "draft_proposal"), case_in(S.PROPOSED)):
        assert refused(case, "name_handlers", loaded=officers, **stated) == {"handler_had_a_part"}


def test_whoever_handles_it_does_not_examine_the_draft() -> None:
    drafted = moved(INVESTIGATING, "draft_proposal")
    assert "trial_officer_wrong" in refused(replace(drafted, handler_ids=(named("trial"),)), "give_trial_opinion")


def test_a_case_sent_back_on_another_object_since_still_is_no_heavier_for_the_defence() -> None:
    back = moved(case_in(S.DELIBERATING), "send_back")
    other = replace(back.sent_back[-1], object=PRINCIPAL, new_facts="")
    again = replace(back, sent_back=(*back.sent_back, other))
    heavy = {"measures": ("party_warning",), "light_ground": None, "light_statement": "", "new_facts": "查明"}
    assert "heavier_for_the_defence" in refused(again, "draft_proposal", **heavy)


def test_the_meeting_lies_after_the_submission_of_every_case_it_decides() -> None:
    main = replace(case_in(S.DELIBERATING), id=named("main"), involved_case_ids=(named("involved"),))
    late = moved(case_in(S.HEARD), "submit", at=NOON + timedelta(days=2))
    involved = replace(late, id=named("involved"), main_case_id=main.id, object=PRINCIPAL)
    together = replace(FACTS["submit"], involved=(involved,))
    known = replace(FACTS["decide"], together=together)
    ruling = {**RULING, "case_id": involved.id}
    found = refused(main, "decide", loaded=known, involved=(ruling,), at=NOON + timedelta(days=3))
    assert found == {"meeting_day_impossible"}


def test_a_handler_named_as_involved_handles_it_no_more() -> None:
    case = replace(INVESTIGATING, handler_ids=(*INVESTIGATING.handler_ids, named("principal")))
    assert named("principal") not in moved(case, "name_involved").handler_ids


def test_the_head_who_names_the_handlers_declares_too() -> None:
    stated = {"recusals": declared("officer", "second")}
    assert refused(INVESTIGATING, "name_handlers", **stated) == {"recusal_missing"}


def test_what_was_found_on_the_former_object_does_not_count_for_the_new_one() -> None:
    back = replace(weighed("exempted"), status=S.INVESTIGATING, probation=case_in(S.PROBATION).probation)
    other = moved(moved(back, "record_tests", object=PRINCIPAL), "rescope")
    assert other.tolerance is None and other.probation is None
    softened = moved(back, "rescope", object=None, softened=True)
    assert softened.tolerance is not None and softened.probation is not None
