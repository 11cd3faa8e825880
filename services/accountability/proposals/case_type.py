"""The supervision proposal as the engine knows it."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.proposals import acts_answering as answering
from services.accountability.proposals import acts_drafting as drafting
from services.accountability.proposals import commands as ask
from services.accountability.proposals import facts_loading as loading
from services.accountability.proposals.access import ACCESS
from services.accountability.proposals.lifecycle import LIFECYCLE
from services.accountability.proposals.proposal import NUMBERED_AS, SupervisionProposal
from services.accountability.proposals.store import columns_of
from services.accountability.proposals.tables import PROPOSALS

PROPOSAL: Final[CaseType[SupervisionProposal]] = CaseType(
    name="supervision_proposal",
    resource="supervision-proposals",
    table=PROPOSALS,
    case_class=SupervisionProposal,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("draft", ask.DraftProposal, drafting.draft, loading.draft_facts, opens=True),
        Act("revise", ask.ReviseProposal, drafting.revise),
        Act("argue", ask.ArgueProposal, drafting.argue, loading.organ_facts),
        Act("issue", ask.IssueProposal, drafting.issue, loading.issue_facts),
        Act("return_draft", ask.ReturnDraft, drafting.return_draft),
        Act("serve", ask.ServeProposal, answering.serve, loading.serve_facts),
        Act("lapse", ask.LapseProposal, answering.lapse),
        Act("answer", ask.AnswerProposal, answering.answer),
        Act("rule_on_objection", ask.RuleOnObjection, answering.rule_on_objection, loading.ruling_facts),
        Act("follow_up", ask.FollowUpProposal, answering.follow_up, loading.organ_facts),
        Act("record_refusal", ask.RecordRefusal, answering.record_refusal),
        Act("close", ask.CloseProposal, answering.close),
    ),
    access=ACCESS,
    numbering=lambda proposal: (proposal.competent_organ_id, NUMBERED_AS),
)
