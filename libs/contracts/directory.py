"""What the directory tells: organs, persons, relations and accounts, by ids and codes; names stay with it."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.events import Event


class OrganRecorded(Event):
    """An organ or office was recorded or changed."""

    event_type: ClassVar[str] = "directory.organ.recorded.v1"

    code: str = Field(description="ASCII code, unique.")
    kind: str = Field(description="Kind of organ, e.g. municipal_cdi, supervision_office, municipal_unit, county.")
    level: str = Field(description="province, city, county or township.")
    parent_id: UUID | None = Field(description="The organ it belongs to.")


class OrganEnded(Event):
    """An organ or office has ended."""

    event_type: ClassVar[str] = "directory.organ.ended.v1"

    ended_on: date = Field(description="First day on which it no longer exists.")


class HeldPost(BaseModel):
    """A post that a person holds or held."""

    model_config = ConfigDict(frozen=True)

    organ_id: UUID = Field(description="Organ or office of the post.")
    post: str = Field(description="Code of the post, e.g. principal, deputy_in_charge, sc_member.")
    valid_from: date = Field(description="First day.")
    valid_to: date | None = Field(description="First day after it, null while it lasts.")


class PersonRecorded(Event):
    """A person was recorded or their posts changed; all posts are told each time."""

    event_type: ClassVar[str] = "directory.person.recorded.v1"

    code: str = Field(description="ASCII code, unique; not a name.")
    posts: tuple[HeldPost, ...] = Field(description="All posts, past ones too.")


class RelationRecorded(Event):
    """A relation between an office or person and a unit, office or person began or was corrected."""

    event_type: ClassVar[str] = "directory.relation.recorded.v1"

    kind: str = Field(description="counterpart, portfolio, residency or cadre_authority.")
    holder_id: UUID = Field(description="Who looks after: office, person, dispatched body or organ.")
    target_id: UUID = Field(description="Who is looked after: unit, office or person.")
    valid_from: date = Field(description="First day.")
    valid_to: date | None = Field(description="First day after it, null while it lasts.")


class RelationEnded(Event):
    """A relation has ended."""

    event_type: ClassVar[str] = "directory.relation.ended.v1"

    valid_to: date = Field(description="First day after it.")


class AccountRecorded(Event):
    """An account was recorded or its roles changed; all roles are told each time."""

    event_type: ClassVar[str] = "directory.account.recorded.v1"

    person_id: UUID = Field(description="Whose account it is.")
    organ_id: UUID = Field(description="Organ the account acts for.")
    office_id: UUID | None = Field(description="Office or dispatched body inside it.")
    roles: tuple[str, ...] = Field(description="Role codes.")


class AccountDisabled(Event):
    """An account may no longer be used."""

    event_type: ClassVar[str] = "directory.account.disabled.v1"


ORGAN_EVENTS: tuple[type[Event], ...] = (OrganRecorded, OrganEnded)
PERSON_EVENTS: tuple[type[Event], ...] = (PersonRecorded,)
RELATION_EVENTS: tuple[type[Event], ...] = (RelationRecorded, RelationEnded)
ACCOUNT_EVENTS: tuple[type[Event], ...] = (AccountRecorded, AccountDisabled)
EVENTS: tuple[type[Event], ...] = (*ORGAN_EVENTS, *PERSON_EVENTS, *RELATION_EVENTS, *ACCOUNT_EVENTS)
