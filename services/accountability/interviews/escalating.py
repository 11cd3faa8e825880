"""The four grounds of escalation, each with its own proof from the record, and what follows it (TI-10, A-06, S-12)."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import NAMESPACE_OID, UUID, uuid5

from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.finding import Finding
from libs.kernel.profile import Profile
from services.accountability.interviews.commands_after import ProposeEscalation
from services.accountability.interviews.entering import Basis, triggered
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.rectifying import failed_last_slip
from services.accountability.interviews.refusals import WordsMissing
from services.accountability.interviews.refusals_after import (
    EscalationPending,
    EscalationUnfounded,
    GroundUnknown,
    RefusalUnevidenced,
)
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.tiers import CASE, tier_of
from services.accountability.refusing import finding, unless

NO_SHOW: Final = "no_show"
REFUSED: Final = "refused"
OVERDUE: Final = "overdue_after_red_slip"
FALSIFIED: Final = "falsified"
ESCALATED: Final = "interview_escalated"
_CITES: Final = ("A-06", "S-12")

_Proof = Callable[[Interview, Profile, date], bool]


def _missed(interview: Interview, _profile: Profile, _on: date) -> bool:
    """Did not appear, and without good reason."""
    return interview.status is S.NO_SHOW and not interview.no_shows[-1].good_reason


def _after_talk(interview: Interview, _profile: Profile, _on: date) -> bool:
    """A refusal to put right is possible once it was demanded; its evidence is stated."""
    return interview.status in (S.HELD, S.RECTIFYING)


def _slipped(interview: Interview, profile: Profile, on: date) -> bool:
    """The red slip's day has passed unanswered."""
    return interview.status in (S.HELD, S.RECTIFYING) and failed_last_slip(interview, profile, on)


def _false(interview: Interview, _profile: Profile, _on: date) -> bool:
    """A visit found the report false."""
    return interview.status is S.RECTIFYING and any(visit.falsified for visit in interview.insufficient)


PROOFS: Mapping[str, _Proof] = MappingProxyType(
    {NO_SHOW: _missed, REFUSED: _after_talk, OVERDUE: _slipped, FALSIFIED: _false}
)
"""What the record must show for each ground."""


def is_proven(interview: Interview, ground: str, profile: Profile, on: date) -> bool:
    """Whether the record shows that ground on that day."""
    proof = PROOFS.get(ground)
    return proof is not None and proof(interview, profile, on)


def assess_proposal(
    interview: Interview, command: ProposeEscalation, profile: Profile, on: date
) -> tuple[Finding, ...]:
    """One of the four grounds, shown by the record or evidenced, with reasons, and no other proposal waiting."""
    evidenced = command.ground != REFUSED or (bool(command.evidence) and all(command.evidence))
    known = command.ground in profile.list("escalation_grounds")
    return (
        finding(EscalationPending, [unless(interview.escalation_proposal is None, EscalationPending, "")]),
        finding(GroundUnknown, [unless(known, GroundUnknown, "/ground")]),
        assess_ground(interview, command.ground, profile, on),
        finding(RefusalUnevidenced, [unless(evidenced, RefusalUnevidenced, "/evidence")]),
        finding(WordsMissing, [unless(bool(command.reasons), WordsMissing, "/reasons")]),
    )


def assess_ground(interview: Interview, ground: str, profile: Profile, on: date) -> Finding:
    """Whether the record shows the ground: when it is proposed, and again when it is confirmed."""
    proven = is_proven(interview, ground, profile, on)
    return finding(EscalationUnfounded, [unless(proven, EscalationUnfounded, "/ground")])


def next_interview(interview: Interview, occasion: Occasion) -> Moved | None:
    """The interview at the next higher tier; None where the tier escalates to a case. Its event is this interview, so
    that it stays one per unit and event (G-34)."""
    wanted = tier_of(interview.tier, occasion.profile).escalates_to
    if wanted == CASE:
        return None
    basis = Basis(
        trigger_id=interview.id,
        source_kind=ESCALATED,
        tier=wanted,
        cites=_CITES,
        level=None,
        occurred_on=occasion.on,
        project_code=project_of(interview),
    )
    return triggered(
        interview.unit_id,
        interview.unit_kind,
        interview.competent_organ_id,
        interview.office_id,
        occurrence_after(interview.id),
        (basis,),
        occasion,
        escalated_from=interview.id,
    )


def occurrence_after(interview_id: UUID) -> UUID:
    """The event that the escalation of an interview is."""
    return uuid5(NAMESPACE_OID, f"accountability.interview.escalated:{interview_id}")


def project_of(interview: Interview) -> str | None:
    """The investment project of the matter, if a trigger names one."""
    return next((one.project_code for one in interview.bases if one.project_code is not None), None)
