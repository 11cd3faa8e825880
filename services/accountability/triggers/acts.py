"""The acts on a trigger: recorded from supervision or by hand, corrected, withdrawn; each time it is weighed."""

from collections.abc import Iterable
from dataclasses import replace

from libs.contracts.accountability_interviews import TriggerWithdrawn
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.accountability.refusing import finding, refuse, unless
from services.accountability.triggers import hand_made
from services.accountability.triggers import refusals as no
from services.accountability.triggers.commands import (
    ListConfirmed,
    RecordByHand,
    RecordTrigger,
    ReplaceList,
    UnitRecorded,
    WithdrawByHand,
    WithdrawTrigger,
)
from services.accountability.triggers.facts import WeighingFacts
from services.accountability.triggers.proposing import settle, weighed
from services.accountability.triggers.records import (
    Answer,
    HandRecord,
    Known,
    Named,
    Ranked,
    RankingList,
    Stated,
    TriggerWithdrawal,
)
from services.accountability.triggers.status import TriggerStatus
from services.accountability.triggers.trigger import Trigger


def record(command: RecordTrigger, occasion: Occasion, facts: WeighingFacts) -> Outcome[Trigger]:
    """Weigh what supervision recorded, with all that is recorded on the same event or list (TI-01, G-34 to G-37)."""
    ranking = command.ranking
    trigger = Trigger(
        occasion.new_id(),
        TriggerStatus.WEIGHED,
        occasion.profile.name,
        occasion.profile.version,
        competent_organ_id=command.competent_organ_id,
        source_kind=command.source_kind,
        level=command.level,
        occurrence_id=command.occurrence_id,
        occurred_on=command.occurred_on,
        project_code=command.project_code,
        named=tuple(
            Named(one.unit_id, one.roles, lead_duty_unfulfilled=one.lead_duty_unfulfilled) for one in command.units
        ),
        ranking=None if ranking is None else list_of(ranking),
        ranking_kind=None if ranking is None else ranking.kind,
    )
    return _weighed(_knowing(trigger, facts), None, facts, occasion)


def record_by_hand(command: RecordByHand, occasion: Occasion, facts: WeighingFacts) -> Outcome[Trigger]:
    """Record by hand what did not come from supervision, complete; a tier may be stated where the table has none."""
    refuse(*hand_made.check(command, facts.units, facts.related, occasion))
    plain = _knowing(_by_hand(command, occasion), facts)
    answers = settle(plain, None, facts, occasion).trigger.answers
    refuse(hand_made.check_stated(command, answers, facts.related, occasion.profile))
    stating = zip(plain.named, command.units, answers, strict=True)
    named = tuple(replace(one, stated=_stated(said, answer, facts, occasion)) for one, said, answer in stating)
    return _weighed(replace(plain, named=named), None, facts, occasion)


def replace_list(trigger: Trigger, command: ReplaceList, occasion: Occasion, facts: WeighingFacts) -> Outcome[Trigger]:
    """Weigh the corrected list; interviews that it no longer carries are taken back (TI-03, G-37)."""
    corrected = replace(trigger, ranking=list_of(command.ranking), ranking_kind=command.ranking.kind)
    return _weighed(_knowing(corrected, facts), trigger, facts, occasion)


def withdraw(trigger: Trigger, _command: WithdrawTrigger, occasion: Occasion, facts: WeighingFacts) -> Outcome[Trigger]:
    """Supervision has withdrawn the record: what it alone gave rise to falls (TI-03)."""
    return _withdrawn(trigger, TriggerWithdrawal(occasion.at), facts, occasion)


def withdraw_by_hand(
    trigger: Trigger, command: WithdrawByHand, occasion: Occasion, facts: WeighingFacts
) -> Outcome[Trigger]:
    """The head withdraws what was recorded by hand, with reasons; what came from supervision falls there alone."""
    refuse(
        finding(no.TriggerOfSource, (unless(trigger.is_by_hand, no.TriggerOfSource, "#"),)),
        finding(no.WithdrawalUnreasoned, (unless(bool(command.reasons), no.WithdrawalUnreasoned, "#/reasons"),)),
    )
    withdrawal = TriggerWithdrawal(occasion.at, occasion.actor.person_id, command.reasons)
    return _withdrawn(trigger, withdrawal, facts, occasion)


def list_of(said: ListConfirmed) -> RankingList:
    """The list as the trigger keeps it."""
    places = tuple(Ranked(one.unit_id, one.rank, one.leads) for one in said.units)
    return RankingList(said.kind, said.list_code, said.period, said.list_version, places)


def _by_hand(command: RecordByHand, occasion: Occasion) -> Trigger:
    """The trigger as recorded, without what is stated; alone, it is an event of its own."""
    trigger_id, actor = occasion.new_id(), occasion.actor
    assert actor.office_id is not None
    return Trigger(
        trigger_id,
        TriggerStatus.WEIGHED,
        occasion.profile.name,
        occasion.profile.version,
        competent_organ_id=actor.organ_id,
        source_kind=command.source_kind,
        level=command.level,
        occurrence_id=command.occurrence_id or trigger_id,
        occurred_on=command.occurred_on,
        project_code=command.project_code or None,
        named=tuple(_named(command.units)),
        ranking_kind=command.ranking_kind,
        record=HandRecord(command.source_organ, command.reference, command.evidence, actor.person_id, actor.office_id),
    )


def _named(units: Iterable[UnitRecorded]) -> Iterable[Named]:
    return (
        Named(
            one.unit_id,
            one.roles,
            lead_duty_unfulfilled=one.lead_duty_unfulfilled,
            lead_duty_evidence=one.lead_duty_evidence,
        )
        for one in units
    )


def _stated(said: UnitRecorded, answer: Answer, facts: WeighingFacts, occasion: Occasion) -> Stated | None:
    if said.stated is None:
        return None
    role, *_ = hand_made.open_roles(said, answer, hand_made.leading_in(facts.related), occasion.profile)
    return Stated(said.stated.tier, role, said.stated.reason)


def _knowing(trigger: Trigger, facts: WeighingFacts) -> Trigger:
    """The trigger with its units as the organ knows them; what was known of one before stays."""
    before = {one.unit_id: one for one in trigger.known}
    known = (before.get(unit) or facts.units.get(unit) or Known(unit) for unit in trigger.units)
    return replace(trigger, known=tuple(known))


def _weighed(trigger: Trigger, before: Trigger | None, facts: WeighingFacts, occasion: Occasion) -> Outcome[Trigger]:
    settled = settle(trigger, before, facts, occasion)
    return Outcome(settled.trigger, weighed(settled.trigger), settled.others)


def _withdrawn(
    trigger: Trigger, withdrawal: TriggerWithdrawal, facts: WeighingFacts, occasion: Occasion
) -> Outcome[Trigger]:
    ended = replace(trigger, status=TriggerStatus.WITHDRAWN, withdrawal=withdrawal)
    settled = settle(ended, trigger, facts, occasion)
    told = TriggerWithdrawn(
        competent_organ_id=ended.competent_organ_id,
        source_kind=ended.told_kind,
        occurrence_id=ended.occurrence_id,
        occurred_on=ended.occurred_on,
    )
    return Outcome(settled.trigger, told, settled.others)
