"""What the filing service tells of uploaded files; listeners import it from libs.contracts.filing."""

from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class UploadStored(Event):
    """A file was received and stored. Neither its name nor its digest is told."""

    event_type: ClassVar[str] = "filing.upload.stored.v1"
    upload_id: UUID = Field(description="The upload.")
    organ_id: UUID = Field(description="The organ whose account sent it.")
    media_type: str = Field(description="Media type found in the content, e.g. application/pdf.")
    size: int = Field(gt=0, description="Size in bytes.")
