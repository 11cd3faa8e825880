"""The statuses of a transfer sheet, the ways a lead goes that may not be entered, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class TransferStatus(StrEnum):
    """Where a transfer sheet stands, as far as the body that handed it in may know (G-56)."""

    SUBMITTED = "submitted"
    RECEIVED = "received"
    TURNED_BACK = "turned_back"
    FORWARDED = "forwarded"
    FED_BACK = "fed_back"


class Way(StrEnum):
    """The way a lead goes that may not be entered (P-06)."""

    OWN_HEAD = "own_head"
    HIGHER_MANAGED = "higher_managed"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        TransferStatus.SUBMITTED: Text("已移交，待接收", "Handed in, not yet received"),
        TransferStatus.RECEIVED: Text("已接收，已出具回执", "Received, receipt given"),
        TransferStatus.TURNED_BACK: Text("已退回", "Turned back"),
        TransferStatus.FORWARDED: Text("已移送有权机关", "Forwarded to the competent organ"),
        TransferStatus.FED_BACK: Text("已反馈结果", "Result told"),
    }
)

WAY_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Way.OWN_HEAD: Text("涉及受理机关主要负责人", "On the head of the organ that would receive it"),
        Way.HIGHER_MANAGED: Text("涉及上级机关管理的对象", "On somebody a higher organ manages"),
    }
)
