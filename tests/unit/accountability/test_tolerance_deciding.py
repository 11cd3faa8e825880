"""From the draft to the letter: different hands, a consultation, the standing committee, and one reconsideration."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.status import CaseStatus
from services.accountability.recusal import RecusedPerson
from services.accountability.tolerance.application import ToleranceApplication, Upheld
from services.accountability.tolerance.application_status import ApplicationStatus as A
from services.accountability.tolerance.facts import ServeFacts
from services.accountability.tolerance.separation import all_hands_of, weighed_again
from services.accountability.tolerance.status import ToleranceStatus as S
from services.accountability.tolerance.wording import RoundEnding
from tests.support import accountability_cases_papers as cases
from tests.support.accountability_cases_papers import DAY, NOON, named, occasion, resolution
from tests.support.accountability_tolerance_papers import (
    application,
    facts_of,
    kept,
    letter_findings,
    moved_case,
    perform,
    reconsidering,
    refused,
    stated,
    tolerance_in,
)

TOMORROW = DAY + timedelta(days=1)
YESTERDAY = DAY - timedelta(days=1)
PRESENT = cases.MEMBERS[:3]


def test_the_trial_officer_is_of_the_trial_office_and_no_handler_of_the_case() -> None:
    weighing = tolerance_in(S.WEIGHING)
    assert refused(weighing, "draft", trial_officer_id=named("head")) == {"tolerance_not_a_trial_officer"}
    assert refused(weighing, "draft", trial_officer_id=named("officer")) == {"tolerance_one_hand_twice"}
    facts = facts_of("draft")
    aside = replace(facts.case, recused=(RecusedPerson(named("trial"), "close_relative"),))
    assert refused(weighing, "draft", loaded=replace(facts, case=aside)) == {"tolerance_one_hand_twice"}


def test_only_handlers_of_the_case_draft_and_serve() -> None:
    assert refused(tolerance_in(S.WEIGHING), "draft", by="third") == {"tolerance_not_handler"}
    assert refused(tolerance_in(S.DETERMINED), "serve", by="third") == {"tolerance_not_handler"}


@pytest.mark.parametrize(
    ("status", "act"),
    [
        (S.WEIGHING, "draft"),
        (S.DRAFTED, "give_trial_opinion"),
        (S.EXAMINED, "consult"),
        (S.CONSULTED, "determine"),
        (S.CONSULTED, "send_back"),
        (S.DETERMINED, "serve"),
        (S.DETERMINED, "reopen"),
    ],
)
def test_p09_whom_the_case_is_on_has_no_part_in_it_whatever_his_office(status: S, act: str) -> None:
    assert refused(tolerance_in(status), act, by="deputy") == {"tolerance_barred"}


@pytest.mark.parametrize(
    ("status", "act", "before"),
    [
        (S.DRAFTED, "give_trial_opinion", "officer"),
        (S.EXAMINED, "consult", "officer"),
        (S.EXAMINED, "consult", "trial"),
        (S.CONSULTED, "determine", "officer"),
        (S.CONSULTED, "determine", "trial"),
        (S.CONSULTED, "determine", "head"),
        (S.CONSULTED, "send_back", "trial"),
    ],
)
def test_drafter_trial_consultation_and_record_are_four_pairs_of_hands(status: S, act: str, before: str) -> None:
    assert refused(tolerance_in(status), act, by=before) == {"tolerance_one_hand_twice"}


def test_the_officer_asked_alone_gives_the_opinion_with_words_and_declares_on_recusal() -> None:
    drafted = tolerance_in(S.DRAFTED)
    assert refused(drafted, "give_trial_opinion", by="trial-2") == {"tolerance_not_asked_for_opinion"}
    assert refused(drafted, "give_trial_opinion", opinion="") == {"tolerance_opinion_unstated"}
    assert refused(drafted, "give_trial_opinion", no_ground_of_recusal=False) == {"tolerance_recusal_undeclared"}


def test_an_objection_of_case_trial_has_it_weighed_again_and_stays_on_record() -> None:
    again = perform(tolerance_in(S.DRAFTED), "give_trial_opinion", agrees=False, opinion="补充证据").case
    assert again.status is S.WEIGHING and again.trial_opinion is None
    (entry,) = again.rounds
    assert (entry.ending, entry.reasons) == (RoundEnding.TRIAL_OBJECTED, "补充证据")
    assert set(entry.hands) == {named("officer"), named("trial")}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"participant_ids": tuple(named(one) for one in PRESENT[:2])}, "consultation_too_small"),
        (
            {"participant_ids": (named("secretary"), named("stranger"), *map(named, PRESENT))},
            "consultation_member_wrong",
        ),
        ({"participant_ids": (*map(named, PRESENT), named("deputy"))}, "consultation_member_wrong"),
        ({"participant_ids": (*map(named, PRESENT), named(PRESENT[0]))}, "consultation_member_wrong"),
        ({"minutes": ""}, "consultation_unrecorded"),
        ({"opinion": ""}, "consultation_unrecorded"),
        ({"held_on": TOMORROW}, "consultation_unrecorded"),
        ({"held_on": YESTERDAY}, "consultation_unrecorded"),
    ],
)
def test_x30_a_consultation_has_enough_persons_of_the_organ_minutes_and_its_day(
    changes: dict[str, Any], code: str
) -> None:
    assert refused(tolerance_in(S.EXAMINED), "consult", **changes) == {code}


def test_x30_dissent_is_kept_and_bars_nothing_but_a_draft_not_agreed_to_is_weighed_again() -> None:
    consulted = perform(tolerance_in(S.EXAMINED), "consult", dissent="应从轻而非免予").case
    assert consulted.status is S.CONSULTED and consulted.consultation.dissent == "应从轻而非免予"
    again = perform(tolerance_in(S.EXAMINED), "consult", agreed=False, opinion="事实不清").case
    assert again.status is S.WEIGHING and again.rounds[-1].ending is RoundEnding.NOT_AGREED


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"present": ("secretary", "member-1")}, "committee_quorum_missing"),
        ({"against": {"member-1": "", "member-2": "证据不足"}}, "dissent_unrecorded"),
        ({"against": dict.fromkeys(("member-1", "member-2", "member-3"), "证据不足")}, "majority_missing"),
        ({"secretary_spoke_last": False}, "secretary_not_last"),
        ({"text": ""}, "resolution_unworded"),
        ({"held_on": YESTERDAY}, "meeting_day_impossible"),
        ({"held_on": TOMORROW}, "meeting_day_impossible"),
    ],
)
def test_ta05_the_standing_committee_has_quorum_majority_record_and_its_day(changes: dict[str, Any], code: str) -> None:
    present = changes.pop("present", ())
    paper = resolution(*present, **changes)
    assert code in refused(tolerance_in(S.CONSULTED), "determine", resolution=paper)


@pytest.mark.parametrize("hand", ["officer", "trial", "head"])
def test_ta05_nobody_who_handled_examined_or_consulted_on_it_votes_on_it(hand: str) -> None:
    committee = replace(cases.COMMITTEE, members=cases.COMMITTEE.members | {named(hand)})
    facts = replace(facts_of("determine"), committee=committee)
    there = resolution(*cases.MEMBERS, hand)
    assert "preparer_votes" in refused(tolerance_in(S.CONSULTED), "determine", loaded=facts, resolution=there)


@pytest.mark.parametrize("act", ["determine", "send_back"])
def test_ta05_a_case_that_has_gone_on_is_not_determined_any_more(act: str) -> None:
    facts = replace(facts_of(act), case=replace(cases.weighed(), status=CaseStatus.PROPOSED))
    assert refused(tolerance_in(S.CONSULTED), act, loaded=facts) == {"case_moved_on"}


def test_ta05_the_committee_may_have_it_weighed_again_with_reasons() -> None:
    consulted = tolerance_in(S.CONSULTED)
    assert refused(consulted, "send_back", reasons="") == {"tolerance_opinion_unstated"}
    again = perform(consulted, "send_back").case
    assert again.status is S.WEIGHING and again.rounds[-1].ending is RoundEnding.SENT_BACK
    assert again.draft is not None and again.consultation is None


@pytest.mark.parametrize(
    "changes",
    [
        *({name: ""} for name in ("letter_number", "event", "reasons")),
        {"findings": letter_findings()[1:]},
        {"findings": (*letter_findings(), letter_findings()[0])},
        {"findings": (*letter_findings()[1:], {"look": "nature", "text": ""})},
        {"served_on": TOMORROW},
        {"served_on": YESTERDAY},
    ],
)
def test_la6_the_letter_has_event_six_findings_reasons_and_a_possible_day(changes: dict[str, Any]) -> None:
    assert refused(tolerance_in(S.DETERMINED), "serve", **changes) == {"tolerance_letter_incomplete"}


def test_la6_with_the_letter_the_applicant_is_answered_and_not_before() -> None:
    determined = perform(tolerance_in(S.CONSULTED), "determine")
    assert [type(one.case) for one in determined.others] == [AccountabilityCase]
    served = perform(tolerance_in(S.DETERMINED), "serve")
    told = moved_case(served, ToleranceApplication)
    assert told.case.status is A.DETERMINED and told.act == "tell"
    (answer,) = told.case.answers
    assert (answer.outcome, answer.letter_number, answer.adverse) == ("exempted", "许纪容认〔2026〕4号", False)
    assert served.case.letter.corrections == tolerance_in(S.DETERMINED).determination.corrections  # type: ignore[union-attr]


@pytest.mark.parametrize("status", [A.RECEIVED, A.UNDER_STUDY, A.KEPT_ON_FILE])
def test_la6_an_applicant_who_waits_or_was_told_it_is_on_file_is_told(status: A) -> None:
    facts = ServeFacts(cases.weighed(), application(status))
    assert moved_case(perform(tolerance_in(S.DETERMINED), "serve", loaded=facts), ToleranceApplication)


@pytest.mark.parametrize("nobody", [application(A.WITHDRAWN), None])
def test_la6_an_application_taken_back_is_told_nothing(nobody: Any) -> None:
    assert perform(tolerance_in(S.DETERMINED), "serve", loaded=ServeFacts(cases.weighed(), nobody)).others == ()


def refused_one() -> Any:
    return tolerance_in(S.SERVED, "refused")


def test_g07_a_refusal_is_weighed_anew_once_asked_for_by_other_case_trial() -> None:
    mark = cases.weighed("refused").tolerance
    assert mark is not None
    reopened = perform(replace(refused_one(), id=mark.tolerance_id), "reopen")
    again = reopened.case
    (waiting,) = reopened.others
    assert isinstance(waiting.case, AccountabilityCase) and waiting.case.tolerance is not None
    assert waiting.case.tolerance.outcome is None, "the case waits for the outcome again"
    assert again.status is S.WEIGHING and again.rounds[-1].outcome == "refused"
    assert again.letter is not None, "the refusal that was served stays readable"
    assert reopened.event.event_type == "accountability.tolerance.reopened.v1"
    assert refused(again, "draft") == {"tolerance_examined_before"}
    assert perform(again, "draft", trial_officer_id=named("trial-2")).case.status is S.DRAFTED


def test_g07_what_was_tolerated_is_not_reopened_nor_what_nobody_asked_for() -> None:
    assert refused(tolerance_in(S.SERVED), "reopen") == {"tolerance_not_refused"}
    for waiting in (None, application(), kept(), replace(reconsidering(), upheld=Upheld("维持", NOON))):
        facts = ServeFacts(cases.weighed("refused"), waiting)
        assert refused(refused_one(), "reopen", loaded=facts) == {"tolerance_reconsideration_not_asked"}
    assert refused(refused_one(), "reopen", reasons="") == {"tolerance_ground_unstated"}


def test_g07_a_case_that_has_gone_on_is_reviewed_otherwise() -> None:
    gone = replace(cases.weighed("refused"), status=CaseStatus.HEARD)
    assert refused(refused_one(), "reopen", loaded=ServeFacts(gone, reconsidering())) == {"case_moved_on"}


def test_p09_case_management_renews_heads_and_deciders_after_a_change_of_posts() -> None:
    renewed = perform(tolerance_in(S.DRAFTED), "renew_hands").case
    assert (renewed.head_ids, renewed.decider_ids) == ((named("head-2"),), (named("leader"),))
    nobody = replace(facts_of("renew_hands"), heads=frozenset())
    assert refused(tolerance_in(S.DRAFTED), "renew_hands", loaded=nobody) == {"tolerance_nobody_to_name"}


def test_a_determination_entered_late_keeps_the_day_of_the_meeting() -> None:
    later = NOON + timedelta(days=3)
    found = perform(tolerance_in(S.CONSULTED), "determine", at=later).case.determination
    assert found.determined_on == DAY and stated("determine")["resolution"].held_on == DAY


def test_everybody_who_had_a_hand_in_any_round_is_known_to_whoever_names_reviewers() -> None:
    determined = tolerance_in(S.DETERMINED, "refused")
    assert determined.consultation is not None and determined.determination is not None
    hands = all_hands_of(determined)
    assert {named("officer"), named("trial"), named("head"), named("recorder")} <= hands
    assert set(determined.consultation.participant_ids) | set(determined.determination.resolution.present) <= hands
    again = weighed_again(determined, RoundEnding.REOPENED, "新材料", occasion("leader"))
    assert {named("trial"), named("head"), named("leader")} <= all_hands_of(again)
