"""What can be asked of imports: that records handed over be taken, each known by the key of the system it is from."""

from typing import Annotated

from pydantic import Field, StringConstraints

from libs.kernel.case import Command
from services.supervision.imports.status import ImportKind, Via
from services.supervision.sources.wording import Part

RECORDS_MOST = 200
"""The most records of one import."""
BY_CONTENT = "sheet"
"""The system of forms that state none: their records are known by their content, whatever they are numbered."""
SourceSystem = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
SourceId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._:-]{1,80}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Handed(Part):
    """One record that is handed over, without its content."""

    source_id: SourceId = Field(description="Its id in the system it is from.")
    source_version: int = Field(ge=1, description="Its version there, counted up.")
    digest: Digest = Field(description="SHA-256 of its content.")
    about: str = Field(default="", description="What the record is on and stays on in every version, as codes.")


class TakeIn(Command):
    """Take the records of an import."""

    kind: ImportKind = Field(description="What is handed over.")
    via: Via = Field(description="As a sheet or as a batch.")
    source_system: SourceSystem = Field(description="The system the keys belong to.")
    records: tuple[Handed, ...] = Field(min_length=1, max_length=RECORDS_MOST, description="The records, in order.")

    @property
    def by_content(self) -> bool:
        """Whether records are known by their content alone."""
        return self.source_system == BY_CONTENT
