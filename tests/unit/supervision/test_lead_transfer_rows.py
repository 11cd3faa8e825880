"""A lead that is handed in, as it should go: sheet and lead apart, receipt, numbers, limits, feedback."""

import dataclasses
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest
from pydantic import TypeAdapter

from libs.contracts import supervision as told
from libs.kernel.actor import Occasion
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from services.supervision.lead_transfers import status as words
from services.supervision.lead_transfers.case_type import LEAD_TRANSFER
from services.supervision.lead_transfers.dues import dues as transfer_dues
from services.supervision.lead_transfers.lifecycle import EFFECTS, LIFECYCLE
from services.supervision.lead_transfers.noting import fed_back, forwarded, received, turned_back
from services.supervision.lead_transfers.sheet import LeadTransfer
from services.supervision.lead_transfers.status import TransferStatus as T
from services.supervision.leads.case_type import LEAD
from services.supervision.leads.dues import dues
from services.supervision.leads.handover import LeadFeedback
from services.supervision.leads.lead import Lead, item_number
from services.supervision.leads.status import Competence, Disposition
from services.supervision.leads.status import LeadStatus as S
from services.supervision.leads.wording import HandedOver
from tests.unit.supervision import lead_papers as p
from tests.unit.supervision import lead_transfer_papers as t

CALENDAR = {"calendar": p.BOOK.calendar}
DESK, SUBMITTING = {"case_mgmt"}, {"bureau", "lead_unit_user", "task_force_user"}
TELLING = {"sup_officer", "dispatched_officer", "township_officer"}
ALLOWED = {
    (None, "submit"): SUBMITTING,
    ("submitted", "note_receipt"): DESK,
    ("submitted", "note_turning_back"): DESK,
    ("received", "note_forwarding"): DESK,
    ("received", "note_feedback"): TELLING,
}
TRIED = list(product((None, *T), sorted(LIFECYCLE.acts)))


@pytest.mark.parametrize(("status", "act"), TRIED)
def test_every_status_act_and_role_of_a_sheet_is_admitted_or_refused(status: T | None, act: str) -> None:
    mine = ALLOWED.get((None if status is None else str(status), act))
    for role in Role:
        if mine is not None and str(role) in mine:
            assert LIFECYCLE.admit(status, act, {role})
            continue
        with pytest.raises(NotNow if mine is None else NotEntitled):
            LIFECYCLE.admit(status, act, {role})


def test_a_sheet_follows_its_lead_and_has_no_act_of_its_own_but_the_first() -> None:
    assert {act.name for act in LEAD_TRANSFER.acts} | EFFECTS == LIFECYCLE.acts
    assert LIFECYCLE.final == {T.TURNED_BACK, T.FORWARDED, T.FED_BACK}
    assert {move.row for move in LIFECYCLE.moves} == {"TL-01", "TL-02", "TL-03", "TL-07"}
    assert set(words.LABELS) == set(T) and set(words.WAY_LABELS) == set(words.Way)


def test_what_is_handed_in_opens_a_sheet_for_its_body_and_a_lead_for_the_desk() -> None:
    outcome = t.submitted()
    (other,) = outcome.others
    lead = other.case
    assert isinstance(lead, Lead) and (outcome.case.status, lead.status) == (T.SUBMITTED, S.SUBMITTED)
    assert lead.handover is not None and lead.handover.sheet_id == outcome.case.id != lead.id
    assert (lead.received_on, lead.registered_by, lead.number) == (None, None, None)
    assert [(one.item, one.matter) for one in lead.items] == [(1, t.MATTERS[0]), (2, t.MATTERS[1])]
    assert other.event == told.LeadSubmitted(competent_organ_id=t.CDI, subject_person_id=t.SUBJECT)
    bodies = {"competent_organ_id": t.CDI, "submitting_organ_id": t.BUREAU}
    assert outcome.event == told.LeadTransferSubmitted(**bodies, on=t.HANDED_IN)


@pytest.mark.parametrize("role", [Role.BUREAU, Role.LEAD_UNIT_USER, Role.TASK_FORCE_USER])
def test_bureau_lead_unit_and_task_force_hand_in_and_sign(role: Role) -> None:
    lead = t.submitted(actor=replace(t.ACTOR, roles=frozenset({role}))).others[0].case
    assert isinstance(lead, Lead) and lead.chain[0].role == str(role)


