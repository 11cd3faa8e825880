"""The statuses of an application and what they are called: as coarse as the applicant may know (G-24)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text


class ApplicationStatus(StrEnum):
    """Where an application stands for the applicant. A deferral does not show in it (C-14, G-24)."""

    RECEIVED = "received"
    UNDER_STUDY = "under_study"
    ANSWERED_STARTED = "answered_started"
    ANSWERED_NOT_STARTED = "answered_not_started"
    SERVED = "served"
    WITHDRAWN = "withdrawn"


S = ApplicationStatus

LABELS: Mapping[ApplicationStatus, Text] = MappingProxyType(
    {
        S.RECEIVED: Text("已收到", "Received"),
        S.UNDER_STUDY: Text("研究中", "Under study"),
        S.ANSWERED_STARTED: Text("已答复：启动澄清", "Answered: clarification is started"),
        S.ANSWERED_NOT_STARTED: Text("已答复：不予启动", "Answered: clarification is not started"),
        S.SERVED: Text("澄清函已送达", "The letter of clarification is served"),
        S.WITHDRAWN: Text("已撤回", "Withdrawn"),
    }
)

UNANSWERED: Final = (S.RECEIVED, S.UNDER_STUDY)
"""While it stands so, the applicant waits for an answer, and may withdraw (TC-16)."""
