"""A malice case as the vault follows it: who may ask, and until when (P-06, TW-02)."""

from uuid import UUID

from libs.contracts import vault as said
from libs.kernel.actor import SYSTEM
from services.vault.investigations.commands import EndInvestigation, NoteInvestigation, StartInvestigation
from services.vault.investigations.investigation import end, note, start
from services.vault.investigations.lifecycle import InvestigationStatus as S
from tests.support.vault_papers import HANDLER, ORGAN, REPORT_ID, occasion

OCCASION = occasion(SYSTEM)
STARTING = StartInvestigation(report_ids=(REPORT_ID,), handler_ids=(HANDLER,))


def test_vi01_a_suspicion_is_noted_and_names_nobody() -> None:
    outcome = note(NoteInvestigation(organ_id=ORGAN), OCCASION)
    assert (outcome.case.status, outcome.case.handler_ids) == (S.NOTED, ())
    assert isinstance(outcome.event, said.InvestigationNoted) and not outcome.event.told


def test_vi02_once_investigated_its_handlers_are_known_and_only_those_named_last() -> None:
    noted = note(NoteInvestigation(organ_id=ORGAN), OCCASION).case
    first = start(noted, STARTING, OCCASION)
    assert (first.case.status, first.case.handler_ids) == (S.UNDER_WAY, (HANDLER,))
    assert isinstance(first.event, said.InvestigationStarted) and not first.event.told
    other = StartInvestigation(report_ids=(REPORT_ID,), handler_ids=(UUID(int=99),))
    assert start(first.case, other, OCCASION).case.handler_ids == (UUID(int=99),)


def test_vi03_when_it_is_over_nobody_handles_it() -> None:
    under_way = start(note(NoteInvestigation(organ_id=ORGAN), OCCASION).case, STARTING, OCCASION).case
    outcome = end(under_way, EndInvestigation(), OCCASION)
    assert (outcome.case.status, outcome.case.handler_ids) == (S.ENDED, ())
    assert isinstance(outcome.event, said.InvestigationEnded) and not outcome.event.told
    assert end(outcome.case, EndInvestigation(), OCCASION).case.status is S.ENDED
