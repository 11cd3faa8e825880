"""What can be asked of an accountability case."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from services.accountability.cases.lifecycle import SourceKind


class OpenCase(Command):
    """Open a case on a trigger (TA-01)."""

    source_kind: SourceKind = Field(description="What it is opened on.")
    source_id: UUID = Field(description="Identity of the source in its own service, e.g. the filing.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that handles the case.")
    office_id: UUID | None = Field(default=None, description="The supervision office that looks after the unit.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")
    codes: tuple[str, ...] = Field(description="Codes of the trigger, e.g. of the negative list.")
