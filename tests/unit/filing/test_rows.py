"""Every row of the filing's table performed once: who, from where, to where, with which event."""

from dataclasses import replace
from datetime import timedelta

from libs.contracts import filing as said
from libs.kernel.actor import office_day
from services.filing.aftercare.lifecycle import ObligationStatus
from services.filing.aftercare.obligation import Obligation
from services.filing.filings.records import DecisionKind
from services.filing.filings.status import FilingStatus as S
from tests.support.filing_papers import CAST, DAY, declarations, form, minutes, person
from tests.support.filings import PINGDINGSHAN, Stage


def test_tf01_a_clerk_of_an_eligible_unit_drafts_a_filing() -> None:
    stage = Stage()
    outcome = stage.perform(None, "draft")
    assert outcome.case.status is S.DRAFT
    assert (outcome.case.unit_id, outcome.case.competent_organ_id) == (CAST.unit_id, CAST.organ_id)
    assert (outcome.case.profile, outcome.case.profile_version) == ("xuchang", "2023-01")
    assert isinstance(outcome.event, said.FilingDrafted)


def test_tf01b_a_draft_is_revised_and_its_attachments_change() -> None:
    stage = Stage()
    draft = stage.walk(S.DRAFT)
    changed = form(title="六个重点项目")
    revised = stage.perform(draft, "revise", command=stage.command("revise", form=changed))
    assert (revised.case.status, revised.case.form.title) == (S.DRAFT, "六个重点项目")
    detached = stage.perform(draft, "detach")
    assert detached.case.attachments == ()
    assert isinstance(detached.event, said.FilingRevised) and detached.event.change == "detached"


def test_tf01b_a_returned_filing_is_revised_where_it_is() -> None:
    stage = Stage()
    assert stage.perform(stage.walk(S.RETURNED), "revise").case.status is S.RETURNED


def test_tf02_the_collective_study_is_recorded_with_its_minutes() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.DRAFT), "study")
    assert outcome.case.status is S.STUDIED
    assert outcome.case.study is not None and any(said.dissents for said in outcome.case.study.minutes.present)
    assert isinstance(outcome.event, said.FilingStudied)
    assert outcome.event.positive_items == ("xc_p5",)


def test_tf03_the_party_head_presents_the_signed_application() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.STUDIED), "present")
    assert outcome.case.status is S.GATEKEEPING
    assert outcome.case.application is not None and outcome.case.application.signed_by == CAST.party_head
    assert isinstance(outcome.event, said.FilingPresented)


def test_tf03a_where_the_application_comes_first_the_unit_applies_before_it_studies() -> None:
    stage = Stage(profile=PINGDINGSHAN)
    outcome = stage.perform(stage.walk(S.DRAFT), "apply")
    assert outcome.case.status is S.APPLIED
    assert isinstance(outcome.event, said.FilingApplied)
    assert stage.walk(S.GATEKEEPING).application is not None


def test_tf04_the_leader_in_charge_lets_the_filing_pass_to_the_counterpart_office() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.GATEKEEPING), "pass_gate")
    assert (outcome.case.status, outcome.case.office_id) == (S.SUBMITTED, CAST.office_id)
    assert isinstance(outcome.event, said.FilingSubmitted) and outcome.event.office_id == CAST.office_id


def test_tf04_where_both_leaders_are_asked_the_second_one_submits() -> None:
    both = replace(Stage().profile, options={**Stage().profile.options, "filing.gatekeeper": "both"})
    stage = Stage(profile=both)
    facts = replace(stage.facts("pass_gate"), leaders={CAST.city_leader: "government", person(21): "party"})
    first = stage.perform(stage.walk(S.GATEKEEPING), "pass_gate", facts=facts)
    assert first.case.status is S.GATEKEEPING
    assert isinstance(first.event, said.FilingGateOpinionRecorded)
    other = replace(stage.actor("pass_gate"), person_id=person(21))
    second = stage.perform(first.case, "pass_gate", facts=facts, actor=other)
    assert second.case.status is S.SUBMITTED
    assert len(second.case.gate) == 2


def test_tf05_the_leader_in_charge_returns_the_filing_to_draft() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.GATEKEEPING), "return_from_gate")
    assert (outcome.case.status, outcome.case.study) == (S.DRAFT, None)
    assert isinstance(outcome.event, said.FilingGatekeepingReturned)
    assert stage.walk(S.SUBMITTED, stage.move(outcome.case, "study")).status is S.SUBMITTED


