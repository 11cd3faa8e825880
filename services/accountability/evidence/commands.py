"""What the events of a filing ask of its evidence. Nobody can ask it through a door."""

from datetime import date
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from services.accountability.evidence.lifecycle import Ending


class IndexDecision(Command):
    """What is known of a filing when the standing committee has decided on it."""

    unit_id: UUID = Field(description="The unit whose party organisation filed.")
    competent_organ_id: UUID = Field(description="The discipline organ the filing went to.")
    office_id: UUID | None = Field(default=None, description="The supervision office that looked after the unit.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")
    positive_items: tuple[str, ...] = Field(default=(), description="Codes of the positive list that the unit claimed.")
    late_filing: bool = Field(default=False, description="True for the emergency route, no prior filing (G-12).")
    decided_on: date = Field(description="Day of the resolution.")


class IndexAcceptance(IndexDecision):
    """The filing is accepted."""

    validity_until: date = Field(description="Last day on which the filing holds.")


class IndexRefusal(IndexDecision):
    """The filing is not accepted."""

    reason_codes: tuple[str, ...] = Field(description="Codes of the reasons.")


class NoteService(Command):
    """The receipt is served."""

    served_on: date = Field(description="Day of the service.")
    validity_until: date = Field(description="Last day on which the filing holds.")


class NoteExtension(Command):
    """The validity is extended."""

    validity_until: date = Field(description="New last day.")


class NoteHit(Command):
    """The execution meets the negative list."""

    negative_items: tuple[str, ...] = Field(description="Codes of the negative list.")
    hit_on: date = Field(description="Day of the finding.")


class NoteClearing(Command):
    """The hit is not substantiated."""

    decided_on: date = Field(description="Day of the resolution.")


class NoteRevocation(Command):
    """The filing is revoked."""

    negative_items: tuple[str, ...] = Field(description="Codes that were substantiated.")
    decided_on: date = Field(description="Day of the resolution.")


class NoteEnd(Command):
    """The filing is done, or its validity is over."""

    ending: Ending = Field(description="done or lapsed.")
    ended_on: date = Field(description="Day of the end.")
