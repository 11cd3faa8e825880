"""The interview as the engine knows it: every act with its facts loader, table, lifecycle and access."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from libs.chassis.cases import Act, CaseType, Facts, no_facts
from services.accountability.interviews import facts as f
from services.accountability.interviews import facts_loading as load
from services.accountability.interviews.access import ACCESS
from services.accountability.interviews.acts import ACTS
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.lifecycle import LIFECYCLE
from services.accountability.interviews.store import columns_of, derived_columns
from services.accountability.interviews.tables import INTERVIEWS

NUMBERED_AS: Final = "约"
"""The word before the year in the number of an interview."""

_LOADERS: Mapping[type | None, Facts] = MappingProxyType(
    {
        None: no_facts,
        f.ConfirmFacts: load.confirm_facts,
        f.RecusalFacts: load.recusal_facts,
        f.NoticeFacts: load.notice_facts,
        f.HoldFacts: load.hold_facts,
        f.NoShowFacts: load.no_show_facts,
        f.PlanFacts: load.plan_facts,
        f.SlipFacts: load.slip_facts,
        f.VisitFacts: load.visit_facts,
        f.PursuitFacts: load.pursuit_facts,
    }
)

INTERVIEW: Final[CaseType[Interview]] = CaseType(
    name="interview",
    resource="interviews",
    table=INTERVIEWS,
    case_class=Interview,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=tuple(Act(act.name, act.command, act.perform, _LOADERS[act.facts]) for act in ACTS),
    access=ACCESS,
    numbering=lambda interview: (interview.competent_organ_id, NUMBERED_AS),
    derive=derived_columns,
)