def test_tf06_the_office_returns_a_filing_for_its_defects_within_the_term_of_the_profile() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.SUBMITTED), "return_for_defects")
    assert outcome.case.status is S.RETURNED
    assert isinstance(outcome.event, said.FilingReturned)
    assert outcome.event.defect_codes == ("incomplete",)
    assert outcome.event.due_on == DAY + timedelta(days=14)  # ten working days


def test_tf07_a_filing_whose_substance_is_the_same_goes_straight_back_to_the_office() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.RETURNED), "resubmit")
    assert outcome.case.status is S.SUBMITTED
    assert isinstance(outcome.event, said.FilingResubmitted) and not outcome.event.studied_again


def test_tf07_a_filing_whose_substance_changed_is_studied_and_presented_again() -> None:
    stage = Stage()
    returned = stage.walk(S.RETURNED)
    changed = stage.move(returned, "revise", command=stage.command("revise", form=form(measure="分两期核发许可")))
    answer = stage.command("resubmit", minutes=minutes(held_on=DAY))
    outcome = stage.perform(changed, "resubmit", command=answer)
    assert (outcome.case.status, outcome.case.application) == (S.STUDIED, None)
    submitted = stage.walk(S.SUBMITTED, outcome.case)
    assert submitted.returns[-1].back_at == submitted.submitted_at


def test_tf08_the_head_of_the_counterpart_office_opens_the_review() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.SUBMITTED), "open_review")
    assert (outcome.case.status, outcome.case.handler_ids) == (S.REVIEWING, (CAST.officer,))
    assert isinstance(outcome.event, said.FilingAcceptedForReview) and outcome.event.major_complex


def test_tf09_an_officer_drafts_the_report_and_the_head_confirms_it() -> None:
    stage = Stage()
    drafted = stage.perform(stage.walk(S.REVIEWING), "draft_report")
    assert drafted.case.status is S.REVIEWING
    assert isinstance(drafted.event, said.FilingReportDrafted)
    confirmed = stage.perform(drafted.case, "confirm_report")
    report = confirmed.case.report
    assert confirmed.case.status is S.REPORTED
    assert report is not None and (report.drafted_by, report.confirmed_by) == (CAST.officer, CAST.head)
    assert isinstance(confirmed.event, said.FilingReviewed)


def test_tf10_the_head_names_a_panel_with_another_supervision_office() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.REPORTED), "open_consultation")
    assert (outcome.case.status, outcome.case.chair_id) == (S.CONSULTING, CAST.chair)
    assert isinstance(outcome.event, said.FilingConsultationOpened)


def test_tf11_a_report_that_does_not_pass_is_drafted_anew() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.CONSULTING), "fail_consultation")
    assert (outcome.case.status, outcome.case.report, outcome.case.chair_id) == (S.REVIEWING, None, None)
    assert len(outcome.case.earlier_reports) == 1
    assert isinstance(outcome.event, said.FilingConsultationFailed)
    assert stage.walk(S.DELIBERATING, outcome.case).status is S.DELIBERATING


def test_tf12_a_report_passes_by_majority_with_the_dissent_on_record() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.CONSULTING), "pass_consultation")
    assert outcome.case.status is S.DELIBERATING
    assert any(vote.opinion for vote in outcome.case.consultations[-1].votes)
    assert isinstance(outcome.event, said.FilingConsulted)


def test_tf13_the_committee_accepts_with_a_receipt_that_says_what_a_filing_is_not() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.DELIBERATING), "accept")
    receipt = outcome.case.receipt
    assert outcome.case.status is S.ACCEPTED
    assert receipt is not None and "备案不是审批" in receipt.legal_effect_note.zh
    assert isinstance(outcome.event, said.FilingAccepted)
    assert outcome.event.validity_until == outcome.case.validity_until


def test_tf14_the_committee_rejects_with_reasons_and_the_note_on_legal_effect() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.DELIBERATING), "reject")
    decision = outcome.case.decision
    assert outcome.case.status is S.REJECTED
    assert decision is not None and decision.kind is DecisionKind.REJECTED
    assert decision.legal_effect_note is not None and "法律效力" in decision.legal_effect_note.zh
    assert isinstance(outcome.event, said.FilingRejected)
    assert outcome.event.reason_codes == ("compliant_path_exists",)


def test_tf15_the_committee_sends_the_filing_back_with_questions() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.DELIBERATING), "send_back")
    assert (outcome.case.status, outcome.case.report) == (S.REVIEWING, None)
    assert isinstance(outcome.event, said.FilingSentBack)
    assert stage.walk(S.ACCEPTED, outcome.case).status is S.ACCEPTED


