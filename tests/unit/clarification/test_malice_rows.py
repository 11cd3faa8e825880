"""Every row of the table of malicious accusations performed once: from where, to where, by whom, with which event."""

from dataclasses import replace
from uuid import UUID

import pytest

from libs.contracts import clarification_malice as told
from libs.kernel.events import Event
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.status import ClarificationStatus
from services.clarification.corrections.correction import Correction
from services.clarification.malice.facts import CertifyFacts
from services.clarification.malice.malice import Malice
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.malice.wording import EndingProposed
from services.clarification.transfers.transfer import Transfer
from tests.support.malice_papers import CITY, DAY, LEAD, LOSS, OFFICE, case_in, named, perform


def test_tw01_an_untrue_report_may_be_suspected_by_letters_conduct_or_handler() -> None:
    for who in ("letters", "conduct", "officer"):
        outcome = perform(None, "suspect", who)
        assert outcome.case.status is S.SUSPECTED
        assert outcome.case.suspicion.by == named(who)
        assert isinstance(outcome.event, told.MaliceSuspected)
        assert (outcome.case.handler_ids, outcome.case.head_ids) == ((), (named("head"),))


def test_tw02_the_head_names_handlers_and_the_vault_is_told_whom_to_admit_to_which_report() -> None:
    outcome = perform(case_in(S.SUSPECTED), "investigate")
    assert outcome.case.status is S.INVESTIGATING
    event = outcome.event
    assert isinstance(event, told.MaliceInvestigating)
    assert (event.malice_id, event.report_refs, event.handler_ids) == (
        outcome.case.id,
        (named("report"),),
        (named("officer"),),
    )


def test_tw02_other_handlers_take_the_place_of_those_before_and_the_vault_is_told_again() -> None:
    outcome = perform(case_in(S.INVESTIGATING), "name_handlers")
    assert isinstance(outcome.event, told.MaliceInvestigating)
    assert outcome.event.handler_ids == (named("second"),)
    assert (outcome.case.handler_ids, outcome.case.earlier_handler_ids) == ((named("second"),), (named("officer"),))


def test_tw02_a_handler_who_steps_aside_loses_the_vault_at_once() -> None:
    outcome = perform(case_in(S.INVESTIGATING), "step_aside")
    assert outcome.case.is_recused(named("officer")) and outcome.case.handler_ids == ()
    assert isinstance(outcome.event, told.MaliceInvestigating) and outcome.event.handler_ids == ()


def test_tw02_whoever_else_steps_aside_does_so_untold() -> None:
    outcome = perform(case_in(S.PENDING_CERTIFICATION), "step_aside", "approver")
    assert outcome.case.is_recused(named("approver"))
    assert isinstance(outcome.event, told.MaliceRecorded) and not outcome.event.told


def test_tw02_case_management_renews_the_heads_after_a_change_of_posts() -> None:
    facts = replace(OFFICE, heads=frozenset({named("new-head")}))
    outcome = perform(case_in(S.INVESTIGATING), "renew_heads", facts=facts)
    assert outcome.case.head_ids == (named("new-head"),)


def test_tw03_two_persons_find_it_mistaken_and_education_is_all_that_follows() -> None:
    proposed = perform(case_in(S.INVESTIGATING), "propose_ending").case
    assert proposed.status is S.INVESTIGATING and proposed.ending is None
    decided = perform(proposed, "find_mistaken")
    assert decided.case.status is S.MISTAKEN
    assert isinstance(decided.event, told.MaliceMistaken)
    educated = perform(decided.case, "educate").case
    assert educated.status is S.MISTAKEN and educated.education.measure == "education_talk"
    assert educated.disposal is None


def test_tw03_the_victim_of_a_mistake_is_owed_corrections_too() -> None:
    outcome = perform(case_in(S.MISTAKEN), "request_corrections", corrections=(LOSS,))
    (task,) = outcome.others
    assert isinstance(task.case, Correction) and isinstance(task.event, told.CorrectionOpened)
    assert task.case.subject_person_id == named("victim") and not task.case.undoes_gain
    assert outcome.case.correction_ids == (task.case.id,)


def test_tw04_two_persons_find_malice_not_established() -> None:
    proposed = perform(
        case_in(S.INVESTIGATING), "propose_ending", outcome=EndingProposed.NOT_ESTABLISHED, measures=()
    ).case
    outcome = perform(proposed, "find_not_established")
    assert outcome.case.status is S.NOT_ESTABLISHED
    assert isinstance(outcome.event, told.MaliceNotEstablished)


def test_tw04_the_head_may_leave_it_at_a_suspicion() -> None:
    outcome = perform(case_in(S.SUSPECTED), "drop")
    assert outcome.case.status is S.NOT_ESTABLISHED
    assert outcome.case.ending.outcome is EndingProposed.NOT_ESTABLISHED


def test_tw05_handler_and_case_trial_propose_malice_on_two_evidenced_elements() -> None:
    drafted = perform(case_in(S.INVESTIGATING), "draft_proposal")
    assert drafted.case.status is S.INVESTIGATING and isinstance(drafted.event, told.MaliceRecorded)
    outcome = perform(drafted.case, "give_trial_opinion")
    assert outcome.case.status is S.PROPOSED_MALICIOUS
    assert isinstance(outcome.event, told.MaliceProposed)
    assert outcome.case.sender_ids == (named("secretary"),)


def test_tw05_without_the_agreement_of_case_trial_the_investigation_goes_on() -> None:
    drafted = perform(case_in(S.INVESTIGATING), "draft_proposal").case
    outcome = perform(drafted, "give_trial_opinion", agrees=False)
    assert outcome.case.status is S.INVESTIGATING and outcome.case.trial_officer_id is None
    assert outcome.case.trial_opinion.agrees is False


