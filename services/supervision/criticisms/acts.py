"""Recording a named criticism and withdrawing a wrong record (TI-01, TI-03)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.supervision_sources import CriticismRecorded, CriticismWithdrawn
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from libs.kernel.roles import Role as R
from services.supervision.criticisms import refusals as no
from services.supervision.criticisms.commands import RecordCriticism
from services.supervision.criticisms.criticism import Criticism
from services.supervision.criticisms.levels import level_of
from services.supervision.criticisms.lifecycle import RECORDERS
from services.supervision.criticisms.status import CriticismStatus as S
from services.supervision.refusing import finding, refuse, unless
from services.supervision.sources.facts import SourceFacts
from services.supervision.sources.naming import Withdrawal, WithdrawRecord, kept, told
from services.supervision.sources.refusals import NoWithdrawalReasons
from services.supervision.sources.rules import (
    assess_link,
    assess_organ,
    assess_record,
    assess_units,
    occurrence_of,
)

_FOR_OTHERS = frozenset(RECORDERS) - {R.CITY_LEADER}


def record(command: RecordCriticism, occasion: Occasion, facts: SourceFacts) -> Outcome[Criticism]:
    """Record it whole, under the event it belongs to; or refuse with all that is missing (A-01 to A-03, G-34)."""
    _keep_to_own(command, occasion.actor)
    refuse(
        assess_organ(facts),
        *_assess_leader(command, facts),
        *assess_record(command.reference, command.said, command.evidence, command.occurred_on, occasion.on),
        *assess_units(command.units, facts.kinds),
        *assess_link(command.linked_to, facts),
    )
    criticism = _recorded(command, occasion, facts)
    event = CriticismRecorded(
        competent_organ_id=criticism.competent_organ_id,
        occurrence_id=criticism.occurrence_id,
        occurred_on=criticism.occurred_on,
        project_code=criticism.project_code,
        level=criticism.level,
        units=told(criticism.units),
    )
    return Outcome(criticism, event)


def withdraw(
    criticism: Criticism, command: WithdrawRecord, occasion: Occasion, _facts: None = None
) -> Outcome[Criticism]:
    """Withdraw a record that was wrong; what it gave rise to alone falls (TI-03)."""
    refuse(finding(NoWithdrawalReasons, [unless(bool(command.reasons), NoWithdrawalReasons, "/reasons")]))
    withdrawal = Withdrawal(command.reasons, occasion.actor.person_id, occasion.at)
    withdrawn = replace(criticism, status=S.WITHDRAWN, withdrawal=withdrawal)
    event = CriticismWithdrawn(
        competent_organ_id=withdrawn.competent_organ_id,
        occurrence_id=withdrawn.occurrence_id,
        occurred_on=withdrawn.occurred_on,
        project_code=withdrawn.project_code,
    )
    return Outcome(withdrawn, event)


def _keep_to_own(command: RecordCriticism, actor: Actor) -> None:
    """Refuse a leader who records for another one; whoever records for an office may (5.2)."""
    if not actor.is_any(*_FOR_OTHERS) and command.leader_id != actor.person_id:
        raise no.NotOwnCriticism


def _assess_leader(command: RecordCriticism, facts: SourceFacts) -> Iterator[Finding]:
    named = (command.leader_id is None) == bool(command.leader)
    yield finding(no.LeaderNotNamed, [unless(named, no.LeaderNotNamed, "/leader")])
    if command.leader_id is None:
        by_post = command.level != "municipal_principal" or not facts.principals_known
        yield finding(no.PrincipalByPost, [unless(by_post, no.PrincipalByPost, "/leader_id")])
        return
    found = None if facts.leader_posts is None else level_of(facts.leader_posts)
    yield finding(no.NoLeaderThatDay, [unless(found is not None, no.NoLeaderThatDay, "/leader_id")])
    fits = found is None or found == command.level
    yield finding(no.LevelOfLeaderWrong, [unless(fits, no.LevelOfLeaderWrong, "/level")])


def _recorded(command: RecordCriticism, occasion: Occasion, facts: SourceFacts) -> Criticism:
    assert facts.competent_organ_id is not None
    criticism_id = occasion.new_id()
    return Criticism(
        criticism_id,
        S.RECORDED,
        occasion.profile.name,
        occasion.profile.version,
        competent_organ_id=facts.competent_organ_id,
        occurrence_id=occurrence_of(criticism_id, facts, separate=command.separate_event),
        leader_id=command.leader_id,
        leader=command.leader,
        level=command.level,
        reference=command.reference,
        occurred_on=command.occurred_on,
        said=command.said,
        units=kept(command.units, facts.kinds),
        evidence=command.evidence,
        project_code=command.project_code,
        linked_to=command.linked_to,
        recorded_by=occasion.actor.person_id,
        recorded_for=occasion.actor.organ_id,
        recorded_at=occasion.at,
    )
