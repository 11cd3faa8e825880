"""All acts of the clarification that are asked at a door: name, command, pure function, and the facts each needs.

Opening on application or for a victim, waiting, going on and withdrawing because another case moves are effects: they
are in entering.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from libs.kernel.case import Command, Outcome
from services.clarification.clarifications import (
    acts_assessing,
    acts_deciding,
    acts_declining,
    acts_executing,
    acts_noticing,
    acts_opening,
    facts,
)
from services.clarification.clarifications import commands_assessing as assessing
from services.clarification.clarifications import commands_deciding as deciding
from services.clarification.clarifications import commands_executing as executing
from services.clarification.clarifications.clarification import Clarification


@dataclass(frozen=True, slots=True)
class ClarificationAct:
    """One act. ``facts`` None: it needs nothing beyond case and command. One that ``opens`` is given no case."""

    name: str
    command: type[Command]
    perform: Callable[..., Outcome[Clarification]]
    facts: type[Any] | None = None
    opens: bool = False


_A = ClarificationAct

ACTS = (
    _A("open_ex_officio", assessing.OpenExOfficio, acts_opening.open_ex_officio, facts.OpenFacts, opens=True),
    _A("accept", assessing.AcceptClarification, acts_opening.accept, facts.AcceptFacts),
    _A("name_handlers", assessing.NameClarificationHandlers, acts_opening.name_handlers, facts.AcceptFacts),
    _A("check_leads", assessing.CheckLeads, acts_opening.check_leads, facts.LeadFacts),
    _A(
        "record_verification",
        assessing.RecordVerification,
        acts_assessing.record_verification,
        facts.VerificationFacts,
    ),
    _A("record_consent", assessing.RecordConsent, acts_assessing.record_consent),
    _A("propose", assessing.ProposeClarification, acts_assessing.propose, facts.LeadFacts),
    _A("propose_not_to_start", assessing.ProposeNotToStart, acts_declining.propose_not_to_start),
    _A("decide_not_to_start", assessing.DecideNotToStart, acts_declining.decide_not_to_start, facts.LeadFacts),
    _A("answer_applicant", assessing.AnswerApplicant, acts_declining.answer_applicant, facts.ApplicationFacts),
    _A("reconsider", assessing.Reconsider, acts_declining.reconsider, facts.DecisionFacts),
    _A("give_trial_opinion", deciding.GiveClarificationOpinion, acts_deciding.give_trial_opinion),
    _A("assess_collectively", deciding.AssessCollectively, acts_deciding.assess_collectively, facts.OrganFacts),
    _A("review", deciding.ReviewClarification, acts_deciding.review, facts.LeadFacts),
    _A("take_back", deciding.TakeBack, acts_deciding.take_back, facts.LeadFacts),
    _A("send_prior_notice", deciding.SendPriorNotice, acts_noticing.send_prior_notice, facts.NoticeFacts),
    _A("record_party_head_opinion", deciding.RecordPartyHeadOpinion, acts_noticing.record_party_head_opinion),
    _A("assess_impact", deciding.AssessImpact, acts_noticing.assess_impact),
    _A("approve", deciding.ApproveClarification, acts_deciding.approve, facts.DecisionFacts),
    _A("reject", deciding.RejectClarification, acts_deciding.reject, facts.DecisionFacts),
    _A("issue_letter", executing.IssueLetter, acts_executing.issue_letter, facts.LetterFacts),
    _A("record_proof", executing.RecordProof, acts_executing.record_proof, facts.ApplicationFacts),
    _A("finish_execution", executing.FinishExecution, acts_executing.finish_execution),
    _A("inform", executing.InformAfterwards, acts_executing.inform, facts.InformFacts),
    _A("record_visit", executing.RecordVisit, acts_executing.record_visit, facts.OrganFacts),
    _A("close", executing.CloseClarification, acts_executing.close, facts.CloseFacts),
)
