"""A follow-up as its acts see it: persons, papers that satisfy every guard, a case in any status, and no database.

followup = followup_in(FollowupStatus.GRADED)
outcome = follow(followup, "feed_back", at=noon(AFTER))
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_OID, UUID, uuid5

from libs.kernel.actor import SYSTEM, Actor, Occasion
from libs.kernel.case import Outcome
from libs.kernel.profile import Profile
from libs.kernel.roles import Role as R
from libs.policy import PolicyBook
from services.accountability.followups.case_type import FOLLOWUP
from services.accountability.followups.commands import CheckMade, MethodNoted
from services.accountability.followups.entering import SanctionInEffect, scheduled
from services.accountability.followups.facts import AddresseeFacts, VisitorFacts
from services.accountability.followups.followup import Followup
from services.accountability.followups.status import FollowupStatus as S
from services.accountability.followups.wording import VisitMethod

EFFECT: Final = date(2026, 1, 12)
VISIT: Final = date(2026, 6, 15)
LAST: Final = date(2027, 1, 12)
AFTER: Final = date(2027, 1, 13)
"""Day of effect, of the first visit, last day of the impact period, and the day after it."""


def named(name: str) -> UUID:
    """The identity of a person, organ or case of that name."""
    return uuid5(NAMESPACE_OID, f"followup/{name}")


@cache
def book() -> PolicyBook:
    """The policies."""
    return PolicyBook.load(Path("policies"))


def profile() -> Profile:
    """The profile of the default city on the day of the story."""
    return book().in_force("xuchang", EFFECT)


ROLES: Final[Mapping[str, R]] = {
    "officer": R.SUP_OFFICER,
    "second": R.SUP_OFFICER,
    "third": R.DISPATCHED_OFFICER,
    "head": R.SUP_HEAD,
    "personnel": R.ORG_DEPT,
    "leader": R.CDI_LEADER_IN_CHARGE,
}


def actor(name: str) -> Actor:
    """Who acts under that name."""
    if name == "system":
        return SYSTEM
    organ = named("department") if name == "personnel" else named("organ")
    return Actor(named(f"account-{name}"), named(name), organ, named("office"), frozenset({ROLES[name]}))


def noon(day: date) -> datetime:
    """Noon in the office on that day."""
    return datetime.combine(day, time(4), UTC)


def occasion(who: str, at: datetime) -> Occasion:
    """That person acting then, with fresh identities that are the same in every run."""
    serial = count(1)
    return Occasion(actor(who), at, profile(), lambda: named(f"fresh-{at.isoformat()}-{next(serial)}"))


SANCTION: Final = SanctionInEffect(
    sanction_id=named("sanction"),
    case_id=named("case"),
    person_id=named("visited"),
    unit_id=named("unit"),
    competent_organ_id=named("organ"),
    office_id=named("office"),
    measure="party_warning",
    effective_on=EFFECT,
    until_on=LAST,
    decider_ids=(named("leader"), named("secretary")),
    recused_ids=(named("recused"),),
)
OFFICERS: Final = frozenset(named(one) for one in ("officer", "second", "third", "recused", "leader", "visited"))


def checks(*unsound: str, **changes: str) -> tuple[CheckMade, ...]:
    """The three checks; those named are found wanting."""
    codes = profile().list("visit_checks").codes()
    return tuple(CheckMade(check=code, sound=code not in unsound, found=changes.get(code, "已核对")) for code in codes)


def methods(**changes: str) -> tuple[MethodNoted, ...]:
    """Listening, looking and talking."""
    return tuple(MethodNoted(method=one, note=changes.get(one, "已记录")) for one in VisitMethod)


BOTH: Final = (named("officer"), named("second"))
STATED: Final[dict[str, dict[str, Any]]] = {
    "plan_visit": {"visitor_ids": BOTH, "planned_on": VISIT, "outline": "了解执行、表现和权利保障"},
    "record_visit": {
        "visited_on": VISIT,
        "visitor_ids": BOTH,
        "checks": checks(),
        "methods": methods(),
        "said": "会把工作做好",
    },
    "drop_plan": {"reasons": "影响期已满"},
    "return_record": {"reasons": "未记录单位意见"},
    "grade": {"grade": "good", "reasons": "执行到位，表现好"},
    "remedy_breach": {"breach_id": named("breach"), "remedied_on": VISIT, "remedy": "已恢复", "proof": "卷二第9页"},
    "feed_back": {
        "organ_id": named("department"),
        "letter_number": "许纪函〔2027〕3号",
        "sent_on": AFTER,
        "performance": "牵头完成改造",
        "recognition": "民主测评优秀率九成",
        "proposal": "建议如实反映其表现",
    },
    "acknowledge": {"received_on": AFTER, "note": "已收"},
    "close": {"reasons": "材料归档"},
    "close_without_feedback": {"reasons": "尚不突出", "unmet": ("outstanding",)},
}
"""What each act states when nothing is missing."""

WHEN: Final[Mapping[str, tuple[str, date]]] = {
    "plan_visit": ("head", date(2026, 6, 1)),
    "drop_plan": ("head", VISIT),
    "record_visit": ("officer", VISIT),
    "return_record": ("second", VISIT),
    "grade": ("second", VISIT),
    "remedy_breach": ("head", VISIT),
    "feed_back": ("head", AFTER),
    "acknowledge": ("personnel", AFTER),
    "close": ("head", AFTER),
    "close_without_feedback": ("head", AFTER),
}
"""By whom and on which day each act is done."""
FACTS: Final[Mapping[str, Any]] = {
    "plan_visit": VisitorFacts(OFFICERS),
    "return_record": VisitorFacts(OFFICERS),
    "feed_back": AddresseeFacts(frozenset({named("department")})),
}


def follow(
    followup: Followup, act: str, by: str = "", at: datetime | None = None, facts: Any = None, **changes: Any
) -> Outcome[Followup]:
    """The outcome of an act, with everything in order but for what is given."""
    who, on = WHEN[act]
    known = FOLLOWUP.act_by_name[act]
    command = known.command(**{**STATED[act], **changes})
    outcome = known.perform(followup, command, occasion(by or who, at or noon(on)), facts or FACTS.get(act))
    assert isinstance(outcome.case, Followup)
    return outcome


_ROADS: Final[Mapping[S, tuple[str, ...]]] = {
    S.SCHEDULED: (),
    S.VISITED: ("plan_visit", "record_visit"),
    S.GRADED: ("plan_visit", "record_visit", "grade"),
    S.FED_BACK: ("plan_visit", "record_visit", "grade", "feed_back"),
    S.CLOSED: ("plan_visit", "record_visit", "grade", "feed_back", "acknowledge", "close"),
}


def begun(sanction: SanctionInEffect = SANCTION) -> Followup:
    """The follow-up of a sanction that takes effect."""
    case = scheduled(sanction, occasion("system", noon(EFFECT))).case
    assert isinstance(case, Followup)
    return replace(case, version=1)


def followup_in(status: S, **grade: Any) -> Followup:
    """A follow-up that came to that status by its acts; ``grade`` changes what the grading states."""
    followup = begun()
    for act in _ROADS[status]:
        followup = follow(followup, act, **(grade if act == "grade" else {})).case
    assert followup.status is status
    return replace(followup, version=1 + len(_ROADS[status]))
