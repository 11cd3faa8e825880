"""Rules of the record: an own cadre, a day that has come, proof, a joint team, and once only (X-17 to X-19, X-25)."""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from libs.kernel.actor import Occasion, office_day
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.internal import refusals as no
from services.accountability.internal.commands import CarryOutStep, CorrectViolation, RecordViolation
from services.accountability.internal.facts import RecordFacts, StepFacts
from services.accountability.internal.ladder import outstanding
from services.accountability.internal.status import DiscoveryWay
from services.accountability.internal.violation import Violation
from services.accountability.refusing import finding, unless

INTERVIEW = "interview"
"""The step that needs an interviewer (X-18)."""


def assess_recording(command: RecordViolation, facts: RecordFacts, occasion: Occasion) -> tuple[Finding, ...]:
    """Whether the record may be made, with all that is missing (X-17, X-19, X-25, X-26)."""
    proven = bool(command.evidence) and all(one.reference for one in command.evidence)
    return (
        *_read(command.occurred_on, command.kind, facts, occasion),
        finding(
            no.ViolationUnstated,
            [
                unless(bool(command.facts), no.ViolationUnstated, "/facts"),
                unless(proven, no.ViolationUnstated, "/evidence"),
            ],
        ),
        finding(no.InspectionTeamWrong, _team(command, facts)),
        _once(command.person_id, command.occurred_on, command.kind, facts.others),
    )


def assess_correction(
    violation: Violation, command: CorrectViolation, facts: RecordFacts, occasion: Occasion
) -> tuple[Finding, ...]:
    """Whether the record may read so, says why, and reads otherwise than before."""
    before = (violation.occurred_on, violation.kind, violation.facts)
    changed = before != (command.occurred_on, command.kind, command.facts)
    return (
        *_read(command.occurred_on, command.kind, facts, occasion),
        finding(no.ViolationUnstated, [unless(bool(command.facts), no.ViolationUnstated, "/facts")]),
        _once(violation.person_id, command.occurred_on, command.kind, facts.others),
        finding(no.NothingCorrected, [unless(changed, no.NothingCorrected, "/facts")]),
        assess_reasons(command.reasons, "/reasons"),
    )


def assess_reasons(reasons: str, pointer: str) -> Finding:
    """Whether there are reasons."""
    return finding(no.ReasonsUnstated, [unless(bool(reasons), no.ReasonsUnstated, pointer)])


def assess_step(
    violation: Violation, command: CarryOutStep, facts: StepFacts, occasion: Occasion
) -> tuple[Finding, ...]:
    """Whether the step is still to be carried out, and is proven (X-18)."""
    due = command.step in outstanding(violation, occasion.profile)
    since = violation.occurred_on if violation.determined is None else office_day(violation.determined.at)
    in_order = since <= command.done_on <= occasion.on
    interviewer = command.interviewer_id
    fit = interviewer in facts.persons and interviewer != violation.person_id
    needed = command.step == INTERVIEW
    return (
        finding(no.StepNotDue, [unless(due, no.StepNotDue, "/step")]),
        finding(
            no.ViolationStepUnproven,
            [
                unless(bool(command.proof), no.ViolationStepUnproven, "/proof"),
                unless(in_order, no.ViolationStepUnproven, "/done_on"),
                unless(fit if needed else interviewer is None, no.ViolationStepUnproven, "/interviewer_id"),
            ],
        ),
    )


def _read(day: date, kind: str, facts: RecordFacts, occasion: Occasion) -> tuple[Finding, ...]:
    return (
        finding(no.NotOwnCadre, [unless(facts.own_cadre, no.NotOwnCadre, "/person_id")]),
        finding(no.ViolationDay, [unless(day <= occasion.on, no.ViolationDay, "/occurred_on")]),
        _kind(kind, occasion.profile),
    )


def _kind(kind: str, profile: Profile) -> Finding:
    known = kind in profile.list("violation_kinds")
    return finding(no.ViolationKindUnknown, [unless(known, no.ViolationKindUnknown, "/kind")])


def _team(command: RecordViolation, facts: RecordFacts) -> Iterator[Missing | None]:
    """An inspection has its joint team; whoever is named in it serves in the organ, is there once, and is another."""
    inspected = any(one.way is DiscoveryWay.INSPECTION for one in command.evidence)
    named = command.inspector_ids
    kinds = {facts.inspectors.get(person) for person in named}
    whole = facts.team_kinds <= kinds if inspected else not named
    yield unless(whole and bool(named) == inspected, no.InspectionTeamWrong, "/inspector_ids")
    for place, person in enumerate(named):
        once = person in facts.inspectors and person not in named[:place]
        yield unless(once and person != command.person_id, no.InspectionTeamWrong, f"/inspector_ids/{place}")


def _once(person_id: UUID, day: date, kind: str, others: Collection[Violation]) -> Finding:
    same = any((one.person_id, one.occurred_on, one.kind) == (person_id, day, kind) for one in others if one.counts)
    return finding(no.SameViolationRecorded, [unless(not same, no.SameViolationRecorded, "/occurred_on")])
