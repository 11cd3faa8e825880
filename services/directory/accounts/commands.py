"""What can be asked of an account; these are the request bodies of the API."""

from uuid import UUID

from pydantic import ConfigDict, Field, SecretStr

from libs.kernel.case import Command
from libs.kernel.days import Day
from libs.kernel.roles import Role
from services.directory.organs.commands import Code


class RecordAccount(Command):
    """Record an account of a person, or of a machine for which the person answers (DU-01).

    A person's account cannot sign in until it has a password; a machine's never signs in, it gets keys.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "approval-clerk",
                    "person_id": "3b05f764-0222-5356-912b-2f1f0c5ddc10",
                    "organ_id": "9ab96e4f-8614-5074-a9aa-f3cf23065336",
                    "roles": ["unit_clerk"],
                }
            ]
        }
    )

    code: Code = Field(description="Name to sign in with, unique and never changed.", examples=["approval-clerk"])
    person_id: UUID = Field(description="Whose account it is.")
    organ_id: UUID = Field(description="Organ the account acts for.")
    office_id: UUID | None = Field(None, description="Office or body inside that organ.")
    roles: tuple[Role, ...] = Field(
        min_length=1, max_length=20, description="Roles of the account.", examples=[["unit_clerk"]]
    )
    machine: bool = Field(False, description="Whether it is the account of a machine; stays so for good.")
    valid_until: Day | None = Field(None, description="Last day on which it may be used; null if there is none.")


class ChangeRoles(Command):
    """Replace the roles of an account, and for which organ and office it acts (DU-02)."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"organ_id": "9ab96e4f-8614-5074-a9aa-f3cf23065336", "roles": ["unit_clerk"]}]}
    )

    organ_id: UUID = Field(description="Organ the account acts for.")
    office_id: UUID | None = Field(None, description="Office or body inside that organ.")
    roles: tuple[Role, ...] = Field(
        min_length=1, max_length=20, description="Roles of the account from now on.", examples=[["unit_clerk"]]
    )


class SetPassword(Command):
    """Set the password of an account (DU-03); its holder must change it at the next sign-in.

    The password is left out of everything that is written of the command; only its hash is kept, apart.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [{"password": "••••••••••••"}]})

    password: SecretStr = Field(
        exclude=True,
        min_length=10,
        max_length=128,
        description="At least 10 characters of three kinds (upper case, lower case, digits, others), no common word.",
        examples=["••••••••••••"],
    )


class LoadPassword(SetPassword):
    """The password that a loaded file gives to accounts without one; no caller can send this."""

    lasting: bool = Field(
        exclude=True, description="False: it must be changed at the first sign-in, as if an administrator had set it."
    )


class DisableAccount(Command):
    """Disable an account (DU-04); whoever uses it is refused within five seconds."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})


class EnableAccount(Command):
    """Enable a disabled account again (DU-05)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"valid_until": "2026-12-31"}]})

    valid_until: Day | None = Field(None, description="Last day on which it may be used; null if there is none.")


class SetValidity(Command):
    """Set the last day on which an account may be used, or that there is none (DU-09)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"valid_until": "2026-12-31"}]})

    valid_until: Day | None = Field(description="Last day on which it may be used; null if there is none.")


class LapseAccount(Command):
    """Disable an account whose last day has passed, or that nobody has used for too long (DU-08); time does it."""


class NoteUse(Command):
    """Note that an account was used today (DU-13); the sign-in does it, once a day at most."""
