"""From service to closing: the decision takes effect, is carried out step by step, and the case ends (TA-12, TA-14)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from libs.contracts.accountability_cases import CaseClosed, CaseServed
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from libs.kernel.finding import Missing
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.commands_executing import CloseCase, RecordExecution, ServeDecision
from services.accountability.cases.facts_executing import CloseFacts, ServeFacts, StepFacts
from services.accountability.cases.records import CaseDecision
from services.accountability.cases.records_executing import (
    CaseClosing,
    Execution,
    ExecutionStep,
    Postponement,
    ServiceOfDecision,
)
from services.accountability.cases.refusals_executing import (
    AnnouncersTooFew,
    CloserHadAPart,
    ClosingNoteMissing,
    ExecutionNotReported,
    FollowUpPlanMissing,
    NotServedYet,
    OpinionNotWritten,
    PostponementWrong,
    RecourseRuns,
    ReportTooEarly,
    StepAlreadyDone,
    StepUnknown,
    StepUnproven,
)
from services.accountability.cases.separation import keep_out, keep_to_handlers, preparers
from services.accountability.cases.service_executing import assess_service, served_of
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.steps_executing import ANNOUNCED, PERSONNEL, REPORT, needed, open_steps
from services.accountability.cases.telling import concerned, progressed
from services.accountability.cases.together import assess_closing
from services.accountability.refusing import finding, refuse, unless
from services.accountability.sanctions.entering import Served, sanctions_on
from services.accountability.sanctions.sanction import Sanction

Case = AccountabilityCase
_TWO = 2


def serve(case: Case, command: ServeDecision, occasion: Occasion, facts: ServeFacts) -> Outcome[Case]:
    """The decision reaches object, unit and organization department; from that day its sanctions have effect, each
    with its impact period, and their follow-ups are open (TA-12, TD-01, P-19, P-28)."""
    keep_to_handlers(case, occasion)
    decision = _decision_of(case)
    refuse(assess_closing(facts.together.involved), *assess_service(case, command, decision, occasion, facts))
    served = served_of(case, command, decision, facts, occasion.profile)
    others = sanctions_on(served, case.measures_in_force, command.served_on, occasion, facts.record)
    executing = replace(case, status=S.EXECUTING, service=_service(command, served, others, occasion))
    return Outcome(executing, CaseServed(**concerned(executing), served_on=command.served_on), others)


def record_execution(case: Case, command: RecordExecution, occasion: Occasion, facts: StepFacts) -> Outcome[Case]:
    """A step of execution is done, or the change of post and pay is put off, with a reason, to six months (P-28)."""
    keep_to_handlers(case, occasion)
    if case.service is None:
        raise NotServedYet
    if command.step not in needed(case, occasion.profile):
        raise StepUnknown(errors=(StepUnknown.at("/step"),))
    if case.execution.done(command.step) is not None:
        raise StepAlreadyDone
    if command.postponed_until is not None:
        return progressed(replace(case, execution=_put_off(case, command, occasion, facts)))
    return progressed(replace(case, execution=_with_step(case, command, occasion, facts)))


def close(case: Case, command: CloseCase, occasion: Occasion, facts: CloseFacts) -> Outcome[Case]:
    """Executed and reported, every sanction followed up, everybody involved decided on, no review open (TA-14)."""
    keep_out(case, occasion)
    if case.service is None:
        raise NotServedYet
    if occasion.actor.person_id in preparers(case) | set(case.earlier_handler_ids):
        raise CloserHadAPart
    refuse(
        finding(ExecutionNotReported, _open_steps(case, occasion)),
        finding(FollowUpPlanMissing, _not_followed(facts)),
        finding(RecourseRuns, _recourses(facts, occasion)),
        assess_closing(facts.together.involved),
        finding(ClosingNoteMissing, [unless(bool(command.note), ClosingNoteMissing, "/note")]),
    )
    closing = CaseClosing(occasion.on, command.note, occasion.actor.person_id, occasion.at)
    closed = replace(case, status=S.CLOSED, closing=closing)
    return Outcome(closed, CaseClosed(**concerned(closed), ended_on=occasion.on))


def _decision_of(case: Case) -> CaseDecision:
    if case.decision is None:
        raise AssertionError("only a decision is served")
    return case.decision


def _service(
    command: ServeDecision, served: Served, others: tuple[Moved, ...], occasion: Occasion
) -> ServiceOfDecision:
    if command.org_department_id is None or command.informed_on is None:
        raise AssertionError("checked before")
    opened = (other.case.id for other in others if isinstance(other.case, Sanction) and other.act == "open")
    return ServiceOfDecision(
        served_on=command.served_on,
        receipt=command.receipt,
        unit_served_on=command.unit_served_on,
        unit_receipt=command.unit_receipt,
        org_department_id=command.org_department_id,
        informed_on=command.informed_on,
        sanction_ids=tuple(opened),
        combined_months=served.combined_months,
        by=occasion.actor.person_id,
        at=occasion.at,
    )


def _put_off(case: Case, command: RecordExecution, occasion: Occasion, facts: StepFacts) -> Execution:
    until, due_on, latest = command.postponed_until, facts.due_on.get(PERSONNEL), facts.due_on.get(REPORT)
    within = until is not None and due_on is not None and latest is not None and due_on < until <= latest
    missing = [
        unless(command.step == PERSONNEL and command.done_on is None, PostponementWrong, "/step"),
        unless(within, PostponementWrong, "/postponed_until"),
        unless(bool(command.reason), PostponementWrong, "/reason"),
    ]
    refuse(finding(PostponementWrong, missing))
    if until is None:
        raise AssertionError("checked before")
    put_off = Postponement(until, command.reason, occasion.actor.person_id, occasion.at)
    return replace(case.execution, postponement=put_off)


def _with_step(case: Case, command: RecordExecution, occasion: Occasion, facts: StepFacts) -> Execution:
    refuse(
        finding(StepUnproven, _unproven(case, command, occasion)),
        finding(AnnouncersTooFew, _announcers(case, command, facts)),
        finding(OpinionNotWritten, _opinion(command)),
        finding(ReportTooEarly, _before_report(case, command, occasion)),
    )
    if command.done_on is None:
        raise AssertionError("checked before")
    due_on: date | None = facts.due_on.get(command.step)
    step = ExecutionStep(
        step=command.step,
        done_on=command.done_on,
        document=command.document,
        announcer_ids=command.announcer_ids,
        opinion=command.opinion,
        late=due_on is not None and command.done_on > due_on,
        by=occasion.actor.person_id,
        at=occasion.at,
    )
    return replace(case.execution, steps=(*case.execution.steps, step))


def _unproven(case: Case, command: RecordExecution, occasion: Occasion) -> Iterator[Missing | None]:
    since, day = _decision_of(case).decided_on, command.done_on
    yield unless(day is not None and since <= day <= occasion.on, StepUnproven, "/done_on")
    yield unless(bool(command.document), StepUnproven, "/document")


def _announcers(case: Case, command: RecordExecution, facts: StepFacts) -> Iterator[Missing | None]:
    named = command.announcer_ids
    if command.step != ANNOUNCED:
        yield unless(not named, AnnouncersTooFew, "/announcer_ids")
        return
    yield unless(len(set(named)) >= _TWO, AnnouncersTooFew, "/announcer_ids")
    able = facts.persons - case.recused_ids
    for index, person in enumerate(named):
        yield unless(person in able and person not in named[:index], AnnouncersTooFew, f"/announcer_ids/{index}")


def _opinion(command: RecordExecution) -> Iterator[Missing | None]:
    yield unless(bool(command.opinion) or command.step != ANNOUNCED, OpinionNotWritten, "/opinion")


def _before_report(case: Case, command: RecordExecution, occasion: Occasion) -> Iterator[Missing | None]:
    for step in open_steps(case, occasion.profile) if command.step == REPORT else ():
        yield unless(step == REPORT, ReportTooEarly, f"/steps/{step}")


def _open_steps(case: Case, occasion: Occasion) -> Iterator[Missing | None]:
    for step in open_steps(case, occasion.profile):
        yield ExecutionNotReported.at(f"/steps/{step}")


def _not_followed(facts: CloseFacts) -> Iterator[Missing | None]:
    for sanction in facts.sanctions:
        covered = sanction.impact is None or sanction.id in facts.followed
        yield unless(covered, FollowUpPlanMissing, f"/sanctions/{sanction.id}")


def _recourses(facts: CloseFacts, occasion: Occasion) -> Iterator[Missing | None]:
    for sanction in facts.sanctions:
        recourse = sanction.recourse
        over = recourse.until_on is None or recourse.until_on < occasion.on
        yield unless(over and not recourse.under_way, RecourseRuns, f"/sanctions/{sanction.id}")
