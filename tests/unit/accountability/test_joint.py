"""One case, one handling: main case and persons involved are heard, proposed and decided together (TX-04, X-11)."""

from dataclasses import replace
from typing import Any

import pytest

from libs.contracts.accountability_cases import CaseDecided, CaseExempted, CaseOpened, JointDecided, JointGathered
from libs.kernel.case import Moved, Outcome
from libs.kernel.refusal import NotNow
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.facts import DecideFacts, InvolvedFacts, TogetherFacts
from services.accountability.cases.objects import LeadingOfficial
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.status import SourceKind
from services.accountability.cases.together import DECIDED, assess_closing, together_of
from services.accountability.joint import entering as joint
from services.accountability.joint.joint import Joint, joint_id_of
from services.accountability.joint.status import JointStatus as J
from tests.support.accountability_cases_cast import target
from tests.support.accountability_cases_papers import (
    COMMITTEE,
    LEADS,
    NO_RULING,
    PRINCIPAL,
    RULING,
    case_in,
    findings,
    moved,
    named,
    occasion,
    perform,
    refused,
)

MAIN = replace(case_in(S.INVESTIGATING), id=named("main"))


def along(status: S, name: str = "involved") -> AccountabilityCase:
    """The case of a person involved, in that status."""
    case = replace(case_in(status), id=named(name), main_case_id=MAIN.id, source_kind=SourceKind.MAIN_CASE)
    return replace(case, object=PRINCIPAL)


def main_in(status: S, *involved: AccountabilityCase) -> AccountabilityCase:
    """The main case in that status, with those persons involved."""
    ids = tuple(one.id for one in involved)
    return replace(case_in(status), id=MAIN.id, involved_case_ids=ids, involved_person_ids=(named("principal"),))


def disposition(status: J, *involved: AccountabilityCase) -> Joint:
    """Their joint disposition in that status."""
    gathered = joint.gathered(None, together_of(main_in(S.INVESTIGATING, *involved)), occasion("head")).case
    assert isinstance(gathered, Joint)
    return replace(gathered, status=status, version=1)


def ruled(case: AccountabilityCase, **changes: Any) -> dict[str, Any]:
    """The ruling on a person involved."""
    return {**RULING, "case_id": case.id, **changes}


def of(outcome: Outcome[AccountabilityCase], act: str) -> list[Moved]:
    """What else an act moved by that act."""
    return [one for one in outcome.others if one.act == act]


def test_naming_a_person_involved_opens_the_own_case_and_begins_the_joint_disposition() -> None:
    outcome = perform(MAIN, "name_involved")
    (opened,), (gathered,) = of(outcome, "open"), of(outcome, "gather")
    assert isinstance(opened.case, AccountabilityCase) and isinstance(opened.event, CaseOpened)
    assert (opened.case.main_case_id, opened.case.source_kind) == (MAIN.id, SourceKind.MAIN_CASE)
    assert opened.case.object == PRINCIPAL and opened.case.evidence_ids == (named("filing"),)
    assert outcome.case.involved_case_ids == (opened.case.id,)
    assert named("principal") in outcome.case.recused_ids
    assert gathered.case.id == joint_id_of(MAIN.id) and isinstance(gathered.event, JointGathered)


def test_a_second_person_joins() -> None:
    first = along(S.OPENED)
    case = replace(MAIN, involved_case_ids=(first.id,), involved_person_ids=(named("principal"),))
    another = LeadingOfficial(person_id=named("vice"), organ_id=named("unit"), post="deputy_in_charge")
    facts = InvolvedFacts((), LEADS, (first,), disposition(J.GATHERING, first))
    outcome = perform(case, "name_involved", loaded=facts, object=another)
    (joined,) = of(outcome, "join")
    assert isinstance(joined.case, Joint) and len(joined.case.case_ids) == 2


def test_a_person_is_involved_once_and_not_in_the_case_that_is_on_him() -> None:
    once = replace(MAIN, involved_person_ids=(named("principal"),))
    assert refused(once, "name_involved") == {"involved_already"}
    oneself = {"object": MAIN.object}
    assert refused(MAIN, "name_involved", **oneself) == {"involved_already"}


def test_only_leading_officials_are_involved_and_reasons_are_stated() -> None:
    assert refused(MAIN, "name_involved", own_violation=True) == {"direct_actor_not_object"}
    assert refused(MAIN, "name_involved", loaded=InvolvedFacts((), target(()))) == {"direct_actor_not_object"}
    assert refused(MAIN, "name_involved", reasons="") == {"case_opinion_unstated"}


def test_a_person_involved_has_nobody_involved_in_turn() -> None:
    assert refused(replace(along(S.INVESTIGATING), object=MAIN.object), "name_involved") == {"no_case_within_a_case"}


@pytest.mark.parametrize("status", [S.OPENED, S.INVESTIGATING, S.TOLERANCE_REVIEW, S.PROBATION, S.PROPOSED])
def test_the_main_case_is_submitted_once_all_involved_are_heard_and_those_not_ready_are_named(status: S) -> None:
    late = along(status)
    facts = TogetherFacts((late,), joint=disposition(J.GATHERING, late))
    case = main_in(S.HEARD, late)
    assert refused(case, "submit", loaded=facts) == {"involved_not_ready"}


def test_those_heard_are_submitted_with_the_main_case() -> None:
    heard, ended = along(S.HEARD), along(S.NO_LIABILITY, "ended")
    facts = TogetherFacts((heard, ended), joint=disposition(J.GATHERING, heard, ended))
    outcome = perform(main_in(S.HEARD, heard, ended), "submit", loaded=facts)
    assert [one.case.id for one in of(outcome, "submit")] == [heard.id]
    assert all(one.case.status is S.DELIBERATING for one in of(outcome, "submit"))
    assert of(outcome, "propose")[0].case.status is J.PROPOSED


