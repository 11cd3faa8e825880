"""The chain of signatures: complete on every road, broken by every change of what was signed or of a link (P-08)."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from pydantic import TypeAdapter

from services.supervision.leads import wording as w
from services.supervision.leads.chain import checked, missing
from services.supervision.leads.lead import Lead
from services.supervision.leads.status import Disposition, Hand
from services.supervision.leads.status import LeadStatus as S
from services.supervision.leads.views import chain_of
from tests.unit.supervision import lead_papers as p

ROADS = list(product(S, (False, True)))
WHOLE = p.walk(S.FED_BACK)
STORED: TypeAdapter[Lead] = TypeAdapter(Lead)


@pytest.mark.parametrize(("status", "handed_in"), ROADS)
def test_the_chain_is_whole_and_complete_in_every_status_and_after_storage(status: S, handed_in: bool) -> None:
    lead = STORED.validate_json(
        STORED.dump_json(replace(p.walk(status, handed_in=handed_in), number="线索〔2026〕7号"))
    )
    found = chain_of(lead)
    assert found.links and found.whole and found.complete, found
    assert [one.link.serial for one in found.links] == list(range(1, len(found.links) + 1))


def test_everyone_who_handled_it_signed_in_their_part() -> None:
    assert [(one.act, one.hand, one.person_id) for one in WHOLE.chain] == [
        ("submit", Hand.SUBMITTER, WHOLE.chain[0].person_id),
        ("receive", Hand.DESK, p.REGISTRAR),
        ("assign", Hand.APPROVER, p.SECRETARY),
        ("assign", Hand.DESK, p.REGISTRAR),
        ("propose", Hand.VERIFIER, p.FIRST),
        ("sign", Hand.VERIFIER, p.SECOND),
        ("sign", Hand.HEAD, p.HEAD),
        ("dispose", Hand.LEADER, p.LEADER),
        ("conclude", Hand.HEAD, p.HEAD),
        ("feed_back", Hand.VERIFIER, p.FIRST),
    ]


def test_a_signature_on_paper_says_who_put_it_on_record_and_one_given_here_in_which_role() -> None:
    on_paper = {one.person_id: one.recorded_by for one in WHOLE.chain if one.role is None}
    assert on_paper == {p.SECRETARY: p.REGISTRAR, p.SECOND: p.LEADER, p.HEAD: p.LEADER}
    assert {one.role for one in WHOLE.chain if one.recorded_by is None} == {
        "bureau", "case_mgmt", "sup_officer", "sup_head", "cdi_leader_in_charge",
    }  # fmt: skip


def test_who_signs_here_in_person_need_not_sign_on_paper() -> None:
    lead = p.walk(S.DISPOSITION_PROPOSED)
    assert lead.unsigned_ids == (p.SECOND, p.HEAD)
    lead = p.perform(p.perform(lead, "sign").case, "sign", actor=p.ACTORS["conclude"]).case
    assert lead.unsigned_ids == () and chain_of(lead).awaited == ()
    disposed = p.perform(lead, "dispose", command=p.changed("dispose", signatures=())).case
    assert chain_of(disposed).complete and [one.recorded_by for one in disposed.chain[-3:]] == [None] * 3


def test_a_new_proposal_is_signed_anew() -> None:
    lead = p.perform(p.walk(S.DISPOSITION_PROPOSED), "sign").case
    again = p.perform(p.perform(lead, "assign").case, "propose").case
    assert again.unsigned_ids == (p.SECOND, p.HEAD)
    assert {one.record for one in p.perform(again, "sign").case.chain if one.act == "sign"} == {0, 1}
    on_hold = p.perform(p.walk(S.ON_HOLD), "propose").case
    assert on_hold.unsigned_ids == (p.SECOND, p.HEAD)


@pytest.mark.parametrize(
    "change",
    [
        {"subject_person_id": p.STRANGER},
        {"items": (replace(WHOLE.items[0], text="别的问题"), *WHOLE.items[1:])},
        {"items": (replace(WHOLE.items[0], finding="true"), *WHOLE.items[1:])},
        {"assignments": (replace(WHOLE.assignments[0], head_id=p.STRANGER),)},
        {"proposals": (replace(WHOLE.proposals[0], disposition=Disposition.CLOSE),)},
        {"disposals": (replace(WHOLE.disposals[0], opinion="不同意。"),)},
        {"feedback": None},
        {"assignments": ()},
    ],
)
def test_a_change_of_what_was_signed_shows_in_the_chain(change: dict[str, Any]) -> None:
    lead = replace(WHOLE, **change)
    assert not chain_of(lead).whole
    assert all(one.link_whole and one.follows for one in checked(lead))


@pytest.mark.parametrize("place", range(len(WHOLE.chain)))
@pytest.mark.parametrize("change", [{"person_id": p.STRANGER}, {"signed_on": p.RECEIVED}, {"recorded_by": p.STRANGER}])
def test_a_change_of_a_link_shows_in_the_chain(place: int, change: dict[str, Any]) -> None:
    forged = replace(WHOLE.chain[place], **change)
    if forged == WHOLE.chain[place]:
        return
    lead = replace(WHOLE, chain=(*WHOLE.chain[:place], forged, *WHOLE.chain[place + 1 :]))
    assert [one.link_whole for one in checked(lead)].index(False) == place


@pytest.mark.parametrize("place", range(len(WHOLE.chain)))
def test_a_link_that_is_taken_out_is_missed(place: int) -> None:
    lead = replace(WHOLE, chain=(*WHOLE.chain[:place], *WHOLE.chain[place + 1 :]))
    found = chain_of(lead)
    assert not found.complete and found.whole is (place == len(WHOLE.chain) - 1)


def test_links_of_another_lead_do_not_fit() -> None:
    other = replace(WHOLE, id=p.STRANGER)
    assert not any(one.link_whole for one in checked(other))


def test_a_lead_of_before_the_chain_says_who_did_not_sign_in_it() -> None:
    lead = replace(p.walk(S.DISPOSED), chain=())
    assert {(one.act, one.person_id) for one in missing(lead)} == {
        ("register", p.REGISTRAR), ("assign", p.SECRETARY), ("assign", p.REGISTRAR), ("propose", p.FIRST),
        ("sign", p.SECOND), ("sign", p.HEAD), ("dispose", p.LEADER),
    }  # fmt: skip
    waiting = replace(p.walk(S.DISPOSITION_PROPOSED), chain=())
    signed = tuple(w.Signature(person_id=one, signed_on=p.TODAY) for one in waiting.unsigned_ids)
    assert p.perform(waiting, "dispose", command=p.changed("dispose", signatures=signed)).case.status is S.DISPOSED
