"""The statuses of an application for tolerance: as coarse as the applicant may know (G-45)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text


class ApplicationStatus(StrEnum):
    """Where an application stands for the applicant. That it was linked to a case does not show in it."""

    RECEIVED = "received"
    UNDER_STUDY = "under_study"
    KEPT_ON_FILE = "kept_on_file"
    DETERMINED = "determined"
    WITHDRAWN = "withdrawn"


S = ApplicationStatus

APPLICATION_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        S.RECEIVED: Text("已收到", "Received"),
        S.UNDER_STUDY: Text("研究中", "Under study"),
        S.KEPT_ON_FILE: Text("已答复：存档备查", "Answered: kept on file"),
        S.DETERMINED: Text("已答复：已作认定", "Answered: determined"),
        S.WITHDRAWN: Text("已撤回", "Withdrawn"),
    }
)

UNANSWERED: Final = (S.RECEIVED, S.UNDER_STUDY)
"""While it stands so, the applicant waits for an answer."""
LINKABLE: Final = (*UNANSWERED, S.KEPT_ON_FILE)
"""Applications that a determination may answer."""


class Applicant(StrEnum):
    """Who applies (G-45)."""

    PERSON = "person"
    UNIT = "unit"
    PARTY_GROUP = "party_group"


APPLICANT_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Applicant.PERSON: Text("本人", "The person"),
        Applicant.UNIT: Text("单位", "The unit"),
        Applicant.PARTY_GROUP: Text("单位党组织", "The party group of the unit"),
    }
)
