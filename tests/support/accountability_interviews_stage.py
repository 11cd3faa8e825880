"""The example interview in motion: valid commands, facts and actors per act, and a walk to any status."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from typing import Any, cast
from uuid import UUID

from libs.kernel.actor import SYSTEM, Actor, Occasion
from libs.kernel.case import Command, Outcome
from libs.kernel.profile import Profile
from libs.kernel.refusal import Refusal
from libs.kernel.roles import Role as R
from services.accountability.interviews import entering
from services.accountability.interviews import facts as known
from services.accountability.interviews.acts import ACTS
from services.accountability.interviews.entering import Basis
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.lifecycle import INTERVIEWERS, LIFECYCLE, UNIT
from services.accountability.interviews.status import InterviewStatus as S
from tests.support.accountability_interviews_papers import (
    CAST,
    DAY,
    DAYS,
    LIMIT_DAY,
    TALK_DAY,
    XUCHANG,
    Cast,
    at_noon,
    basis,
    days_later,
    valid_commands,
)

BY_NAME = {act.name: act for act in ACTS}
ROUTE: dict[S, tuple[str, ...]] = {
    S.TRIGGERED: (),
    S.CONFIRMED: ("confirm",),
    S.NOTICE_ISSUED: ("issue_notice",),
    S.HELD: ("hold",),
    S.RECTIFYING: ("present_plan",),
    S.VERIFIED: ("report_rectification", "verify"),
    S.CLOSED: ("close",),
}
OFF_THE_ROUTE: dict[S, tuple[S, tuple[str, ...]]] = {
    S.NO_SHOW: (S.NOTICE_ISSUED, ("record_no_show",)),
    S.CANCELLED: (S.TRIGGERED, ("cancel",)),
    S.ESCALATED: (S.HELD, ("propose_escalation", "escalate")),
}


@dataclass
class Stage:
    """Performs acts on the example: what is not given is valid. ``tier`` sets who interviews whom."""

    tier: str = "xc_i4"
    cast: Cast = CAST
    profile: Profile = XUCHANG
    bases: tuple[Basis, ...] = ()
    ids: Iterator[UUID] = field(default_factory=lambda: (UUID(int=n) for n in count(0x990000)))

    def opened(self, *bases: Basis) -> Interview:
        """The interview that the triggers ask for; by default one trigger of the tier."""
        wanted = bases or self.bases or (basis(self.tier),)
        played = self.cast
        moved = entering.triggered(
            played.unit_id,
            "county",
            played.organ_id,
            played.office_id,
            played.occurrence_id,
            wanted,
            self.occasion(SYSTEM),
        )
        return replace(cast(Interview, moved.case), version=1)

    def occasion(self, actor: Actor, on: date = DAY) -> Occasion:
        """The occasion of an act."""
        return Occasion(actor, at_noon(on), self.profile, lambda: next(self.ids))

    def perform(self, case: Interview, act: str, /, **given: Any) -> Outcome[Interview]:
        """One act. ``command``, ``facts``, ``actor`` and ``on`` replace what would be valid; any other name replaces
        that field of the valid command."""
        on: date = given.pop("on", None) or DAYS.get(act, DAY)
        occasion = self.occasion(given.pop("actor", None) or self.actor(act, case), on)
        facts = given.pop("facts") if "facts" in given else self.facts(act)
        command = given.pop("command", None) or self.command(act)
        command = type(command).model_validate({**command.model_dump(), **given})
        return BY_NAME[act].perform(case, command, occasion, facts)

    def move(self, case: Interview, act: str, /, **given: Any) -> Interview:
        """The case after one act, with the version that the engine would have raised."""
        return replace(self.perform(case, act, **given).case, version=case.version + 1)

    def along(self, case: Interview, *acts: str) -> Interview:
        """The case after those acts."""
        for act in acts:
            case = self.move(case, act)
        return case

    def walk(self, to: S) -> Interview:
        """The example in that status, from the beginning."""
        if to in OFF_THE_ROUTE:
            before, acts = OFF_THE_ROUTE[to]
            return self.along(self.walk(before), *acts)
        case = self.opened()
        for status, acts in ROUTE.items():
            case = self.along(case, *acts)
            if status is to:
                break
        assert case.status is to, to
        return case

    def rebased(self, case: Interview, *bases: Basis, on: date = DAY) -> Interview | None:
        """The case on other triggers; None if nothing changes."""
        moved = entering.rebased(case, bases, self.occasion(SYSTEM, on))
        if moved is None:
            return None
        assert LIFECYCLE.rows(case.status, moved.act), (case.status, moved.act)
        assert moved.case.status in {row.target for row in LIFECYCLE.rows(case.status, moved.act)}
        assert moved.source is case.status
        return replace(cast(Interview, moved.case), version=case.version + 1)

    def actor(self, act: str, case: Interview) -> Actor:
        """Somebody entitled to the act; for the talk the interviewer whom the notice names."""
        played, role = self.cast, next(move.by[0] for move in LIFECYCLE.moves if move.act == act)
        if act == "recuse":
            return self.somebody(played.head, R.SUP_HEAD)
        if role in INTERVIEWERS:
            assert case.notice is not None
            return self.somebody(case.notice.interviewer_id, role)
        if role in UNIT:
            return Actor(played.clerk, played.clerk, played.unit_id, None, frozenset({role}))
        persons = {
            R.CDI_LEADER_IN_CHARGE: played.leader,
            R.SUP_HEAD: played.head,
            R.SUP_OFFICER: played.officer,
        }
        return self.somebody(persons[role], role)

    def somebody(self, person: UUID, role: R) -> Actor:
        """A person of the organ in a role."""
        return Actor(person, person, self.cast.organ_id, self.cast.office_id, frozenset({role}))

    def command(self, act: str) -> Command:
        """A valid command."""
        return valid_commands(self.cast, self.tier)[act]

    def facts(self, act: str) -> Any:
        """Facts under which the act is in order."""
        played = self.cast
        made: dict[type[Any] | None, Any] = {
            None: None,
            known.ConfirmFacts: known.ConfirmFacts(played.leaders),
            known.RecusalFacts: known.RecusalFacts(played.staff),
            known.NoticeFacts: known.NoticeFacts(played.organ_posts, TALK_DAY, date(2026, 3, 16)),
            known.HoldFacts: known.HoldFacts(played.organ_posts, played.staff),
            known.NoShowFacts: known.NoShowFacts(frozenset({played.committee_id})),
            known.PlanFacts: known.PlanFacts(frozenset(played.leaders), LIMIT_DAY),
            known.SlipFacts: known.SlipFacts(LIMIT_DAY, date(2026, 6, 30)),
            known.VisitFacts: known.VisitFacts(played.staff, days_later(DAYS["verify"], 30)),
            known.PursuitFacts: known.PursuitFacts(played.leaders),
        }
        return made[BY_NAME[act].facts]


def refusals_of(stage: Stage, case: Interview, act: str, /, **given: Any) -> frozenset[str]:
    """The codes of everything that the act is refused for; empty if it is performed."""
    try:
        stage.perform(case, act, **given)
    except Refusal as refusal:
        return frozenset({refusal.code} if not refusal.errors else {one.code for one in refusal.errors})
    return frozenset()
