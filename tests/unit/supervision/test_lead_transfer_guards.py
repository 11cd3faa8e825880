"""What is refused when a lead is handed in, received, turned back, signed and told back, and under which rule."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from libs.kernel.refusal import Incomplete, Kind
from services.supervision.lead_transfers import refusals as transfer
from services.supervision.lead_transfers.commands import LeadScreening
from services.supervision.leads import refusals_entry as entry
from services.supervision.leads import refusals_handling as no
from services.supervision.leads import wording as w
from services.supervision.leads.status import Competence
from services.supervision.leads.status import LeadStatus as S
from tests.unit.supervision import lead_papers as p
from tests.unit.supervision import lead_transfer_papers as t

HIGHER = {"authority": {t.PROVINCE: "province"}}
YES_HIGHER = {"screening": LeadScreening(higher_managed=True, own_head=False)}
YES_HEAD = {"screening": LeadScreening(higher_managed=False, own_head=True)}
BOTH = {"screening": LeadScreening(higher_managed=True, own_head=True)}
SAID = ("举报人系该局职工", "接到实名举报", "据举报 人讲", "the reporter said so")
TOO_MUCH = ("第一项\n调取了账目", "经询问证人", "The transcript says so", "联系电话138 0013 8000", *SAID)


@pytest.mark.parametrize(
    ("said", "facts", "found"),
    [
        (YES_HIGHER, {}, entry.HigherManaged),
        ({}, HIGHER, entry.HigherManaged),
        ({"subject_person_id": None, "subject_organ_id": t.BUREAU}, {"subject_level": "province"}, entry.HigherManaged),
        (YES_HEAD, {}, entry.OwnHead),
        ({}, {"own_heads": frozenset({t.SUBJECT})}, entry.OwnHead),
        ({"subject_person_id": None, "subject_organ_id": t.CDI}, {"authority": {}}, entry.OwnHead),
        (BOTH, HIGHER, entry.OwnHead),
    ],
)
def test_a_yes_to_one_of_the_two_questions_or_what_the_directory_knows_stops_the_entry(
    said: Any, facts: Any, found: type[Exception]
) -> None:
    refusal = t.refused(said, **facts)
    assert isinstance(refusal, found) and "P-06" in refusal.cites
    assert "【移交单】" in refusal.detail.zh and "Hand-over slip" in refusal.detail.en
    assert "5个工作日" in refusal.detail.zh and "within 5 working days" in refusal.detail.en


def test_what_is_on_the_own_head_does_not_go_by_way_of_the_head() -> None:
    assert "不经受理机关" in t.refused(YES_HEAD).detail.zh
    assert "面呈受理的纪检监察机关主要负责人" in t.refused(YES_HIGHER).detail.zh


@pytest.mark.parametrize("missing", [{"items": ()}, {"materials": ()}, {"handler_id": t.STRANGER}])
def test_whoever_is_stopped_is_not_told_what_else_is_missing(missing: Any) -> None:
    refusal = t.refused({**missing, **YES_HIGHER})
    assert isinstance(refusal, entry.HigherManaged) and refusal.errors == ()


def test_there_is_one_discipline_organ_to_hand_it_to() -> None:
    assert isinstance(t.refused(competent_organ_id=None), transfer.NoOrganToReceive)


@pytest.mark.parametrize("people", [{t.SUBMITTER}, {t.HANDLER}])
def test_neither_who_hands_it_in_nor_the_handler_is_reported_or_of_the_unit_reported(people: Any) -> None:
    refusal = t.refused(subject_people=frozenset(people))
    assert isinstance(refusal, entry.SubjectTakesPart) and refusal.kind is Kind.NOT_ENTITLED


def test_what_is_handed_in_is_complete_or_all_that_is_missing_is_said() -> None:
    assert isinstance(t.refused({"materials": ()}), transfer.NoMaterials)
    assert isinstance(t.refused({"handler_id": t.STRANGER}), transfer.HandlerOfAnotherBody)
    assert isinstance(t.refused({"items": ()}, matters=()), entry.NoItem)
    assert isinstance(t.refused(subject_known=False, authority={}), entry.SubjectUnknown)
    refusal = t.refused({"materials": (), "items": (), "handler_id": t.STRANGER}, matters=())
    assert isinstance(refusal, Incomplete)
    codes = {error.code for error in refusal.errors}
    assert codes == {"lead_no_materials", "no_item", "lead_handler_of_another_body"}


@pytest.mark.parametrize("text", SAID)
def test_nothing_is_handed_in_on_who_reported(text: str) -> None:
    items = (w.ReportedItem(text=f"收受礼品。\n{text}", is_main=True),)
    refusal = t.refused({"items": items}, matters=t.MATTERS[:1])
    assert isinstance(refusal, transfer.TellsOfReporter) and "P-06" in refusal.cites
    assert [error.pointer for error in refusal.errors] == ["/items/0/text/lines/2"]
    listed = t.refused({"materials": (w.LeadMaterial(title=text),)})
    assert isinstance(listed, transfer.TellsOfReporter) and text not in str(listed.errors)


@pytest.mark.parametrize(
    ("facts", "found"), [(HIGHER, entry.HigherManaged), ({"own_heads": frozenset({p.SUBJECT})}, entry.OwnHead)]
)
def test_what_must_bypass_the_desk_is_not_received_either(facts: Any, found: type[Exception]) -> None:
    known = replace(p.FACTS["receive"], subject=replace(t.KNOWN, **facts))
    assert isinstance(p.refused(p.walk(S.SUBMITTED), "receive", facts=known), found)


@pytest.mark.parametrize("act", ["receive", "turn_back"])
def test_nobody_of_the_subject_receives_a_lead_or_turns_it_back(act: str) -> None:
    known = replace(p.FACTS[act], subject=replace(t.KNOWN, subject_people=frozenset({p.REGISTRAR})))
    assert isinstance(p.refused(p.walk(S.SUBMITTED), act, facts=known), entry.SubjectTakesPart)


@pytest.mark.parametrize("reasons", ["", *TOO_MUCH])
def test_a_lead_is_turned_back_with_reasons_that_its_body_may_read(reasons: str) -> None:
    refusal = p.refused(p.walk(S.SUBMITTED), "turn_back", command=p.changed("turn_back", reasons=reasons))
    assert isinstance(refusal, entry.TurningBackUnfit) and "P-06" in refusal.cites


@pytest.mark.parametrize("wrong", [{"organ_id": p.CDI}, {"handed_over_on": p.TODAY}])
def test_a_lead_of_another_body_names_a_body_and_a_day_before_the_receipt(wrong: Any) -> None:
    came = w.HandedOver(organ_id=p.UNIT, handed_over_on=p.RECEIVED, reference="稽查移〔2026〕2号").model_copy(
        update=wrong
    )
    facts = replace(p.FACTS["register"], handed_over_by_organ=came.organ_id == p.UNIT)
    refusal = p.refused(None, "register", command=p.changed("register", handed_over=came), facts=facts)
    assert isinstance(refusal, entry.HandoverWrong) and "S-17" in refusal.cites


def test_what_another_organ_is_competent_for_is_forwarded_and_not_assigned() -> None:
    facts = replace(p.FACTS["assign"], competence=Competence.ELSEWHERE)
    refusal = p.refused(p.walk(S.RECEIVED), "assign", facts=facts)
    assert isinstance(refusal, no.NotCompetentHere) and "P-07" in refusal.cites


def test_where_nobody_on_record_manages_the_person_it_is_stated_why_this_organ_does() -> None:
    facts = replace(p.FACTS["assign"], competence=Competence.UNKNOWN)
    refusal = p.refused(p.walk(S.RECEIVED), "assign", facts=facts)
    assert isinstance(refusal, no.CompetenceUnstated) and "C-04" in refusal.cites
    stated = p.changed("assign", competence_reasons="系市属事业单位一般工作人员。")
    given = p.perform(p.walk(S.RECEIVED), "assign", command=stated, facts=facts).case.assignment
    assert given is not None and given.competence_reasons


def test_a_concluded_lead_that_nobody_handed_over_gets_no_other_hands() -> None:
    refusal = p.refused(p.walk(S.CONCLUDED), "assign")
    assert isinstance(refusal, no.NoHandsNeeded) and refusal.kind is Kind.NOT_NOW


def test_only_who_handles_the_lead_signs_and_each_once() -> None:
    lead = p.walk(S.DISPOSITION_PROPOSED)
    stranger = p.refused(lead, "sign", actor=replace(p.ACTORS["sign"], person_id=p.STRANGER))
    assert isinstance(stranger, no.NotSigner) and stranger.kind is Kind.NOT_ENTITLED
    proposer = p.refused(lead, "sign", actor=p.ACTORS["propose"])
    assert isinstance(proposer, no.SignedAlready) and proposer.kind is Kind.NOT_NOW
    assert isinstance(p.refused(p.perform(lead, "sign").case, "sign"), no.SignedAlready)


def test_only_a_named_verifier_tells_the_result() -> None:
    lead = p.walk(S.CONCLUDED, handed_in=True)
    stranger = replace(p.ACTORS["feed_back"], person_id=p.STRANGER)
    assert isinstance(p.refused(lead, "feed_back", actor=stranger), no.NotVerifier)


def test_where_nobody_handed_it_over_nobody_is_told() -> None:
    refusal = p.refused(p.walk(S.CONCLUDED), "feed_back")
    assert isinstance(refusal, no.NobodyToTell) and "G-56" in refusal.cites


@pytest.mark.parametrize("text", TOO_MUCH)
def test_the_feedback_says_nothing_of_who_reported_nor_of_how_it_was_found(text: str) -> None:
    refusal = p.refused(p.walk(S.CONCLUDED, handed_in=True), "feed_back", command=p.changed("feed_back", text=text))
    assert isinstance(refusal, no.FeedbackTellsTooMuch) and "G-56" in refusal.cites
    assert all(error.pointer.startswith("/text/lines/") for error in refusal.errors)


def test_the_feedback_may_name_the_disposition_and_what_was_alleged() -> None:
    said = f"已按初步核实方式处置：{t.ITEMS[0].text}"
    p.perform(p.walk(S.CONCLUDED, handed_in=True), "feed_back", command=p.changed("feed_back", text=said))
    other = p.changed("feed_back", text="已作谈话函询。")
    refusal = p.refused(p.walk(S.CONCLUDED, handed_in=True), "feed_back", command=other)
    assert isinstance(refusal, no.FeedbackTellsTooMuch)


def test_an_approval_of_before_the_receipt_does_not_count() -> None:
    lead = p.walk(S.RECEIVED, handed_in=True)
    early = w.Approval(approved_by=p.SECRETARY, approved_on=p.TODAY - timedelta(days=1))
    assert isinstance(p.refused(lead, "assign", command=p.changed("assign", approval=early)), no.NotApproved)
