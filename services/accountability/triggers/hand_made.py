"""Whether a record made by hand is complete, and whether a tier may be stated by hand (TI-01, G-35, G-38)."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from libs.kernel.actor import Occasion
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.refusing import finding, unless
from services.accountability.triggers import refusals as no
from services.accountability.triggers.commands import RecordByHand, UnitRecorded
from services.accountability.triggers.records import Answer, Known
from services.accountability.triggers.status import Level, TaskRole, TierReason, TriggerSource
from services.accountability.triggers.tiers import KINDS, TABLE
from services.accountability.triggers.trigger import Trigger

_LEVELS: Final[Mapping[TriggerSource, frozenset[Level | None]]] = MappingProxyType(
    {
        TriggerSource.NAMED_CRITICISM: frozenset(Level),
        TriggerSource.CIRCULAR: frozenset({Level.MUNICIPAL, Level.PROVINCIAL, Level.NATIONAL}),
        TriggerSource.RANKING: frozenset({None}),
        TriggerSource.LEAD_DUTY: frozenset({None}),
    }
)
"""Which levels a source may have; a circular comes from a body, so that there is none of a principal leader."""


def check(
    command: RecordByHand, units: Mapping[UUID, Known], related: Iterable[Trigger], occasion: Occasion
) -> tuple[Finding, ...]:
    """Every finding on the record itself, before it is weighed."""
    kind, found = command.source_kind, tuple(related)
    is_ranking = kind is TriggerSource.RANKING
    joins = command.occurrence_id is None or bool(found)
    named = list(enumerate(command.units))
    return (
        finding(no.TriggerSourceUnstated, _source(command)),
        finding(no.TriggerEvidenceUnstated, (_evidence(command),)),
        finding(no.TriggerLevelUnfit, (unless(command.level in _LEVELS[kind], no.TriggerLevelUnfit, "#/level"),)),
        finding(no.TriggerRankingUnfit, (_ranking_kind(command, is_ranking),)),
        finding(no.TriggerDayWrong, (unless(command.occurred_on <= occasion.on, no.TriggerDayWrong, "#/occurred_on"),)),
        finding(no.TriggerUnitsUnstated, _units(command)),
        finding(no.UnitNotInterviewed, (_interviewed(at, units.get(one.unit_id)) for at, one in named)),
        finding(no.UnitOfOtherOffice, (_office(at, units.get(one.unit_id), occasion) for at, one in named)),
        finding(no.LeadDutyUnfit, (_lead_duty(at, one, kind) for at, one in named)),
        finding(no.TriggerEventUnknown, (unless(joins, no.TriggerEventUnknown, "#/occurrence_id"),)),
        finding(no.LeadDutyWithoutEvent, (_event(at, one, kind, found) for at, one in named)),
        finding(no.TierUnknown, (_tier(at, one, occasion.profile) for at, one in named)),
        finding(no.TierUnreasoned, (_tier_reason(at, one) for at, one in named)),
    )


def check_stated(
    command: RecordByHand, answers: Iterable[Answer], related: Iterable[Trigger], profile: Profile
) -> Finding:
    """Whether each tier stated is one that the table leaves open; ``answers`` are those without what is stated."""
    found, leading = {one.unit_id: one for one in answers}, leading_in(related)
    missing: list[Missing | None] = []
    for at, one in enumerate(command.units):
        if one.stated is not None:
            open_to = open_roles(one, found[one.unit_id], leading, profile)
            missing.append(unless(bool(open_to), no.TierNotByHand, f"#/units/{at}/stated/tier"))
    return finding(no.TierNotByHand, missing)


def open_roles(one: UnitRecorded, answer: Answer, leading: frozenset[UUID], profile: Profile) -> tuple[TaskRole, ...]:
    """The parts of the unit in the work for which the table has no tier and the stated one is meant."""
    row = None if one.stated is None else profile.list(TABLE).get(one.stated.tier)
    meant = row.attributes.get("roles", ()) if row is not None else ()
    assert isinstance(meant, list | tuple)
    return tuple(
        fired.role
        for fired in answer.findings
        if fired.tier is None
        and str(fired.role) in meant
        and not (fired.reason is TierReason.BEARS_ON_EVENT and one.unit_id in leading)
    )


def leading_in(related: Iterable[Trigger]) -> frozenset[UUID]:
    """The units that a criticism or circular in force names as leading the work (A-01)."""
    by_leader = (TriggerSource.NAMED_CRITICISM, TriggerSource.CIRCULAR)
    return frozenset(
        one.unit_id
        for trigger in related
        if trigger.source_kind in by_leader
        for one in trigger.named
        if TaskRole.LEAD in one.roles
    )


def _source(command: RecordByHand) -> Iterator[Missing | None]:
    yield unless(bool(command.source_organ), no.TriggerSourceUnstated, "#/source_organ")
    yield unless(bool(command.reference), no.TriggerSourceUnstated, "#/reference")


def _evidence(command: RecordByHand) -> Missing | None:
    stated = bool(command.evidence) and all(command.evidence)
    return unless(stated, no.TriggerEvidenceUnstated, "#/evidence")


def _ranking_kind(command: RecordByHand, is_ranking: bool) -> Missing | None:
    return unless((command.ranking_kind is not None) == is_ranking, no.TriggerRankingUnfit, "#/ranking_kind")


def _units(command: RecordByHand) -> Iterator[Missing | None]:
    yield unless(bool(command.units), no.TriggerUnitsUnstated, "#/units")
    seen: set[UUID] = set()
    for at, one in enumerate(command.units):
        yield unless(one.unit_id not in seen, no.TriggerUnitsUnstated, f"#/units/{at}/unit_id")
        apart = bool(one.roles) and len(set(one.roles)) == len(one.roles)
        yield unless(apart, no.TriggerUnitsUnstated, f"#/units/{at}/roles")
        seen.add(one.unit_id)


def _interviewed(at: int, known: Known | None) -> Missing | None:
    holds = known is not None and known.kind in KINDS
    return unless(holds, no.UnitNotInterviewed, f"#/units/{at}/unit_id")


def _office(at: int, known: Known | None, occasion: Occasion) -> Missing | None:
    """A unit that the directory does not know is another finding's affair."""
    if known is None or known.kind is None:
        return None
    own = occasion.actor.office_id
    return unless(own is not None and known.office_id == own, no.UnitOfOtherOffice, f"#/units/{at}/unit_id")