def test_a_person_involved_is_not_submitted_alone_but_may_follow() -> None:
    heard = along(S.HEARD)
    alone = TogetherFacts(main=main_in(S.HEARD, heard))
    assert refused(heard, "submit", loaded=alone) == {"decided_with_main_case"}
    assert refused(heard, "submit", loaded=TogetherFacts(main=main_in(S.DELIBERATING, heard))) == set()


def test_a_person_involved_is_not_decided_without_the_main_case() -> None:
    case = along(S.DELIBERATING)
    facts = DecideFacts(COMMITTEE, TogetherFacts(main=main_in(S.DELIBERATING, case)))
    assert refused(case, "decide", loaded=facts) == {"decided_with_main_case"}


def test_deciding_the_main_case_decides_all_involved_by_the_same_act() -> None:
    guilty, free = along(S.DELIBERATING), along(S.DELIBERATING, "free")
    known = TogetherFacts((guilty, free), joint=disposition(J.PROPOSED, guilty, free))
    rulings = (ruled(guilty, measures=("reminder_talk",)), {**NO_RULING, "case_id": free.id})
    outcome = perform(
        main_in(S.DELIBERATING, guilty, free), "decide", loaded=DecideFacts(COMMITTEE, known), involved=rulings
    )
    events = {one.case.id: one.event for one in outcome.others}
    assert isinstance(events[guilty.id], CaseDecided) and isinstance(events[free.id], CaseExempted)
    decided = next(one.case for one in outcome.others if one.case.id == guilty.id)
    assert isinstance(decided, AccountabilityCase) and decided.decision is not None
    assert decided.decision.main_case_id == MAIN.id
    told = events[joint_id_of(MAIN.id)]
    assert isinstance(told, JointDecided) and set(told.case_ids) == {guilty.id, free.id}


@pytest.mark.parametrize("status", sorted(set(S) - DECIDED - {S.DELIBERATING}))
def test_the_main_case_is_not_decided_before_all_involved_lie_before_the_committee(status: S) -> None:
    late = along(status)
    known = TogetherFacts((late,), joint=disposition(J.PROPOSED, late))
    case = main_in(S.DELIBERATING, late)
    assert refused(case, "decide", loaded=DecideFacts(COMMITTEE, known)) == {"involved_not_ready"}


def test_every_person_involved_has_one_ruling() -> None:
    one = along(S.DELIBERATING)
    known = DecideFacts(COMMITTEE, TogetherFacts((one,), joint=disposition(J.PROPOSED, one)))
    case = main_in(S.DELIBERATING, one)
    assert refused(case, "decide", loaded=known) == {"involved_rulings_wrong"}
    assert refused(case, "decide", loaded=known, involved=(ruled(one), ruled(one))) == {"involved_rulings_wrong"}
    stranger = (ruled(one), {**ruled(one), "case_id": named("stranger")})
    assert refused(case, "decide", loaded=known, involved=stranger) == {"involved_rulings_wrong"}


def test_nobody_involved_is_decided_more_heavily_than_was_heard() -> None:
    one = along(S.DELIBERATING)
    known = DecideFacts(COMMITTEE, TogetherFacts((one,), joint=disposition(J.PROPOSED, one)))
    heavy = (ruled(one, measures=("party_warning",)),)
    case = main_in(S.DELIBERATING, one)
    assert refused(case, "decide", loaded=known, involved=heavy) == {"heavier_than_heard"}


def test_who_prepared_the_case_of_a_person_involved_records_neither() -> None:
    one = replace(along(S.DELIBERATING), handler_ids=(named("recorder"), named("second")))
    known = DecideFacts(COMMITTEE, TogetherFacts((one,), joint=disposition(J.PROPOSED, one)))
    case = main_in(S.DELIBERATING, one)
    assert refused(case, "decide", loaded=known, involved=(ruled(one),)) == {"one_hand_decides"}


def test_the_joint_disposition_gathers_again_when_the_main_case_is_sent_back() -> None:
    one = along(S.DELIBERATING)
    known = TogetherFacts((one,), joint=disposition(J.PROPOSED, one))
    outcome = perform(main_in(S.DELIBERATING, one), "send_back", loaded=known)
    assert of(outcome, "send_back")[0].case.status is J.GATHERING


@pytest.mark.parametrize("status", list(S))
def test_the_main_case_cannot_be_closed_while_a_person_involved_is_undecided(status: S) -> None:
    assert assess_closing([along(status)]).holds is (status in DECIDED)


def test_a_joint_disposition_ends_with_a_main_case_that_ends_without_liability() -> None:
    ended = along(S.NO_LIABILITY)
    known = TogetherFacts((ended,), joint=disposition(J.GATHERING, ended))
    free = replace(MAIN, involved_case_ids=(ended.id,), tests=())
    untied = moved(free, "record_tests", findings=findings(fault="none"))
    outcome = perform(untied, "find_not_established", loaded=known)
    assert of(outcome, "decide")[0].case.status is J.DECIDED


def test_a_decided_joint_disposition_stays_decided() -> None:
    one = along(S.DELIBERATING)
    decided = disposition(J.DECIDED, one)
    together = together_of(main_in(S.DELIBERATING, one))
    with pytest.raises(NotNow):
        joint.gathered(decided, together, occasion("head"))
    with pytest.raises(NotNow):
        joint.proposed(decided, together)
    with pytest.raises(NotNow):
        joint.sent_back(decided)
    with pytest.raises(NotNow):
        joint.decided(decided, together, occasion("recorder").on)
