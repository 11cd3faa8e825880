"""What meetings leave behind: minutes of the unit, votes of the panel, resolutions of the committee."""

from uuid import UUID

from pydantic import Field

from libs.kernel.days import Day
from services.filing.filings.wording import MANY, Choice, Code, Digest, InNameOf, Line, Part, Passage


class Statement(Part):
    """What one member present said; dissent lowers the liability of the member who voiced it (P-23)."""

    person_id: UUID = Field(description="Member present.")
    statement: Passage = Field(default="", description="What the member said.")
    dissents: bool = Field(default=False, description="Whether the member disagrees.")


class Minutes(Part):
    """The record of the collective study of the leadership team (F-22, P-23)."""

    held_on: Day = Field(description="Day of the meeting.", examples=["2023-03-06"])
    chair_id: UUID = Field(description="Who chaired.")
    should_be_present: int = Field(ge=1, le=100, description="Number of members of the leadership team.")
    present: tuple[Statement, ...] = Field(
        default=(), max_length=MANY, description="Every member present, with the statement."
    )
    chair_spoke_last: bool = Field(default=False, description="Whether the chair spoke last (P-23).")
    conclusion: Passage = Field(default="", description="What the meeting concluded.")
    agreed: bool = Field(default=False, description="Whether the meeting agreed to file the matter.")
    attachment_id: UUID | None = Field(default=None, description="Attachment that is the signed minutes.")
    sha256: Digest | None = Field(default=None, description="Digest of that attachment, as the unit knows it.")


class Application(Part):
    """The written application (F-23)."""

    in_name_of: InNameOf = Field(description="In whose name; a section or a person cannot apply (F-23).")
    document_number: Line = Field(
        default="", description="Number of the unit's document.", examples=["许审批党〔2023〕8号"]
    )
    signed_on: Day | None = Field(default=None, description="Day on which it was signed.")


class Recusal(Part):
    """One person's declaration on recusal for this filing (P-09)."""

    person_id: UUID = Field(description="Who declares.")
    ground: Code | None = Field(default=None, description="Ground of recusal of the profile; empty if there is none.")


class Vote(Part):
    """One vote; whoever votes against says why, and it is kept (P-23, G-16, G-17)."""

    person_id: UUID = Field(description="Who votes.")
    choice: Choice = Field(description="For, against or abstaining.")
    opinion: Passage = Field(default="", description="Opinion; needed when voting against.")


class Resolution(Part):
    """What the standing committee resolved, and how (F-28, G-17). Votes for are votes for the resolution recorded."""

    held_on: Day = Field(description="Day of the meeting.")
    chair_id: UUID = Field(description="Who chaired.")
    present: tuple[UUID, ...] = Field(default=(), max_length=MANY, description="Committee members present.")
    votes: tuple[Vote, ...] = Field(default=(), max_length=MANY, description="Votes on the resolution.")
    secretary_spoke_last: bool = Field(default=False, description="Whether the secretary spoke last (P-23, G-17).")
    deliberated_alone: bool = Field(
        default=False, description="Whether the matter had a deliberation of its own (F-48)."
    )
    recusals: tuple[Recusal, ...] = Field(
        default=(), max_length=MANY, description="Declarations made at the meeting (P-09)."
    )
    text: Passage = Field(default="", description="Wording of the resolution.")
