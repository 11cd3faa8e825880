"""The upload form as it is filled in."""

from typing import Annotated

from pydantic import Field, StringConstraints

from services.filing.filings.wording import DocumentKind, Part, Secrecy
from services.filing.uploads.media import NAME_LIMIT


class UploadForm(Part):
    """The fields of an upload form; ``file`` is here the name that the sender gives the file."""

    file: Annotated[str, StringConstraints(min_length=1, max_length=NAME_LIMIT)] = Field(
        description="Name of the file, with the ending of its type."
    )
    secrecy: Secrecy = Field(description="Declared secrecy; state secrets are refused (P-37).")
    kind: DocumentKind | None = Field(None, description="What the document is (G-11), if it is known already.")
