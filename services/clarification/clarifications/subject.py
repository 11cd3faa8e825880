"""Who is to be cleared: a person, or a unit or collective (C-30, G-32)."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

_FROZEN = ConfigDict(frozen=True, extra="forbid")


class PersonSubject(BaseModel):
    """A person hit by an untrue report, with the unit where they work now (G-33)."""

    model_config = _FROZEN

    kind: Literal["person"] = Field(default="person", description="The subject is a person.")
    person_id: UUID = Field(description="The person.")
    unit_id: UUID = Field(description="The unit of that person today; the letter is served there (G-33).")

    @property
    def key(self) -> UUID:
        """The identity by which leads and cases on the same subject are found."""
        return self.person_id

    @property
    def organ_id(self) -> UUID | None:
        """No organ is the subject."""
        return None


class OrganizationSubject(BaseModel):
    """A unit or collective hit by an untrue report (C-30)."""

    model_config = _FROZEN

    kind: Literal["organization"] = Field(default="organization", description="The subject is a unit or collective.")
    organ_id: UUID = Field(description="The unit or collective.")

    @property
    def key(self) -> UUID:
        """The identity by which leads and cases on the same subject are found."""
        return self.organ_id

    @property
    def person_id(self) -> UUID | None:
        """No person is the subject."""
        return None

    @property
    def unit_id(self) -> UUID:
        """The unit concerned is the subject itself."""
        return self.organ_id


Subject = Annotated[PersonSubject | OrganizationSubject, Field(discriminator="kind")]
"""Person or organization; ``unit_id`` is the unit concerned, ``key`` the identity of the subject."""