def test_tw06_the_head_of_the_organ_sends_it_to_an_organ_of_city_level() -> None:
    outcome = perform(case_in(S.PROPOSED_MALICIOUS), "escalate")
    assert outcome.case.status is S.PENDING_CERTIFICATION
    assert isinstance(outcome.event, told.MaliceEscalated)
    assert outcome.event.certifying_organ_id == named("city")


def test_tw06_it_may_be_sent_anew_to_another_person_when_the_first_steps_aside() -> None:
    aside = perform(case_in(S.PENDING_CERTIFICATION), "step_aside", "approver").case
    outcome = perform(aside, "escalate", approver_id=named("leader"))
    assert outcome.case.escalation.approver_id == named("leader")


def test_tw07_certification_opens_the_victims_clarification_under_situation_six() -> None:
    outcome = perform(case_in(S.PENDING_CERTIFICATION), "certify")
    assert outcome.case.status is S.CERTIFIED
    assert isinstance(outcome.event, told.MaliceCertified)
    (victim,) = outcome.others
    assert isinstance(victim.case, Clarification) and victim.act == "open_for_victim"
    assert victim.case.status is ClarificationStatus.OPENED and victim.case.malice_certified
    assert outcome.case.certification.victim_clarification_id == victim.case.id


def test_tw07_an_open_clarification_of_the_victim_is_noted_and_no_second_one_opened() -> None:
    facts = CertifyFacts(CITY, named("running"), None, opens=False)
    outcome = perform(case_in(S.PENDING_CERTIFICATION), "certify", facts=facts)
    certification = outcome.case.certification
    assert (outcome.others, certification.opened_it) == ((), False)
    assert certification.victim_clarification_id == named("running")


def test_tw08_the_certifying_organ_gives_it_back_with_reasons() -> None:
    outcome = perform(case_in(S.PENDING_CERTIFICATION), "send_back")
    assert outcome.case.status is S.INVESTIGATING
    assert isinstance(outcome.event, told.MaliceReturned)
    assert outcome.case.sent_back[0].reasons == "补充核查"
    assert outcome.case.draft is None and outcome.case.escalation is None


def test_tw08_the_certifying_organ_finds_malice_not_established() -> None:
    outcome = perform(case_in(S.PENDING_CERTIFICATION), "refuse_certification")
    assert outcome.case.status is S.NOT_ESTABLISHED
    assert isinstance(outcome.event, told.MaliceNotEstablished)


def test_tw09_the_route_follows_what_the_accuser_is_and_the_letter_goes_out() -> None:
    outcome = perform(case_in(S.CERTIFIED), "dispose")
    assert outcome.case.status is S.DISPOSED
    assert isinstance(outcome.event, told.MaliceDisposed)
    (letter,) = outcome.others
    assert isinstance(letter.case, Transfer) and isinstance(letter.event, told.TransferSent)
    assert (letter.case.receiving_organ_id, letter.case.by_itself) == (named("police"), True)
    assert outcome.case.disposal.transfer_ids == (letter.case.id,)


@pytest.mark.parametrize(
    ("kinds", "route"),
    [
        (("party_member",), "party_discipline"),
        (("party_member",), "organizational_measure"),
        (("public_official",), "administrative_sanction"),
        (("party_member", "public_official"), "administrative_sanction"),
    ],
)
def test_tw09_party_and_public_office_have_routes_of_their_own(kinds: tuple[str, ...], route: str) -> None:
    outcome = perform(case_in(S.CERTIFIED), "dispose", accuser_kinds=kinds, routes=(route,), transfers=())
    assert (outcome.case.disposal.routes, outcome.others) == ((route,), ())


def test_tw09_what_came_of_a_route_is_recorded() -> None:
    outcome = perform(case_in(S.DISPOSED), "record_result")
    assert [result.route for result in outcome.case.results] == ["public_security"]


def test_tw10_what_was_lost_is_restored_and_what_was_won_is_undone() -> None:
    for status in (S.CERTIFIED, S.DISPOSED):
        outcome = perform(case_in(status), "request_corrections")
        assert [task.case.undoes_gain for task in outcome.others] == [False, True]
        assert {task.case.source_id for task in outcome.others} == {outcome.case.id}


def test_tw10_case_management_closes_it() -> None:
    outcome = perform(case_in(S.DISPOSED), "close")
    assert outcome.case.status is S.CLOSED
    assert isinstance(outcome.event, told.MaliceClosed)


def test_the_case_knows_no_accuser_and_no_event_tells_what_the_accuser_is() -> None:
    fields = {name for name in Malice.__dataclass_fields__ if "accus" in name or "reporter" in name}
    assert fields == set()
    for event in told.MALICE_SERVICE_EVENTS:
        assert not {name for name in event.model_fields if "accus" in name or "kind" in name or "subject" in name}


def test_no_event_of_a_whole_road_holds_the_subject_or_any_text() -> None:
    events: list[Event] = [perform(None, "suspect").event]
    roads = ("investigate", "draft_proposal", "give_trial_opinion", "escalate", "certify", "dispose", "close")
    malice = perform(None, "suspect").case
    for act in roads:
        outcome = perform(malice, act)
        malice = outcome.case
        events += [
            outcome.event,
            *(other.event for other in outcome.others if other.case.__class__ is not Clarification),
        ]
    for event in events:
        for value in event.model_dump().values():
            assert value != LEAD.subject_person_id
            assert isinstance(value, UUID | int | tuple | type(DAY)), event
