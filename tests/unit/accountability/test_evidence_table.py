"""The table of the evidence, its words, and the acts as pure functions."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from libs.contracts.accountability import EVENTS, EvidenceSuspended
from libs.contracts.accountability_cases import CASE_EVENTS
from libs.kernel.actor import SYSTEM, Occasion
from libs.kernel.events import aggregate_of, service_of
from libs.kernel.profile import Profile
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from libs.kernel.text import Text
from services.accountability.cases import lifecycle as case_table
from services.accountability.cases import status as cases
from services.accountability.cases.acts_opening import open_case
from services.accountability.cases.commands import OpenCase
from services.accountability.cases.facts import OpeningFacts
from services.accountability.evidence import evidence as acts
from services.accountability.evidence.commands import IndexAcceptance, IndexRefusal, NoteClearing, NoteHit
from services.accountability.evidence.lifecycle import ENDING_LABELS, LABELS, LIFECYCLE, Ending, EvidenceStatus
from services.accountability.evidence.notes import note_on
from services.accountability.main import SERVICE

FILING, UNIT, CDI = UUID(int=1), UUID(int=2), UUID(int=3)
DAY = date(2026, 3, 2)
PROFILE = Profile("xuchang", "2023-01", Text("许昌", "Xuchang"), date(2023, 1, 19), None, {}, {}, {})
OCCASION = Occasion(SYSTEM, datetime(2026, 3, 2, tzinfo=UTC), PROFILE, lambda: FILING)
ALLOWED = {
    ("awaiting_receipt", "serve"),
    ("protecting", "extend"),
    ("protecting", "suspend"),
    ("protecting", "end"),
    ("suspended", "restore"),
    ("suspended", "close"),
}


@pytest.mark.parametrize("status", list(EvidenceStatus))
@pytest.mark.parametrize("act", sorted(LIFECYCLE.acts))
def test_evidence_moves_as_its_filing_does_and_not_otherwise(status: EvidenceStatus, act: str) -> None:
    if (status.value, act) in ALLOWED:
        assert LIFECYCLE.admit(status, act, {Role.SYSTEM})
    else:
        with pytest.raises(NotNow):
            LIFECYCLE.admit(status, act, {Role.SYSTEM})


def test_no_person_moves_what_only_events_move() -> None:
    assert {role for move in LIFECYCLE.moves for role in move.by} == {Role.SYSTEM}
    with pytest.raises(NotEntitled):
        case_table.LIFECYCLE.admit(None, "open", {Role.CDI_SECRETARY})


def test_a_refused_a_closed_and_an_ended_filing_never_protect_again() -> None:
    assert LIFECYCLE.final == {EvidenceStatus.REFUSED, EvidenceStatus.CLOSED, EvidenceStatus.ENDED}


def test_a_refused_filing_is_evidence_of_nothing_but_its_reasons() -> None:
    asked = IndexRefusal(unit_id=UNIT, competent_organ_id=CDI, decided_on=DAY, reason_codes=("incomplete",))
    evidence = acts.refuse(asked, OCCASION).case
    assert (evidence.id, evidence.status, evidence.validity_until) == (FILING, "refused", None)
    assert evidence.reason_codes == ("incomplete",)


def test_a_hit_suspends_and_its_clearing_leaves_no_trace_in_the_present_state() -> None:
    asked = IndexAcceptance(unit_id=UNIT, competent_organ_id=CDI, decided_on=DAY, validity_until=DAY)
    before = acts.accept(asked, OCCASION).case
    hit = acts.suspend(before, NoteHit(negative_items=("xc_n2",), hit_on=DAY), OCCASION)
    assert isinstance(hit.event, EvidenceSuspended) and hit.event.negative_items == ("xc_n2",)
    cleared = acts.restore(hit.case, NoteClearing(decided_on=DAY), OCCASION).case
    assert (hit.case.status, cleared.status, cleared.negative_items) == ("suspended", "protecting", ())


def test_a_case_is_opened_with_the_filings_it_is_linked_to() -> None:
    asked = OpenCase(
        source_kind=cases.SourceKind.FILING_NEGATIVE_HIT,
        source_id=FILING,
        unit_id=UNIT,
        competent_organ_id=CDI,
        codes=("xc_n2",),
    )
    outcome = open_case(asked, OCCASION, OpeningFacts((FILING,)))
    assert (outcome.case.status, outcome.case.evidence_ids) == ("opened", (FILING,))
    assert "evidence_ids" not in outcome.event.model_dump()


@pytest.mark.parametrize("status", list(EvidenceStatus))
def test_beside_every_evidence_stands_that_a_filing_exempts_nobody(status: EvidenceStatus) -> None:
    assert "F-29" in note_on(status).cites


def test_beside_a_refusal_stands_that_the_legal_effect_is_untouched() -> None:
    note = note_on(EvidenceStatus.REFUSED)
    assert "F-35" in note.cites and "不影响有关行为本身的法律效力" in note.text.zh


def test_every_code_has_words_and_none_says_that_anything_is_permitted_or_forgiven() -> None:
    assert set(LABELS) == set(EvidenceStatus) and set(ENDING_LABELS) == set(Ending)
    assert set(cases.LABELS) == set(cases.CaseStatus) and set(cases.SOURCE_LABELS) == set(cases.SourceKind)
    words = " ".join(f"{text.zh} {text.en.lower()}" for text in LABELS.values())
    assert not [word for word in ("批准", "同意", "免责", "豁免", "approv", "exempt", "permit") if word in words]


def test_what_is_told_belongs_to_the_cases_of_this_service() -> None:
    told = {(service_of(contract.event_type), aggregate_of(contract.event_type)) for contract in EVENTS}
    assert told == {("accountability", case_type.name) for case_type in SERVICE.types}
    assert len({contract.event_type for contract in EVENTS}) == len(EVENTS) and CASE_EVENTS
