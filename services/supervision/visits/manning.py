"""Who goes: enough persons, of the right organs, none of the unit, none to be recused (TV-02, P-09, P-32)."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.supervision.refusing import finding, unless
from services.supervision.visits import refusals as no
from services.supervision.visits.commands import AssignTeam
from services.supervision.visits.facts import TeamFacts
from services.supervision.visits.records import TeamSide
from services.supervision.visits.visit import Visit
from services.supervision.visits.wording import RECUSAL_GROUNDS, TEAM_MIN


def everybody(command: AssignTeam) -> tuple[UUID, ...]:
    """The leader, then the other members."""
    return (command.leader_id, *command.member_ids)


def assess_team(visit: Visit, command: AssignTeam, facts: TeamFacts, profile: Profile) -> Iterator[Finding]:
    """Whether the team may go."""
    going, least = everybody(command), profile.option(TEAM_MIN)
    enough = isinstance(least, int) and len(set(going)) >= least
    yield finding(no.TeamTooSmall, [unless(enough, no.TeamTooSmall, "/member_ids")])
    yield finding(no.MemberTwice, _twice(going))
    yield finding(no.LeaderUnfit, [unless(command.leader_id in facts.leaders, no.LeaderUnfit, "/leader_id")])
    yield finding(no.MemberUnfit, _unfit(visit, command.member_ids, facts))
    yield finding(no.MemberOfUnit, _of_unit(going, facts))
    if visit.joint:
        sides = {facts.sides.get(person) for person in going}
        yield finding(no.TeamNotJoint, [unless(sides >= set(TeamSide), no.TeamNotJoint, "/member_ids")])


def assess_recusals(command: AssignTeam, profile: Profile) -> Iterator[Finding]:
    """Whether everybody who goes has declared, by grounds that exist, and to none of them one applies (P-09)."""
    going, known = everybody(command), profile.list(RECUSAL_GROUNDS)
    declared = {one.person_id for one in command.recusals}
    silent = any(person not in declared for person in going)
    yield finding(no.VisitRecusalMissing, [unless(not silent, no.VisitRecusalMissing, "/recusals")])
    yield finding(
        no.VisitRecusalUnknown,
        (
            unless(one.ground is None or one.ground in known, no.VisitRecusalUnknown, f"/recusals/{place}/ground")
            for place, one in enumerate(command.recusals)
        ),
    )
    yield finding(
        no.VisitRecused,
        (
            unless(one.ground is None or one.person_id not in going, no.VisitRecused, f"/recusals/{place}")
            for place, one in enumerate(command.recusals)
        ),
    )


def _pointer(place: int) -> str:
    """Where that person of the team stands in the command."""
    return "/leader_id" if place == 0 else f"/member_ids/{place - 1}"


def _twice(going: Sequence[UUID]) -> Iterator[Missing | None]:
    for place, person in enumerate(going):
        yield unless(person not in going[:place], no.MemberTwice, _pointer(place))


def _unfit(visit: Visit, members: Sequence[UUID], facts: TeamFacts) -> Iterator[Missing | None]:
    for place, person in enumerate(members):
        side = facts.sides.get(person)
        fits = side is not None and (visit.joint or side is not TeamSide.LOCAL)
        yield unless(fits, no.MemberUnfit, f"/member_ids/{place}")


def _of_unit(going: Sequence[UUID], facts: TeamFacts) -> Iterator[Missing | None]:
    for place, person in enumerate(going):
        yield unless(person not in facts.of_unit, no.MemberOfUnit, _pointer(place))
