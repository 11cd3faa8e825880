"""What the unit and its leader can ask of a filing; these are the request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from services.filing.filings.form import FilingForm
from services.filing.filings.proceedings import Application, Minutes
from services.filing.filings.wording import DocumentKind, Passage, Secrecy


class DraftFiling(Command):
    """Begin a filing for the caller's unit (TF-01). The form may still be unfinished."""

    form: FilingForm = Field(description="The filing form, as far as it is known.")
    supplements_id: UUID | None = Field(
        default=None, description="Filing in execution that this one supplements after a material change (G-18)."
    )


class ReviseFiling(Command):
    """Replace the form of a filing that is a draft or was returned (TF-01b)."""

    form: FilingForm = Field(description="The whole form as it shall be from now on.")


class AttachDocument(Command):
    """Put an uploaded file on a filing that is a draft or was returned (TF-01b)."""

    upload_id: UUID = Field(description="The uploaded file; it keeps this id as attachment.")
    kind: DocumentKind = Field(description="What the document is (G-11).", examples=["minutes"])
    secrecy: Secrecy = Field(description="Declared secrecy; state secrets are refused (P-37).")


class DetachDocument(Command):
    """Take an attachment off a filing that is a draft or was returned (TF-01b)."""

    attachment_id: UUID = Field(description="The attachment.")


class ApplyForFiling(Command):
    """Apply in writing to the own party organisation before it studies the matter (F-32)."""

    application: Application = Field(description="The written application.")


class StudyFiling(Command):
    """Record the collective study of the leadership team (TF-02). The form must be complete by now."""

    minutes: Minutes = Field(description="The minutes; the signed original is an attachment (F-22).")


class PresentFiling(Command):
    """Sign the application as party head and present it to the leader in charge (TF-03)."""

    application: Application | None = Field(
        default=None, description="The written application; left out where it was made before the study (F-23, F-32)."
    )


class PassGate(Command):
    """Let the filing pass to the discipline organ (TF-04). This permits no act of the unit (G-09)."""

    opinion: Passage = Field(description="Opinion of the leader in charge.", examples=["情况属实，同意报送。"])


class ReturnFromGate(Command):
    """Give the filing back to the unit, or stop it (TF-05)."""

    reasons: Passage = Field(description="Why it does not pass.")
    stop: bool = Field(default=False, description="Whether the matter is stopped and cannot be presented again (G-09).")


class ResubmitFiling(Command):
    """Answer the defects (TF-07). With new minutes the filing goes up the chain again."""

    answer: Passage = Field(description="What was added or changed for each defect.")
    minutes: Minutes | None = Field(
        default=None, description="New minutes; needed if the substance changed or the study was the defect (F-22)."
    )


class WithdrawFiling(Command):
    """Withdraw the filing before the committee deliberates (TF-23)."""

    reason: Passage = Field(description="Why it is withdrawn (G-18).")
