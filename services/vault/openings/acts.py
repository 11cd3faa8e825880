"""The acts on an opening: request, approve, refuse, use, expire, acknowledge (P-06)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final, TypedDict
from uuid import UUID

from libs.contracts.vault import (
    OpeningAcknowledged,
    OpeningApproved,
    OpeningExpired,
    OpeningRefused,
    OpeningRequested,
    OpeningUsed,
)
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Outcome
from libs.kernel.profile import Profile
from libs.kernel.refusal import Absent
from libs.kernel.roles import Role
from services.vault.openings import commands as c
from services.vault.openings.facts import DecideFacts, RequestFacts, Wanted
from services.vault.openings.lifecycle import OpeningStatus as S
from services.vault.openings.opening import Opening
from services.vault.openings.refusals import (
    AlreadyNoted,
    ApproverNotCompetent,
    ApproverRequested,
    MinutesTooMany,
    NobodyToApprove,
    NoLongerEntitled,
    OpeningOver,
    OpeningStillRuns,
    PurposeNotYours,
    PurposeUnknown,
    RequesterAlone,
    SupervisorInvolved,
)
from services.vault.refusals import Reason
from services.vault.refusals import refuse as refuse_for

MALICE: Final = "malice_inquiry"
"""The purpose for which the named handlers of a malice case ask, and nobody else (TW-02)."""


def request(command: c.RequestOpening, occasion: Occasion, facts: RequestFacts) -> Outcome[Opening]:
    """Ask for a look. Whoever has nothing to do with the report does not learn whether there is one."""
    wanted, actor = facts.wanted, occasion.actor
    if wanted is None or not _may_ask(actor, wanted, facts):
        raise Absent
    approvers = facts.approvers - wanted.recused - {actor.person_id}
    refuse_for(_wrong(command, occasion, wanted, facts, approvers))
    opening = Opening(
        occasion.new_id(),
        S.REQUESTED,
        occasion.profile.name,
        occasion.profile.version,
        organ_id=wanted.organ_id,
        report_id=command.report_id,
        requester_id=actor.person_id,
        purpose=command.purpose,
        reason=command.reason,
        approver_ids=tuple(sorted(approvers)),
        recused_ids=tuple(sorted(wanted.recused)),
    )
    return Outcome(opening, OpeningRequested(**_of(opening)))


def approve(opening: Opening, command: c.ApproveOpening, occasion: Occasion, facts: DecideFacts) -> Outcome[Opening]:
    """Let the requester look once, within minutes; a second person decides."""
    if command.minutes > longest(occasion.profile):
        refuse_for([(MinutesTooMany, "/minutes")])
    decided = _decided(opening, occasion, facts)
    expires_at = occasion.at + timedelta(minutes=command.minutes)
    approved = replace(decided, status=S.APPROVED, minutes=command.minutes, expires_at=expires_at)
    return Outcome(approved, OpeningApproved(**_of(approved), minutes=command.minutes))


def refuse(opening: Opening, command: c.RefuseOpening, occasion: Occasion, facts: DecideFacts) -> Outcome[Opening]:
    """Do not let the requester look."""
    refused = replace(_decided(opening, occasion, facts), status=S.REFUSED, refusal=command.reason)
    return Outcome(refused, OpeningRefused(**_of(refused)))


def use(opening: Opening, _command: c.UseOpening, occasion: Occasion, facts: RequestFacts) -> Outcome[Opening]:
    """Take the one look: by the requester, in time, who still has to do with the report."""
    if occasion.actor.person_id != opening.requester_id:
        raise RequesterAlone
    if opening.expires_at is None or occasion.at >= opening.expires_at:
        raise OpeningOver
    if facts.wanted is None or not _may_ask(occasion.actor, facts.wanted, facts, opening.purpose):
        raise NoLongerEntitled
    return Outcome(replace(opening, status=S.USED, used_at=occasion.at), OpeningUsed(**_of(opening)))


def expire(opening: Opening, _command: c.ExpireOpening, occasion: Occasion, _facts: None = None) -> Outcome[Opening]:
    """The minutes have passed without a look."""
    if opening.expires_at is not None and occasion.at < opening.expires_at:
        raise OpeningStillRuns
    return Outcome(replace(opening, status=S.EXPIRED), OpeningExpired(**_of(opening)))


def acknowledge(
    opening: Opening, _command: c.AcknowledgeOpening, occasion: Occasion, _facts: None = None
) -> Outcome[Opening]:
    """The supervisor takes note, once; nobody who asked or decided is one."""
    me = occasion.actor.person_id
    if me in (opening.requester_id, opening.decided_by):
        raise SupervisorInvolved
    if opening.acknowledged_at is not None:
        raise AlreadyNoted
    noted = replace(opening, acknowledged_by=me, acknowledged_at=occasion.at)
    return Outcome(noted, OpeningAcknowledged(**_of(noted)))


def longest(profile: Profile) -> int:
    """Minutes a look may be allowed for under that profile; never more than fifteen (P-06)."""
    minutes = profile.options.get("vault.opening_minutes", c.MINUTES_MAX)
    return min(int(str(minutes)), c.MINUTES_MAX)


class _Told(TypedDict):
    organ_id: UUID
    report_ref: UUID
    purpose: str


def _of(opening: Opening) -> _Told:
    return _Told(organ_id=opening.organ_id, report_ref=opening.report_id, purpose=opening.purpose)


def _may_ask(actor: Actor, wanted: Wanted, facts: RequestFacts, purpose: str | None = None) -> bool:
    """Letters office of the organ, or named handler; ``purpose`` says which of both it must still be."""
    if actor.person_id in wanted.recused:
        return False
    letters = actor.is_any(Role.LETTERS) and actor.organ_id == wanted.organ_id
    if purpose is None:
        return letters or facts.handles
    return facts.handles if purpose == MALICE else letters


def _wrong(
    command: c.RequestOpening, occasion: Occasion, wanted: Wanted, facts: RequestFacts, approvers: frozenset[UUID]
) -> Iterator[Reason]:
    purposes = occasion.profile.lists.get("vault_purposes")
    if purposes is None or command.purpose not in purposes:
        yield PurposeUnknown, "/purpose"
    elif not _may_ask(occasion.actor, wanted, facts, command.purpose):
        yield PurposeNotYours, "/purpose"
    if not approvers:
        yield NobodyToApprove, ""


def _decided(opening: Opening, occasion: Occasion, facts: DecideFacts) -> Opening:
    me = occasion.actor.person_id
    if me == opening.requester_id:
        raise ApproverRequested
    if me not in facts.approvers or me in opening.recused_ids:
        raise ApproverNotCompetent
    return replace(opening, decided_by=me, decided_at=occasion.at)
