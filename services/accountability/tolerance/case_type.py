"""The determination of tolerance as the engine knows it: every act with its facts loader, table and access."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.tolerance import acts_deciding, acts_serving, acts_weighing, commands
from services.accountability.tolerance import facts_loading as load
from services.accountability.tolerance.access import ACCESS
from services.accountability.tolerance.lifecycle import LIFECYCLE
from services.accountability.tolerance.store import columns_of, derived_columns
from services.accountability.tolerance.tables import TOLERANCES
from services.accountability.tolerance.tolerance import NUMBERED_AS, Tolerance

TOLERANCE: Final[CaseType[Tolerance]] = CaseType(
    name="tolerance",
    resource="tolerances",
    table=TOLERANCES,
    case_class=Tolerance,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("open", commands.OpenTolerance, acts_weighing.open_tolerance, load.open_facts, opens=True),
        Act("draft", commands.DraftDetermination, acts_weighing.draft, load.weigh_facts),
        Act("give_trial_opinion", commands.GiveTrialOpinion, acts_deciding.give_trial_opinion, load.consult_facts),
        Act("consult", commands.ConsultCollectively, acts_deciding.consult, load.consult_facts),
        Act("determine", commands.DetermineTolerance, acts_deciding.determine, load.determine_facts),
        Act("send_back", commands.SendBackTolerance, acts_deciding.send_back, load.send_back_facts),
        Act("serve", commands.ServeDetermination, acts_serving.serve, load.serve_facts),
        Act("reopen", commands.ReopenTolerance, acts_serving.reopen, load.serve_facts),
        Act("renew_hands", commands.RenewHands, acts_serving.renew_hands, load.hands_facts),
    ),
    access=ACCESS,
    numbering=lambda tolerance: (tolerance.competent_organ_id, NUMBERED_AS),
    derive=derived_columns,
)
