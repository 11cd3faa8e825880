"""The declaration of the accountability case: its table, its acts, who may know it."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.cases import (
    acts_deciding,
    acts_executing,
    acts_investigating,
    acts_opening,
    acts_proposing,
    commands,
    commands_deciding,
    commands_executing,
    commands_investigating,
)
from services.accountability.cases import executing_loading as load_executing
from services.accountability.cases import facts_loading as load
from services.accountability.cases.access import ACCESS
from services.accountability.cases.case import NUMBERED_AS, AccountabilityCase
from services.accountability.cases.executing_store import derived_columns
from services.accountability.cases.lifecycle import LIFECYCLE
from services.accountability.cases.store import columns_of
from services.accountability.cases.tables import CASES

_OPENING: Final = (
    Act("open", commands.OpenCase, acts_opening.open_case, load.opening_facts, opens=True),
    Act("open_by_hand", commands.OpenCaseByHand, acts_opening.open_by_hand, load.by_hand_facts, opens=True),
    Act("name_involved", commands.NameInvolved, acts_opening.name_involved, load.involved_facts),
    Act("approve", commands.ApproveCase, acts_investigating.approve),
    Act("decline", commands.DeclineCase, acts_investigating.decline),
    Act("step_aside", commands.StepAsideFromCase, acts_investigating.step_aside),
    Act("name_handlers", commands.NameCaseHandlers, acts_investigating.name_handlers, load.handlers_facts),
)
_INVESTIGATING: Final = (
    Act("record_tests", commands_investigating.RecordTests, acts_investigating.record_tests, load.scope_facts),
    Act("rescope", commands_investigating.RescopeCase, acts_investigating.rescope, load.rescope_facts),
    Act(
        "find_not_established",
        commands_investigating.FindNotEstablished,
        acts_investigating.find_not_established,
        load.together_facts,
    ),
    Act("draft_proposal", commands_investigating.DraftCaseProposal, acts_proposing.draft_proposal, load.draft_facts),
    Act("give_trial_opinion", commands_investigating.GiveCaseTrialOpinion, acts_proposing.give_trial_opinion),
    Act("hear", commands_investigating.HearObject, acts_proposing.hear, load.hear_facts),
)
_DECIDING: Final = (
    Act("submit", commands_deciding.SubmitCase, acts_deciding.submit, load.together_facts),
    Act("decide", commands_deciding.DecideCase, acts_deciding.decide, load.decide_facts),
    Act("send_back", commands_deciding.SendBackCase, acts_deciding.send_back, load.together_facts),
    Act("exempt", commands_deciding.ExemptCase, acts_deciding.exempt, load.together_facts),
    Act("record_correction", commands_deciding.RecordCorrection, acts_deciding.record_correction),
)
_EXECUTING: Final = (
    Act("serve", commands_executing.ServeDecision, acts_executing.serve, load_executing.serve_facts),
    Act(
        "record_execution",
        commands_executing.RecordExecution,
        acts_executing.record_execution,
        load_executing.step_facts,
    ),
    Act("close", commands_executing.CloseCase, acts_executing.close, load_executing.close_facts),
)

CASE: Final[CaseType[AccountabilityCase]] = CaseType(
    name="case",
    resource="cases",
    table=CASES,
    case_class=AccountabilityCase,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(*_OPENING, *_INVESTIGATING, *_DECIDING, *_EXECUTING),
    access=ACCESS,
    numbering=lambda case: (case.competent_organ_id, NUMBERED_AS),
    derive=derived_columns,
)
