"""On whom a case is: a party organization or a leading official, never who acted with his own hands (P-15)."""

from enum import StrEnum
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import Field

from services.accountability.wording import Code, Part

LEADING_POSTS: Final = frozenset({"principal", "deputy_in_charge", "principal_leader", "leader_in_charge"})
"""Posts of the directory that make a leading official (P-15, A-22)."""

POST_RANKS: Final = {"principal_leader": 4, "leader_in_charge": 3, "principal": 2, "deputy_in_charge": 1}
"""Leading posts by height; at equal height of the organ the higher post answers for more (A-13)."""


class ObjectKind(StrEnum):
    """Which sort of object."""

    ORGANIZATION = "organization"
    LEADING_OFFICIAL = "leading_official"


class Organization(Part):
    """A unit, county or task force as a whole."""

    kind: Literal[ObjectKind.ORGANIZATION] = Field(
        default=ObjectKind.ORGANIZATION, description="The party organization of a unit."
    )
    organ_id: UUID = Field(description="The unit, county or task force.")

    @property
    def person_id(self) -> None:
        """Nobody: an organization is no person."""
        return


class LeadingOfficial(Part):
    """A leading official, with the leader post held in the unit (P-15)."""

    kind: Literal[ObjectKind.LEADING_OFFICIAL] = Field(
        default=ObjectKind.LEADING_OFFICIAL, description="A leading official."
    )
    person_id: UUID = Field(description="The person.")
    organ_id: UUID = Field(description="The unit in which the post is held.")
    post: Code = Field(description="Leader post that is meant.", examples=["deputy_in_charge"])


CaseObject = Annotated[Organization | LeadingOfficial, Field(discriminator="kind")]
"""On whom a case is."""
