"""What can be asked about the credentials of an account: codes by the administrator, everything else by the holder.

Nothing secret of these commands is ever written: the fields that hold it are left out of their JSON.
"""

from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field, SecretStr

from libs.kernel.case import Command

TypedCode = Annotated[SecretStr, Field(min_length=1, max_length=16)]
"""A one-time code as typed: six digits, spaces between them allowed; anything else is a wrong code."""


class IssueCodeSecret(Command):
    """Give an account a secret for one-time codes, which is in force at once (DU-06)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})


class KeepIssuedSecret(IssueCodeSecret):
    """The same with the secret that was drawn for it, encrypted; no caller can send this."""

    sealed: bytes = Field(exclude=True, repr=False, description="The encrypted secret.")


class WithdrawCodeSecret(Command):
    """Take the secret for one-time codes away from an account (DU-07)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})


class ChangePassword(Command):
    """Change the password of one's own account (DU-10)."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"old": "••••••••••••", "new": "••••••••••••", "code": "492039"}]}
    )

    pointer: ClassVar[str] = "/new"

    old: SecretStr = Field(exclude=True, min_length=1, max_length=256, description="The password until now.")
    new: SecretStr = Field(
        exclude=True,
        min_length=10,
        max_length=128,
        description="At least 10 characters of three kinds (upper case, lower case, digits, others), no common word, "
        "none of the last five passwords.",
    )
    code: TypedCode | None = Field(
        None, exclude=True, description="A one-time code; needed if the account has a secret for them."
    )


class ChangeProvenPassword(ChangePassword):
    """The same by a sign-in that has checked password and code already; no caller can send this."""

    pointer: ClassVar[str] = "/new_password"


class BeginCodeSecret(Command):
    """Draw a secret for one-time codes for one's own account (DU-11). It is in force when a code of it is shown."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"password": "••••••••••••"}]})

    password: SecretStr = Field(exclude=True, min_length=1, max_length=256, description="The password.")
    code: TypedCode | None = Field(
        None, exclude=True, description="A code of the secret in force; needed if there is one."
    )


class KeepBegunSecret(BeginCodeSecret):
    """The same with the secret that was drawn for it, encrypted; no caller can send this."""

    sealed: bytes = Field(exclude=True, repr=False, description="The encrypted secret.")


class ConfirmCodeSecret(Command):
    """Show a code of the secret that was drawn for one's own account; from then on it is in force (DU-12)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "492039"}]})

    code: TypedCode = Field(exclude=True, description="A code of the new secret.", examples=["492039"])
