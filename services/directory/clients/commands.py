"""What can be asked of the key of a machine; these are the request bodies of the API."""

from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field, StringConstraints

from libs.kernel.case import Command
from libs.kernel.days import Day

Scope = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{1,32}\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.(?:read|write)$", max_length=80)
]
"""Service, resource and whether it is read or written, e.g. ``supervision.rankings.write``; no word means all."""


class IssueKey(Command):
    """Issue a key to the account of a machine (DK-01)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "account_id": "3b05f764-0222-5356-912b-2f1f0c5ddc10",
                    "scopes": ["supervision.rankings.write", "filing.filings.read"],
                    "expires_on": "2026-12-31",
                }
            ]
        }
    )

    account_id: UUID = Field(description="The account of the machine.")
    scopes: tuple[Scope, ...] = Field(
        min_length=1,
        max_length=50,
        description="What it opens: service, resource, read or write.",
        examples=[["supervision.rankings.write"]],
    )
    expires_on: Day = Field(description="Last day on which it may be used; at most 365 days from today.")


class RevokeKey(Command):
    """Revoke a key (DK-02); whoever uses it is refused within five seconds."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})


class ExpireKey(Command):
    """The last day of a key has passed (DK-03); time does it."""
