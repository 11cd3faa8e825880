"""What is refused from the application to the resubmission, and under which rule."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from libs.kernel.calendar import WorkCalendar
from services.filing.filings import refusals_unit as no
from services.filing.filings.filing import Filing
from services.filing.filings.form import Emergency
from services.filing.filings.refusals_review import UnitDecidesOwnFiling
from services.filing.filings.status import FilingStatus as S
from services.filing.filings.wording import InNameOf
from tests.support.filing_papers import CAST, DAY, application, at_noon, form, minutes, person
from tests.support.filings import PINGDINGSHAN, Stage, refusal_of


def drafted(stage: Stage, **changes: Any) -> Filing:
    """A draft, minutes attached, whose form differs from the complete one."""
    command = stage.command("draft", form=form(**changes))
    return stage.move(stage.move(None, "draft", command=command), "attach")


def emergency(**changes: Any) -> Emergency:
    """An emergency that began two days ago, reported and notified at once."""
    began = DAY - timedelta(days=4)
    complete = Emergency(
        began_on=began, reported_to_id=CAST.city_leader, reported_at=at_noon(began), notified_at=at_noon(began)
    )
    return complete.model_copy(update=changes)


def test_an_application_is_written_signed_and_not_of_the_future() -> None:
    stage = Stage()
    studied = stage.walk(S.STUDIED)
    for written in (None, application(signed_on=None), application(signed_on=DAY + timedelta(days=1))):
        refusal = refusal_of(stage, studied, "present", command=stage.command("present", application=written))
        assert isinstance(refusal, no.NoWrittenApplication) and "F-23" in refusal.cites


@pytest.mark.parametrize("name", [InNameOf.SECTION, InNameOf.PERSON])
def test_only_a_party_group_or_committee_applies(name: InNameOf) -> None:
    stage = Stage()
    command = stage.command("present", application=application(in_name_of=name))
    refusal = refusal_of(stage, stage.walk(S.STUDIED), "present", command=command)
    assert isinstance(refusal, no.NotInPartyName) and "F-23" in refusal.cites


def test_minutes_older_than_thirty_days_are_studied_again() -> None:
    stage = Stage()
    studied = stage.walk(S.STUDIED)
    last = DAY + timedelta(days=27)  # the minutes are of three days before
    assert stage.perform(studied, "present", on=last).case.status is S.GATEKEEPING
    refusal = refusal_of(stage, studied, "present", on=last + timedelta(days=1))
    assert isinstance(refusal, no.MinutesTooOld) and {"F-22", "TF-03"} <= set(refusal.cites)


def test_the_application_does_not_precede_the_study() -> None:
    stage = Stage()
    command = stage.command("present", application=application(DAY - timedelta(days=4)))
    refusal = refusal_of(stage, stage.walk(S.STUDIED), "present", command=command)
    assert isinstance(refusal, no.OutOfOrder) and "F-22" in refusal.cites


def test_where_the_application_comes_first_the_study_does_not_precede_it() -> None:
    stage = Stage(profile=PINGDINGSHAN)
    command = stage.command("study", minutes=minutes(held_on=DAY - timedelta(days=6)))
    refusal = refusal_of(stage, stage.walk(S.APPLIED), "study", command=command)
    assert isinstance(refusal, no.OutOfOrder)


def test_a_matter_stopped_by_the_leader_is_not_studied_again() -> None:
    stage = Stage()
    stop = stage.command("return_from_gate", stop=True)
    stopped = stage.move(stage.walk(S.GATEKEEPING), "return_from_gate", command=stop)
    refusal = refusal_of(stage, stopped, "study")
    assert isinstance(refusal, no.StoppedAtGate) and "G-09" in refusal.cites
    assert stage.perform(stopped, "withdraw").case.status is S.WITHDRAWN


@pytest.mark.parametrize("act", ["pass_gate", "return_from_gate"])
def test_only_the_leader_whose_portfolio_covers_the_unit_that_day_keeps_the_gate(act: str) -> None:
    stage = Stage()
    facts = replace(stage.facts(act), leaders={person(21): "party"})
    refusal = refusal_of(stage, stage.walk(S.GATEKEEPING), act, facts=facts)
    assert isinstance(refusal, no.NotInPortfolio) and "F-24" in refusal.cites


def test_a_leader_who_heads_the_unit_does_not_keep_its_gate() -> None:
    stage = Stage()
    facts = replace(stage.facts("pass_gate"), persons_of_unit=frozenset({CAST.city_leader}))
    refusal = refusal_of(stage, stage.walk(S.GATEKEEPING), "pass_gate", facts=facts)
    assert isinstance(refusal, UnitDecidesOwnFiling) and "P-09" in refusal.cites


def test_one_leader_does_not_give_both_opinions() -> None:
    both = replace(Stage().profile, options={**Stage().profile.options, "filing.gatekeeper": "both"})
    stage = Stage(profile=both)
    facts = replace(stage.facts("pass_gate"), leaders={CAST.city_leader: "government", person(21): "party"})
    heard = stage.move(stage.walk(S.GATEKEEPING), "pass_gate", facts=facts)
    refusal = refusal_of(stage, heard, "pass_gate", facts=facts)
    assert isinstance(refusal, no.OpinionGiven) and "G-10" in refusal.cites


def test_the_leader_in_charge_states_an_opinion() -> None:
    stage = Stage()
    filing = stage.walk(S.GATEKEEPING)
    for act, field in (("pass_gate", "opinion"), ("return_from_gate", "reasons")):
        refusal = refusal_of(stage, filing, act, command=stage.command(act, **{field: ""}))
        assert isinstance(refusal, no.NoOpinion) and "G-09" in refusal.cites


def test_a_filing_does_not_pass_to_nobody() -> None:
    stage = Stage()
    facts = replace(stage.facts("pass_gate"), counterpart_office_id=None)
    refusal = refusal_of(stage, stage.walk(S.GATEKEEPING), "pass_gate", facts=facts)
    assert isinstance(refusal, no.NoCounterpartOffice) and "F-26" in refusal.cites


def test_a_changed_substance_needs_new_minutes() -> None:
    stage = Stage()
    changed = stage.move(
        stage.walk(S.RETURNED), "revise", command=stage.command("revise", form=form(measure="另一措施"))
    )
    refusal = refusal_of(stage, changed, "resubmit")
    assert isinstance(refusal, no.NewStudyNeeded) and {"F-22", "TF-07"} <= set(refusal.cites)


def test_a_filing_returned_for_lack_of_study_needs_new_minutes() -> None:
    stage = Stage()
    defects = (stage.command("return_for_defects").defects[0].model_copy(update={"code": "no_collective_study"}),)  # type: ignore[attr-defined]
    command = stage.command("return_for_defects", defects=defects)
    returned = stage.move(stage.walk(S.SUBMITTED), "return_for_defects", command=command)
    assert isinstance(refusal_of(stage, returned, "resubmit"), no.NewStudyNeeded)
    old = stage.command("resubmit", minutes=minutes(held_on=DAY - timedelta(days=9)))
    assert isinstance(refusal_of(stage, returned, "resubmit", command=old), no.NewStudyNeeded)


@pytest.mark.parametrize(
    ("act", "field", "status"), [("resubmit", "answer", S.RETURNED), ("withdraw", "reason", S.DRAFT)]
)
def test_an_answer_or_withdrawal_gives_its_reason(act: str, field: str, status: S) -> None:
    stage = Stage()
    refusal = refusal_of(stage, stage.walk(status), act, command=stage.command(act, **{field: ""}))
    assert isinstance(refusal, no.NoReason) and "G-18" in refusal.cites


def test_the_emergency_route_files_late_with_minutes_and_is_flagged() -> None:
    stage = Stage()
    filing = drafted(stage, code="xc_p7", emergency=emergency(), measure_starts_on=DAY - timedelta(days=4))
    presented = stage.move(stage.move(filing, "study"), "present")
    assert presented.late_filing and presented.status is S.GATEKEEPING


@pytest.mark.parametrize(
    "asked", [{"code": "xc_p5"}, {"code": "xc_p7", "emergency": emergency(began_on=DAY + timedelta(days=1))}]
)
def test_the_emergency_route_is_open_to_emergencies_only(asked: dict[str, Any]) -> None:
    stage = Stage()
    refusal = refusal_of(stage, drafted(stage, **{"emergency": emergency(), **asked}), "study")
    assert isinstance(refusal, no.EmergencyRouteClosed) and {"F-08", "G-12"} <= set(refusal.cites)


def test_a_profile_may_close_the_emergency_route() -> None:
    closed = replace(Stage().profile, options={**Stage().profile.options, "filing.emergency_route": False})
    stage = Stage(profile=closed)
    assert isinstance(
        refusal_of(stage, drafted(stage, code="xc_p7", emergency=emergency()), "study"), no.EmergencyRouteClosed
    )


def test_a_late_filing_comes_within_five_working_days() -> None:
    stage = Stage()
    filing = stage.move(drafted(stage, code="xc_p7", emergency=emergency()), "study")
    facts = replace(stage.facts("present"), calendar=WorkCalendar({}, {2023}))
    last = DAY + timedelta(days=3)  # the emergency began on Thursday, five working days end on Thursday
    assert stage.perform(filing, "present", facts=facts, on=last).case.status is S.GATEKEEPING
    refusal = refusal_of(stage, filing, "present", facts=facts, on=last + timedelta(days=1))
    assert isinstance(refusal, no.FiledTooLate) and "G-12" in refusal.cites