def _lead_duty(at: int, one: UnitRecorded, kind: TriggerSource) -> Missing | None:
    if kind is TriggerSource.RANKING:
        fits = not one.lead_duty_unfulfilled
    elif one.lead_duty_unfulfilled:
        fits = TaskRole.LEAD in one.roles and bool(one.lead_duty_evidence)
    else:
        fits = kind is not TriggerSource.LEAD_DUTY
    return unless(fits, no.LeadDutyUnfit, f"#/units/{at}/lead_duty_unfulfilled")


def _event(at: int, one: UnitRecorded, kind: TriggerSource, related: Iterable[Trigger]) -> Missing | None:
    """A duty found unfulfilled bears on what names the unit as lead; without that a tier must be stated."""
    if kind is not TriggerSource.LEAD_DUTY or one.stated is not None:
        return None
    return unless(one.unit_id in leading_in(related), no.LeadDutyWithoutEvent, f"#/units/{at}/unit_id")


def _tier(at: int, one: UnitRecorded, profile: Profile) -> Missing | None:
    known = one.stated is None or one.stated.tier in profile.list(TABLE)
    return unless(known, no.TierUnknown, f"#/units/{at}/stated/tier")


def _tier_reason(at: int, one: UnitRecorded) -> Missing | None:
    reasoned = one.stated is None or bool(one.stated.reason)
    return unless(reasoned, no.TierUnreasoned, f"#/units/{at}/stated/reason")
