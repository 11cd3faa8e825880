"""The case of malicious accusation as the engine knows it: every act with its facts loader, table and access."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.clarification.malice import (
    acts_certification,
    acts_disposal,
    acts_ending,
    acts_proposal,
    acts_repair,
    acts_suspicion,
    commands,
    commands_decision,
    hands,
)
from services.clarification.malice import facts_loading as load
from services.clarification.malice.access import ACCESS
from services.clarification.malice.lifecycle import LIFECYCLE
from services.clarification.malice.malice import Malice
from services.clarification.malice.store import columns_of
from services.clarification.malice.tables import MALICES
from services.clarification.malice.victim_loading import certify_facts, close_facts

_INQUIRY: Final = (
    Act("suspect", commands.SuspectMalice, acts_suspicion.suspect, load.suspect_facts, opens=True),
    Act("investigate", commands.InvestigateMalice, acts_suspicion.investigate, load.office_facts),
    Act("drop", commands.DropSuspicion, acts_suspicion.drop),
    Act("name_handlers", commands.NameHandlers, hands.name_handlers, load.office_facts),
    Act("renew_heads", commands.RenewHeads, hands.renew_heads, load.office_facts),
    Act("step_aside", commands.StepAside, hands.step_aside),
    Act("propose_ending", commands.ProposeEnding, acts_ending.propose_ending),
    Act("find_mistaken", commands.DecideEnding, acts_ending.find_mistaken),
    Act("find_not_established", commands.DecideEnding, acts_ending.find_not_established),
    Act("educate", commands.EducateAccuser, acts_ending.educate),
    Act("draft_proposal", commands.DraftProposal, acts_proposal.draft_proposal, load.draft_facts),
    Act("give_trial_opinion", commands.GiveTrialOpinion, acts_proposal.give_trial_opinion, load.office_facts),
    Act("request_corrections", commands.RequestCorrections, acts_repair.request_corrections, load.repair_facts),
)
_DECISION: Final = (
    Act("escalate", commands_decision.EscalateMalice, acts_certification.escalate, load.escalate_facts),
    Act("certify", commands_decision.CertifyMalice, acts_certification.certify, certify_facts),
    Act("send_back", commands_decision.SendBackMalice, acts_certification.send_back, load.pending_facts),
    Act(
        "refuse_certification",
        commands_decision.RefuseCertification,
        acts_certification.refuse_certification,
        load.pending_facts,
    ),
    Act("dispose", commands_decision.DisposeMalice, acts_disposal.dispose, load.dispose_facts),
    Act("record_result", commands_decision.RecordResult, acts_disposal.record_result),
    Act("close", commands_decision.CloseMalice, acts_disposal.close, close_facts),
)

MALICE: Final[CaseType[Malice]] = CaseType(
    name="malice",
    resource="malice-cases",
    table=MALICES,
    case_class=Malice,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(*_INQUIRY, *_DECISION),
    access=ACCESS,
    numbering=lambda malice: (malice.organ_id, "诬核"),
    quiet=True,
)
