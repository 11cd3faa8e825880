"""The oracle by case type: how somebody stands to a case, and what its timeline tells them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from libs.kernel.roles import Role as R
from services.filing.aftercare.obligation import Obligation
from services.filing.filings.filing import Filing
from tests.support.access_people import Persona
from tests.support.access_rules import NOTHING, STATED_OUTSIDE, Rules, Standing
from tests.support.access_rules_cleared import (
    HEADS,
    OFFICERS,
    SUSPECTING,
    Cleared,
    is_about,
    is_kept_from_malice,
    is_recused,
)
from tests.support.access_rules_handed_in import OF_THE_LEAD, of_sheet
from tests.support.access_rules_worked import Items, Worked
from tests.support.access_stands_held import (
    AMONG_THE_NAMED,
    PARTS_HELD,
    WITHIN,
    is_held_stated_to,
    kept_away_held,
    stands_held,
)
from tests.support.access_stands_worked import AMONG_THE_TEAM, PARTS_WORKED, WITHIN_WORKED, is_worked_stated_to

Stand = Callable[[Persona, Any], Standing]
"""How somebody stands to a case of one type."""

NOT_OF_OUTSIDERS: Final[Mapping[str, frozenset[str]]] = {
    **WITHIN,
    **WITHIN_WORKED,
    "application": frozenset({"enter_from_paper", "acknowledge", "answer", "serve"}),
    "correction": frozenset({"open", "close", "return_answer"}),
    "transfer": frozenset({"send"}),
    "lead_transfer": OF_THE_LEAD,
}
"""Acts of the office, of which whoever stands outside is not shown who did them."""
RESTRICTED_ACTS: Final[Mapping[str, frozenset[str]]] = {
    **AMONG_THE_NAMED,
    **AMONG_THE_TEAM,
    "malice": frozenset(
        {
            "propose_ending",
            "draft_proposal",
            "educate",
            "dispose",
            "record_result",
            "request_corrections",
            "name_handlers",
            "renew_heads",
            "step_aside",
            "give_trial_opinion",
        }
    ),
    "clarification": frozenset(
        {"accept", "name_handlers", "defer", "resume", "check_leads", "take_back", "reconsider", "note_certified"}
    ),
}
"""Acts that as a whole are no affair of those to whom what is restricted is closed."""


PARTS: Final[Mapping[str, Mapping[str, str]]] = {
    **PARTS_HELD,
    **PARTS_WORKED,
    "filing": {"deliberation": "deliberation"},
    "aftercare": {"deliberation": "deliberation"},
    "application": {"handling": "deliberation"},
    "correction": {"handling": "deliberation", "origin": "restricted"},
    "clarification": {"verification": "restricted", "deferral": "restricted"},
    "malice": {"inquiry": "restricted"},
    "transfer": {"origin": "restricted"},
    "opening": {"reason": "restricted"},
    "lead_transfer": {"hands": "sealed"},
    "report": {"reporter": "sealed", "original": "sealed"},
}
"""Names of the sections that can be closed, by case type, each with what of a standing opens it."""


def is_told(kind: str, standing: Standing, act: str) -> bool:
    """Whether the timeline shows that the act was done."""
    closed = not standing.inside and act in NOT_OF_OUTSIDERS.get(kind, ())
    return not closed and (standing.restricted or act not in RESTRICTED_ACTS.get(kind, ()))


def is_status_told(kind: str, standing: Standing, status: str | None) -> bool:
    """Whether the timeline may name that status: that a clarification waits says that there is another lead, which is
    for its office and for case management (C-14, G-24)."""
    return kind != "clarification" or status != "deferred" or standing.inside or standing.restricted


def is_stated_to(kind: str, standing: Standing, role: str) -> bool:
    """Whether the timeline shows what was stated with an act of that role."""
    match kind:
        case "filing":
            return standing.inside or role in STATED_OUTSIDE
        case "clarification":
            return standing.restricted or role not in OFFICERS
        case "transfer":
            return standing.restricted or role not in OFFICERS
        case "correction":
            return standing.inside or role not in OFFICERS | HEADS
        case "malice":
            return standing.restricted or role in SUSPECTING
        case "report":
            return role != R.LETTERS
        case "opening":
            return standing.restricted or role in (R.CADRE_SUP, R.CLOCK)
    return is_held_stated_to(kind, standing, role) and is_worked_stated_to(kind, standing, role)


@dataclass(frozen=True)
class Behind:
    """What is behind a case that the rules look at: the filing of an obligation, the case of malice of a transfer, the
    case of accountability of a determination, if there is one, the items of a common problem."""

    filing_of: Callable[[Obligation], Filing]
    malice_of: Callable[[Any], Any]
    case_of: Callable[[UUID], Any]
    items_of: Items


def stands(rules: Rules, behind: Behind) -> dict[str, Stand]:
    """The rules by case type."""
    cleared, filing_of, malice_of = Cleared(rules), behind.filing_of, behind.malice_of
    return {
        **stands_held(rules, behind.case_of),
        **Worked(rules, behind.items_of).stands(),
        "filing": rules.of_filing,
        "aftercare": lambda who, case: rules.of_obligation(who, case, filing_of(case)),
        "upload": rules.of_upload,
        "evidence": rules.of_matter,
        "watch_entry": rules.of_watched,
        "watched_obligation": rules.of_watched,
        "lead": cleared.of_lead,
        "lead_transfer": lambda who, case: of_sheet(who, case, is_kept_away=cleared.is_kept_from_lead(who, case)),
        "index_entry": _nobody,
        "application": cleared.of_application,
        "clarification": cleared.of_clarification,
        "candidate": cleared.of_candidate,
        "malice": cleared.of_malice,
        "transfer": lambda who, case: cleared.of_transfer(who, case, malice_of(case)),
        "lead_entry": cleared.of_lead_entry,
        "correction": cleared.of_correction,
        "report": cleared.of_report,
        "opening": cleared.of_opening,
        "investigation": _nobody,
        "organ": rules.of_organ,
        "person": rules.of_person,
        "relation": rules.of_relation,
        "account": rules.of_account,
        "client_key": rules.of_key,
    }


def kept_away(rules: Rules, behind: Behind) -> dict[str, Callable[[Persona, Any], bool]]:
    """By case type, whether somebody is kept away from a case whatever else they are to it (P-09)."""
    cleared, filing_of, malice_of = Cleared(rules), behind.filing_of, behind.malice_of
    return {
        **kept_away_held(rules, behind.case_of),
        "filing": lambda who, case: bool(case.is_recused(who.person_id)),
        "aftercare": lambda who, case: filing_of(case).is_recused(who.person_id),
        "lead": cleared.is_kept_from_lead,
        "lead_transfer": cleared.is_kept_from_lead,
        "lead_entry": cleared.is_kept_from_lead,
        "correction": lambda who, case: is_recused(who, case) or who.person_id == case.subject_person_id,
        "clarification": lambda who, case: bool(case.is_recused(who.person_id)),
        "candidate": is_about,
        "malice": is_kept_from_malice,
        "transfer": lambda who, case: malice_of(case).is_recused(who.person_id),
        "report": is_recused,
        "opening": is_recused,
    }


def _nobody(_who: Persona, _case: Any) -> Standing:
    return NOTHING
