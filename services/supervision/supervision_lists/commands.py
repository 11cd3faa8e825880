"""What can be asked of a supervision list; request bodies of the API."""

from pydantic import Field

from libs.kernel.case import Command
from services.supervision.sources.wording import Line, Part, Passage

LONGEST = 200
"""The most items a list may have."""


class ItemSet(Part):
    """One item: a requirement and the standard it is judged by."""

    code: str = Field(pattern=r"^[a-z0-9][a-z0-9_]{0,39}$", description="Code of the item.", examples=["p1"])
    requirement: Passage = Field(description="What is required.")
    standard: Passage = Field(description="By which standard it is judged.")


class _Content(Command):
    title: Line = Field(description="What the list is called.")
    basis: Line = Field(description="Documents and decisions it carries out.")
    items: tuple[ItemSet, ...] = Field(max_length=LONGEST, description="At least one item, each code once.")


class DraftList(_Content):
    """Draft a list of political or daily supervision (S-14)."""

    kind: str = Field(max_length=40, description="List supervision_list_kinds.", examples=["political"])


class ReviseList(_Content):
    """Change the draft: the whole list as it is from now on."""


class PutInForce(Command):
    """Put the list in force; the one of the same kind that is in force is replaced."""


class RetireList(Command):
    """Take the list out of force without another one instead."""

    reasons: Passage = Field(description="Why.")