def test_a_person_whom_another_organ_manages_may_be_handed_in_to_be_forwarded() -> None:
    elsewhere = replace(t.KNOWN, authority={t.COUNTY: "county"}, competence=Competence.ELSEWHERE)
    lead = t.submitted(facts=replace(t.FACTS, subject=elsewhere)).others[0].case
    assert isinstance(lead, Lead) and lead.competence is Competence.ELSEWHERE


def test_receipt_makes_it_a_lead_of_today_and_notes_it_on_the_sheet() -> None:
    outcome = p.perform(p.walk(S.SUBMITTED), "receive")
    (noted,) = outcome.others
    assert (outcome.case.status, outcome.case.received_on) == (S.RECEIVED, p.TODAY)
    assert outcome.case.registered_by == p.REGISTRAR
    shared = {"competent_organ_id": p.CDI, "subject_person_id": p.SUBJECT}
    assert outcome.event == told.LeadReceived(**shared, received_on=p.TODAY, matters=p.MATTERS)
    assert isinstance(noted.case, LeadTransfer) and noted.case.received_on == p.TODAY


def test_lead_and_receipt_get_their_numbers_with_the_receipt_and_not_before() -> None:
    assert LEAD.numbering is not None and LEAD_TRANSFER.numbering is not None
    assert LEAD.numbering(p.walk(S.SUBMITTED)) is None is LEAD_TRANSFER.numbering(t.SHEET)
    assert LEAD.numbering(p.walk(S.RECEIVED, handed_in=True)) == (p.CDI, "线索")
    assert LEAD_TRANSFER.numbering(noted_receipt()) == (p.CDI, "线索回执")


def noted_receipt() -> LeadTransfer:
    """The sheet once received."""
    case = p.perform(p.walk(S.SUBMITTED), "receive").others[0].case
    assert isinstance(case, LeadTransfer)
    return case


def test_every_item_has_a_number_of_its_own_by_that_of_the_lead() -> None:
    lead = replace(p.walk(S.RECEIVED), number="线索〔2026〕7号")
    assert [item.number for item in lead.items] == ["〔2026〕7-1", "〔2026〕7-2"]
    assert [item.number for item in p.walk(S.SUBMITTED).items] == [None, None]
    assert item_number("7", 1) == "7-1"


def test_a_lead_that_is_turned_back_tells_its_body_why_and_was_never_received() -> None:
    outcome = p.perform(p.walk(S.SUBMITTED), "turn_back")
    (noted,) = outcome.others
    assert outcome.case.status is S.TURNED_BACK and outcome.case.received_on is None
    assert isinstance(noted.case, LeadTransfer) and noted.case.turned_back_reasons
    assert isinstance(outcome.event, told.LeadTurnedBack) and isinstance(noted.event, told.LeadTransferTurnedBack)


@pytest.mark.parametrize("act", ["receive", "turn_back"])
def test_a_lead_goes_on_even_if_its_sheet_was_destroyed(act: str) -> None:
    assert p.perform(p.walk(S.SUBMITTED), act, facts=replace(p.FACTS[act], sheet=None)).others == ()


def test_a_lead_that_is_forwarded_tells_its_body_so_and_not_where_it_went() -> None:
    facts = replace(p.FACTS["forward"], sheet=noted_receipt())
    outcome = p.perform(p.walk(S.RECEIVED), "forward", facts=facts)
    (noted,) = outcome.others
    assert isinstance(noted.case, LeadTransfer) and noted.case.forwarded_on == p.TODAY
    sheet = TypeAdapter(LeadTransfer).dump_json(noted.case).decode() + noted.event.model_dump_json()
    assert str(p.COUNTY) not in sheet
    assert p.perform(p.walk(S.RECEIVED), "forward").others == ()


def test_the_feedback_tells_disposition_and_a_finding_per_item_and_no_person() -> None:
    facts = replace(p.FACTS["feed_back"], sheet=noted_receipt())
    outcome = p.perform(p.walk(S.CONCLUDED, handed_in=True), "feed_back", facts=facts)
    (noted,) = outcome.others
    assert isinstance(noted.case, LeadTransfer) and noted.case.feedback == outcome.case.feedback
    feedback = outcome.case.feedback
    assert feedback is not None and feedback.disposition is Disposition.PRELIMINARY_VERIFICATION
    assert [(one.item, one.finding) for one in feedback.results] == [(1, "untrue"), (2, "unprovable")]
    sheet = TypeAdapter(LeadTransfer).dump_json(noted.case).decode()
    hands = (p.FIRST, p.SECOND, p.HEAD, p.LEADER, p.SECRETARY, p.REGISTRAR, p.OFFICE, p.REPORT)
    assert [one for one in hands if str(one) in sheet] == []
    assert isinstance(outcome.event, told.LeadFedBack) and outcome.event.office_id == p.OFFICE


