"""What can be asked of an organ; these are the request bodies of the API."""

from typing import Annotated
from uuid import UUID

from pydantic import ConfigDict, Field, StringConstraints

from libs.contracts.directory import Level, OrganKind
from libs.kernel.case import Command
from libs.kernel.days import Day

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$", max_length=64)]
"""An ASCII code: lower-case letters and digits, parts joined by ``-`` or ``.``."""

OrganName = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class RecordOrgan(Command):
    """Record an organ, or an office inside one (DO-01)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "approval-bureau",
                    "kind": "municipal_unit",
                    "level": "city",
                    "parent_id": "bbc947b4-5bb5-54bc-842d-53735d6b1eef",
                    "name_zh": "示例市行政审批局",
                    "name_en": "Administrative Approval Bureau",
                }
            ]
        }
    )

    code: Code = Field(description="ASCII code, unique and never changed.", examples=["approval-bureau"])
    kind: OrganKind = Field(description="What it is.", examples=["municipal_unit"])
    level: Level = Field(description="Its administrative level.", examples=["city"])
    parent_id: UUID | None = Field(None, description="The organ it belongs to; needed for an office.")
    name_zh: OrganName = Field(description="Name in Chinese.", examples=["示例市行政审批局"])
    name_en: OrganName = Field(description="Name in English.", examples=["Administrative Approval Bureau"])


class AmendOrgan(Command):
    """Replace what is recorded of an organ (DO-02)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "municipal_unit",
                    "level": "city",
                    "parent_id": "bbc947b4-5bb5-54bc-842d-53735d6b1eef",
                    "name_zh": "示例市行政审批局",
                    "name_en": "Administrative Approval Bureau",
                }
            ]
        }
    )

    kind: OrganKind = Field(description="What it is.", examples=["municipal_unit"])
    level: Level = Field(description="Its administrative level.", examples=["city"])
    parent_id: UUID | None = Field(None, description="The organ it belongs to; needed for an office.")
    name_zh: OrganName = Field(description="Name in Chinese.", examples=["示例市行政审批局"])
    name_en: OrganName = Field(description="Name in English.", examples=["Administrative Approval Bureau"])


class EndOrgan(Command):
    """Record that an organ has ended; its offices and accounts must have ended before (DO-03)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"ended_on": "2026-07-01"}]})

    ended_on: Day = Field(description="First day on which it no longer exists.", examples=["2026-07-01"])
