"""What can be asked of an account; these are the request bodies of the API."""

from uuid import UUID

from pydantic import ConfigDict, Field, SecretStr

from libs.kernel.case import Command
from libs.kernel.roles import Role
from services.directory.organs.commands import Code


class RecordAccount(Command):
    """Record an account of a person (DU-01). It cannot sign in until it has a password."""

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
    """Set the password of an account (DU-03).

    The password is left out of everything that is written of the command; only its hash is kept, apart.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [{"password": "••••••••••••"}]})

    password: SecretStr = Field(
        exclude=True,
        min_length=10,
        max_length=128,
        description="At least 10 characters of three kinds (upper case, lower case, digits, others).",
        examples=["••••••••••••"],
    )


class DisableAccount(Command):
    """Disable an account (DU-04); whoever uses it is refused within five seconds."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})


class EnableAccount(Command):
    """Enable a disabled account again (DU-05)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})
