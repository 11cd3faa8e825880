"""What is refused on the way of a lead, and under which rule."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from libs.kernel.refusal import Incomplete, Kind
from services.supervision.leads import refusals_entry as entry
from services.supervision.leads import refusals_handling as no
from services.supervision.leads import wording as w
from services.supervision.leads.refusals import refusals_by_code
from services.supervision.leads.status import LeadStatus as S
from tests.unit.supervision import lead_papers as p

TOMORROW = p.TODAY + timedelta(days=1)
STUDY = w.Study(held_on=p.TODAY, present=(p.HEAD, p.FIRST, p.SECOND), conclusion="同意。")
FOUND = w.LeadItemFound(item=1, finding="true", basis="属实。")


def entered(command: dict[str, Any] | None = None, **facts: Any) -> Any:
    """The refusal of a registration with these changes."""
    return p.refused(
        None, "register", command=p.changed("register", **(command or {})), facts=replace(p.FACTS["register"], **facts)
    )


def assigned(command: dict[str, Any] | None = None, lead: Any = None, **facts: Any) -> Any:
    """The refusal of an assignment with these changes."""
    changes = {"command": p.changed("assign", **(command or {})), "facts": replace(p.FACTS["assign"], **facts)}
    return p.refused(lead or p.walk(S.RECEIVED), "assign", **changes)


@pytest.mark.parametrize("authority", [{p.PROVINCE: "province"}, {p.CDI: "city", p.PROVINCE: "province"}])
def test_a_lead_on_somebody_a_higher_organ_manages_is_not_entered_and_the_route_is_named(authority: Any) -> None:
    refusal = entered(authority=authority)
    assert isinstance(refusal, entry.HigherManaged) and "P-06" in refusal.cites
    assert "5个工作日内移交上级" in refusal.detail.zh and "higher discipline organ" in refusal.detail.en


def test_a_lead_on_a_unit_above_the_organ_is_not_entered() -> None:
    units = {"subject_person_id": None, "subject_organ_id": p.UNIT}
    assert isinstance(entered(units, authority={}, subject_level="province"), entry.HigherManaged)


@pytest.mark.parametrize("authority", [{}, {p.COUNTY: "county"}])
def test_a_lead_on_somebody_this_organ_does_not_manage_is_not_entered(authority: Any) -> None:
    refusal = entered(authority=authority)
    assert isinstance(refusal, entry.NotManagedHere) and "P-06" in refusal.cites
    assert "有管理权限的纪检监察机关" in refusal.detail.zh


def test_a_lead_on_the_organs_own_head_goes_to_the_next_higher_organ() -> None:
    refusal = entered(own_heads=frozenset({p.SUBJECT}))
    assert isinstance(refusal, entry.OwnHead) and "P-06" in refusal.cites
    assert "上一级纪检监察机关" in refusal.detail.zh and "next" in refusal.detail.en
    itself = {"subject_person_id": None, "subject_organ_id": p.CDI}
    assert isinstance(entered(itself, authority={}, subject_level="city"), entry.OwnHead)


@pytest.mark.parametrize("missing", [{"items": ()}, {"received_on": TOMORROW}])
def test_whoever_may_not_be_entered_is_not_told_what_else_is_missing(missing: Any) -> None:
    refusal = entered(missing, authority={p.PROVINCE: "province"})
    assert isinstance(refusal, entry.HigherManaged) and refusal.errors == ()


def test_a_lead_has_one_subject_that_the_directory_knows() -> None:
    assert isinstance(entered(subject_known=False, authority={}), entry.SubjectUnknown)


def test_nobody_registers_a_lead_on_themselves_or_their_unit() -> None:
    refusal = entered(subject_people=frozenset({p.REGISTRAR}))
    assert isinstance(refusal, entry.SubjectTakesPart) and refusal.kind is Kind.NOT_ENTITLED


def test_a_lead_is_not_received_in_the_future() -> None:
    assert isinstance(entered({"received_on": TOMORROW}), entry.ReceivedInFuture)


@pytest.mark.parametrize("items", [(), (w.ReportedItem(text=" …。", is_main=True),)])
def test_a_lead_says_what_is_reported(items: Any) -> None:
    refusal = entered({"items": items}, matters=p.MATTERS[: len(items)])
    assert isinstance(refusal, entry.NoItem) and "P-08" in refusal.cites


def test_a_lead_marks_its_main_problem() -> None:
    refusal = entered({"items": (w.ReportedItem(text="使用公车。"),)}, matters=p.MATTERS[:1])
    assert isinstance(refusal, entry.NoMainItem) and "C-10" in refusal.cites


def test_everything_missing_is_said_at_once() -> None:
    refusal = entered({"received_on": TOMORROW, "items": ()}, matters=())
    assert isinstance(refusal, Incomplete)
    assert {error.code for error in refusal.errors} == {"lead_received_in_future", "no_item"}


@pytest.mark.parametrize(
    "approval",
    [
        w.Approval(approved_by=p.REGISTRAR, approved_on=p.TODAY),
        w.Approval(approved_by=p.SECRETARY, approved_on=TOMORROW),
        w.Approval(approved_by=p.SECRETARY, approved_on=p.RECEIVED - timedelta(days=1)),
    ],
)
@pytest.mark.parametrize("act", ["assign", "forward"])
def test_a_lead_is_distributed_with_the_heads_approval_only(act: str, approval: w.Approval) -> None:
    refusal = p.refused(p.walk(S.RECEIVED), act, command=p.changed(act, approval=approval))
    assert isinstance(refusal, no.NotApproved) and "P-08" in refusal.cites


def test_a_lead_is_assigned_to_an_office_of_the_organ() -> None:
    assert isinstance(assigned(office_fits=False), no.NotAnOfficeHere)


@pytest.mark.parametrize("verifiers", [(), (p.STRANGER,), (p.FIRST, p.FIRST)])
def test_verifiers_are_named_once_and_belong_to_the_office(verifiers: Any) -> None:
    declared = tuple(w.Recusal(person_id=one) for one in {p.HEAD, p.LEADER, *verifiers})
    refusal = assigned({"verifier_ids": verifiers, "recusals": declared})
    assert isinstance(refusal, no.NoVerifier) and "C-04" in refusal.cites


def test_the_head_named_heads_the_office_and_the_leader_is_in_charge_of_it_on_that_day() -> None:
    assert isinstance(assigned(heads=frozenset()), no.NotItsHead)
    assert isinstance(assigned(leaders=frozenset()), no.NotItsLeader)


def test_verifying_heading_and_deciding_are_in_different_hands() -> None:
    assert isinstance(assigned({"verifier_ids": (p.HEAD, p.SECOND)}), no.HandsNotApart)
    refusal = assigned({"leader_id": p.HEAD}, leaders=frozenset({p.HEAD}))
    assert isinstance(refusal, no.HandsNotApart) and "P-09" in refusal.cites


def test_whoever_proposed_before_is_not_named_to_decide_later() -> None:
    command = {"leader_id": p.FIRST, "verifier_ids": (p.SECOND,)}
    refusal = assigned(command, p.walk(S.DISPOSITION_PROPOSED), leaders=frozenset({p.FIRST}))
    assert isinstance(refusal, no.HandsNotApart)


def test_everybody_named_declares_on_recusal_with_a_known_ground() -> None:
    most = tuple(w.Recusal(person_id=person) for person in (p.HEAD, p.FIRST, p.SECOND))
    assert isinstance(assigned({"recusals": most}), no.RecusalNotDeclared)
    unknown = (*most, w.Recusal(person_id=p.LEADER), w.Recusal(person_id=p.STRANGER, ground="no_such_ground"))
    assert isinstance(assigned({"recusals": unknown}), no.RecusalNotDeclared)


def test_who_declares_a_ground_of_recusal_takes_no_part_now_or_later() -> None:
    most = tuple(w.Recusal(person_id=person) for person in (p.HEAD, p.FIRST, p.LEADER))
    declared = (*most, w.Recusal(person_id=p.SECOND, ground="close_relative"))
    refusal = assigned({"recusals": declared})
    assert isinstance(refusal, no.RecusedTakesPart) and "P-09" in refusal.cites
    without = p.changed("assign", verifier_ids=(p.FIRST,), recusals=declared)
    lead = p.perform(p.walk(S.RECEIVED), "assign", command=without).case
    assert lead.recused_ids == {p.SECOND}
    assert isinstance(assigned(None, lead), no.RecusedTakesPart)
    assert isinstance(p.refused(lead, "propose"), no.RecusedTakesPart)


def test_the_subjects_own_people_are_not_named() -> None:
    assert isinstance(assigned(subject_people=frozenset({p.FIRST})), no.RecusedTakesPart)


def test_a_lead_goes_to_an_organ_that_is_competent_and_with_reasons() -> None:
    lead, facts = p.walk(S.RECEIVED), replace(p.FACTS["forward"], competent=False)
    assert isinstance(p.refused(lead, "forward", facts=facts), no.NotCompetentThere)
    assert isinstance(p.refused(lead, "forward", command=p.changed("forward", reasons="")), no.NoReasons)


def test_only_a_named_verifier_proposes() -> None:
    refusal = p.refused(p.walk(S.ASSIGNED), "propose", actor=replace(p.ACTORS["propose"], person_id=p.STRANGER))
    assert isinstance(refusal, no.NotVerifier) and refusal.kind is Kind.NOT_ENTITLED


@pytest.mark.parametrize(
    "change",
    [
        {"present": (p.HEAD, p.FIRST)},
        {"present": (p.HEAD, p.SECOND, p.REGISTRAR)},
        {"present": (p.FIRST, p.SECOND, p.REGISTRAR)},
        {"present": (p.HEAD, p.FIRST, p.STRANGER)},
        {"held_on": TOMORROW},
        {"held_on": p.TODAY - timedelta(days=1)},
        {"conclusion": ""},
    ],
)
def test_a_disposition_is_studied_collectively(change: Any) -> None:
    command = p.changed("propose", study=STUDY.model_copy(update=change))
    refusal = p.refused(p.walk(S.ASSIGNED), "propose", command=command)
    assert isinstance(refusal, no.NotStudied) and "P-07" in refusal.cites


def test_the_subject_does_not_study_the_lead_on_themselves() -> None:
    command = p.changed("propose", study=STUDY.model_copy(update={"present": (*STUDY.present, p.SUBJECT)}))
    assert isinstance(p.refused(p.walk(S.ASSIGNED), "propose", command=command), no.RecusedTakesPart)


def test_what_was_studied_before_the_hold_is_studied_anew() -> None:
    later = p.TODAY + timedelta(days=30)
    lead = p.walk(S.ON_HOLD)
    held = replace(lead.disposals[-1], decided_at=lead.disposals[-1].decided_at + timedelta(days=2))
    refusal = p.refused(replace(lead, disposals=(held,)), "propose", on=later)
    assert isinstance(refusal, no.NotStudied)


def test_a_proposal_gives_reasons() -> None:
    refusal = p.refused(p.walk(S.ASSIGNED), "propose", command=p.changed("propose", reasons=""))
    assert isinstance(refusal, no.NoReasons)


def test_only_the_leader_named_and_in_charge_on_that_day_decides() -> None:
    lead = p.walk(S.DISPOSITION_PROPOSED)
    gone = p.refused(lead, "dispose", facts=replace(p.FACTS["dispose"], leaders=frozenset()))
    other = replace(p.ACTORS["dispose"], person_id=p.STRANGER)
    facts = replace(p.FACTS["dispose"], leaders=frozenset({p.LEADER, p.STRANGER}))
    assert isinstance(gone, no.NotInCharge)
    assert isinstance(p.refused(lead, "dispose", actor=other, facts=facts), no.NotInCharge)


def test_whoever_proposed_does_not_decide() -> None:
    lead = p.walk(S.DISPOSITION_PROPOSED)
    lead = replace(lead, proposals=(replace(lead.proposals[0], proposed_by=p.LEADER),))
    refusal = p.refused(lead, "dispose")
    assert isinstance(refusal, no.SameHand) and refusal.kind is Kind.NOT_ENTITLED


@pytest.mark.parametrize(
    ("signers", "signed_on"),
    [
        ((p.FIRST, p.SECOND), p.TODAY),
        ((p.FIRST, p.HEAD), p.TODAY),
        ((), p.TODAY),
        ((p.FIRST, p.SECOND, p.HEAD, p.STRANGER), p.TODAY),
        ((p.FIRST, p.SECOND, p.HEAD), TOMORROW),
        ((p.FIRST, p.SECOND, p.HEAD), p.TODAY - timedelta(days=1)),
    ],
)
def test_everybody_who_handled_the_lead_signs_before_it_is_decided(signers: Any, signed_on: date) -> None:
    signatures = tuple(w.Signature(person_id=person, signed_on=signed_on) for person in signers)
    command = p.changed("dispose", signatures=signatures)
    refusal = p.refused(p.walk(S.DISPOSITION_PROPOSED), "dispose", command=command)
    assert isinstance(refusal, no.SignatureMissing) and "P-08" in refusal.cites


def test_a_decision_states_an_opinion() -> None:
    refusal = p.refused(p.walk(S.DISPOSITION_PROPOSED), "dispose", command=p.changed("dispose", opinion=""))
    assert isinstance(refusal, no.NoReasons)


@pytest.mark.parametrize("change", [{"person_id": p.STRANGER}, {"office_id": p.BODY}])
def test_only_the_head_of_that_office_concludes(change: Any) -> None:
    refusal = p.refused(p.walk(S.DISPOSED), "conclude", actor=replace(p.ACTORS["conclude"], **change))
    assert isinstance(refusal, no.NotHeadOfOffice) and refusal.kind is Kind.NOT_ENTITLED


@pytest.mark.parametrize("items", [(), (1,), (1, 1), (1, 2, 3), (1, 2, 2)])
def test_every_item_has_exactly_one_finding(items: Any) -> None:
    found = tuple(FOUND.model_copy(update={"item": number}) for number in items)
    refusal = p.refused(p.walk(S.DISPOSED), "conclude", command=p.changed("conclude", findings=found))
    assert isinstance(refusal, no.FindingsWrong) and "G-25" in refusal.cites


def test_a_finding_states_on_what_it_rests() -> None:
    found = tuple(FOUND.model_copy(update={"item": number, "basis": ""}) for number in (1, 2))
    refusal = p.refused(p.walk(S.DISPOSED), "conclude", command=p.changed("conclude", findings=found))
    assert isinstance(refusal, no.NoReasons)


@pytest.mark.parametrize("day", [TOMORROW, p.TODAY - timedelta(days=1)])
def test_verification_ends_after_the_decision_and_not_in_the_future(day: date) -> None:
    refusal = p.refused(p.walk(S.DISPOSED), "conclude", command=p.changed("conclude", concluded_on=day))
    assert isinstance(refusal, no.ConclusionDayWrong) and "C-24" in refusal.cites


def test_every_named_refusal_is_seen_to_refuse_here_or_with_the_transfer() -> None:
    files = (Path(__file__), Path(__file__).with_name("test_lead_transfer_guards.py"))
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    unseen = [named.__name__ for named in refusals_by_code().values() if f".{named.__name__})" not in source]
    assert unseen == []
