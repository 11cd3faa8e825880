"""Problem items in motion: who acts, on which day, and acts performed as pure functions on the real policy."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self
from uuid import UUID

from libs.kernel.actor import CLOCK, SHANGHAI, Actor, Occasion
from libs.kernel.case import Outcome
from libs.kernel.roles import Role as R
from libs.policy.book import PolicyBook
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.dues import last_day_of
from services.supervision.problems.facts import (
    OpeningFacts,
    SampleFacts,
    SlipFacts,
    TermFacts,
    UnitFacts,
    VerifyingFacts,
    VisitSeen,
    WithdrawalFacts,
)
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import ProblemStatus as S
from services.supervision.problems.terms import ACCEPTANCE, SLIP_ANSWER, SLIP_TERM, TERMS, limit_of
from tests.support import supervision_problem_papers as papers

BOOK = PolicyBook.load(Path(__file__).parents[3] / "policies")
PROFILE, CALENDAR = BOOK.profile("xuchang", "2023-01"), BOOK.calendar
CDI, OFFICE, BODY, HOUSING, SCHOOLS = (UUID(int=n) for n in range(0x10, 0x15))
CLERK, BOSS, ENGINEER, OPENER, VERIFIER, CHIEF, DEPUTY, STRANGER = (UUID(int=n) for n in range(0x30, 0x38))
TASK, VISIT, EARLIER, COMMON_PROBLEM, OBJECTION, INTERVIEW = (UUID(int=n) for n in range(0x50, 0x56))
MONDAY = date(2026, 3, 16)
ROUTE = (S.NOTIFIED, S.RECTIFYING, S.REPORTED, S.VERIFYING, S.CHECKED_OFF)


def person(who: UUID, organ: UUID, *roles: R, office: UUID | None = None) -> Actor:
    """Somebody who acts; the account has the number of the person."""
    return Actor(who, who, organ, office, frozenset(roles))


OFFICER = person(OPENER, CDI, R.SUP_OFFICER, office=OFFICE)
SECOND = person(VERIFIER, CDI, R.SUP_OFFICER, office=OFFICE)
HEAD = person(CHIEF, CDI, R.SUP_HEAD, office=OFFICE)
LEADER = person(DEPUTY, CDI, R.CDI_LEADER_IN_CHARGE)
UNIT = person(CLERK, HOUSING, R.UNIT_CLERK)
OPENED = OpeningFacts("municipal_unit", OFFICE, looks_after=True, task_known=True)
POSTS = {BOSS: ("principal",), ENGINEER: ("section_chief",)}
SEEN = VisitSeen(HOUSING, CDI, MONDAY)


def occasion(actor: Actor, on: date = MONDAY) -> Occasion:
    """Noon of that day in the office, with fresh identities in order."""
    ids = (UUID(int=0x900000 + n) for n in count())
    at = datetime.combine(on, time(12), SHANGHAI).astimezone(UTC)
    return Occasion(actor, at, PROFILE, lambda: next(ids))


def term_facts(on: date) -> TermFacts:
    """The last days of terms that begin on that day, by the calendar of the book."""
    days = {one.code: last_day_of(limit_of(one), on, PROFILE, CALENDAR) for one in PROFILE.list(TERMS).items}
    return TermFacts(days, last_day_of(ACCEPTANCE, on, PROFILE, CALENDAR))


def slip_facts(on: date) -> SlipFacts:
    """The days of a slip of that day."""
    return SlipFacts(*(last_day_of(code, on, PROFILE, CALENDAR) for code in (SLIP_ANSWER, SLIP_TERM)))


def known(act: str, on: date) -> Any:
    """What an act knows where all is well."""
    always = {
        "open": OPENED,
        "revise": OPENED,
        "withdraw": WithdrawalFacts(),
        "accept": UnitFacts(POSTS),
        "report": UnitFacts(POSTS),
        "verify": VerifyingFacts(replace(SEEN, visited_on=on)),
        "check_off": SampleFacts(),
    }
    computed = {"notify": term_facts, "reject": term_facts, "resume": term_facts, "issue_slip": slip_facts}
    return computed[act](on) if act in computed else always.get(act)


ACTORS = {
    **dict.fromkeys(("open", "revise"), OFFICER),
    **dict.fromkeys(("withdraw", "notify", "check_off", "reject", "resume"), HEAD),
    **dict.fromkeys(("accept", "report", "answer_slip"), UNIT),
    **dict.fromkeys(("verify", "note_verification", "record_refusal"), SECOND),
    "escalate": LEADER,
    "issue_slip": CLOCK,
}


def perform(problem: Problem | None, act: str, body: Any, on: date, by: Actor | None = None, facts: Any = None) -> Any:
    """One act as the engine performs it: the lifecycle is asked first."""
    declared, actor = PROBLEM.act_by_name[act], by or ACTORS[act]
    status = None if problem is None else problem.status
    moves = PROBLEM.lifecycle(PROFILE).admit(status, act, actor.roles)
    asked = declared.command.model_validate(body)
    given = known(act, on) if facts is None else facts
    start = () if problem is None else (problem,)
    outcome = declared.perform(*start, asked, occasion(actor, on), given)
    assert outcome.case.status in {move.target for move in moves}
    return outcome


@dataclass
class Walk:
    """One item on its way; ``on`` is the day, which acts do not move."""

    case: Problem
    on: date = MONDAY
    last: Outcome[Problem] | None = None

    def act(self, act: str, body: Any, by: Actor | None = None, facts: Any = None) -> Self:
        """Perform an act on the day as it is."""
        self.last = perform(self.case, act, body, self.on, by, facts)
        self.case = self.last.case
        return self

    def later(self, days: int = 1) -> Self:
        """So many days later."""
        self.on += timedelta(days)
        return self

    def at(self, on: date) -> Self:
        """On that day."""
        self.on = on
        return self

    def ring(self) -> Self:
        """The clock does what is due on the day, as often as something is."""
        while self.case.timers() and self.case.slip_due_after is not None and self.on > self.case.slip_due_after:
            self.act("issue_slip", {})
        return self

    def pass_days(self, days: int) -> Self:
        """So many days go by, the clock ringing on each."""
        for _ in range(days):
            self.later().ring()
        return self

    @property
    def event(self) -> Any:
        """What the last act told; anything may be asked of it."""
        return SimpleNamespace() if self.last is None else self.last.event


def opened(on: date = MONDAY, by: Actor = OFFICER, facts: OpeningFacts = OPENED, **changed: Any) -> Walk:
    """An item opened on that day."""
    outcome = perform(None, "open", papers.opening(HOUSING, min(on, MONDAY), **changed), on, by, facts)
    return Walk(outcome.case, on, outcome)


def notified(on: date = MONDAY, term: str = "short", **changed: Any) -> Walk:
    """An item of which the unit was notified on that day."""
    return opened(on, **changed).act("notify", papers.notice(term))


def rectifying(on: date = MONDAY, term: str = "short") -> Walk:
    """An item that the unit has accepted on the day of the notice."""
    walk = notified(on, term)
    return walk.act("accept", papers.acceptance(BOSS, on))


def reported(on: date = MONDAY) -> Walk:
    """An item reported put right on the day of the notice."""
    return rectifying(on).act("report", papers.report())


def verifying(result: str | None = None, on: date = MONDAY) -> Walk:
    """An item under verification, with that result noted if one is given."""
    walk = reported(on).act("verify", papers.verification(VISIT))
    return walk if result is None else walk.act("note_verification", papers.note(result))


def red_failed(term: str = "immediate") -> Walk:
    """An item whose three slips failed unanswered, on the day after."""
    walk = rectifying(term=term)
    while not (walk.case.slip and walk.case.slip.colour == "red" and walk.on > walk.case.slip.fails_after):
        walk.later().ring()
    return walk


def escalated() -> Walk:
    """An item escalated because its red slip failed."""
    return red_failed().act("escalate", papers.escalation())


def checked_off() -> Walk:
    """An item checked off."""
    return verifying("sufficient").act("check_off", papers.check_off())


def in_status(status: S) -> Walk:
    """An item in that status, by the shortest way."""
    ways: dict[S, Callable[[], Walk]] = {
        S.OPEN: opened,
        S.NOTIFIED: notified,
        S.RECTIFYING: rectifying,
        S.REPORTED: reported,
        S.VERIFYING: verifying,
        S.CHECKED_OFF: checked_off,
        S.ESCALATED: escalated,
        S.WITHDRAWN: lambda: opened().act("withdraw", papers.withdrawal()),
    }
    return ways[status]()
