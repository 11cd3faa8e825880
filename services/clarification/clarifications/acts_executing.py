"""Acts from the letter to the closing (TC-12 to TC-15)."""

from dataclasses import replace

from libs.contracts.clarification import (
    ClarificationClosed,
    ClarificationExecuted,
    ClarificationExecuting,
    ClarificationInformed,
    ClarificationProofRecorded,
    ClarificationVisited,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from services.clarification.applications.status import ApplicationStatus
from services.clarification.applications.telling import served
from services.clarification.clarifications import commands_executing as ask
from services.clarification.clarifications import facts as f
from services.clarification.clarifications.acts_opening import keep_to_office
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.following import assess_closing, assess_informing, assess_visit
from services.clarification.clarifications.letters import problems_of, refuse_letter
from services.clarification.clarifications.methods import WRITTEN
from services.clarification.clarifications.proofs import assess_execution, assess_proof
from services.clarification.clarifications.records import (
    ClarificationEnding,
    Informing,
    Letter,
    MethodText,
    Proof,
    Visit,
)
from services.clarification.clarifications.recusal import keep_apart, keep_to_handlers
from services.clarification.clarifications.refusals_deciding import LetterNumberTaken
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.telling import matter_of
from services.clarification.clarifications.wording import EndingKind
from services.clarification.corrections.opening import CorrectionSource, open_corrections
from services.clarification.refusing import finding, refuse, unless


def issue_letter(
    clarification: Clarification, command: ask.IssueLetter, occasion: Occasion, facts: f.LetterFacts
) -> Outcome[Clarification]:
    """Issue the letter and the other texts once their content is checked (TC-12, C-02, C-16, P-12)."""
    keep_to_handlers(clarification, occasion.actor)
    refuse_letter(clarification, command, occasion)
    refuse(finding(LetterNumberTaken, [unless(not facts.number_taken, LetterNumberTaken, "/number")]))
    letter = Letter(
        command.number,
        command.dated,
        problems_of(clarification, command),
        clarification.organ_id,
        command.text,
        tuple(MethodText(text.method, text.text, text.addressees, text.report_by) for text in command.others),
        occasion.actor.person_id,
        occasion.at,
    )
    issued = replace(clarification, status=S.EXECUTING, letter=letter)
    return Outcome(issued, ClarificationExecuting(**matter_of(issued)))


def record_proof(
    clarification: Clarification, command: ask.RecordProof, occasion: Occasion, facts: f.ApplicationFacts
) -> Outcome[Clarification]:
    """Record that one method was carried out; with the receipt of the letter the application shows it as served
    (TC-13, C-16)."""
    keep_to_handlers(clarification, occasion.actor)
    refuse(*assess_proof(clarification, command, occasion))
    proof = Proof(
        command.method,
        command.kind,
        command.reference,
        command.carried_out_on,
        command.received_by if command.method == WRITTEN else None,
        occasion.actor.person_id,
        occasion.at,
    )
    recorded = replace(clarification, proofs=(*clarification.proofs, proof))
    told = _served(recorded, facts, occasion) if command.method == WRITTEN else ()
    return Outcome(recorded, ClarificationProofRecorded(**matter_of(recorded), method=command.method), others=told)


def finish_execution(
    clarification: Clarification, _command: ask.FinishExecution, occasion: Occasion, _facts: None = None
) -> Outcome[Clarification]:
    """Every chosen method was carried out; others are told by codes alone (TC-13, C-15 to C-20)."""
    keep_to_handlers(clarification, occasion.actor)
    refuse(assess_execution(clarification))
    assert clarification.proposal is not None  # the status says so
    executed_on = max(proof.carried_out_on for proof in clarification.proofs)
    executed = replace(clarification, status=S.EXECUTED, executed_on=executed_on)
    event = ClarificationExecuted(
        **matter_of(executed),
        subject_person_id=executed.subject.person_id,
        subject_organ_id=executed.subject.organ_id,
        unit_id=executed.subject.unit_id,
        situations=tuple(situation.code for situation in clarification.proposal.situations),
        methods=clarification.proposal.method_codes,
        executed_on=executed_on,
    )
    return Outcome(executed, event)


def inform(
    clarification: Clarification, command: ask.InformAfterwards, occasion: Occasion, facts: f.InformFacts
) -> Outcome[Clarification]:
    """Record who was informed, ask for corrections, enter the dossier (TC-14, C-26, C-32, P-12)."""
    keep_to_handlers(clarification, occasion.actor)
    refuse(*assess_informing(clarification, command, facts, occasion))
    tasks = open_corrections(_source(clarification), command.corrections, occasion, facts.terms)
    informing = Informing(
        command.party_head_id,
        command.party_head_on,
        command.org_department_id,
        command.org_department_on,
        command.dossier_entry,
        command.no_correction_reason,
        occasion.actor.person_id,
        occasion.at,
    )
    opened = tuple(task.case.id for task in tasks)
    informed = replace(clarification, status=S.FOLLOWING_UP, informing=informing, correction_ids=opened)
    return Outcome(informed, ClarificationInformed(**matter_of(informed)), others=tasks)


def record_visit(
    clarification: Clarification, command: ask.RecordVisit, occasion: Occasion, facts: f.OrganFacts
) -> Outcome[Clarification]:
    """Record a follow-up visit by at least two (TC-15, P-12, D-02, LC-12)."""
    keep_to_handlers(clarification, occasion.actor)
    refuse(*assess_visit(clarification, command, facts, occasion))
    visit = Visit(
        command.visited_on,
        command.visitor_ids,
        command.content,
        command.needs,
        occasion.actor.person_id,
        occasion.at,
    )
    visited = replace(clarification, visits=(*clarification.visits, visit))
    return Outcome(visited, ClarificationVisited(**matter_of(visited)))


def close(
    clarification: Clarification, command: ask.CloseClarification, occasion: Occasion, facts: f.CloseFacts
) -> Outcome[Clarification]:
    """Close it as head: visited, every correction done, a note for the archive (TC-15, P-12, D-02)."""
    head = occasion.actor
    keep_apart(clarification, head)
    keep_to_office(clarification, head)
    refuse(*assess_closing(clarification, command.note, facts.corrections))
    ending = ClarificationEnding(EndingKind.CLOSED, command.note, head.person_id, occasion.at)
    closed = replace(clarification, status=S.CLOSED, ending=ending)
    return Outcome(closed, ClarificationClosed(**matter_of(closed)))


def _served(clarification: Clarification, facts: f.ApplicationFacts, occasion: Occasion) -> tuple[Moved, ...]:
    application, letter = facts.application, clarification.letter
    if application is None or letter is None or application.status is not ApplicationStatus.ANSWERED_STARTED:
        return ()
    return (served(application, occasion, letter=letter.text),)


def _source(clarification: Clarification) -> CorrectionSource:
    return CorrectionSource(
        "clarification",
        clarification.id,
        clarification.organ_id,
        clarification.office_id,
        clarification.handler_ids,
        clarification.profile,
        clarification.profile_version,
        subject_person_id=clarification.subject.person_id,
        subject_organ_id=clarification.subject.organ_id,
        recused_ids=tuple(one.person_id for one in clarification.recused),
    )
