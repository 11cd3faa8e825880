"""Acts on an internal violation: recorded, determined, carried out, closed; corrected or withdrawn (TX-03, X-18)."""

from dataclasses import replace

from libs.contracts.accountability_followups import (
    ViolationClosed,
    ViolationCorrected,
    ViolationDetermined,
    ViolationRecorded,
    ViolationStepDone,
    ViolationWithdrawn,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.accountability.internal import commands as c
from services.accountability.internal import refusals as no
from services.accountability.internal.facts import LadderFacts, RecordFacts, StepFacts
from services.accountability.internal.ladder import outstanding, resettled, rung_of, with_rung
from services.accountability.internal.recording import (
    assess_correction,
    assess_reasons,
    assess_recording,
    assess_step,
)
from services.accountability.internal.records import (
    Determined,
    EarlierReading,
    StepDone,
    ViolationEnding,
    ViolationProof,
)
from services.accountability.internal.status import ViolationStatus as S
from services.accountability.internal.telling import matter_of
from services.accountability.internal.violation import Violation
from services.accountability.refusing import finding, refuse, unless


def record(command: c.RecordViolation, occasion: Occasion, facts: RecordFacts) -> Outcome[Violation]:
    """Cadre supervision records the violation; later ones of the same year are counted anew (X-17 to X-19)."""
    if command.person_id == occasion.actor.person_id:
        raise no.OwnViolation
    refuse(*assess_recording(command, facts, occasion))
    violation = Violation(
        occasion.new_id(),
        S.RECORDED,
        occasion.profile.name,
        occasion.profile.version,
        organ_id=occasion.actor.organ_id,
        person_id=command.person_id,
        occurred_on=command.occurred_on,
        kind=command.kind,
        facts=command.facts,
        evidence=tuple(ViolationProof(str(one.way), one.reference) for one in command.evidence),
        inspector_ids=command.inspector_ids,
        recorded_by=occasion.actor.person_id,
        recorded_at=occasion.at,
    )
    event = ViolationRecorded(**matter_of(violation), occurred_on=violation.occurred_on)
    return Outcome(violation, event, resettled(facts.others, violation, occasion))


def determine(
    violation: Violation, command: c.DetermineRung, occasion: Occasion, facts: LadderFacts
) -> Outcome[Violation]:
    """A person confirms the rung that the year's violations give; another one is refused (X-18)."""
    rung = rung_of(violation, facts.others, occasion.profile)
    refuse(finding(no.RungWrong, [unless(command.rung is rung, no.RungWrong, "/rung")]))
    confirmed = Determined(rung, occasion.actor.person_id, occasion.at)
    determined = replace(violation, status=S(str(rung)), determined=confirmed)
    return Outcome(determined, ViolationDetermined(**matter_of(determined), rung=str(rung)))


def correct(
    violation: Violation, command: c.CorrectViolation, occasion: Occasion, facts: RecordFacts
) -> Outcome[Violation]:
    """The record reads otherwise from now on; its rung and those of the years concerned are counted anew (X-18)."""
    refuse(*assess_correction(violation, command, facts, occasion))
    before = EarlierReading(
        violation.occurred_on,
        violation.kind,
        violation.facts,
        command.reasons,
        occasion.actor.person_id,
        occasion.at,
    )
    reads = replace(
        violation,
        occurred_on=command.occurred_on,
        kind=command.kind,
        facts=command.facts,
        corrected=(*violation.corrected, before),
    )
    corrected = with_rung(reads, rung_of(reads, facts.others, occasion.profile), reads.id, occasion)
    others = resettled(facts.others, corrected, occasion)
    return Outcome(corrected, ViolationCorrected(**matter_of(corrected)), others)


def withdraw(
    violation: Violation, command: c.WithdrawViolation, occasion: Occasion, facts: LadderFacts
) -> Outcome[Violation]:
    """The record no longer counts; the later ones of the year are counted anew (X-18)."""
    refuse(assess_reasons(command.reasons, "/reasons"))
    ending = ViolationEnding(command.reasons, occasion.actor.person_id, occasion.at)
    withdrawn = replace(violation, status=S.WITHDRAWN, ending=ending)
    others = resettled(facts.others, withdrawn, occasion)
    return Outcome(withdrawn, ViolationWithdrawn(**matter_of(withdrawn)), others)


def carry_out(
    violation: Violation, command: c.CarryOutStep, occasion: Occasion, facts: StepFacts
) -> Outcome[Violation]:
    """A step that follows is carried out, with its proof (X-18)."""
    refuse(*assess_step(violation, command, facts, occasion))
    done = StepDone(
        command.step,
        command.done_on,
        command.proof,
        command.note,
        command.interviewer_id,
        occasion.actor.person_id,
    )
    carried = replace(violation, steps=(*violation.steps, done))
    return Outcome(carried, ViolationStepDone(**matter_of(carried), step=command.step))


def close(
    violation: Violation, command: c.CloseViolation, occasion: Occasion, _facts: None = None
) -> Outcome[Violation]:
    """Everything that follows is carried out (X-18)."""
    missing = outstanding(violation, occasion.profile)
    refuse(
        finding(no.StepsOutstanding, [no.StepsOutstanding.at(f"/steps/{step}") for step in missing]),
        assess_reasons(command.note, "/note"),
    )
    ending = ViolationEnding(command.note, occasion.actor.person_id, occasion.at)
    closed = replace(violation, status=S.CLOSED, ending=ending)
    return Outcome(closed, ViolationClosed(**matter_of(closed)))
