"""What can be asked of a request for staff; request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.supervision.requests.wording import MOST
from services.supervision.sources.wording import Line, Part, Passage

_COUNT = Field(ge=1, le=MOST, description="How many persons are asked for.")


class TermGiven(Part):
    """From when to when."""

    from_on: Day = Field(description="First day.")
    until_on: Day = Field(description="Last day, not before the first.")


class RequestJoint(Command):
    """A lead unit or task force asks the discipline organ to take part in joint supervision of its task (S-04)."""

    task_id: UUID = Field(description="The central task that the requester leads.")
    topic: Line = Field(description="What the joint supervision is about.")
    reasons: Passage = Field(description="Why it is needed.")
    staff_wanted: int = _COUNT
    term: TermGiven = Field(description="From when to when it is wanted.")


class RequestStaff(Command):
    """The head of a supervision office asks a functional unit for staff to help, or for training (S-03)."""

    kind: str = Field(max_length=40, description="staff_help or training; list staff_request_kinds.")
    unit_id: UUID = Field(description="The functional unit that is asked.")
    task_id: UUID | None = Field(default=None, description="The central task it is for, if any.")
    topic: Line = Field(description="What the help or training is about.")
    reasons: Passage = Field(description="Why it is needed.")
    staff_wanted: int = _COUNT
    term: TermGiven = Field(description="From when to when it is wanted.")


class GrantRequest(Command):
    """Grant it. A unit names who comes, and when; the organ names to a lead unit neither (G-54)."""

    note: Passage = Field(default="", description="What the requester is told.")
    staff_ids: tuple[UUID, ...] = Field(
        default=(), max_length=MOST, description="Who comes; of the unit that is asked."
    )
    term: TermGiven | None = Field(default=None, description="When they come.")
    remarks: Passage = Field(default="", description="Remarks of the organ; never shown to whoever asks it.")


class RefuseRequest(Command):
    """Refuse it, with reasons."""

    reasons: Passage = Field(description="Why; the requester is told.")
    remarks: Passage = Field(default="", description="Remarks of the organ; never shown to whoever asks it.")


class WithdrawRequest(Command):
    """Take it back before it is answered."""

    reasons: Passage = Field(description="Why.")


class EndRequest(Command):
    """Say that help, training or joint work is over."""

    outcome: Passage = Field(description="What came of it.")
