"""What can be asked of uploads: that a file, already received and examined, be stored."""

from pydantic import Field

from libs.kernel.case import Command
from services.filing.filings.wording import Digest, DocumentKind, Secrecy
from services.filing.uploads.media import NAME_LIMIT, SIZE_LIMIT, FileType


class ReceiveUpload(Command):
    """Store a received file. The name goes into the case alone, so it is left out where commands are recorded."""

    name: str = Field(min_length=1, max_length=NAME_LIMIT, exclude=True, description="What the sender calls the file.")
    file_type: FileType = Field(description="Type found in the content.")
    size: int = Field(gt=0, le=SIZE_LIMIT, description="Size in bytes.")
    sha256: Digest = Field(description="SHA-256 of the content, as 64 hexadecimal digits.")
    secrecy: Secrecy = Field(description="Declared secrecy; state secrets are refused (P-37).")
    kind: DocumentKind | None = Field(None, description="What the document is (G-11), if it is known already.")
