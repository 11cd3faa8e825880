"""What a request for staff must hold, and who stands on which side of it (S-03, S-04)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from libs.kernel.actor import Actor
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.roles import Role as R
from services.supervision.refusing import finding, unless
from services.supervision.requests import refusals as no
from services.supervision.requests.commands import GrantRequest, RequestJoint, RequestStaff, TermGiven
from services.supervision.requests.facts import AnsweringFacts, AskingFacts
from services.supervision.requests.lifecycle import LEADS, OF_ORGAN
from services.supervision.requests.staff_request import StaffRequest
from services.supervision.requests.wording import KINDS, OF_UNIT, TOWARDS

_NOT_FUNCTIONAL: Final = frozenset({"task_force", "inspection_bureau"})


def assess_joint(command: RequestJoint, facts: AskingFacts, actor: Actor, on: date) -> tuple[Finding, ...]:
    """Whether it is for a task under way that the requester leads, with topic, reasons and term."""
    led = facts.task is not None and actor.organ_id in facts.task.lead_ids
    over = facts.task is not None and not facts.task.under_way
    return (
        finding(no.TaskNotLed, [unless(led, no.TaskNotLed, "/task_id")]),
        finding(no.TaskOver, [unless(not over, no.TaskOver, "/task_id")]),
        *_assess_words(command, on),
    )


def assess_staff(command: RequestStaff, facts: AskingFacts, profile: Profile, on: date) -> tuple[Finding, ...]:
    """Whether it is of a kind asked of units, of a functional unit, for a known task, with topic, reasons and term."""
    item = profile.list(KINDS).get(command.kind)
    towards = item is not None and item.attributes.get(TOWARDS) == OF_UNIT
    kind = facts.kinds.get(command.unit_id)
    fits = kind is not None and kind not in _NOT_FUNCTIONAL
    known = command.task_id is None or facts.task is not None
    over = facts.task is not None and not facts.task.under_way
    return (
        finding(no.KindUnfit, [unless(towards, no.KindUnfit, "/kind")]),
        finding(no.UnitUnfit, [unless(fits, no.UnitUnfit, "/unit_id")]),
        finding(no.TaskUnknown, [unless(known, no.TaskUnknown, "/task_id")]),
        finding(no.TaskOver, [unless(not over, no.TaskOver, "/task_id")]),
        *_assess_words(command, on),
    )


def assess_grant(request: StaffRequest, command: GrantRequest, facts: AnsweringFacts, on: date) -> tuple[Finding, ...]:
    """A unit names persons of its own, and when they come; to a lead unit neither is told (G-54)."""
    if request.is_joint:
        told = (("/staff_ids", bool(command.staff_ids)), ("/term", command.term is not None))
        return (finding(no.PlanTold, [unless(not is_told, no.PlanTold, pointer) for pointer, is_told in told]),)
    named = (("/staff_ids", bool(command.staff_ids)), ("/term", command.term is not None))
    return (
        finding(no.StaffUnnamed, [unless(is_named, no.StaffUnnamed, pointer) for pointer, is_named in named]),
        finding(no.StaffUnfit, _unfit(command, facts)),
        finding(no.TermWrong, [_in_order(command.term, on) if command.term is not None else None]),
    )


def keep_to_addressee(request: StaffRequest, actor: Actor) -> None:
    """Refuse whoever was not asked."""
    if request.is_joint:
        asked = actor.organ_id == request.competent_organ_id and actor.is_any(*OF_ORGAN)
    else:
        asked = actor.organ_id == request.addressee_id and actor.is_any(R.UNIT_PARTY_HEAD)
    if not asked:
        raise no.NotAddressee


def keep_to_requester(request: StaffRequest, actor: Actor) -> None:
    """Refuse whoever did not ask."""
    own_side = actor.is_any(*LEADS) if request.is_joint else actor.office_id == request.office_id
    if actor.organ_id != request.requester_id or not own_side:
        raise no.NotRequester


def _assess_words(command: RequestJoint | RequestStaff, on: date) -> tuple[Finding, ...]:
    words = (("/topic", command.topic), ("/reasons", command.reasons))
    return (
        finding(no.TopicMissing, [unless(bool(word), no.TopicMissing, pointer) for pointer, word in words]),
        finding(no.TermWrong, [_in_order(command.term, on)]),
    )


def _in_order(term: TermGiven, on: date) -> Missing | None:
    return unless(on <= term.from_on <= term.until_on, no.TermWrong, "/term")


def _unfit(command: GrantRequest, facts: AnsweringFacts) -> Iterator[Missing | None]:
    for index, person in enumerate(command.staff_ids):
        fits = person in facts.persons and person not in command.staff_ids[:index]
        yield unless(fits, no.StaffUnfit, f"/staff_ids/{index}")
