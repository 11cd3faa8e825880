"""Recording a circular received and withdrawing a wrong record (TI-01, TI-03)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from libs.contracts.supervision_sources import CircularLevel, CircularRecorded, CircularWithdrawn
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from services.supervision.circulars import refusals as no
from services.supervision.circulars.circular import Circular
from services.supervision.circulars.commands import RecordCircular
from services.supervision.circulars.status import CircularStatus as S
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

_OF_LEVEL: Final[dict[str, CircularLevel]] = {"city": "municipal", "province": "provincial"}


def record(command: RecordCircular, occasion: Occasion, facts: SourceFacts) -> Outcome[Circular]:
    """Record it whole, under the event it belongs to; or refuse with all that is missing (A-01 to A-03, G-35)."""
    refuse(
        assess_organ(facts),
        *_assess_issuer(command, facts),
        *assess_record(command.reference, command.said, command.evidence, command.occurred_on, occasion.on),
        *assess_units(command.units, facts.kinds),
        *assess_link(command.linked_to, facts),
    )
    circular = _recorded(command, occasion, facts)
    event = CircularRecorded(
        competent_organ_id=circular.competent_organ_id,
        occurrence_id=circular.occurrence_id,
        occurred_on=circular.occurred_on,
        project_code=circular.project_code,
        level=circular.level,
        units=told(circular.units),
    )
    return Outcome(circular, event)


def withdraw(circular: Circular, command: WithdrawRecord, occasion: Occasion, _facts: None = None) -> Outcome[Circular]:
    """Withdraw a record that was wrong; what it gave rise to alone falls (TI-03)."""
    refuse(finding(NoWithdrawalReasons, [unless(bool(command.reasons), NoWithdrawalReasons, "/reasons")]))
    withdrawal = Withdrawal(command.reasons, occasion.actor.person_id, occasion.at)
    withdrawn = replace(circular, status=S.WITHDRAWN, withdrawal=withdrawal)
    event = CircularWithdrawn(
        competent_organ_id=withdrawn.competent_organ_id,
        occurrence_id=withdrawn.occurrence_id,
        occurred_on=withdrawn.occurred_on,
        project_code=withdrawn.project_code,
    )
    return Outcome(withdrawn, event)


def _assess_issuer(command: RecordCircular, facts: SourceFacts) -> Iterator[Finding]:
    known = command.issuer_id is not None and facts.issuer is not None
    named = known if command.issuer_id is not None else bool(command.issuer)
    alone = command.issuer_id is None or not command.issuer
    yield finding(no.IssuerNotNamed, [unless(named and alone, no.IssuerNotNamed, "/issuer")])
    fits = facts.issuer is None or _OF_LEVEL.get(facts.issuer[1]) == command.level
    yield finding(no.LevelOfIssuerWrong, [unless(fits, no.LevelOfIssuerWrong, "/level")])


def _recorded(command: RecordCircular, occasion: Occasion, facts: SourceFacts) -> Circular:
    assert facts.competent_organ_id is not None
    circular_id = occasion.new_id()
    return Circular(
        circular_id,
        S.RECORDED,
        occasion.profile.name,
        occasion.profile.version,
        competent_organ_id=facts.competent_organ_id,
        occurrence_id=occurrence_of(circular_id, facts),
        issuer_id=command.issuer_id,
        issuer=command.issuer,
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
