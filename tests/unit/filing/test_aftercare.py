"""The after-care obligation: opened by the receipt, reported with proof, verified by another hand, or overdue."""

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from pydantic import TypeAdapter

from libs.contracts import filing as said
from libs.kernel.actor import CLOCK, Actor, Occasion, office_day
from libs.kernel.refusal import NotNow, Refusal
from libs.kernel.roles import Role
from services.filing.aftercare import acts
from services.filing.aftercare.commands import MarkOverdue, RejectReport, ReportDone, VerifyDone
from services.filing.aftercare.facts import ReportFacts, VerifyFacts
from services.filing.aftercare.lifecycle import LABELS, LIFECYCLE
from services.filing.aftercare.lifecycle import ObligationStatus as S
from services.filing.aftercare.obligation import Obligation
from services.filing.aftercare.refusals import NoProof, NotYetDue, NoVerification, VerifierReported
from services.filing.filings.facts import Upload
from services.filing.filings.status import FilingStatus
from services.filing.filings.wording import Secrecy
from tests.support.filing_papers import CAST, DAY, at_noon
from tests.support.filings import XUCHANG, Stage

PROOF = Upload(CAST.proof_upload, "b" * 64, Secrecy.WORK_SECRET, CAST.unit_id)
DONE = ReportDone(text="已补办", evidence=(PROOF.id,))


def opened() -> Obligation:
    """The first obligation that the example's receipt opens."""
    stage = Stage()
    case = stage.perform(stage.walk(FilingStatus.ACCEPTED), "serve_receipt").others[0].case
    assert isinstance(case, Obligation)
    return case


def occasion(actor: Actor | None = None, days: int = 0) -> Occasion:
    """So many days after the example's day, by the officer unless another acts."""
    by = actor or Stage().actor("serve_receipt")
    return Occasion(by, at_noon(DAY + timedelta(days=days)), XUCHANG, lambda: CAST.unit_id)


def reported() -> Obligation:
    """The obligation, reported done by the clerk."""
    outcome = acts.report(opened(), DONE, occasion(Stage().actor("draft")), ReportFacts({PROOF.id: PROOF}))
    return outcome.case


def refused(perform: Any, *given: Any) -> Refusal:
    """The refusal with which the act is answered."""
    with pytest.raises(Refusal) as caught:
        perform(*given)
    return caught.value


def test_an_obligation_carries_what_the_receipt_demands_and_by_when() -> None:
    obligation = opened()
    assert (obligation.status, obligation.version) == (S.OPEN, 0)
    assert (obligation.warning, obligation.unit_id) == ("procedures_to_complete", CAST.unit_id)
    (timer,) = obligation.timers()
    assert (timer.act, office_day(timer.due_at)) == ("mark_overdue", obligation.due_on + timedelta(days=1))


def test_the_unit_reports_with_proof_and_the_office_verifies() -> None:
    case = reported()
    assert case.status is S.REPORTED and case.timers() == ()
    outcome = acts.verify(case, VerifyDone(note="现场核对原件"), occasion(), VerifyFacts())
    assert outcome.case.status is S.VERIFIED
    assert isinstance(outcome.event, said.AftercareVerified)
    assert outcome.case.reports[-1].verified is True


def test_a_report_that_does_not_hold_is_returned_and_the_day_runs_again() -> None:
    outcome = acts.reject_report(reported(), RejectReport(reasons="票据不全"), occasion(), VerifyFacts())
    assert outcome.case.status is S.OPEN and outcome.case.timers()
    assert isinstance(outcome.event, said.AftercareReturned)


def test_what_is_not_reported_by_its_day_is_overdue_and_may_still_be_reported() -> None:
    outcome = acts.mark_overdue(opened(), MarkOverdue(), occasion(CLOCK, days=201))
    assert outcome.case.status is S.OVERDUE
    assert isinstance(outcome.event, said.AftercareOverdue) and outcome.event.due_on == DAY + timedelta(days=200)
    late = acts.report(outcome.case, DONE, occasion(Stage().actor("draft"), days=202), ReportFacts({PROOF.id: PROOF}))
    assert late.case.status is S.REPORTED


def test_an_obligation_is_not_overdue_on_its_day() -> None:
    refusal = refused(acts.mark_overdue, opened(), MarkOverdue(), occasion(CLOCK, days=200))
    assert isinstance(refusal, NotYetDue) and "G-19" in refusal.cites


@pytest.mark.parametrize(
    ("command", "uploads"),
    [
        (ReportDone(text="", evidence=(PROOF.id,)), {PROOF.id: PROOF}),
        (ReportDone(text="已补办", evidence=()), {}),
        (DONE, {}),
        (DONE, {PROOF.id: replace(PROOF, organ_id=CAST.organ_id)}),
        (DONE, {PROOF.id: replace(PROOF, secrecy=Secrecy.SECRET)}),
    ],
)
def test_a_report_without_words_or_proof_is_refused(command: ReportDone, uploads: Any) -> None:
    refusal = refused(acts.report, opened(), command, occasion(Stage().actor("draft")), ReportFacts(uploads))
    assert isinstance(refusal, NoProof) and "F-43" in refusal.cites


@pytest.mark.parametrize(
    ("actor", "facts"),
    [
        ({"person_id": CAST.clerk}, VerifyFacts()),
        ({"organ_id": CAST.unit_id}, VerifyFacts()),
        ({}, VerifyFacts(persons_of_unit=frozenset({CAST.officer}))),
        ({}, VerifyFacts(recused=frozenset({CAST.officer}))),
    ],
)
def test_neither_reporter_nor_unit_nor_a_recused_person_verifies(actor: dict[str, Any], facts: VerifyFacts) -> None:
    by = replace(Stage().actor("serve_receipt"), **actor)
    for perform, command in ((acts.verify, VerifyDone(note="属实")), (acts.reject_report, RejectReport(reasons="否"))):
        refusal = refused(perform, reported(), command, occasion(by), facts)
        assert isinstance(refusal, VerifierReported) and "F-42" in refusal.cites


def test_a_verification_says_how_it_was_checked() -> None:
    for perform, command in ((acts.verify, VerifyDone(note="")), (acts.reject_report, RejectReport(reasons=""))):
        refusal = refused(perform, reported(), command, occasion(), VerifyFacts())
        assert isinstance(refusal, NoVerification) and "F-42" in refusal.cites


def test_everything_not_listed_for_an_obligation_is_refused() -> None:
    listed = {(move.source, move.act) for move in LIFECYCLE.moves}
    for status, act in product(S, LIFECYCLE.acts):
        if (status, act) not in listed:
            with pytest.raises(NotNow):
                LIFECYCLE.admit(status, act, frozenset(Role))
    assert LIFECYCLE.final == {S.VERIFIED}
    assert set(LABELS) == set(S)


def test_an_obligation_survives_being_stored() -> None:
    adapter = TypeAdapter(Obligation)
    for case in (opened(), reported()):
        assert adapter.validate_json(adapter.dump_json(case)) == case