def test_tf16_service_of_the_receipt_opens_an_obligation_for_everything_to_be_done() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.ACCEPTED), "serve_receipt")
    opened = [moved.case for moved in outcome.others]
    assert outcome.case.status is S.IN_EXECUTION
    assert all(isinstance(case, Obligation) and case.status is ObligationStatus.OPEN for case in opened)
    assert {case.warning for case in opened if isinstance(case, Obligation)} == {
        "procedures_to_complete",
        "remedial_measures",
    }
    assert all(moved.act == "open" and isinstance(moved.event, said.AftercareOpened) for moved in outcome.others)
    assert isinstance(outcome.event, said.FilingReceiptServed)
    assert outcome.event.obligation_ids == tuple(case.id for case in opened)


def test_tf17_progress_reminder_and_problem_are_recorded_while_the_measure_runs() -> None:
    stage = Stage()
    filing = stage.walk(S.IN_EXECUTION)
    for act in ("report_progress", "remind", "record_problem", "close_problem"):
        filing = stage.move(filing, act)
        assert filing.status is S.IN_EXECUTION
    assert (len(filing.progress), len(filing.reminders)) == (1, 1)
    assert filing.problems[0].closed_by == CAST.officer


def test_tf17_the_validity_is_extended_once_after_a_new_study() -> None:
    stage = Stage()
    filing = stage.walk(S.IN_EXECUTION)
    outcome = stage.perform(filing, "extend")
    assert filing.validity_until is not None
    assert outcome.case.validity_until == filing.validity_until + timedelta(days=60)
    assert isinstance(outcome.event, said.FilingExtended)


def test_tf18_a_negative_item_suspends_the_filing() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.IN_EXECUTION), "hit_negative")
    assert outcome.case.status is S.NEGATIVE_HIT
    assert isinstance(outcome.event, said.FilingNegativeHit)
    assert outcome.event.negative_items == ("xc_n1",)
    assert outcome.case.timers() == ()


def test_tf19_a_hit_that_is_not_substantiated_lets_the_execution_go_on() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.NEGATIVE_HIT), "clear_negative")
    assert outcome.case.status is S.IN_EXECUTION
    assert outcome.case.findings[-1].decision is not None
    assert isinstance(outcome.event, said.FilingNegativeCleared)


def test_tf20_the_committee_revokes_the_filing() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.NEGATIVE_HIT), "revoke")
    assert outcome.case.status is S.REVOKED
    assert isinstance(outcome.event, said.FilingRevoked)


def test_tf21_the_filing_is_closed_when_everything_is_verified() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.IN_EXECUTION), "close")
    assert outcome.case.status is S.CLOSED
    assert isinstance(outcome.event, said.FilingClosed)


def test_tf22_the_clock_lapses_the_filing_when_its_last_day_is_over() -> None:
    stage = Stage()
    filing = stage.walk(S.IN_EXECUTION)
    until = filing.validity_until
    (timer,) = filing.timers()
    assert until is not None
    assert (timer.act, office_day(timer.due_at)) == ("lapse", until + timedelta(days=1))
    facts = replace(stage.facts("lapse"), unverified=1)
    outcome = stage.perform(filing, "lapse", facts=facts)
    assert outcome.case.status is S.LAPSED
    assert isinstance(outcome.event, said.FilingLapsed) and outcome.event.open_obligations == 1


def test_tf23_the_party_head_withdraws_before_the_deliberation() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.CONSULTING), "withdraw")
    assert outcome.case.status is S.WITHDRAWN
    assert isinstance(outcome.event, said.FilingWithdrawn)


def test_an_escalated_interview_marks_an_open_filing_for_a_deliberation_of_its_own() -> None:
    stage = Stage()
    simple = stage.command("open_review", major_complex=False, recusals=declarations(CAST.head, CAST.officer))
    filing = stage.move(stage.walk(S.SUBMITTED), "open_review", command=simple)
    assert not filing.deliberated_alone
    outcome = stage.perform(filing, "mark_single_matter")
    assert (outcome.case.status, outcome.case.deliberated_alone) == (S.REVIEWING, True)
    assert isinstance(outcome.event, said.FilingSingleMatterMarked)


def test_a_later_accountability_case_is_linked_even_to_a_filing_that_is_done() -> None:
    stage = Stage()
    outcome = stage.perform(stage.walk(S.REVOKED), "link_case")
    assert outcome.case.status is S.REVOKED
    assert isinstance(outcome.event, said.FilingCaseLinked)
    assert outcome.case.linked_cases[0].case_id == outcome.event.case_id
