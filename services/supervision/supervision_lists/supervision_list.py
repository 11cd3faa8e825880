"""A list of political or daily supervision: items with requirement and standard (S-14)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.supervision.supervision_lists.status import ListStatus

NUMBERED_AS: Final = "清单"
"""The word before the year in the number of a list."""


@dataclass(frozen=True)
class ListItem:
    """One item: what is required, and by which standard it is judged."""

    code: Annotated[str, Field(description="Code of the item, unique in the list; what a visit cites.")]
    requirement: Annotated[str, Field(description="What is required.")]
    standard: Annotated[str, Field(description="By which standard it is judged.")]


@dataclass(frozen=True)
class ListEnding:
    """How it left force: another list came instead, or it was retired."""

    ended_on: Annotated[date, Field(description="First day on which it is no longer in force.")]
    reasons: Annotated[str, Field(description="Why it was retired; empty if it was replaced.")] = ""
    ended_by: Annotated[UUID | None, Field(description="Who retired it; null if it was replaced.")] = None
    replaced_by: Annotated[UUID | None, Field(description="The list that came instead; null if it was retired.")] = None


@dataclass(frozen=True)
class SupervisionList(Case):
    """One list of one kind."""

    status: Annotated[ListStatus, Field(description="Where it stands; dictionary supervision_list_status.")]
    _: KW_ONLY
    kind: Annotated[str, Field(description="political or daily; list supervision_list_kinds.")]
    title: Annotated[str, Field(description="What the list is called.")]
    basis: Annotated[str, Field(description="Documents and decisions it carries out.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ whose list it is.")]
    office_id: Annotated[UUID, Field(description="The office that drafted it.")]
    items: Annotated[tuple[ListItem, ...], Field(description="Its items.")]
    drafted_by: Annotated[tuple[UUID, ...], Field(description="Who drafted or revised it.")]
    in_force_on: Annotated[date | None, Field(description="From which day it is in force; null before.")] = None
    decided_by: Annotated[UUID | None, Field(description="Who put it in force.")] = None
    ending: Annotated[ListEnding | None, Field(description="How it left force; null before.")] = None
