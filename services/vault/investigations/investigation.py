"""A malice case as the vault knows it: its reports, its handlers, and whether it is under way."""

from dataclasses import KW_ONLY, dataclass, replace
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.contracts.vault import InvestigationEnded, InvestigationNoted, InvestigationStarted
from libs.kernel.actor import Occasion
from libs.kernel.case import Case, Outcome
from services.vault.investigations.commands import EndInvestigation, NoteInvestigation, StartInvestigation
from services.vault.investigations.lifecycle import InvestigationStatus as S


@dataclass(frozen=True)
class Investigation(Case):
    """One malice case; its id is the id of the case."""

    status: Annotated[S, Field(description="Whether its handlers may ask; dictionary investigation_status.")]
    _: KW_ONLY
    organ_id: Annotated[UUID, Field(description="The discipline organ that has it.")]
    report_ids: Annotated[tuple[UUID, ...], Field(description="The reports it is about.")] = ()
    handler_ids: Annotated[tuple[UUID, ...], Field(description="Persons who handle it.")] = ()


def note(command: NoteInvestigation, occasion: Occasion, _facts: None = None) -> Outcome[Investigation]:
    """There is such a case; nobody may ask yet (TW-01)."""
    profile = occasion.profile
    noted = Investigation(occasion.new_id(), S.NOTED, profile.name, profile.version, organ_id=command.organ_id)
    return Outcome(noted, InvestigationNoted(organ_id=noted.organ_id))


def start(
    investigation: Investigation, command: StartInvestigation, _occasion: Occasion, _facts: None = None
) -> Outcome[Investigation]:
    """Its handlers, and only those named last, may ask for its reports (P-06, TW-02)."""
    started = replace(investigation, status=S.UNDER_WAY, report_ids=command.report_ids, handler_ids=command.handler_ids)
    return Outcome(started, InvestigationStarted(organ_id=started.organ_id))


def end(
    investigation: Investigation, _command: EndInvestigation, _occasion: Occasion, _facts: None = None
) -> Outcome[Investigation]:
    """Nobody may ask for its sake any more; a case that ends twice stays ended (P-06)."""
    ended = replace(investigation, status=S.ENDED, handler_ids=())
    return Outcome(ended, InvestigationEnded(organ_id=ended.organ_id))
