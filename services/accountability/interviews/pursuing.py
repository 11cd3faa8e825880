"""Whether persons are pursued: a decision of a named person with reasons, never of the system (TI-09, G-38)."""

from uuid import UUID

from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.finding import Finding
from libs.kernel.profile import Profile
from services.accountability.cases.entering import Entrance, opened
from services.accountability.cases.objects import LEADING_POSTS, POST_RANKS
from services.accountability.cases.status import SourceKind
from services.accountability.interviews.commands_after import CloseInterview
from services.accountability.interviews.days import posts_day_of
from services.accountability.interviews.escalating import project_of
from services.accountability.interviews.facts import PostsOf, PursuitFacts
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.refusals_after import (
    CaseWithoutPursuit,
    ObjectNotLeader,
    PursuitNotAutomatic,
    PursuitUnreasoned,
)
from services.accountability.interviews.statements import CaseWanted, PursuitChoice
from services.accountability.interviews.tiers import Pursuit, tier_of
from services.accountability.refusing import finding, unless


def assess_pursuit(
    interview: Interview, command: CloseInterview, facts: PursuitFacts, profile: Profile
) -> tuple[Finding, ...]:
    """Reasons as the tier asks for them; an object only with a case, and only a leader of the unit (P-15)."""
    as_required = tier_of(interview.tier, profile).pursuit is Pursuit.AS_REQUIRED
    opens = command.pursuit is PursuitChoice.CASE
    reasoned = bool(command.reasons)
    return (
        finding(PursuitUnreasoned, [unless(reasoned or not as_required, PursuitUnreasoned, "/reasons")]),
        finding(PursuitNotAutomatic, [unless(reasoned or as_required or not opens, PursuitNotAutomatic, "/reasons")]),
        finding(CaseWithoutPursuit, [unless(opens or command.case is None, CaseWithoutPursuit, "/case")]),
        assess_object(command.case, facts.leaders),
    )


def assess_object(wanted: CaseWanted | None, leaders: PostsOf) -> Finding:
    """Whether the person named was a leader of the unit on the day of the event (P-15)."""
    person = None if wanted is None else wanted.object_person_id
    leads = person is None or bool(_leading(leaders, person))
    return finding(ObjectNotLeader, [unless(leads, ObjectNotLeader, "/case/object_person_id")])


def case_after(
    interview: Interview,
    wanted: CaseWanted | None,
    kind: SourceKind,
    codes: tuple[str, ...],
    facts: PursuitFacts,
    occasion: Occasion,
    case_id: UUID,
) -> Moved:
    """The case that follows the interview; whoever interviewed does not handle it (A-01, S-12, P-17)."""
    person = None if wanted is None else wanted.object_person_id
    held = () if person is None else _leading(facts.leaders, person)
    entrance = Entrance(
        source_kind=kind,
        source_id=interview.id,
        unit_id=interview.unit_id,
        unit_kind=interview.unit_kind,
        competent_organ_id=interview.competent_organ_id,
        office_id=interview.office_id,
        object_person_id=person,
        object_post=held[0] if held else "principal",
        project_code=project_of(interview),
        codes=codes,
        former_hands=interview.interviewer_ids,
        evidence_ids=tuple(one.filing_id for one in facts.filings),
        source_reference=interview.number or "",
        by=occasion.actor.person_id,
        occurred_on=posts_day_of(interview),
    )
    return opened(entrance, occasion, case_id)


def _leading(leaders: PostsOf, person_id: UUID) -> tuple[str, ...]:
    """The leading posts of that person, the highest first."""
    held = leaders.get(person_id, frozenset[str]()) & LEADING_POSTS
    return tuple(sorted(held, key=lambda post: -POST_RANKS[post]))
