"""Acts of the standing committee as its recorder enters them, and the service of the receipt."""

from dataclasses import replace

from libs.contracts.filing import FilingAccepted, FilingReceiptServed, FilingRejected, FilingSentBack
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from services.filing.aftercare.acts import opened_by_receipt
from services.filing.filings import commands_decision as ask
from services.filing.filings.acts_review import reopened
from services.filing.filings.decision import assess_meeting_day, assess_no_blocking_item, assess_resolution
from services.filing.filings.facts import CommitteeFacts, ServiceFacts
from services.filing.filings.filing import Filing
from services.filing.filings.proceedings import Resolution
from services.filing.filings.receipt import assess_items, assess_reasons, legal_effect_note, obligations
from services.filing.filings.records import Decision, DecisionKind, QuestionsAsked, Receipt
from services.filing.filings.recusal import keep_apart, recused_with
from services.filing.filings.refusals import finding, refuse, unless
from services.filing.filings.refusals_decision import NoQuestions
from services.filing.filings.serving import assess_service
from services.filing.filings.status import FilingStatus as S
from services.filing.filings.telling import matter_of
from services.filing.filings.validity import assess_acceptance


def accept(filing: Filing, command: ask.AcceptFiling, occasion: Occasion, facts: CommitteeFacts) -> Outcome[Filing]:
    """Accept the filing with the final text of its receipt (TF-13). Nothing is permitted or forgiven by it."""
    keep_apart(filing, occasion.actor)
    resolution, profile = command.resolution, occasion.profile
    refuse(
        *assess_resolution(filing, resolution, facts, profile, occasion.on),
        assess_no_blocking_item(filing, profile),
        assess_items(command.receipt_items, profile, resolution.held_on),
        assess_acceptance(filing.form, command.validity_until, resolution.held_on, profile),
    )
    note = legal_effect_note(profile)
    accepted = replace(
        _decided(filing, resolution),
        status=S.ACCEPTED,
        decision=Decision(
            DecisionKind.ACCEPTED, resolution, occasion.actor.person_id, occasion.at, legal_effect_note=note
        ),
        receipt=Receipt(command.receipt_items, command.validity_until, note),
    )
    event = FilingAccepted(**matter_of(accepted), decided_on=resolution.held_on, validity_until=command.validity_until)
    return Outcome(accepted, event)


def reject(filing: Filing, command: ask.RejectFiling, occasion: Occasion, facts: CommitteeFacts) -> Outcome[Filing]:
    """Do not accept the filing, with reasons point by point; the unit's act keeps its legal effect (TF-14, F-35)."""
    keep_apart(filing, occasion.actor)
    resolution = command.resolution
    refuse(
        *assess_resolution(filing, resolution, facts, occasion.profile, occasion.on),
        assess_reasons(command.reasons, occasion.profile),
    )
    decision = Decision(
        DecisionKind.REJECTED,
        resolution,
        occasion.actor.person_id,
        occasion.at,
        reasons=command.reasons,
        compliant_path=command.compliant_path,
        legal_effect_note=legal_effect_note(occasion.profile),
    )
    rejected = replace(_decided(filing, resolution), status=S.REJECTED, decision=decision)
    codes = tuple(dict.fromkeys(reason.code for reason in command.reasons))
    return Outcome(rejected, FilingRejected(**matter_of(rejected), reason_codes=codes, decided_on=resolution.held_on))


def send_back(filing: Filing, command: ask.SendBackFiling, occasion: Occasion, facts: None = None) -> Outcome[Filing]:
    """Send the filing back into review with questions (TF-15)."""
    keep_apart(filing, occasion.actor)
    questions = tuple(question for question in command.questions if question)
    refuse(
        finding(NoQuestions, [unless(bool(questions), NoQuestions, "/questions")]),
        assess_meeting_day(filing, command.held_on, occasion.on),
    )
    asked = QuestionsAsked(command.held_on, questions, occasion.at)
    returned = reopened(replace(filing, questions=(*filing.questions, asked)))
    return Outcome(returned, FilingSentBack(**matter_of(returned)))


def serve_receipt(
    filing: Filing, command: ask.ServeReceipt, occasion: Occasion, facts: ServiceFacts
) -> Outcome[Filing]:
    """Record issue and service of the receipt; every procedure and remedy it names becomes an obligation (TF-16)."""
    keep_apart(filing, occasion.actor)
    refuse(*assess_service(filing, command, facts, occasion))
    assert filing.receipt is not None
    opened = tuple(opened_by_receipt(filing, item, occasion) for item in obligations(filing.receipt.items))
    receipt = replace(
        filing.receipt,
        number=command.number,
        sealed=command.sealed,
        signed_by=command.signed_by,
        served_on=command.served_on,
        served_by=occasion.actor.person_id,
        received_by=command.received_by,
        received_at=command.received_at,
        obligation_ids=tuple(obligation.case.id for obligation in opened),
    )
    running = replace(filing, status=S.IN_EXECUTION, receipt=receipt)
    return Outcome(running, _served(running, receipt, opened), others=opened)


def _served(filing: Filing, receipt: Receipt, opened: tuple[Moved, ...]) -> FilingReceiptServed:
    return FilingReceiptServed(
        **matter_of(filing),
        validity_until=receipt.validity_until,
        obligation_ids=tuple(obligation.case.id for obligation in opened),
    )


def _decided(filing: Filing, resolution: Resolution) -> Filing:
    return replace(filing, recused=recused_with(filing, resolution.recusals))
