"""What the plan of a visit fixes, and what each kind of visit needs (TV-01)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from libs.contracts.supervision_visits import VisitKind
from libs.kernel.actor import Actor, Occasion
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.roles import Role as R
from services.supervision.refusing import finding, unless
from services.supervision.visits import refusals as no
from services.supervision.visits.commands import PlanVisit, ProposeSpecial
from services.supervision.visits.facts import PlanFacts
from services.supervision.visits.wording import METHODS, TOPICS

_PLANNED_BY: Final[dict[VisitKind, tuple[R, ...]]] = {
    "daily_cdi": (R.SUP_HEAD,),
    "daily_dispatched": (R.DISPATCHED_HEAD,),
    "special": (R.SUP_HEAD,),
    "spot_verification": (R.SUP_HEAD,),
    "common_sample": (R.SUP_HEAD, R.DISPATCHED_HEAD),
    "joint_requested": (R.SUP_HEAD, R.DISPATCHED_HEAD),
}
_BELONGS: Final[dict[str, VisitKind]] = {
    "problem_ids": "spot_verification",
    "common_problem_id": "common_sample",
    "request_id": "joint_requested",
}
"""What only visits of one kind name."""


def keep_to_planners(kind: VisitKind, actor: Actor) -> None:
    """Refuse whoever does not plan visits of that kind (S-05 to S-09)."""
    if actor.office_id is None or not actor.is_any(*_PLANNED_BY[kind]):
        raise no.KindNotYours


def assess_plan(command: PlanVisit | ProposeSpecial, facts: PlanFacts, occasion: Occasion) -> Iterator[Finding]:
    """Whether unit, day, content, subject, scope, methods and what is cited are in order (P-21, S-14)."""
    yield finding(no.VisitUnitUnknown, [unless(facts.unit_kind is not None, no.VisitUnitUnknown, "/unit_id")])
    yield finding(no.VisitDayPast, [unless(command.planned_on >= occasion.on, no.VisitDayPast, "/planned_on")])
    yield finding(no.RangeMissing, _range(command))
    yield finding(no.MethodsMissing, _methods(command.methods, occasion.profile))
    yield finding(no.ListItemUnknown, _list_items(command.list_items, facts))
    if command.task_id is not None:
        yield from _assess_task(command, facts)


def assess_kind(command: PlanVisit, facts: PlanFacts) -> Iterator[Finding]:
    """Whether the visit has what its kind needs and nothing that belongs to another one."""
    yield finding(no.OfAnotherKind, _of_another_kind(command))
    match command.kind:
        case "daily_dispatched":
            yield finding(no.NotResident, [unless(facts.resident, no.NotResident, "/unit_id")])
        case "daily_cdi":
            yield _competent(facts)
        case "spot_verification":
            yield _competent(facts)
            yield finding(no.ItemsMissing, _items(command, facts))
        case "common_sample":
            yield from _assess_sample(facts)
        case "joint_requested":
            yield from _assess_request(command, facts)


def assess_topic(command: ProposeSpecial, facts: PlanFacts, profile: Profile) -> Iterator[Finding]:
    """Whether there is a bureau to ask, which is not itself visited, and the topic has all three marks or reasons
    (S-07)."""
    asked = facts.bureau_id is not None and facts.bureau_id != command.unit_id
    yield finding(no.NoBureau, [unless(asked, no.NoBureau, "")])
    known = profile.list(TOPICS).codes()
    yield finding(no.TopicUnknown, _codes(command.topic_marks, known, no.TopicUnknown, "/topic_marks"))
    reasoned = bool(command.topic_reasons) or set(known) <= set(command.topic_marks)
    yield finding(no.TopicUnreasoned, [unless(reasoned, no.TopicUnreasoned, "/topic_reasons")])


def _range(command: PlanVisit | ProposeSpecial) -> Iterator[Missing | None]:
    for name in ("content", "subject", "scope"):
        yield unless(bool(getattr(command, name)), no.RangeMissing, f"/{name}")


def _methods(methods: Sequence[str], profile: Profile) -> Iterator[Missing | None]:
    yield unless(bool(methods), no.MethodsMissing, "/methods")
    yield from _codes(methods, profile.list(METHODS).codes(), no.MethodsMissing, "/methods")


def _list_items(items: Sequence[str], facts: PlanFacts) -> Iterator[Missing | None]:
    for place, item in enumerate(items):
        yield unless(item in facts.list_items, no.ListItemUnknown, f"/list_items/{place}")


def _codes(
    stated: Sequence[str], known: Sequence[str], refusal: type[no.MethodsMissing | no.TopicUnknown], pointer: str
) -> Iterator[Missing | None]:
    often = Counter(stated)
    for place, code in enumerate(stated):
        yield unless(code in known and often[code] == 1, refusal, f"{pointer}/{place}")


def _assess_task(command: PlanVisit | ProposeSpecial, facts: PlanFacts) -> Iterator[Finding]:
    task = facts.task
    fits = task is not None and command.unit_id in task.unit_ids
    yield finding(no.TaskUnfit, [unless(fits, no.TaskUnfit, "/task_id")])
    runs = task is None or task.under_way
    yield finding(no.TaskNotUnderWay, [unless(runs, no.TaskNotUnderWay, "/task_id")])


def _competent(facts: PlanFacts) -> Finding:
    return finding(no.OutsideCompetence, [unless(facts.looked_after, no.OutsideCompetence, "/unit_id")])


def _of_another_kind(command: PlanVisit) -> Iterator[Missing | None]:
    for name, kind in _BELONGS.items():
        yield unless(command.kind == kind or not getattr(command, name), no.OfAnotherKind, f"/{name}")


def _items(command: PlanVisit, facts: PlanFacts) -> Iterator[Missing | None]:
    yield unless(bool(command.problem_ids), no.ItemsMissing, "/problem_ids")
    for place, item in enumerate(command.problem_ids):
        yield unless(item in facts.items, no.ItemsMissing, f"/problem_ids/{place}")


def _assess_sample(facts: PlanFacts) -> Iterator[Finding]:
    drawn = facts.sample is not None
    yield finding(no.SampleNotDrawn, [unless(drawn, no.SampleNotDrawn, "/common_problem_id")])
    in_it = not drawn or bool(facts.sample)
    yield finding(no.UnitNotInSample, [unless(in_it, no.UnitNotInSample, "/unit_id")])


def _assess_request(command: PlanVisit, facts: PlanFacts) -> Iterator[Finding]:
    granted = facts.request is not None and facts.request.granted
    yield finding(no.RequestNotGranted, [unless(granted, no.RequestNotGranted, "/request_id")])
    of_task = facts.request is None or command.unit_id in facts.request.unit_ids
    yield finding(no.UnitNotInRequest, [unless(of_task, no.UnitNotInRequest, "/unit_id")])
    free = facts.request is None or not facts.request.taken
    yield finding(no.RequestTaken, [unless(free, no.RequestTaken, "/request_id")])
