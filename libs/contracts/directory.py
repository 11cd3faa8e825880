"""What the directory tells: organs, persons, relations and accounts, by ids and codes; names stay with it."""

from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.kernel.events import Event


class OrganKind(StrEnum):
    """What an organ or office is. Offices have a discipline organ as parent."""

    PROVINCE_CDI = "province_cdi"
    MUNICIPAL_CDI = "municipal_cdi"
    COUNTY_CDI = "county_cdi"
    TOWNSHIP_BODY = "township_body"
    DISPATCHED_BODY = "dispatched_body"
    SOE_BODY = "soe_body"
    SUPERVISION_OFFICE = "supervision_office"
    CASE_TRIAL_OFFICE = "case_trial_office"
    CASE_MANAGEMENT_OFFICE = "case_management_office"
    LETTERS_OFFICE = "letters_office"
    CONDUCT_OFFICE = "conduct_office"
    CADRE_SUPERVISION_OFFICE = "cadre_supervision_office"
    GENERAL_OFFICE = "general_office"
    MUNICIPAL_COMMITTEE = "municipal_committee"
    MUNICIPAL_GOVERNMENT = "municipal_government"
    INSPECTION_BUREAU = "inspection_bureau"
    MUNICIPAL_UNIT = "municipal_unit"
    COUNTY = "county"
    TOWNSHIP = "township"
    TASK_FORCE = "task_force"
    ORGANIZATION_DEPARTMENT = "organization_department"
    PUBLIC_SECURITY = "public_security"
    JUDICIAL = "judicial"


OFFICE_KINDS = frozenset(
    {
        OrganKind.SUPERVISION_OFFICE,
        OrganKind.CASE_TRIAL_OFFICE,
        OrganKind.CASE_MANAGEMENT_OFFICE,
        OrganKind.LETTERS_OFFICE,
        OrganKind.CONDUCT_OFFICE,
        OrganKind.CADRE_SUPERVISION_OFFICE,
        OrganKind.GENERAL_OFFICE,
        OrganKind.DISPATCHED_BODY,
        OrganKind.TOWNSHIP_BODY,
    }
)
"""Kinds that exist only inside a discipline organ, which is their parent; an account names them as its office."""


