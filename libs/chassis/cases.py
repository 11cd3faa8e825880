"""The declaration of a case type: table, lifecycle, acts, and who stands in which relation to a case."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import Date, Table, Uuid, bindparam
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.access.grounds import Access
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import C, Case, Command, Outcome
from libs.kernel.lifecycle import Lifecycle
from libs.kernel.profile import Profile


class Who:
    """The caller as SQL parameters: standing expressions are written with these, once, for lists and acts alike."""

    account = bindparam("who_account", type_=Uuid)
    person = bindparam("who_person", type_=Uuid)
    organ = bindparam("who_organ", type_=Uuid)
    office = bindparam("who_office", type_=Uuid)
    today = bindparam("who_today", type_=Date)


def who_values(actor: Actor, today: date) -> dict[str, object]:
    """The values of the ``Who`` parameters for that caller on that day."""
    return {
        "who_account": actor.account_id,
        "who_person": actor.person_id,
        "who_organ": actor.organ_id,
        "who_office": actor.office_id,
        "who_today": today,
    }


class Policies(Protocol):
    """What the engine needs to know of the policy profiles."""

    def profile(self, name: str, version: str) -> Profile:
        """The profile a case is pinned to."""
        ...

    def in_force(self, name: str, on: date) -> Profile:
        """The version of a profile in force on a day."""
        ...


@dataclass(frozen=True)
class Desk:
    """What a facts loader may read with: the connection of the running transaction and the caller."""

    connection: AsyncConnection
    actor: Actor
    policies: Policies
    services: Mapping[str, Any]

    def service(self, name: str) -> Any:
        """A thing the process was wired with (the calendar, the file store) by name."""
        return self.services[name]


F = TypeVar("F")
Facts = Callable[[Desk, Any, Any, Occasion], Awaitable[Any]]


async def no_facts(_desk: Desk, _case: object, _command: object, _occasion: Occasion) -> None:
    """The act needs nothing beyond its case and command."""
    return


@dataclass(frozen=True)
class Act:
    """One act of a case type: its command, its pure function, and the loader of the facts it needs.

    An act that ``opens`` is called as ``perform(command, occasion, facts)``, any other as
    ``perform(case, command, occasion, facts)``.
    """

    name: str
    command: type[Command]
    perform: Callable[..., Outcome[Any]]
    facts: Facts = no_facts
    opens: bool = False


@dataclass(frozen=True, eq=False)
class CaseType(Generic[C]):
    """Everything the engine must know of one kind of case.

    ``access`` says who may know it and act on it, and why; ``resource`` is its plural noun in addresses.
    ``columns`` gives the projected columns of a case.
    ``derive`` gives columns that also need profile and wired services (a due date needs the calendar).
    ``numbering`` gives the organ that registers the case and the word before the year, e.g. ``容备``; None while no
    organ has it yet. ``quiet``: some of its events are untold (``Event.told``), so the version on the wire counts its
    told moves and is not the version of the case.
    """

    name: str
    resource: str
    table: Table
    case_class: type[C]
    columns: Callable[[C], Mapping[str, object]]
    lifecycle: Callable[[Profile], Lifecycle]
    acts: tuple[Act, ...]
    access: Access
    numbering: Callable[[C], tuple[UUID, str] | None] | None = None
    derive: Callable[[C, Profile, Mapping[str, Any]], Mapping[str, object]] | None = None
    quiet: bool = False

    @property
    def is_sealed(self) -> bool:
        """Whether something of it is encrypted in the database, so that each case has a key of its own."""
        return self.access.is_sealed

    @cached_property
    def adapter(self) -> TypeAdapter[C]:
        """Case to JSON and back."""
        return TypeAdapter(self.case_class)

    @cached_property
    def act_by_name(self) -> Mapping[str, Act]:
        """The acts by name. Raises ValueError if one is declared twice."""
        found = {act.name: act for act in self.acts}
        if len(found) != len(self.acts):
            raise ValueError(f"an act of {self.name} is declared twice")
        return found

    def dump(self, case: C) -> str:
        """The case as JSON text."""
        return self.adapter.dump_json(case).decode()

    def load(self, text: str | bytes) -> C:
        """The case from JSON text."""
        return self.adapter.validate_json(text)


AnyCaseType = CaseType[Any]


def of_class(types: Mapping[str, AnyCaseType], case: Case) -> AnyCaseType:
    """The declared type of a case. Raises KeyError if the service has none for its class."""
    for case_type in types.values():
        if case_type.case_class is type(case):
            return case_type
    raise KeyError(type(case).__name__)
