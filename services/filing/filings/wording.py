"""The written parts of forms and commands: how long they may be, and which closed kinds exist."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Line = Annotated[str, StringConstraints(max_length=200)]
Passage = Annotated[str, StringConstraints(max_length=4000)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,49}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

MANY = 50
"""The most entries any list of a form or command may have."""


class Part(BaseModel):
    """A part of a form or command: frozen, closed, with surrounding blanks removed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Secrecy(StrEnum):
    """What the unit declares a document to be; the last three are state secrets and may not enter the system (P-37)."""

    INTERNAL = "internal"
    WORK_SECRET = "work_secret"
    CONFIDENTIAL = "confidential"
    SECRET = "secret"
    TOP_SECRET = "top_secret"


STATE_SECRETS = frozenset({Secrecy.CONFIDENTIAL, Secrecy.SECRET, Secrecy.TOP_SECRET})


class Likelihood(StrEnum):
    """How likely a risk point is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class InNameOf(StrEnum):
    """In whose name an application is made; only the first two may apply (F-23)."""

    PARTY_GROUP = "party_group"
    PARTY_COMMITTEE = "party_committee"
    SECTION = "section"
    PERSON = "person"


class DocumentKind(StrEnum):
    """What an attachment is (G-11)."""

    MINUTES = "minutes"
    APPLICATION = "application"
    RISK_ANALYSIS = "risk_analysis"
    LEGAL_OPINION = "legal_opinion"
    DEPARTMENT_OPINION = "department_opinion"
    EXPERT_OPINION = "expert_opinion"
    PROJECT_DOCUMENT = "project_document"
    THIRD_PARTY_DOCUMENT = "third_party_document"
    AFTERCARE_PLAN = "aftercare_plan"
    EVIDENCE = "evidence"
    OTHER = "other"


class Choice(StrEnum):
    """A vote on what is before the meeting."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
