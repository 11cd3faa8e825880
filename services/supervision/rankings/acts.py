"""Handing in a ranking list and confirming it, by two persons of both sides (6.6, G-37)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict
from uuid import UUID

from libs.contracts.supervision_sources import (
    RankingConfirmed,
    RankingHalfConfirmed,
    RankingImported,
    RankingKind,
    RankingWithdrawn,
)
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from libs.kernel.roles import Role as R
from services.supervision.rankings import refusals as no
from services.supervision.rankings.commands import ConfirmRanking, ImportRanking, WithdrawRanking
from services.supervision.rankings.facts import ListFacts
from services.supervision.rankings.list_rules import MONTHLY_LISTS, assess_list
from services.supervision.rankings.periods import first_day
from services.supervision.rankings.places import kept, told
from services.supervision.rankings.ranking import Confirmation, NotTaken, Ranking
from services.supervision.rankings.status import RankingStatus as S
from services.supervision.rankings.status import Side
from services.supervision.refusing import finding, refuse, unless


def import_list(command: ImportRanking, occasion: Occasion, facts: ListFacts) -> Outcome[Ranking]:
    """Hand in a list, whole or not at all; of one list and period there is one (A-04 to A-06, G-37)."""
    refuse(
        *_assess_source(command, facts),
        *_assess_period(command, occasion),
        *assess_list(command.kind, command.list_code, command.ranked, command.places, facts.kinds),
    )
    refuse(finding(no.PeriodTaken, [unless(not facts.period_taken, no.PeriodTaken, "/period")]))
    assert facts.competent_organ_id is not None
    ranking = Ranking(
        occasion.new_id(),
        S.IMPORTED,
        occasion.profile.name,
        occasion.profile.version,
        competent_organ_id=facts.competent_organ_id,
        bureau_id=occasion.actor.organ_id,
        kind=command.kind,
        list_code=command.list_code,
        period=command.period,
        subject=command.subject,
        reference=command.reference,
        evidence=command.evidence,
        places=kept(command.places, facts.kinds, occasion.new_id),
        imported_by=occasion.actor.person_id,
        imported_at=occasion.at,
    )
    return Outcome(ranking, RankingImported(**list_of(ranking)))


def confirm(ranking: Ranking, _command: ConfirmRanking, occasion: Occasion, _facts: None = None) -> Outcome[Ranking]:
    """Confirm it for the own side; with the second side, by another person, it is in force (G-37)."""
    side, person = side_of(ranking, occasion.actor), occasion.actor.person_id
    if ranking.confirmed_by(side):
        raise no.SideHasConfirmed
    if any(one.person_id == person for one in ranking.confirmations) or _imported_it(ranking, side, person):
        raise no.SamePerson
    confirmed = replace(ranking, confirmations=(*ranking.confirmations, Confirmation(side, person, occasion.at)))
    if ranking.status is S.IMPORTED:
        half = replace(confirmed, status=S.HALF_CONFIRMED)
        return Outcome(half, RankingHalfConfirmed(**list_of(half)))
    whole = replace(confirmed, status=S.CONFIRMED, confirmed_on=occasion.on)
    event = RankingConfirmed(
        **list_of(whole), confirmed_on=occasion.on, list_version=whole.list_version, units=told(whole.places)
    )
    return Outcome(whole, event)


def withdraw(ranking: Ranking, command: WithdrawRanking, occasion: Occasion, _facts: None = None) -> Outcome[Ranking]:
    """Take it back, or do not accept it, before it is confirmed; the period is free again (G-37)."""
    side = side_of(ranking, occasion.actor)
    refuse(assess_reasons(command.reasons))
    ending = NotTaken(command.reasons, side, occasion.actor.person_id, occasion.at)
    withdrawn = replace(ranking, status=S.WITHDRAWN, withdrawal=ending)
    return Outcome(withdrawn, RankingWithdrawn(**list_of(withdrawn)))


def side_of(ranking: Ranking, actor: Actor) -> Side:
    """The side the actor stands for; refuses whoever is of neither."""
    if actor.organ_id == ranking.bureau_id and actor.is_any(R.BUREAU):
        return Side.BUREAU
    if actor.organ_id == ranking.competent_organ_id and actor.is_any(R.CASE_MGMT):
        return Side.CASE_MANAGEMENT
    raise no.NotOfEitherSide


def assess_reasons(reasons: str) -> Finding:
    """Whether reasons are stated."""
    return finding(no.ReasonsMissing, [unless(bool(reasons), no.ReasonsMissing, "/reasons")])


class Listed(TypedDict):
    """What every event of a list says."""

    competent_organ_id: UUID
    kind: RankingKind
    list_code: str
    period: str


def list_of(ranking: Ranking) -> Listed:
    """Those fields of a list."""
    return Listed(
        competent_organ_id=ranking.competent_organ_id,
        kind=ranking.kind,
        list_code=ranking.list_code,
        period=ranking.period,
    )


def _imported_it(ranking: Ranking, side: Side, person: UUID) -> bool:
    """Whoever handed it in does not confirm it for the other side."""
    return side is Side.CASE_MANAGEMENT and person == ranking.imported_by


def _assess_source(command: ImportRanking, facts: ListFacts) -> Iterator[Finding]:
    there = facts.competent_organ_id is not None
    yield finding(no.RankingOrganMissing, [unless(there, no.RankingOrganMissing, "")])
    stated = command.kind == "monthly_review" or bool(command.subject)
    yield finding(no.SubjectMissing, [unless(stated, no.SubjectMissing, "/subject")])
    yield finding(no.ReferenceMissing, [unless(bool(command.reference), no.ReferenceMissing, "/reference")])
    proven = bool(command.evidence) and all(command.evidence)
    yield finding(no.EvidenceMissing, [unless(proven, no.EvidenceMissing, "/evidence")])


def _assess_period(command: ImportRanking, occasion: Occasion) -> Iterator[Finding]:
    known = command.kind != "monthly_review" or command.list_code in MONTHLY_LISTS
    yield finding(no.ListUnknown, [unless(known, no.ListUnknown, "/list_code")])
    begins = first_day(command.kind, command.period)
    yield finding(no.PeriodUnknown, [unless(begins is not None, no.PeriodUnknown, "/period")])
    begun = begins is None or begins <= occasion.on
    yield finding(no.PeriodInFuture, [unless(begun, no.PeriodInFuture, "/period")])
