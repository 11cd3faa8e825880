"""Every row of the lead desk as it should go, and what it tells the others (TL-02 to TL-06)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from libs.contracts import supervision as told
from services.supervision.leads import wording as w
from services.supervision.leads.commands import RegisterLead
from services.supervision.leads.dues import dues
from services.supervision.leads.matters import MatterKey
from services.supervision.leads.status import Disposition
from services.supervision.leads.status import LeadStatus as S
from tests.unit.supervision import lead_papers as p

KEY = MatterKey(b"the secret of one city")
SHARED: dict[str, Any] = {
    "competent_organ_id": p.CDI,
    "subject_person_id": p.SUBJECT,
    "subject_organ_id": None,
    "report_ref": p.REPORT,
}
HOLD = p.changed("dispose", disposition=Disposition.HOLD)


def test_a_registered_lead_has_its_items_numbered_with_the_digest_of_each_matter() -> None:
    outcome = p.perform(None, "register")
    assert [(i.item, i.is_main, i.matter, i.finding) for i in outcome.case.items] == [
        (1, True, p.MATTERS[0], None),
        (2, False, p.MATTERS[1], None),
    ]
    assert outcome.event == told.LeadReceived(**SHARED, received_on=p.RECEIVED, matters=p.MATTERS)


def test_a_unit_is_the_subject_of_a_lead_as_well() -> None:
    command = p.changed("register", subject_person_id=None, subject_organ_id=p.UNIT)
    facts = replace(p.FACTS["register"], authority={}, subject_level="city", subject_people=frozenset())
    assert p.perform(None, "register", command=command, facts=facts).case.subject_organ_id == p.UNIT


def test_an_assigned_lead_names_its_hands_and_the_approval() -> None:
    outcome = p.perform(p.walk(S.RECEIVED), "assign")
    given = outcome.case.assignment
    assert given and (given.head_id, given.verifier_ids, given.leader_id) == (p.HEAD, (p.FIRST, p.SECOND), p.LEADER)
    assert given.approval == p.APPROVAL
    assert outcome.event == told.LeadAssigned(**SHARED, office_id=p.OFFICE)


def test_a_lead_of_another_organs_competence_is_forwarded_to_it() -> None:
    outcome = p.perform(p.walk(S.RECEIVED), "forward")
    assert outcome.case.forwarding and outcome.case.forwarding.to_organ_id == p.COUNTY
    assert outcome.event == told.LeadForwarded(**SHARED, to_organ_id=p.COUNTY)


def test_a_proposal_keeps_its_collective_study_and_does_not_tell_what_is_proposed() -> None:
    outcome = p.perform(p.walk(S.ASSIGNED), "propose")
    assert outcome.case.proposals[-1].study.present == (p.HEAD, p.FIRST, p.SECOND)
    assert outcome.event == told.LeadDispositionProposed(**SHARED, office_id=p.OFFICE)


@pytest.mark.parametrize("disposition", Disposition)
def test_each_of_the_four_dispositions_can_be_decided(disposition: Disposition) -> None:
    outcome = p.perform(
        p.walk(S.DISPOSITION_PROPOSED), "dispose", command=p.changed("dispose", disposition=disposition)
    )
    assert outcome.case.status is (S.ON_HOLD if disposition is Disposition.HOLD else S.DISPOSED)
    assert outcome.case.disposals[-1].disposition is disposition
    assert outcome.event == told.LeadDisposed(**SHARED, office_id=p.OFFICE)


def test_a_conclusion_tells_a_finding_per_item_and_who_verified() -> None:
    outcome = p.perform(p.walk(S.DISPOSED), "conclude")
    assert [(item.finding, bool(item.basis)) for item in outcome.case.items] == [("untrue", True), ("unprovable", True)]
    items = (
        told.ConcludedItem(item=1, finding="untrue", is_main=True, matter=p.MATTERS[0]),
        told.ConcludedItem(item=2, finding="unprovable", is_main=False, matter=p.MATTERS[1]),
    )
    verifiers = (p.FIRST, p.SECOND)
    assert outcome.event == told.LeadConcluded(
        **SHARED, office_id=p.OFFICE, verifier_ids=verifiers, concluded_on=p.TODAY, items=items
    )


def test_whoever_ever_verified_is_told_at_the_conclusion() -> None:
    command = p.changed("assign", verifier_ids=(p.SECOND,))
    other_hands = p.perform(p.walk(S.DISPOSED), "assign", command=command).case
    event = p.perform(other_hands, "conclude").event
    assert isinstance(event, told.LeadConcluded) and event.verifier_ids == (p.FIRST, p.SECOND)


def test_other_hands_study_anew_what_was_only_proposed_and_keep_what_is_decided() -> None:
    assert p.perform(p.walk(S.DISPOSITION_PROPOSED), "assign").case.status is S.ASSIGNED
    assert p.perform(p.walk(S.DISPOSED), "assign").case.status is S.DISPOSED
    assert p.perform(p.walk(S.ON_HOLD), "assign").case.status is S.ON_HOLD


def test_a_lead_on_hold_is_taken_up_again_by_a_new_proposal() -> None:
    again = p.perform(p.walk(S.ON_HOLD), "propose").case
    assert again.status is S.DISPOSITION_PROPOSED and len(again.proposals) == 2


def test_no_event_of_a_lead_holds_a_word_that_somebody_wrote() -> None:
    lead = p.walk(S.CONCLUDED)
    written = [item.text for item in lead.items] + [item.basis for item in lead.items] + ["同意", "具有可查性"]
    for status, act in ((None, "register"), (S.RECEIVED, "assign"), (S.ASSIGNED, "propose"), (S.DISPOSED, "conclude")):
        said = p.perform(None if status is None else p.walk(status), act).event.model_dump_json()
        assert [words for words in written if words in said] == []


def test_the_same_matter_reported_again_in_other_dress_has_the_same_digest() -> None:
    assert KEY.digest("工程验收中，收受施工方礼品！") == KEY.digest(" 工程验收中收受施工方礼品。\u200b")
    assert KEY.digest("ＡＢＣ　工程") == KEY.digest("abc工程")
    assert KEY.digest("收受礼品") != KEY.digest("收受礼金")
    assert len(KEY.digest("收受礼品")) == 32


def test_without_the_key_of_the_city_the_digest_of_a_matter_cannot_be_found() -> None:
    assert KEY.digest("收受礼品") != MatterKey(b"the secret of another city").digest("收受礼品")
    assert KEY.digest("收受礼品") == MatterKey(b"the secret of one city").digest("收受礼品")


@pytest.mark.parametrize("status", [S.RECEIVED, S.ASSIGNED])
def test_a_disposition_is_due_a_month_after_receipt(status: S) -> None:
    (running,) = dues(p.walk(status), p.PROFILE, {"calendar": p.BOOK.calendar})
    assert (running.code, running.deadline.due_on) == ("lead.disposition", date(2026, 4, 2))


def test_no_limit_runs_once_a_disposition_is_proposed() -> None:
    for status in (S.DISPOSITION_PROPOSED, S.DISPOSED, S.ON_HOLD, S.FORWARDED, S.CONCLUDED):
        assert dues(p.walk(status), p.PROFILE, {"calendar": p.BOOK.calendar}) == ()


@pytest.mark.parametrize("field", ["reporter", "reporter_name", "source", "contact"])
def test_nothing_on_who_reported_can_be_entered(field: str) -> None:
    body = p.COMMANDS["register"].model_dump(mode="json")
    with pytest.raises(ValidationError):
        RegisterLead.model_validate({**body, field: "群众某甲"})
    with pytest.raises(ValidationError):
        w.ReportedItem.model_validate({"text": "问题", field: "群众某甲"})
