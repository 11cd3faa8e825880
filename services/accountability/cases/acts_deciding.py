"""Submission, decision, return, and the end after tolerance; a main case takes those involved along (TA-06, TA-11)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from libs.contracts.accountability_cases import CaseDecided, CaseDeliberating, CaseExempted, CaseSentBack
from libs.kernel.actor import Occasion, office_day
from libs.kernel.case import Moved, Outcome
from libs.kernel.finding import Finding
from services.accountability.cases.acts_investigating import ended, joint_ended
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.commands_deciding import (
    DecideCase,
    ExemptCase,
    RecordCorrection,
    SendBackCase,
    SubmitCase,
)
from services.accountability.cases.correcting import assess_corrections, correction_order, done
from services.accountability.cases.facts import DecideFacts, TogetherFacts
from services.accountability.cases.marks import NOT_LIABLE
from services.accountability.cases.records import CaseReturned, CaseSubmission
from services.accountability.cases.refusals_deciding import NewFactsFromDefence, QuestionsUnstated
from services.accountability.cases.refusals_ending import ToleranceDoesNotFree
from services.accountability.cases.refusals_opening import CaseOpinionUnstated
from services.accountability.cases.ruling import assess_ruling, ruled
from services.accountability.cases.separation import (
    keep_hands_apart,
    keep_out,
    keep_to_handlers,
    preparers,
    undrafted,
)
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.telling import concerned, progressed
from services.accountability.cases.together import (
    assess_closing,
    assess_submission,
    assess_together,
    deliberated,
    together_of,
)
from services.accountability.committee import Sitting, assess_meeting_day, assess_resolution
from services.accountability.joint import entering as joint
from services.accountability.refusing import finding, refuse, unless

Case = AccountabilityCase


def submit(case: Case, command: SubmitCase, occasion: Occasion, facts: TogetherFacts) -> Outcome[Case]:
    """The head lays it before the standing committee; those involved who were heard go along (TA-11, TX-04)."""
    keep_out(case, occasion)
    refuse(*assess_submission(case, facts), _stated(command.opinion, "/opinion"))
    laid = _submitted(case, command, occasion)
    along = tuple(_submitted(one, command, occasion) for one in facts.involved if one.status is S.HEARD)
    others = [Moved(one, "submit", CaseDeliberating(**concerned(one))) for one in along]
    if facts.joint is not None:
        others.append(joint.proposed(facts.joint, together_of(laid)))
    return Outcome(laid, CaseDeliberating(**concerned(laid)), tuple(others))


def decide(case: Case, command: DecideCase, occasion: Occasion, facts: DecideFacts) -> Outcome[Case]:
    """The recorder enters what the committee decided, on the main case and on all involved by the same act.

    Never heavier than what was heard; without a measure nobody is liable (TA-11, TX-04, P-14, P-15).
    """
    cases = (case, *deliberated(facts.together))
    for one in cases:
        keep_hands_apart(one, occasion)
    refuse(*_assess_decision(cases, command, occasion, facts))
    outcome = ruled(case, command.ruling, command.resolution, occasion, None)
    by_case = {one.case_id: one for one in command.involved}
    others = [_as_other(ruled(one, by_case[one.id], command.resolution, occasion, case.id)) for one in cases[1:]]
    if facts.together.joint is not None:
        held_on = command.resolution.held_on
        others.append(joint.decided(facts.together.joint, together_of(outcome.case), held_on))
    return replace(outcome, others=tuple(others))


def send_back(case: Case, command: SendBackCase, occasion: Occasion, facts: TogetherFacts) -> Outcome[Case]:
    """The committee asks for more; without new facts from elsewhere it can only become lighter (TA-11, P-14)."""
    keep_hands_apart(case, occasion)
    from_elsewhere = not command.new_facts or command.not_from_defence
    asked = bool(command.questions) and all(one.text for one in command.questions)
    refuse(
        finding(QuestionsUnstated, [unless(asked, QuestionsUnstated, "/questions")]),
        finding(NewFactsFromDefence, [unless(from_elsewhere, NewFactsFromDefence, "/not_from_defence")]),
        _in_order(case, command.held_on, occasion, "/held_on"),
    )
    entry = CaseReturned(
        held_on=command.held_on,
        questions=command.questions,
        new_facts=command.new_facts,
        object=case.target,
        proposal=case.proposal,
        hearing=case.hearing,
        by=occasion.actor.person_id,
        at=occasion.at,
    )
    undone = replace(undrafted(case), hearing=None, submission=None)
    back = replace(undone, status=S.INVESTIGATING, sent_back=(*case.sent_back, entry))
    others = () if facts.joint is None else (joint.sent_back(facts.joint),)
    return Outcome(back, CaseSentBack(**concerned(back)), others)


def exempt(case: Case, command: ExemptCase, occasion: Occasion, facts: TogetherFacts) -> Outcome[Case]:
    """Nobody is liable, as tolerance was determined, and what went wrong is put right (TA-06, F-30, A-35, P-16)."""
    keep_hands_apart(case, occasion)
    outcome = None if case.tolerance is None else case.tolerance.outcome
    if outcome is None or outcome not in NOT_LIABLE:
        raise ToleranceDoesNotFree
    refuse(
        assess_closing(facts.involved),
        assess_corrections(command.corrections, command.document_number, occasion, "/corrections"),
        _stated(command.reasons, "/reasons"),
    )
    order = correction_order(command.document_number, command.corrections, occasion)
    freed = ended(replace(case, correction_order=order), outcome, command.reasons, occasion)
    return replace(freed, others=joint_ended(freed.case, facts, occasion))


def record_correction(case: Case, command: RecordCorrection, occasion: Occasion, _facts: None = None) -> Outcome[Case]:
    """A handler records that an item of the order of correction is done (TA-06, F-30)."""
    keep_to_handlers(case, occasion)
    return progressed(replace(case, correction_order=done(case.correction_order, command, occasion)))


def _assess_decision(
    cases: tuple[Case, ...], command: DecideCase, occasion: Occasion, facts: DecideFacts
) -> Iterator[Finding]:
    main = cases[0]
    barred = frozenset().union(*(one.recused_ids for one in cases))
    prepared = frozenset().union(*(preparers(one) for one in cases))
    after = max((day for day in map(_after, cases) if day is not None), default=None)
    sitting = Sitting(barred, prepared, after, occasion.on)
    yield from assess_resolution(command.resolution, facts.committee, sitting, occasion.profile)
    yield from assess_together(main, command.involved, facts.together)
    yield from assess_ruling(main, command.ruling, occasion, "/ruling")
    by_id = {one.id: one for one in cases[1:]}
    for index, ruling in enumerate(command.involved):
        if ruling.case_id in by_id:
            yield from assess_ruling(by_id[ruling.case_id], ruling, occasion, f"/involved/{index}")


def _submitted(case: Case, command: SubmitCase, occasion: Occasion) -> Case:
    submission = CaseSubmission(command.opinion, occasion.actor.person_id, occasion.at)
    return replace(case, status=S.DELIBERATING, submission=submission)


def _as_other(outcome: Outcome[Case]) -> Moved:
    assert isinstance(outcome.event, CaseDecided | CaseExempted)
    return Moved(outcome.case, "decide", outcome.event)


def _after(case: Case) -> date | None:
    return None if case.submission is None else office_day(case.submission.at)


def _in_order(case: Case, held_on: date, occasion: Occasion, at: str) -> Finding:
    return assess_meeting_day(held_on, _after(case), occasion.on, at)


def _stated(text: str, at: str) -> Finding:
    return finding(CaseOpinionUnstated, [unless(bool(text), CaseOpinionUnstated, at)])
