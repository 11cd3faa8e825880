"""Rules after execution: who is informed, what is corrected, the visit, the closing (C-26, C-32, P-12, D-02)."""

from libs.kernel.actor import Occasion
from libs.kernel.finding import Finding
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.commands_executing import InformAfterwards, RecordVisit
from services.clarification.clarifications.facts import InformFacts, OrganFacts
from services.clarification.clarifications.meeting import whole
from services.clarification.clarifications.refusals_deciding import (
    CorrectionsOpen,
    CorrectionUndecided,
    DayImpossible,
    NoClosingNote,
    NotInformed,
    NotPartyHead,
    NoVisit,
    OpinionUnstated,
    VisitorsWrong,
)
from services.clarification.corrections.facts import CorrectionCount
from services.clarification.corrections.opening import check_items
from services.clarification.refusing import finding, unless


def assess_informing(
    clarification: Clarification, command: InformAfterwards, facts: InformFacts, occasion: Occasion
) -> tuple[Finding, ...]:
    """Whether party head, organization department and dossier have it, and corrections are settled (TC-14)."""
    heads = command.party_head_id in facts.party_heads and command.party_head_id != clarification.subject.person_id
    since = clarification.executed_on or command.party_head_on
    days = {"party_head_on": command.party_head_on, "org_department_on": command.org_department_on}
    settled = bool(command.corrections) != bool(command.no_correction_reason)
    return (
        finding(NotPartyHead, [unless(heads, NotPartyHead, "/party_head_id")]),
        finding(
            NotInformed,
            [
                unless(command.org_department_id in facts.org_departments, NotInformed, "/org_department_id"),
                unless(bool(command.dossier_entry), NotInformed, "/dossier_entry"),
            ],
        ),
        finding(
            DayImpossible,
            [unless(since <= day <= occasion.on, DayImpossible, f"/{name}") for name, day in days.items()],
        ),
        finding(CorrectionUndecided, [unless(settled, CorrectionUndecided, "/corrections")]),
        *check_items(command.corrections, occasion.profile, facts.terms),
    )


def assess_visit(
    clarification: Clarification, command: RecordVisit, facts: OrganFacts, occasion: Occasion
) -> tuple[Finding, ...]:
    """Whether at least two of the organ visited, after execution and not on a day to come, and said what they found."""
    visitors = command.visitor_ids
    fit = [person in facts.persons_of_organ and person not in visitors[:n] for n, person in enumerate(visitors)]
    enough = len(set(visitors)) >= whole(occasion.profile, "clarification.visitors_min", 2)
    since = clarification.executed_on or command.visited_on
    return (
        finding(
            VisitorsWrong,
            [
                unless(enough, VisitorsWrong, "/visitor_ids"),
                *(unless(fits, VisitorsWrong, f"/visitor_ids/{n}") for n, fits in enumerate(fit)),
            ],
        ),
        finding(DayImpossible, [unless(since <= command.visited_on <= occasion.on, DayImpossible, "/visited_on")]),
        finding(OpinionUnstated, [unless(bool(command.content), OpinionUnstated, "/content")]),
    )


def assess_closing(clarification: Clarification, note: str | None, corrections: CorrectionCount) -> tuple[Finding, ...]:
    """Whether somebody visited, every correction is done, and a note for the archive is there; ``note`` None: not asked
    for yet (TC-15)."""
    return (
        finding(NoVisit, [unless(bool(clarification.visits), NoVisit, "/visits")]),
        finding(CorrectionsOpen, [unless(corrections.open == 0, CorrectionsOpen, "/correction_ids")]),
        finding(NoClosingNote, [unless(note is None or bool(note), NoClosingNote, "/note")]),
    )
