"""What can be asked of a person; these are the request bodies of the API."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from libs.contracts.directory import Post
from libs.kernel.case import Command
from libs.kernel.days import Day
from services.directory.organs.commands import Code

PersonName = Annotated[str, StringConstraints(min_length=1, max_length=60)]


class StatedPost(BaseModel):
    """A post that a person holds, held or will hold."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    organ_id: UUID = Field(description="Organ or office of the post.")
    post: Post = Field(description="The post.", examples=["principal"])
    valid_from: Day = Field(description="First day.", examples=["2024-03-01"])
    valid_to: Day | None = Field(None, description="First day after it; null while it lasts.")


class RecordPerson(Command):
    """Record a person (DP-01)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "approval-clerk",
                    "name": "审批局经办人某甲",
                    "posts": [
                        {
                            "organ_id": "9ab96e4f-8614-5074-a9aa-f3cf23065336",
                            "post": "clerk",
                            "valid_from": "2024-01-01",
                        }
                    ],
                }
            ]
        }
    )

    code: Code = Field(description="ASCII code, unique and never changed; not a name.", examples=["approval-clerk"])
    name: PersonName = Field(description="The person's name; it never leaves this service but to a reader.")
    posts: tuple[StatedPost, ...] = Field((), max_length=100, description="All posts, past ones too.")


class AmendPerson(Command):
    """Replace name and posts of a person (DP-02)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "name": "审批局经办人某甲",
                    "posts": [
                        {
                            "organ_id": "9ab96e4f-8614-5074-a9aa-f3cf23065336",
                            "post": "clerk",
                            "valid_from": "2024-01-01",
                            "valid_to": "2026-07-01",
                        }
                    ],
                }
            ]
        }
    )

    name: PersonName = Field(description="The person's name.")
    posts: tuple[StatedPost, ...] = Field(max_length=100, description="All posts, past ones too.")


class EndPerson(Command):
    """Record that a person has left office: open posts end, usable accounts are disabled (DP-03)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"ended_on": "2026-07-01"}]})

    ended_on: Day = Field(description="First day without a post; today or earlier.", examples=["2026-07-01"])
