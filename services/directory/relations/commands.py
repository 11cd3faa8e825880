"""What can be asked of a relation; these are the request bodies of the API."""

from uuid import UUID

from pydantic import ConfigDict, Field

from libs.contracts.directory import RelationKind
from libs.kernel.case import Command
from libs.kernel.days import Day


class RecordRelation(Command):
    """Record that someone looks after someone from a day on (DR-01)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "counterpart",
                    "holder_id": "bbc947b4-5bb5-54bc-842d-53735d6b1eef",
                    "target_id": "9ab96e4f-8614-5074-a9aa-f3cf23065336",
                    "valid_from": "2024-01-01",
                }
            ]
        }
    )

    kind: RelationKind = Field(description="Which relation.", examples=["counterpart"])
    holder_id: UUID = Field(description="Who looks after: office, person, dispatched body or organ, by kind.")
    target_id: UUID = Field(description="Who is looked after: organ, office or person, by kind.")
    valid_from: Day = Field(description="First day.", examples=["2024-01-01"])
    valid_to: Day | None = Field(None, description="First day after it; null while it lasts.")


class CorrectRelation(Command):
    """Correct the days of a relation that were recorded wrongly (DR-02)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"valid_from": "2024-01-01", "valid_to": "2026-01-01"}]})

    valid_from: Day = Field(description="First day.", examples=["2024-01-01"])
    valid_to: Day | None = Field(None, description="First day after it; null while it lasts.")


class EndRelation(Command):
    """Record that a relation ends (DR-03)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"valid_to": "2026-07-01"}]})

    valid_to: Day = Field(description="First day after it.", examples=["2026-07-01"])
