"""The clearing of a person or a unit, and the mark it leaves beside what was entered before it."""

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.contracts.accountability_followups import ClearanceNoted
from libs.kernel.actor import Occasion
from libs.kernel.case import Case, Outcome
from services.accountability.clearances.commands import NoteClearance
from services.accountability.clearances.lifecycle import ClearanceStatus


@dataclass(frozen=True)
class Clearance(Case):
    """That a person, or a unit or collective, was cleared; its id is that of the clarification. No text is kept."""

    status: Annotated[ClearanceStatus, Field(description="Always noted.")]
    _: KW_ONLY
    competent_organ_id: Annotated[UUID, Field(description="Discipline organ that clarified.")]
    unit_id: Annotated[UUID, Field(description="The unit concerned.")]
    person_id: Annotated[UUID | None, Field(description="The person cleared, if it is a person.")] = None
    organ_id: Annotated[UUID | None, Field(description="The unit or collective cleared (C-30).")] = None
    situations: Annotated[tuple[str, ...], Field(description="Codes of the situations, e.g. xc_c1.")] = ()
    methods: Annotated[tuple[str, ...], Field(description="Codes of the methods, e.g. written.")] = ()
    executed_on: Annotated[date, Field(description="Day on which the last method was carried out.")]


@dataclass(frozen=True)
class ClearedMark:
    """What stands beside an entry on somebody who was cleared since: which clarification, and when."""

    clarification_id: Annotated[UUID, Field(description="The clarification.")]
    executed_on: Annotated[date, Field(description="Day on which it was carried out.")]
    situations: Annotated[tuple[str, ...], Field(description="Codes of the situations.")]


def note(command: NoteClearance, occasion: Occasion, _facts: None = None) -> Outcome[Clearance]:
    """A clarification was carried out; whatever was entered on its subject before is shown as cleared (C-01)."""
    clearance = Clearance(
        occasion.new_id(),
        ClearanceStatus.NOTED,
        occasion.profile.name,
        occasion.profile.version,
        **command.model_dump(),
    )
    event = ClearanceNoted(clarification_id=clearance.id, competent_organ_id=clearance.competent_organ_id)
    return Outcome(clearance, event)


def marks_since(clearances: Iterable[Clearance], entered_on: date) -> tuple[ClearedMark, ...]:
    """The marks beside an entry of that day: clearings carried out on that day or later, the latest first.

    What was entered after a clearing is another matter, and is not marked by it.
    """
    later = sorted(
        (one for one in clearances if entered_on <= one.executed_on),
        key=lambda one: (one.executed_on, one.id),
        reverse=True,
    )
    return tuple(ClearedMark(one.id, one.executed_on, one.situations) for one in later)