class Level(StrEnum):
    """Administrative level of an organ."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


class Post(StrEnum):
    """A post that a person holds in an organ or office.

    The first six are posts in a discipline organ itself, the leaders' posts are those of municipal leaders (their
    side, party or government, is the kind of the organ), the rest are posts of any office or unit.
    """

    CDI_SECRETARY = "cdi_secretary"
    CDI_DEPUTY_SECRETARY = "cdi_deputy_secretary"
    SC_MEMBER = "sc_member"
    SVC_MEMBER = "svc_member"
    SC_RECORDER = "sc_recorder"
    ADMINISTRATOR = "administrator"
    PRINCIPAL_LEADER = "principal_leader"
    LEADER_IN_CHARGE = "leader_in_charge"
    PRINCIPAL = "principal"
    DEPUTY_IN_CHARGE = "deputy_in_charge"
    OFFICER = "officer"
    CLERK = "clerk"
    JUDGE = "judge"


class RelationKind(StrEnum):
    """How a holder looks after a target."""

    COUNTERPART = "counterpart"
    PORTFOLIO = "portfolio"
    RESIDENCY = "residency"
    CADRE_AUTHORITY = "cadre_authority"


class OrganRecorded(Event):
    """An organ or office was recorded or changed."""

    event_type: ClassVar[str] = "directory.organ.recorded.v1"

    code: str = Field(description="ASCII code, unique.")
    kind: str = Field(description="Kind of organ (OrganKind), e.g. municipal_cdi, supervision_office, county.")
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
    post: str = Field(description="Code of the post (Post), e.g. principal, deputy_in_charge, sc_member.")
    valid_from: date = Field(description="First day.")
    valid_to: date | None = Field(description="First day after it, null while it lasts.")


class PersonRecorded(Event):
    """A person was recorded or their posts changed; all posts are told each time."""

    event_type: ClassVar[str] = "directory.person.recorded.v1"

    code: str = Field(description="ASCII code, unique; not a name.")
    posts: tuple[HeldPost, ...] = Field(description="All posts, past ones too.")


class PersonEnded(Event):
    """A person has left office; every post that was still held ends on that day."""

    event_type: ClassVar[str] = "directory.person.ended.v1"

    ended_on: date = Field(description="First day on which the person holds no post.")


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
    """An account may no longer be used; a later AccountRecorded says that it may be used again."""

    event_type: ClassVar[str] = "directory.account.disabled.v1"


class AccountPasswordSet(Event):
    """The password of an account was set; nothing about it is told."""

    event_type: ClassVar[str] = "directory.account.password_set.v1"


class AccountCodeSecretIssued(Event):
    """A secret for one-time codes was given to an account and is in force; nothing about it is told."""

    event_type: ClassVar[str] = "directory.account.code_secret_issued.v1"


class AccountCodeSecretBegun(Event):
    """The holder of an account has drawn a secret for one-time codes; it is not in force yet."""

    event_type: ClassVar[str] = "directory.account.code_secret_begun.v1"


class AccountCodeSecretConfirmed(Event):
    """The holder of an account has shown a code of the secret that was drawn; it is in force."""

    event_type: ClassVar[str] = "directory.account.code_secret_confirmed.v1"


class AccountCodeSecretWithdrawn(Event):
    """An account has no secret for one-time codes any more."""

    event_type: ClassVar[str] = "directory.account.code_secret_withdrawn.v1"


class AccountValiditySet(Event):
    """The last day on which an account may be used was set; on the day after it AccountDisabled follows."""

    event_type: ClassVar[str] = "directory.account.validity_set.v1"

    valid_until: date | None = Field(description="Last day on which it may be used, null if there is none.")


class AccountUsed(Event):
    """An account was used, which is told once a day at most; not when and not for what."""

    event_type: ClassVar[str] = "directory.account.used.v1"


class ClientKeyIssued(Event):
    """A key was issued to the account of a machine."""

    event_type: ClassVar[str] = "directory.client_key.issued.v1"

    account_id: UUID = Field(description="The account of the machine.")
    scopes: tuple[str, ...] = Field(description="What it opens, e.g. supervision.rankings.write.")
    expires_on: date = Field(description="Last day on which it may be used.")


class ClientKeyRevoked(Event):
    """The key of a machine was revoked."""

    event_type: ClassVar[str] = "directory.client_key.revoked.v1"

    account_id: UUID = Field(description="The account of the machine.")


class ClientKeyExpired(Event):
    """The last day of the key of a machine has passed."""

    event_type: ClassVar[str] = "directory.client_key.expired.v1"

    account_id: UUID = Field(description="The account of the machine.")


ORGAN_EVENTS: tuple[type[Event], ...] = (OrganRecorded, OrganEnded)
PERSON_EVENTS: tuple[type[Event], ...] = (PersonRecorded, PersonEnded)
RELATION_EVENTS: tuple[type[Event], ...] = (RelationRecorded, RelationEnded)
ACCOUNT_EVENTS: tuple[type[Event], ...] = (
    AccountRecorded,
    AccountDisabled,
    AccountPasswordSet,
    AccountCodeSecretIssued,
    AccountCodeSecretBegun,
    AccountCodeSecretConfirmed,
    AccountCodeSecretWithdrawn,
    AccountValiditySet,
    AccountUsed,
)
CLIENT_KEY_EVENTS: tuple[type[Event], ...] = (ClientKeyIssued, ClientKeyRevoked, ClientKeyExpired)
EVENTS: tuple[type[Event], ...] = (
    *ORGAN_EVENTS,
    *PERSON_EVENTS,
    *RELATION_EVENTS,
    *ACCOUNT_EVENTS,
    *CLIENT_KEY_EVENTS,
)
