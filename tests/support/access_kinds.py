"""The case types of each service, in the order in which they are asked about."""

from collections.abc import Mapping
from typing import Final

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "filing": ("filing", "aftercare", "upload", "escalation", "ended_step"),
    "accountability": (
        "evidence",
        "trigger",
        "interview",
        "case",
        "joint",
        "sanction",
        "review",
        "reexamination_draw",
        "reexamination",
        "supervision_proposal",
        "followup",
        "violation",
        "clearance",
        "disclosure_window",
        "disclosure_statement",
        "tolerance",
        "tolerance_application",
        "probation",
        "publication",
    ),
    "supervision": (
        "watch_entry",
        "watched_obligation",
        "lead",
        "criticism",
        "circular",
        "ranking",
        "unit_watch",
        "ended_step",
    ),
    "clarification": (
        "index_entry",
        "clarification",
        "application",
        "candidate",
        "lead_entry",
        "correction",
        "malice",
        "transfer",
        "ended_step",
    ),
    "vault": ("report", "opening", "investigation"),
    "directory": ("organ", "person", "relation", "account", "client_key"),
}
