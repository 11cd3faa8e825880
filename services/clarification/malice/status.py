"""The statuses of a case of suspected malicious accusation and what they are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text


class MaliceStatus(StrEnum):
    """Where such a case stands. Being suspected says nothing: the outcome is never malice by default (P-02)."""

    SUSPECTED = "suspected"
    INVESTIGATING = "investigating"
    MISTAKEN = "mistaken"
    NOT_ESTABLISHED = "not_established"
    PROPOSED_MALICIOUS = "proposed_malicious"
    PENDING_CERTIFICATION = "pending_certification"
    CERTIFIED = "certified"
    DISPOSED = "disposed"
    CLOSED = "closed"


S = MaliceStatus

LABELS: Mapping[MaliceStatus, Text] = MappingProxyType(
    {
        S.SUSPECTED: Text("疑似", "Suspected"),
        S.INVESTIGATING: Text("核查", "Being investigated"),
        S.MISTAKEN: Text("错告", "Mistaken accusation"),
        S.NOT_ESTABLISHED: Text("不成立", "Not established"),
        S.PROPOSED_MALICIOUS: Text("拟认定", "Proposed as malicious"),
        S.PENDING_CERTIFICATION: Text("报批", "Before the certifying organ"),
        S.CERTIFIED: Text("已认定", "Certified"),
        S.DISPOSED: Text("已处理", "Disposed of"),
        S.CLOSED: Text("办结", "Closed"),
    }
)

OPEN: Final = (
    S.SUSPECTED,
    S.INVESTIGATING,
    S.MISTAKEN,
    S.PROPOSED_MALICIOUS,
    S.PENDING_CERTIFICATION,
    S.CERTIFIED,
    S.DISPOSED,
)
"""Statuses in which somebody has still something to do; after a mistake there is the talk (TW-03)."""

HANDLED: Final = (S.INVESTIGATING, S.MISTAKEN, S.CERTIFIED, S.DISPOSED)
"""Statuses in which the named handlers work; the head may name others."""
