"""The clarification as the engine knows it: every act with its facts loader, table, lifecycle and access."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from libs.chassis.cases import Act, CaseType, Facts, no_facts
from services.clarification.clarifications import facts as f
from services.clarification.clarifications import facts_loading as load
from services.clarification.clarifications.access import ACCESS
from services.clarification.clarifications.acts import ACTS
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.lifecycle import LIFECYCLE
from services.clarification.clarifications.store import columns_of, derived_columns
from services.clarification.clarifications.tables import CLARIFICATIONS

NUMBERED_AS: Final = "澄"
"""The word before the year in the number of a clarification."""

_LOADERS: Mapping[type | None, Facts] = MappingProxyType(
    {
        None: no_facts,
        f.OpenFacts: load.open_facts,
        f.VerificationFacts: load.verification_facts,
        f.AcceptFacts: load.accept_facts,
        f.LeadFacts: load.lead_facts,
        f.OrganFacts: load.organ_facts,
        f.NoticeFacts: load.notice_facts,
        f.DecisionFacts: load.decision_facts,
        f.ApplicationFacts: load.application_facts,
        f.LetterFacts: load.letter_facts,
        f.InformFacts: load.inform_facts,
        f.CloseFacts: load.close_facts,
    }
)

CLARIFICATION: Final[CaseType[Clarification]] = CaseType(
    name="clarification",
    resource="clarifications",
    table=CLARIFICATIONS,
    case_class=Clarification,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=tuple(Act(act.name, act.command, act.perform, _LOADERS[act.facts], act.opens) for act in ACTS),
    access=ACCESS,
    numbering=lambda clarification: (clarification.organ_id, NUMBERED_AS),
    derive=derived_columns,
    quiet=True,
)
