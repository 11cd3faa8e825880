"""Opening, accepting and waiting: TC-01 to TC-04 with every guard."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from libs.contracts import clarification as said
from libs.kernel.actor import Actor
from libs.kernel.refusal import NotNow
from libs.kernel.roles import Role as R
from services.clarification.clarifications import entering
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.records import Recusal
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.wording import DeferralGround, Entrance
from tests.support.clarification_papers import CAST, DAY, items, recusals, somebody
from tests.support.clarification_stage import Stage, codes_of, pointers_of, refusal_of

TOMORROW = DAY + timedelta(days=1)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def system(stage: Stage) -> Actor:
    return stage.actor("withdraw")


def entrance(**changes: object) -> entering.Entrance:
    made = entering.Entrance(
        CAST.subject, CAST.office_id, CAST.organ_id, somebody(90), "请求澄清", "反映收受礼金", "干部推荐会", DAY
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_tc01_a_handler_opens_it_for_the_own_office(stage: Stage) -> None:
    outcome = stage.perform(None, "open_ex_officio")
    case = outcome.case
    assert (case.status, case.entrance) == (S.OPENED, Entrance.EX_OFFICIO)
    assert (case.office_id, case.organ_id, case.opened_by) == (CAST.office_id, CAST.organ_id, CAST.officer)
    assert isinstance(outcome.event, said.ClarificationOpened) and outcome.event.told
    assert (
        "person" not in outcome.event.model_dump_json() and str(CAST.subject_id) not in outcome.event.model_dump_json()
    )


def test_tc01_a_unit_or_collective_is_cleared_the_same_way(stage: Stage) -> None:
    case = stage.perform(None, "open_ex_officio", subject=CAST.collective).case
    assert (case.subject.person_id, case.subject.organ_id, case.subject.unit_id) == (None, CAST.unit_id, CAST.unit_id)


@pytest.mark.parametrize(
    ("findings", "main", "majority_untrue", "main_untrue", "fully_untrue"),
    [
        (("untrue",), None, True, False, True),
        (("untrue", "untrue", "true"), None, True, False, False),
        (("untrue", "true"), 0, False, True, False),
        (("untrue", "unprovable", "partly_true"), 0, False, True, False),
    ],
)
def test_tc01_fully_mostly_or_in_the_main_problem_untrue_is_enough(
    stage: Stage,
    findings: tuple[str, ...],
    main: int | None,
    majority_untrue: bool,
    main_untrue: bool,
    fully_untrue: bool,
) -> None:
    found = stage.perform(None, "open_ex_officio", items=items(*findings, main=main)).case.untruth
    assert (found.majority_untrue, found.main_untrue, found.fully_untrue) == (
        majority_untrue,
        main_untrue,
        fully_untrue,
    )
    assert (found.checked, found.untrue) == (len(findings), findings.count("untrue"))
    assert found.main == (0 if main is None else 1)


@pytest.mark.parametrize(
    ("findings", "main"),
    [
        (("true",), None),
        (("unprovable", "unprovable"), 0),
        (("untrue", "true"), None),
        (("untrue", "unprovable"), None),
        (("untrue", "partly_true"), 1),
        (("untrue", "untrue", "true", "true"), 2),
    ],
)
def test_tc01_half_untrue_or_unprovable_is_not_untrue(
    stage: Stage, findings: tuple[str, ...], main: int | None
) -> None:
    refusal = refusal_of(stage, None, "open_ex_officio", items=items(*findings, main=main))
    assert refusal.code == "not_untrue" and {"C-06", "C-10", "G-25"} <= set(refusal.cites)
    assert str(findings.count("untrue")) in refusal.errors[0].text.zh


def test_tc01_the_main_problem_counts_only_if_every_main_problem_is_untrue(stage: Stage) -> None:
    two_main = (*items("untrue", "true", main=0)[:1], *items("true", "true", main=0)[:1], *items("true"))
    assert refusal_of(stage, None, "open_ex_officio", items=two_main).code == "not_untrue"


def test_tc01_verification_must_have_ended(stage: Stage) -> None:
    assert refusal_of(stage, None, "open_ex_officio", verification_ended_on=None).code == "verification_not_ended"
    assert refusal_of(stage, None, "open_ex_officio", verification_ended_on=TOMORROW).code == "verification_not_ended"


def test_tc01_problems_are_listed_and_worded(stage: Stage) -> None:
    assert "no_items" in codes_of(refusal_of(stage, None, "open_ex_officio", items=()))
    unworded = (items("untrue")[0].model_copy(update={"problem": ""}),)
    assert pointers_of(refusal_of(stage, None, "open_ex_officio", items=unworded)) == {"/items/0/problem"}


def test_tc01_only_an_office_that_verifies_opens_it(stage: Stage) -> None:
    no_office = replace(stage.facts("open_ex_officio"), organ_id=None)
    refusal = refusal_of(stage, None, "open_ex_officio", facts=no_office)
    assert refusal.code == "not_verifying_office" and set(refusal.cites) == {"C-04", "C-22"}


def test_tc01_the_subject_is_known(stage: Stage) -> None:
    unknown = replace(stage.facts("open_ex_officio"), subject_known=False)
    assert refusal_of(stage, None, "open_ex_officio", facts=unknown).code == "clarification_subject_unknown"


def test_tc01_nobody_opens_it_for_himself(stage: Stage) -> None:
    himself = stage.somebody(CAST.subject_id, R.SUP_OFFICER, CAST.office_id)
    assert refusal_of(stage, None, "open_ex_officio", actor=himself).code == "recused_from_clarification"


def test_tc01_an_application_opens_it_with_its_claim(stage: Stage) -> None:
    moved = entering.open_on_application(entrance(), stage.occasion(system(stage)), somebody(91))
    case = stage.moved(moved)
    assert (moved.act, case.id, case.status, case.version) == ("open_on_application", somebody(91), S.OPENED, 0)
    assert case.application_id == somebody(90) and case.claim is not None and case.claim.place_of_influence
    assert case.opinion_from is None
    assert (
        stage.moved(
            entering.open_on_application(
                entrance(verification_ended_on=DAY), stage.occasion(system(stage)), somebody(91)
            )
        ).opinion_from
        == DAY
    )


def test_tc01_a_certified_malicious_accusation_opens_it_under_situation_six(stage: Stage) -> None:
    victim = entering.Victim(CAST.subject, CAST.office_id, CAST.organ_id, somebody(92), DAY, items("untrue"))
    case = stage.moved(entering.open_for_victim(victim, stage.occasion(system(stage)), somebody(93)))
    assert (case.entrance, case.malice_id, case.malice_certified) == (Entrance.MALICE, somebody(92), True)
    assert case.opinion_from == DAY and case.untruth.fully_untrue


def test_tc02_the_head_of_the_office_that_verified_accepts_it_and_names_handlers(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.OPENED), "accept")
    assert (outcome.case.status, outcome.case.head_id) == (S.ASSESSING, CAST.head)
    assert outcome.case.handler_ids == (CAST.officer,)
    assert isinstance(outcome.event, said.ClarificationAssessing)


def test_tc02_another_office_cannot_accept_it(stage: Stage) -> None:
    other = stage.somebody(CAST.head, R.SUP_HEAD, somebody(77))
    assert refusal_of(stage, stage.walk(S.OPENED), "accept", actor=other).code == "not_verifying_office"


@pytest.mark.parametrize("named", [(), (CAST.leader,), (CAST.officer, CAST.officer), (CAST.subject_id,)])
def test_tc02_handlers_are_named_once_and_of_the_office(stage: Stage, named: tuple[UUID, ...]) -> None:
    declared = recusals(CAST.head, *named)
    refusal = refusal_of(stage, stage.walk(S.OPENED), "accept", handler_ids=named, recusals=declared)
    assert refusal.code == "clarification_handlers_wrong" and "C-04" in refusal.cites


def test_tc02_head_and_handlers_declare_on_recusal(stage: Stage) -> None:
    refusal = refusal_of(stage, stage.walk(S.OPENED), "accept", recusals=())
    assert codes_of(refusal) == {"clarification_recusal_undeclared"} and len(refusal.errors) == 2
    strange = (*recusals(CAST.head, CAST.officer), Recusal(person_id=CAST.colleague, ground="bad_mood"))
    assert "clarification_recusal_undeclared" in codes_of(
        refusal_of(stage, stage.walk(S.OPENED), "accept", recusals=strange)
    )


def test_tc02_who_declares_a_ground_does_not_handle_it_and_is_out_of_it(stage: Stage) -> None:
    opened = stage.walk(S.OPENED)
    declared = (*recusals(CAST.head), Recusal(person_id=CAST.officer, ground="close_relative"))
    assert refusal_of(stage, opened, "accept", recusals=declared).code == "clarification_handlers_wrong"
    beside = (*recusals(CAST.head, CAST.officer), Recusal(person_id=CAST.colleague, ground="close_relative"))
    accepted = stage.move(opened, "accept", recusals=beside)
    assert accepted.is_recused(CAST.colleague) and not accepted.is_recused(CAST.officer)


def test_tc02_a_head_who_must_recuse_cannot_accept_it(stage: Stage) -> None:
    declared = (Recusal(person_id=CAST.head, ground="close_relative"), *recusals(CAST.officer))
    refusal = refusal_of(stage, stage.walk(S.OPENED), "accept", recusals=declared)
    assert refusal.code == "recused_from_clarification" and "P-09" in refusal.cites


def test_tc02_whoever_belongs_to_the_unit_concerned_takes_no_part(stage: Stage) -> None:
    of_unit = replace(stage.facts("accept"), persons_of_subject=frozenset({CAST.head}))
    assert refusal_of(stage, stage.walk(S.OPENED), "accept", facts=of_unit).code == "recused_from_clarification"


def test_tc02_the_head_names_other_handlers_and_a_recusal_that_came_up_later(stage: Stage) -> None:
    case = stage.walk(S.PROPOSED)
    outcome = stage.perform(case, "name_handlers")
    assert outcome.case.handler_ids == (CAST.officer, CAST.colleague) and outcome.case.status is S.PROPOSED
    assert isinstance(outcome.event, said.ClarificationHandlersNamed)
    late = (*recusals(CAST.head, CAST.colleague), Recusal(person_id=CAST.officer, ground="close_relative"))
    replaced = stage.move(case, "name_handlers", handler_ids=(CAST.colleague,), recusals=late)
    assert replaced.is_recused(CAST.officer) and replaced.handler_ids == (CAST.colleague,)
    assert refusal_of(stage, case, "name_handlers", handler_ids=()).code == "clarification_handlers_wrong"


def test_tc03_with_an_open_lead_acceptance_leads_into_waiting_and_tells_the_same(stage: Stage) -> None:
    opened = stage.walk(S.OPENED)
    plain = stage.perform(opened, "accept")
    waits = stage.perform(opened, "accept", facts=replace(stage.facts("accept"), open_leads=1))
    assert (plain.case.status, waits.case.status) == (S.ASSESSING, S.DEFERRED)
    assert plain.event == waits.event and plain.others == waits.others == ()
    (rest,) = waits.case.deferrals
    assert (rest.ground, rest.until) == (DeferralGround.LEAD_OPEN, None)


def test_tc03_a_lead_that_comes_in_defers_it_and_nobody_hears(stage: Stage) -> None:
    moved = entering.defer(stage.walk(S.ASSESSING), "lead_open", stage.occasion(system(stage)))
    case = stage.moved(moved)
    assert (case.status, moved.act) == (S.DEFERRED, "defer")
    assert isinstance(moved.event, said.ClarificationDeferred) and not moved.event.told
    assert type(moved.event) not in said.EVENTS
    with pytest.raises(NotNow):
        entering.defer(case, "lead_open", stage.occasion(system(stage)))


def test_tc03_the_head_asks_and_it_waits_while_a_lead_is_open(stage: Stage) -> None:
    facts = replace(stage.facts("check_leads"), open_leads=2)
    outcome = stage.perform(stage.walk(S.ASSESSING), "check_leads", facts=facts, reason="另有线索两件")
    assert outcome.case.status is S.DEFERRED and outcome.case.deferrals[-1].reason == "另有线索两件"
    assert not outcome.event.told


def test_tc03_the_head_states_that_a_lead_is_expected_with_its_circumstances(stage: Stage) -> None:
    case = stage.walk(S.ASSESSING)
    assert refusal_of(stage, case, "check_leads", lead_expected=True).code == "no_deferral_reason"
    waits = stage.move(case, "check_leads", lead_expected=True, reason="巡察移交，拟核查")
    assert (waits.status, waits.deferrals[-1].ground) == (S.DEFERRED, DeferralGround.LEAD_EXPECTED)


def test_tc03_asking_without_any_lead_leaves_it_as_it_is_and_leaves_a_row(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.ASSESSING), "check_leads")
    assert (outcome.case.status, outcome.case.deferrals) == (S.ASSESSING, ())
    assert isinstance(outcome.event, said.ClarificationLeadsWeighed) and not outcome.event.told


def test_tc04_it_does_not_go_on_while_a_lead_is_open(stage: Stage) -> None:
    facts = replace(stage.facts("check_leads"), open_leads=1)
    outcome = stage.perform(stage.resting(), "check_leads", facts=facts)
    assert outcome.case.status is S.DEFERRED and outcome.case.deferrals[-1].until is None


def test_tc04_it_goes_on_when_no_lead_is_open(stage: Stage) -> None:
    outcome = stage.perform(stage.resting(), "check_leads")
    assert outcome.case.status is S.ASSESSING and outcome.case.deferrals[-1].until is not None
    assert isinstance(outcome.event, said.ClarificationResumed) and not outcome.event.told


def test_tc04_the_last_lead_concluded_lets_it_go_on(stage: Stage) -> None:
    moved = entering.resume(stage.resting(), stage.occasion(system(stage)))
    assert stage.moved(moved).status is S.ASSESSING and not moved.event.told
    with pytest.raises(NotNow):
        entering.resume(stage.walk(S.ASSESSING), stage.occasion(system(stage)))


def test_tc04_another_office_does_not_ask_for_leads(stage: Stage) -> None:
    other = stage.somebody(CAST.head, R.SUP_HEAD, somebody(77))
    assert refusal_of(stage, stage.resting(), "check_leads", actor=other).code == "not_verifying_office"


@pytest.mark.parametrize("status", [S.OPENED, S.ASSESSING, S.DEFERRED])
def test_tc16_taking_the_application_back_ends_it_until_it_is_proposed(stage: Stage, status: S) -> None:
    moved = entering.withdraw(stage.walk(status), stage.occasion(system(stage)))
    case = stage.moved(moved)
    assert case.status is S.WITHDRAWN and all(rest.until is not None for rest in case.deferrals)
    assert isinstance(moved.event, said.ClarificationWithdrawn)


def test_tc16_later_the_organ_goes_on_by_itself(stage: Stage) -> None:
    with pytest.raises(NotNow):
        entering.withdraw(stage.walk(S.PROPOSED), stage.occasion(system(stage)))
    assert isinstance(stage.walk(S.PROPOSED), Clarification)
