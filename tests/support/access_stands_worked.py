"""The oracle by case type, continued: what timelines and feeds of central work tell to whom, and in which sections."""

from collections.abc import Mapping
from typing import Any, Final

from libs.kernel.roles import Role as R
from tests.support.access_rules import Standing
from tests.support.access_rules_worked import LEADS, LOCAL, OF_UNITS, VISITING

PARTS_WORKED: Final[Mapping[str, Mapping[str, str]]] = {
    "visit": {"plan": "deliberation", "findings": "restricted"},
    "objection": {"examination": "deliberation"},
    "problem": {"handling": "deliberation"},
    "task": {"progress": "deliberation", "remarks": "restricted"},
    "staff_request": {"remarks": "deliberation"},
}
"""Names of the sections that can be closed, by case type, each with what of a standing opens it."""
WITHIN_WORKED: Final[Mapping[str, frozenset[str]]] = {
    "visit": frozenset({"plan", "propose_special", "confirm_special", "decline_special", "assign"}),
    "objection": frozenset({"assign"}),
    "problem": frozenset({"open", "revise", "verify", "note_verification", "record_refusal", "link", "settle"}),
    "task": frozenset({"revise", "report_progress", "settle_milestone", "turn_light"}),
}
"""Acts of which whoever stands outside is not shown that they were done."""
AMONG_THE_TEAM: Final[Mapping[str, frozenset[str]]] = {"visit": frozenset({"report"})}
"""Acts that as a whole are no affair of those to whom the findings are closed."""
TOLD_AS: Final[Mapping[str, Mapping[str, Any]]] = {"problem": {"kind": "single"}}
"""What is told instead to those outside: a unit does not learn that others have the same problem (S-11)."""
_HEARD: Final = frozenset({R.CASE_MGMT, R.CDI_LEADER_IN_CHARGE, R.SUP_OFFICER, R.SUP_HEAD, R.CASE_TRIAL, R.CONDUCT})


def is_worked_stated_to(kind: str, standing: Standing, role: str) -> bool:
    """Whether the timeline shows what was stated with an act of that role."""
    match kind:
        case "visit":
            return standing.restricted or (role not in VISITING | LOCAL and (standing.inside or role != R.BUREAU))
        case "objection":
            return standing.inside or role not in _HEARD
        case "problem":
            return standing.inside or role not in VISITING | {R.CDI_LEADER_IN_CHARGE, R.SYSTEM}
        case "task":
            if role in (R.SUP_HEAD, R.SUP_OFFICER, R.BUREAU):
                return standing.restricted
            return standing.inside or role not in OF_UNITS | LEADS
        case "staff_request":
            return standing.inside or role not in (R.SUP_HEAD, R.CASE_MGMT)
    return True
