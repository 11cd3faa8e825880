"""The re-examination: named outside the chain, found, and where the decision is to be touched, decided (A-10, A-28)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.accountability_aftermath import (
    ReexaminationAssigned,
    ReexaminationConcluded,
    ReexaminationProposed,
)
from libs.kernel.actor import Occasion, office_day
from libs.kernel.case import Moved, Outcome
from libs.kernel.finding import Finding, Missing
from services.accountability.cases.entering import reexamined
from services.accountability.committee import Sitting, assess_resolution
from services.accountability.recusal import assess_declarations, with_recused
from services.accountability.reexaminations.commands import AssignExaminers, DecideReexamination, ReportExamination
from services.accountability.reexaminations.facts import AssignFacts, CaseFacts
from services.accountability.reexaminations.records import CommitteeDecision, ExaminationReport, Examiners
from services.accountability.reexaminations.reexamination import Reexamination
from services.accountability.reexaminations.refusals import (
    ConclusionUnstated,
    ExaminationUnstated,
    ExaminerMissing,
    ExaminerWrong,
    FlawsWrong,
    NotTheExaminer,
    RecusedFromReexamination,
)
from services.accountability.reexaminations.status import ReexaminationOutcome as O
from services.accountability.reexaminations.status import ReexaminationStatus as S
from services.accountability.reexaminations.telling import matter_of
from services.accountability.refusing import finding, refuse, unless
from services.accountability.sanctions.entering import ruled
from services.accountability.sanctions.lighter import assess_measures_instead, keep_not_longer
from services.accountability.sanctions.records import Ruling

TOUCHING = frozenset({O.CHANGE, O.REVOKE})
"""Outcomes that touch the decision, so that the committee decides on them."""


def assign(
    reexamination: Reexamination, command: AssignExaminers, occasion: Occasion, facts: AssignFacts
) -> Outcome[Reexamination]:
    """Examiners are named who are outside the deciding chain (G-48, P-09)."""
    _keep_out(reexamination, occasion)
    refuse(
        finding(ExaminerMissing, [unless(bool(command.examiner_ids), ExaminerMissing, "/examiner_ids")]),
        finding(ExaminerWrong, _wrong(reexamination, command, facts)),
        *assess_declarations(command.recusals, command.examiner_ids, occasion.profile),
    )
    before = dict.fromkeys((*reexamination.earlier_examiner_ids, *reexamination.examiner_ids))
    assigned = replace(
        reexamination,
        status=S.EXAMINING,
        examiners=Examiners(command.examiner_ids, occasion.actor.person_id, occasion.at),
        earlier_examiner_ids=tuple(one for one in before if one not in command.examiner_ids),
        recused=with_recused(reexamination.recused, command.recusals),
    )
    return Outcome(assigned, ReexaminationAssigned(**matter_of(assigned)))


def report(
    reexamination: Reexamination, command: ReportExamination, occasion: Occasion, facts: CaseFacts
) -> Outcome[Reexamination]:
    """What was found. Upheld and corrected flaws conclude it; a change or revocation is proposed (A-10, G-48)."""
    _keep_out(reexamination, occasion)
    if occasion.actor.person_id not in reexamination.examiner_ids:
        raise NotTheExaminer
    refuse(*_assess_report(reexamination, command, occasion, facts))
    reported = replace(reexamination, report=_found(command, occasion))
    if command.outcome in TOUCHING:
        proposed = replace(reported, status=S.PROPOSED)
        return Outcome(proposed, ReexaminationProposed(**matter_of(proposed)))
    return _concluded(reported, command.outcome, occasion, facts)


def decide(
    reexamination: Reexamination, command: DecideReexamination, occasion: Occasion, facts: CaseFacts
) -> Outcome[Reexamination]:
    """The committee adopts the proposal, and the sanctions follow in the same act, or upholds the decision (A-28)."""
    _keep_out(reexamination, occasion)
    if occasion.actor.person_id in (*reexamination.examiner_ids, *reexamination.earlier_examiner_ids):
        raise RecusedFromReexamination
    stated = [
        unless(bool(command.document_number), ConclusionUnstated, "/document_number"),
        unless(bool(command.reasons), ConclusionUnstated, "/reasons"),
    ]
    sitting = _sitting(reexamination, occasion, facts)
    refuse(
        *assess_resolution(command.resolution, facts.committee, sitting, occasion.profile),
        finding(ConclusionUnstated, stated),
    )
    decided = replace(reexamination, decision=_decided(reexamination, command, occasion, facts))
    outcome = decided.report.outcome if command.adopted and decided.report is not None else O.UPHELD
    return _concluded(decided, outcome, occasion, facts)


def _concluded(
    reexamination: Reexamination, outcome: O, occasion: Occasion, facts: CaseFacts
) -> Outcome[Reexamination]:
    """The case notes it; if the decision was touched, its sanctions are changed or revoked."""
    concluded = replace(reexamination, status=S.CONCLUDED, outcome=outcome, concluded_on=occasion.on)
    event = ReexaminationConcluded(**matter_of(concluded), concluded_on=occasion.on, outcome=str(outcome))
    made = concluded.decision
    touched = outcome in TOUCHING and made is not None
    measures = made.measures if touched and made is not None else None
    noted = reexamined(facts.case, concluded.id, str(outcome), occasion, measures)
    others: tuple[Moved, ...] = ()
    if measures is not None and made is not None:
        sanctions = [one for one in facts.record.sanctions if one.case_id == concluded.case_id]
        ruling = Ruling("reexamination", concluded.id, made.decided_on)
        others = ruled(sanctions, measures, ruling, occasion, facts.record)
        keep_not_longer(others, sanctions)
    return Outcome(concluded, event, (noted, *others))


def _decided(
    reexamination: Reexamination, command: DecideReexamination, occasion: Occasion, facts: CaseFacts
) -> CommitteeDecision:
    proposed, before = reexamination.report, facts.case.measures_in_force
    changes = command.adopted and proposed is not None
    return CommitteeDecision(
        adopted=command.adopted,
        before=before,
        measures=proposed.measures if changes and proposed is not None else before,
        reasons=command.reasons,
        document_number=command.document_number,
        decided_on=command.resolution.held_on,
        resolution=command.resolution,
        by=occasion.actor.person_id,
        at=occasion.at,
    )


def _found(command: ReportExamination, occasion: Occasion) -> ExaminationReport:
    return ExaminationReport(
        facts=command.facts,
        nature=command.nature,
        measure=command.measure,
        procedure=command.procedure,
        outcome=command.outcome,
        flaws=command.flaws,
        measures=command.measures,
        by=occasion.actor.person_id,
        at=occasion.at,
    )


def _assess_report(
    reexamination: Reexamination, command: ReportExamination, occasion: Occasion, facts: CaseFacts
) -> tuple[Finding, ...]:
    looked_at = ("facts", "nature", "measure", "procedure")
    before, on_person = facts.case.measures_in_force, reexamination.person_id is not None
    changes = command.outcome is O.CHANGE
    return (
        finding(
            ExaminationUnstated,
            [unless(bool(getattr(command, one)), ExaminationUnstated, f"/{one}") for one in looked_at],
        ),
        finding(FlawsWrong, _flaws(command)),
        *assess_measures_instead(
            command.measures, before, changes=changes, on_person=on_person, profile=occasion.profile
        ),
    )


def _flaws(command: ReportExamination) -> Iterator[Missing | None]:
    yield unless(bool(command.flaws) or command.outcome is not O.CORRECT, FlawsWrong, "/flaws")
    for index, flaw in enumerate(command.flaws):
        yield unless(bool(flaw.place and flaw.text and flaw.remedy), FlawsWrong, f"/flaws/{index}")


def _wrong(reexamination: Reexamination, command: AssignExaminers, facts: AssignFacts) -> Iterator[Missing | None]:
    able = facts.persons - set(reexamination.chain_ids) - reexamination.recused_ids
    for index, person in enumerate(command.examiner_ids):
        fits = person in able and person not in command.examiner_ids[:index]
        yield unless(fits, ExaminerWrong, f"/examiner_ids/{index}")


def _sitting(reexamination: Reexamination, occasion: Occasion, facts: CaseFacts) -> Sitting:
    after = None if reexamination.report is None else office_day(reexamination.report.at)
    hands = frozenset((*reexamination.examiner_ids, *reexamination.earlier_examiner_ids))
    return Sitting(reexamination.recused_ids | facts.case.recused_ids, hands, after, occasion.on)


def _keep_out(reexamination: Reexamination, occasion: Occasion) -> None:
    """Refuse whoever is recused or whom the case is on; the database says so before, this says it again (P-09)."""
    if occasion.actor.person_id in reexamination.recused_ids:
        raise RecusedFromReexamination
