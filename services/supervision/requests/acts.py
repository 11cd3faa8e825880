"""Asking for staff, answering, taking back, ending (S-03, S-04, LS-5)."""

from dataclasses import replace
from typing import TypedDict
from uuid import UUID

from libs.contracts.supervision_liaison import (
    StaffRequestEnded,
    StaffRequestGranted,
    StaffRequestRefused,
    StaffRequestRequested,
    StaffRequestWithdrawn,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.supervision.refusing import finding, refuse, unless
from services.supervision.requests import commands as ask
from services.supervision.requests import refusals as no
from services.supervision.requests.asking import (
    assess_grant,
    assess_joint,
    assess_staff,
    keep_to_addressee,
    keep_to_requester,
)
from services.supervision.requests.facts import AnsweringFacts, AskingFacts
from services.supervision.requests.staff_request import Answer, RequestEnding, StaffRequest, Term
from services.supervision.requests.status import JOINT
from services.supervision.requests.status import RequestStatus as S


def request_joint(command: ask.RequestJoint, occasion: Occasion, facts: AskingFacts) -> Outcome[StaffRequest]:
    """A lead unit or task force asks the organ that supervises its task to take part (S-04)."""
    refuse(*assess_joint(command, facts, occasion.actor, occasion.on))
    assert facts.task is not None
    organ, office = facts.task.competent_organ_id, facts.task.office_id
    request = _asked(command, occasion, JOINT, organ, office, addressee=organ)
    return Outcome(request, StaffRequestRequested(**request_of(request)))


def request_staff(command: ask.RequestStaff, occasion: Occasion, facts: AskingFacts) -> Outcome[StaffRequest]:
    """The head of a supervision office asks a functional unit for staff or training (S-03)."""
    office = occasion.actor.office_id
    if office is None:
        raise no.NoOffice
    refuse(*assess_staff(command, facts, occasion.profile, occasion.on))
    organ = occasion.actor.organ_id
    request = _asked(command, occasion, command.kind, organ, office, addressee=command.unit_id)
    return Outcome(request, StaffRequestRequested(**request_of(request)))


def grant(
    request: StaffRequest, command: ask.GrantRequest, occasion: Occasion, facts: AnsweringFacts
) -> Outcome[StaffRequest]:
    """Whoever was asked sends staff. To a lead unit neither persons nor days are told: an unannounced visit that comes
    of it stays hidden until it starts (G-54)."""
    keep_to_addressee(request, occasion.actor)
    refuse(*assess_grant(request, command, facts, occasion.on))
    term = None if command.term is None else Term(command.term.from_on, command.term.until_on)
    by, remarks = occasion.actor.person_id, command.remarks
    answer = Answer(True, command.note, occasion.on, by, command.staff_ids, term, remarks)
    granted = replace(request, status=S.GRANTED, answer=answer)
    return Outcome(granted, StaffRequestGranted(**request_of(granted)))


def refuse_request(
    request: StaffRequest, command: ask.RefuseRequest, occasion: Occasion, _facts: None = None
) -> Outcome[StaffRequest]:
    """Whoever was asked sends nobody, with reasons."""
    keep_to_addressee(request, occasion.actor)
    _with_reasons(command.reasons)
    answer = Answer(False, command.reasons, occasion.on, occasion.actor.person_id, remarks=command.remarks)
    refused = replace(request, status=S.REFUSED, answer=answer)
    return Outcome(refused, StaffRequestRefused(**request_of(refused)))


def withdraw(
    request: StaffRequest, command: ask.WithdrawRequest, occasion: Occasion, _facts: None = None
) -> Outcome[StaffRequest]:
    """Whoever asked takes it back before it is answered."""
    keep_to_requester(request, occasion.actor)
    _with_reasons(command.reasons)
    ending = RequestEnding(command.reasons, occasion.on, occasion.actor.person_id)
    withdrawn = replace(request, status=S.WITHDRAWN, ending=ending)
    return Outcome(withdrawn, StaffRequestWithdrawn(**request_of(withdrawn)))


def end(
    request: StaffRequest, command: ask.EndRequest, occasion: Occasion, _facts: None = None
) -> Outcome[StaffRequest]:
    """The organ says that help, training or joint work is over, and what came of it."""
    refuse(finding(no.NoOutcome, [unless(bool(command.outcome), no.NoOutcome, "/outcome")]))
    ended = replace(
        request, status=S.ENDED, ending=RequestEnding(command.outcome, occasion.on, occasion.actor.person_id)
    )
    return Outcome(ended, StaffRequestEnded(**request_of(ended)))


class Requested(TypedDict):
    """What every event of a request says."""

    competent_organ_id: UUID
    kind: str
    requester_id: UUID
    addressee_id: UUID
    task_id: UUID | None


def request_of(request: StaffRequest) -> Requested:
    """Those fields of a request."""
    return Requested(
        competent_organ_id=request.competent_organ_id,
        kind=request.kind,
        requester_id=request.requester_id,
        addressee_id=request.addressee_id,
        task_id=request.task_id,
    )


def _with_reasons(reasons: str) -> None:
    refuse(finding(no.NoRequestReasons, [unless(bool(reasons), no.NoRequestReasons, "/reasons")]))


def _asked(
    command: ask.RequestJoint | ask.RequestStaff,
    occasion: Occasion,
    kind: str,
    organ_id: UUID,
    office_id: UUID,
    *,
    addressee: UUID,
) -> StaffRequest:
    return StaffRequest(
        occasion.new_id(),
        S.REQUESTED,
        occasion.profile.name,
        occasion.profile.version,
        kind=kind,
        competent_organ_id=organ_id,
        office_id=office_id,
        requester_id=occasion.actor.organ_id,
        requested_by=occasion.actor.person_id,
        requested_on=occasion.on,
        addressee_id=addressee,
        task_id=command.task_id,
        topic=command.topic,
        reasons=command.reasons,
        staff_wanted=command.staff_wanted,
        term=Term(command.term.from_on, command.term.until_on),
    )