def test_a_lead_of_another_body_that_came_on_paper_is_told_on_paper() -> None:
    came = HandedOver(organ_id=p.UNIT, handed_over_on=p.RECEIVED, reference="稽查移〔2026〕2号")
    lead = p.perform(None, "register", command=p.changed("register", handed_over=came)).case
    assert lead.handover is not None and (lead.handover.organ_id, lead.handover.sheet_id) == (p.UNIT, None)
    for act in ("assign", "propose", "dispose", "conclude"):
        lead = p.perform(lead, act).case
    outcome = p.perform(lead, "feed_back", facts=replace(p.FACTS["feed_back"], sheet=None))
    assert (outcome.case.status, outcome.others) == (S.FED_BACK, ())


def test_other_hands_may_tell_what_came_of_a_lead_whose_verifiers_have_moved_on() -> None:
    lead = p.walk(S.CONCLUDED, handed_in=True)
    command = p.changed("assign", approval=p.APPROVAL.model_copy(update={"approved_on": p.TODAY}))
    again = p.perform(lead, "assign", command=command).case
    assert again.status is S.CONCLUDED and len(again.assignments) == 2


def test_no_trace_of_the_handling_can_stand_on_a_sheet() -> None:
    held = {field.name for field in dataclasses.fields(LeadTransfer)}
    told_of = {field.name for field in dataclasses.fields(LeadFeedback)}
    assert held.isdisjoint({"assignments", "proposals", "disposals", "chain", "office_id", "lead_id", "conclusion"})
    assert told_of == {"disposition", "results", "text", "told_on"}


def test_events_of_a_sheet_tell_between_which_bodies_and_when_and_nothing_else() -> None:
    told_back = fed_back(t.SHEET, LeadFeedback(Disposition.CLOSE, (), "字", p.TODAY), occasion())
    moves = (received(t.SHEET, occasion()), forwarded(t.SHEET, occasion()), turned_back(t.SHEET, "字", occasion()))
    for moved in (*moves, told_back):
        assert moved.event.model_dump().keys() == {"competent_organ_id", "submitting_organ_id", "on"}


def occasion() -> Occasion:
    """Today, by whom it does not matter."""
    return Occasion(p.ACTORS["receive"], datetime(2026, 3, 16, 4, tzinfo=UTC), p.PROFILE, lambda: t.STRANGER)


@pytest.mark.parametrize(
    ("status", "code", "due_on"),
    [
        (S.SUBMITTED, "lead.receipt", date(2026, 3, 17)),
        (S.RECEIVED, "lead.disposition", date(2026, 4, 16)),
        (S.CONCLUDED, "lead.feedback", date(2026, 4, 7)),
    ],
)
def test_receipt_disposition_and_feedback_each_have_their_limit(status: S, code: str, due_on: date) -> None:
    (running,) = dues(p.walk(status, handed_in=True), p.PROFILE, CALENDAR)
    assert (running.code, running.deadline.due_on) == (code, due_on) and running.cites


def test_what_another_organ_is_competent_for_goes_on_within_five_working_days() -> None:
    lead = replace(p.walk(S.RECEIVED), competence=Competence.ELSEWHERE)
    (running,) = dues(lead, p.PROFILE, CALENDAR)
    assert (running.code, running.deadline.due_on) == ("lead.forward", date(2026, 3, 9))


def test_a_limit_that_the_profile_does_not_set_does_not_run() -> None:
    profile = replace(p.PROFILE, limits={})
    assert dues(p.walk(S.SUBMITTED), profile, CALENDAR) == () == transfer_dues(t.SHEET, profile, CALENDAR)


def test_the_body_sees_the_limit_of_its_receipt_and_none_of_the_handling() -> None:
    (running,) = transfer_dues(t.SHEET, p.PROFILE, CALENDAR)
    assert running.deadline.due_on == date(2026, 3, 17)
    assert transfer_dues(noted_receipt(), p.PROFILE, CALENDAR) == ()
