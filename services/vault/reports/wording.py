"""The codes of an entry: by which way a report came, and what the question before the entry was answered with."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class Channel(StrEnum):
    """By which way the report came."""

    LETTER = "letter"
    VISIT = "visit"
    PHONE = "phone"
    ONLINE = "online"
    TRANSFERRED = "transferred"


class Concern(StrEnum):
    """Whom the report is about, as far as that decides where it may be entered at all (P-06)."""

    NONE = "none"
    HIGHER_MANAGED = "higher_managed"
    OWN_HEAD = "own_head"


CHANNEL_LABELS: Mapping[Channel, Text] = MappingProxyType(
    {
        Channel.LETTER: Text("来信", "Letter"),
        Channel.VISIT: Text("来访", "Visit"),
        Channel.PHONE: Text("来电", "Call"),
        Channel.ONLINE: Text("网络", "Online"),
        Channel.TRANSFERRED: Text("转来", "Passed on by another body"),
    }
)
CONCERN_LABELS: Mapping[Concern, Text] = MappingProxyType(
    {
        Concern.NONE: Text(
            "不涉及上级管理对象，也不涉及本机关主要负责人", "Neither a higher-managed person nor the own head"
        ),
        Concern.HIGHER_MANAGED: Text("涉及上级管理的对象", "A person whom a higher organ manages"),
        Concern.OWN_HEAD: Text("涉及本机关主要负责人", "The own organ's head"),
    }
)
