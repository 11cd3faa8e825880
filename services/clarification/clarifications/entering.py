"""How a clarification begins, waits and is withdrawn because another case of the service moves: effects, no acts."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from libs.contracts.clarification import (
    ClarificationDeferred,
    ClarificationMaliceNoted,
    ClarificationOpened,
    ClarificationResumed,
    ClarificationWithdrawn,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.refusal import NotNow
from services.clarification.clarifications.clarification import Clarification, with_items
from services.clarification.clarifications.finding_rules import assess_end, assess_items, assess_untruth
from services.clarification.clarifications.findings import Item
from services.clarification.clarifications.records import Claim, ClarificationEnding, Deferral
from services.clarification.clarifications.status import WITHDRAWABLE
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.subject import OrganizationSubject, PersonSubject
from services.clarification.clarifications.telling import matter_of
from services.clarification.clarifications.wording import DeferralGround, EndingKind
from services.clarification.clarifications.wording import Entrance as Way
from services.clarification.refusing import refuse

MALICE_NOTED_IN = frozenset(
    {S.OPENED, S.ASSESSING, S.DEFERRED, S.PROPOSED, S.ASSESSED_COLLECTIVELY, S.HEAD_REVIEWED, S.PRE_NOTICE}
)
"""Statuses in which a certified malicious accusation is still noted on the clarification (C-12)."""


@dataclass(frozen=True)
class Entrance:
    """What an application brings: who is to be cleared, by which office, and what is claimed (C-23, P-12)."""

    subject: PersonSubject | OrganizationSubject
    office_id: UUID
    organ_id: UUID
    application_id: UUID
    claim: str
    reported_content: str
    place_of_influence: str
    received_on: date
    verification_ended_on: date | None = None
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Victim:
    """What a certified malicious accusation brings: the victim, the office that verified, the certified case (W-05)."""

    subject: PersonSubject | OrganizationSubject
    office_id: UUID
    organ_id: UUID
    malice_id: UUID
    certified_on: date
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class OwnFinding:
    """What the office found by its own verification (C-22): untrue problems of a subject, and when it ended."""

    subject: PersonSubject | OrganizationSubject
    office_id: UUID
    organ_id: UUID
    items: tuple[Item, ...]
    verification_ended_on: date | None


def open_ex_officio(found: OwnFinding, occasion: Occasion, clarification_id: UUID) -> Moved:
    """The clarification that the office opens by itself (TC-01, C-22).

    Refuses unless verification has ended and all, most or the main problem was found untrue (C-06, C-10, G-25).
    """
    refuse(
        *assess_items(found.items), assess_untruth(found.items), assess_end(found.verification_ended_on, occasion.on)
    )
    opened = Clarification(
        clarification_id,
        S.OPENED,
        occasion.profile.name,
        occasion.profile.version,
        office_id=found.office_id,
        organ_id=found.organ_id,
        subject=found.subject,
        entrance=Way.EX_OFFICIO,
        opened_by=occasion.actor.person_id,
        verification_ended_on=found.verification_ended_on,
    )
    return _opened(with_items(opened, found.items), "open_ex_officio")


def open_on_application(entrance: Entrance, occasion: Occasion, clarification_id: UUID) -> Moved:
    """The clarification that an application opens (TC-01, C-23). The applicant sees the application alone."""
    opened = Clarification(
        clarification_id,
        S.OPENED,
        occasion.profile.name,
        occasion.profile.version,
        office_id=entrance.office_id,
        organ_id=entrance.organ_id,
        subject=entrance.subject,
        entrance=Way.APPLICATION,
        opened_by=occasion.actor.person_id,
        application_id=entrance.application_id,
        claim=Claim(entrance.claim, entrance.reported_content, entrance.place_of_influence),
        received_on=entrance.received_on,
        verification_ended_on=entrance.verification_ended_on,
    )
    return _opened(with_items(opened, entrance.items), "open_on_application")


def open_for_victim(victim: Victim, occasion: Occasion, clarification_id: UUID) -> Moved:
    """The clarification of whoever was maliciously accused; situation 6 is certified already (TC-01, C-12, W-05)."""
    opened = Clarification(
        clarification_id,
        S.OPENED,
        occasion.profile.name,
        occasion.profile.version,
        office_id=victim.office_id,
        organ_id=victim.organ_id,
        subject=victim.subject,
        entrance=Way.MALICE,
        opened_by=occasion.actor.person_id,
        malice_id=victim.malice_id,
        malice_certified=True,
        verification_ended_on=victim.certified_on,
    )
    return _opened(with_items(opened, victim.items), "open_for_victim")


def defer(clarification: Clarification, ground: str, occasion: Occasion) -> Moved:
    """Let it wait for another lead on the same subject; nobody is told (TC-03, C-14, G-24).

    ``ground`` is a ``DeferralGround``. What waits already goes on waiting, from now on for that ground: the lead that
    was expected has come, or a case is left when the last lead is concluded (TC-04). Refuses (NotNow) unless it is
    being assessed, or waits for another ground.
    """
    wanted = DeferralGround(ground)
    if clarification.status is S.ASSESSING:
        resting = deferred(clarification, wanted, "", occasion)
    elif clarification.status is S.DEFERRED and clarification.deferrals[-1].ground is not wanted:
        *ended, rest = clarification.deferrals
        resting = replace(clarification, deferrals=(*ended, replace(rest, ground=wanted)))
    else:
        raise NotNow
    return Moved(resting, "defer", ClarificationDeferred(**matter_of(resting)), source=clarification.status)


def resume(clarification: Clarification, occasion: Occasion) -> Moved:
    """Go on assessing: the last open lead is concluded (TC-04, C-14). Refuses (NotNow) unless it is deferred."""
    if clarification.status is not S.DEFERRED:
        raise NotNow
    running = resumed(clarification, occasion)
    return Moved(running, "resume", ClarificationResumed(**matter_of(running)))


def withdraw(clarification: Clarification, occasion: Occasion) -> Moved:
    """End it because the application was withdrawn in time (TC-16). Refuses (NotNow) once it is proposed or decided;
    then the organ goes on by itself."""
    if clarification.status not in WITHDRAWABLE:
        raise NotNow
    ending = ClarificationEnding(EndingKind.WITHDRAWN, "", occasion.actor.person_id, occasion.at)
    ended = replace(resumed(clarification, occasion), status=S.WITHDRAWN, ending=ending)
    return Moved(ended, "withdraw", ClarificationWithdrawn(**matter_of(ended)))


def note_certified(clarification: Clarification, malice_id: UUID, _occasion: Occasion) -> Moved:
    """Note that the accusation of this subject is certified as malicious, so that situation 6 holds (C-12, P-03).

    Refuses (NotNow) once the clarification is decided or ended; see ``MALICE_NOTED_IN``.
    """
    if clarification.status not in MALICE_NOTED_IN:
        raise NotNow
    noted = replace(clarification, malice_id=malice_id, malice_certified=True)
    return Moved(noted, "note_certified", ClarificationMaliceNoted(**matter_of(noted)))


def deferred(clarification: Clarification, ground: DeferralGround, reason: str, occasion: Occasion) -> Clarification:
    """The clarification at rest from now on."""
    rest = Deferral(ground, reason, occasion.at, occasion.actor.person_id)
    return replace(clarification, status=S.DEFERRED, deferrals=(*clarification.deferrals, rest))


def held_back(
    assessing: Clarification, occasion: Occasion, *, open_leads: int, case_open: bool = False
) -> Clarification:
    """What is about to be assessed, at rest instead if another lead is open or an accountability case is that the head
    has not weighed (TC-03, C-14). Either way the same is told (G-24)."""
    if open_leads:
        return deferred(assessing, DeferralGround.LEAD_OPEN, "", occasion)
    return deferred(assessing, DeferralGround.CASE_OPEN, "", occasion) if case_open else assessing


def resumed(clarification: Clarification, occasion: Occasion, because: str = "") -> Clarification:
    """The clarification being assessed, its open deferral ended now; ``because`` is what the head stated."""
    ended = tuple(
        rest if rest.until is not None else replace(rest, until=occasion.at, ended_because=because)
        for rest in clarification.deferrals
    )
    return replace(clarification, status=S.ASSESSING, deferrals=ended)


def _opened(clarification: Clarification, act: str) -> Moved:
    return Moved(clarification, act, ClarificationOpened(**matter_of(clarification)))
