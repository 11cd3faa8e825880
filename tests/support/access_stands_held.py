"""The oracle by case type, continued: interviews, cases, and what follows them; what their timelines tell to whom."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from libs.kernel.roles import Role as R
from tests.support.access_people import Persona
from tests.support.access_rules import NOTHING, Rules, Standing
from tests.support.access_rules_held import CONCERNED, INTERVIEWING, OFFICE, Held
from tests.support.access_rules_tolerated import Tolerated

TIME: Final = frozenset({R.CLOCK, R.SYSTEM})
WITHIN: Final[Mapping[str, frozenset[str]]] = {
    "interview": frozenset(
        {"trigger", "rebase", "confirm", "recuse", "propose_escalation", "decline_escalation"}
    ),
    "sanction": frozenset({"recount", "note_recourse", "replace", "revoke"}),
    "supervision_proposal": frozenset({"draft", "revise", "argue", "return_draft", "issue", "follow_up"}),
    "followup": frozenset(
        {
            "schedule", "reschedule", "revoke", "plan_visit", "drop_plan", "record_visit", "return_record", "grade",
            "remedy_breach", "close", "close_without_feedback",
        }
    ),
    "tolerance": frozenset(
        {
            "open", "draft", "give_trial_opinion", "consult", "determine", "send_back", "serve", "reopen",
            "renew_hands", "cease",
        }
    ),
    "tolerance_application": frozenset({"acknowledge", "answer", "tell", "uphold"}),
    "probation": frozenset({"propose", "set", "decline", "extend", "expire", "evaluate"}),
    "publication": frozenset({"draft", "revise", "return", "publish", "withdraw"}),
}  # fmt: skip
"""Acts of the organ, of which whoever stands outside is not shown who did them, or when."""
AMONG_THE_NAMED: Final[Mapping[str, frozenset[str]]] = {
    "review": frozenset({"assign", "report", "decide", "order"}),
    "disclosure_statement": frozenset(
        {"name_handlers", "step_aside", "assess", "confirm", "return_assessment", "link"}
    ),
}
"""Acts that as a whole are no affair of those to whom what is restricted is closed."""
PARTS_HELD: Final[Mapping[str, Mapping[str, str]]] = {
    "interview": {"matter": "deliberation"},
    "sanction": {"origin": "deliberation"},
    "review": {"result": "deliberation", "working": "restricted"},
    "supervision_proposal": {"working": "deliberation"},
    "followup": {"visits": "deliberation"},
    "tolerance": {"matter": "deliberation", "dossier": "restricted"},
    "tolerance_application": {"handling": "deliberation"},
    "probation": {"handling": "deliberation"},
    "publication": {"approval": "deliberation"},
    "disclosure_statement": {"assessment": "restricted"},
}
"""Names of the sections that can be closed, by case type, each with what of a standing opens it."""
NOT_TOLD: Final[Mapping[str, frozenset[str]]] = {
    "disclosure_statement": frozenset(
        {"handlers_named", "assessment_noted", "assessment_returned", "assessed", "linked"}
    )
}
"""Events that the feed does not show to those to whom what is restricted is closed: they would tell a case or lead."""
SEEN_AS: Final[Mapping[str, str]] = {"disclosure_statement": "received"}
"""The status in which a case always stands for those to whom what is restricted is closed."""


def is_held_stated_to(kind: str, standing: Standing, role: str) -> bool:
    """Whether the timeline shows what was stated with an act of that role."""
    match kind:
        case "interview":
            return standing.inside or role not in INTERVIEWING | OFFICE | {R.CDI_LEADER_IN_CHARGE, R.SYSTEM}
        case "review":
            return standing.restricted or role in CONCERNED | TIME
        case "supervision_proposal":
            return standing.inside or role not in OFFICE | {R.CDI_LEADER_IN_CHARGE}
        case "tolerance":
            return standing.restricted or (standing.inside and role == R.SYSTEM)
    return True


def stands_held(rules: Rules, case_of: Callable[[UUID], Any]) -> dict[str, Callable[[Persona, Any], Standing]]:
    """The rules by case type."""
    held, tolerated = Held(rules), Tolerated(rules, case_of)
    return {
        "trigger": held.of_trigger,
        "interview": held.of_interview,
        "case": held.of_case,
        "joint": held.of_joint,
        "sanction": held.of_sanction,
        "review": held.of_review,
        "reexamination_draw": held.of_draw,
        "reexamination": held.of_reexamination,
        "supervision_proposal": held.of_proposal,
        "followup": held.of_followup,
        "tolerance": tolerated.of_tolerance,
        "tolerance_application": tolerated.of_tolerance_application,
        "probation": tolerated.of_probation,
        "publication": tolerated.of_publication,
        "violation": tolerated.of_violation,
        "clearance": tolerated.of_clearance,
        "disclosure_window": tolerated.of_window,
        "disclosure_statement": tolerated.of_statement,
        "criticism": tolerated.of_criticism,
        "circular": tolerated.of_circular,
        "ranking": tolerated.of_ranking,
        "unit_watch": tolerated.of_watched_unit,
        "escalation": tolerated.of_escalation,
        "earlier_problem": tolerated.of_escalation,
        "ended_step": lambda _who, _case: NOTHING,
    }


def kept_away_held(rules: Rules, case_of: Callable[[UUID], Any]) -> dict[str, Callable[[Persona, Any], bool]]:
    """By case type, whether somebody is kept away from a case whatever else they are to it (P-09)."""
    held, tolerated = Held(rules), Tolerated(rules, case_of)
    return {
        "trigger": held.is_kept_from_trigger,
        "interview": held.is_recused,
        "case": held.is_kept_from_case,
        "joint": held.is_kept_from_joint,
        "sanction": held.is_kept_from_sanction,
        "review": held.is_kept_from_review,
        "reexamination": held.is_kept_from_reexamination,
        "supervision_proposal": held.is_recused,
        "followup": held.is_kept_from_followup,
        "tolerance": tolerated.is_kept_away,
        "probation": tolerated.is_kept_away,
        "disclosure_statement": held.is_recused,
    }
