"""The written parts of a clarification and its commands: how long they may be, and which closed kinds exist."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, StringConstraints

from libs.kernel.text import Text

Line = Annotated[str, StringConstraints(max_length=200)]
Passage = Annotated[str, StringConstraints(max_length=4000)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,49}$")]

MANY: Final = 50
"""The most entries any list of a clarification or command may have."""


class Part(BaseModel):
    """A part of a clarification or command: frozen, closed, with surrounding blanks removed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Entrance(StrEnum):
    """By which way a clarification was opened (C-22, C-23, W-05)."""

    EX_OFFICIO = "ex_officio"
    APPLICATION = "application"
    MALICE = "malice"


class ItemFinding(StrEnum):
    """The finding on one reported problem; what cannot be proven is not untrue (G-25)."""

    TRUE = "true"
    PARTLY_TRUE = "partly_true"
    UNTRUE = "untrue"
    UNPROVABLE = "unprovable"


class DeferralGround(StrEnum):
    """Why a clarification waits; known to those who handle it and to case management alone (C-14, G-24)."""

    LEAD_OPEN = "lead_open"
    LEAD_EXPECTED = "lead_expected"
    CASE_OPEN = "case_open"


class DeclineReason(StrEnum):
    """Why no clarification is started, as the applicant may be told (G-27)."""

    NOT_FOUND_UNTRUE = "not_found_untrue"
    NO_SITUATION = "no_situation"
    INFLUENCE_NOT_SHOWN = "influence_not_shown"
    SUBJECT_DECLINES = "subject_declines"
    NOT_OUR_COMPETENCE = "not_our_competence"
    NOT_APPROVED = "not_approved"


DECLINE_LABELS: Mapping[DeclineReason, Text] = MappingProxyType(
    {
        DeclineReason.NOT_FOUND_UNTRUE: Text("未认定所反映问题失实", "The problem was not found to be untrue"),
        DeclineReason.NO_SITUATION: Text("不具备《办法》所列情形", "None of the situations of the Measures is given"),
        DeclineReason.INFLUENCE_NOT_SHOWN: Text("未见不良影响", "No bad influence is shown"),
        DeclineReason.SUBJECT_DECLINES: Text("本人不要求澄清", "The person concerned does not wish it"),
        DeclineReason.NOT_OUR_COMPETENCE: Text("不属于本机关承办", "Another organ is competent"),
        DeclineReason.NOT_APPROVED: Text("经研究不予批准", "After study it was not approved"),
    }
)


class ProofKind(StrEnum):
    """What shows that a method was carried out (C-16 to C-20)."""

    SERVICE_RECEIPT = "service_receipt"
    TALK_RECORD = "talk_record"
    MEETING_MINUTES = "meeting_minutes"
    CIRCULAR_NUMBER = "circular_number"
    MEDIA_LINK = "media_link"


class EndingKind(StrEnum):
    """How a clarification ended."""

    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


ENTRANCE_LABELS: Mapping[Entrance, Text] = MappingProxyType(
    {
        Entrance.EX_OFFICIO: Text("依职权", "By the office itself"),
        Entrance.APPLICATION: Text("依申请", "On application"),
        Entrance.MALICE: Text("诬告陷害认定后", "After a certified malicious accusation"),
    }
)
DEFERRAL_LABELS: Mapping[DeferralGround, Text] = MappingProxyType(
    {
        DeferralGround.LEAD_OPEN: Text("尚有其他线索未查结", "Another lead is open"),
        DeferralGround.LEAD_EXPECTED: Text("其他线索拟进行核查", "Another lead is about to be verified"),
        DeferralGround.CASE_OPEN: Text("该对象有问责事项正在办理", "An accountability matter on the subject is open"),
    }
)
PROOF_LABELS: Mapping[ProofKind, Text] = MappingProxyType(
    {
        ProofKind.SERVICE_RECEIPT: Text("送达回证", "Service receipt"),
        ProofKind.TALK_RECORD: Text("谈话记录（反馈）", "Record of the talk, or report back"),
        ProofKind.MEETING_MINUTES: Text("会议纪要", "Minutes of the meeting"),
        ProofKind.CIRCULAR_NUMBER: Text("通报文号", "Number of the circular"),
        ProofKind.MEDIA_LINK: Text("媒体链接", "Link to the publication"),
    }
)
