"""The filing as the engine knows it: every act with its facts loader, table, lifecycle and access."""

from collections.abc import Mapping
from types import MappingProxyType

from libs.chassis.cases import Act, CaseType, Facts, no_facts
from services.filing.filings import facts as f
from services.filing.filings import facts_loading as load
from services.filing.filings.access import ACCESS
from services.filing.filings.acts import ACTS
from services.filing.filings.filing import Filing
from services.filing.filings.lifecycle import lifecycle_of
from services.filing.filings.store import columns_of, derived_columns
from services.filing.filings.tables import FILINGS

_LOADERS: Mapping[type | None, Facts] = MappingProxyType(
    {
        None: no_facts,
        f.DraftFacts: load.draft_facts,
        f.AttachFacts: load.attach_facts,
        f.StudyFacts: load.study_facts,
        f.ExtendFacts: load.extend_facts,
        f.PresentFacts: load.present_facts,
        f.ReturnFacts: load.return_facts,
        f.GateFacts: load.gate_facts,
        f.ReviewFacts: load.review_facts,
        f.PanelFacts: load.panel_facts,
        f.CommitteeFacts: load.committee_facts,
        f.ServiceFacts: load.service_facts,
        f.UploadFacts: load.progress_facts,
        f.HitFacts: load.hit_facts,
        f.ObligationFacts: load.obligation_facts,
    }
)

FILING = CaseType(
    name="filing",
    resource="filings",
    table=FILINGS,
    case_class=Filing,
    columns=columns_of,
    lifecycle=lifecycle_of,
    acts=tuple(Act(act.name, act.command, act.perform, _LOADERS[act.facts], act.opens) for act in ACTS),
    access=ACCESS,
    numbering=lambda filing: (filing.competent_organ_id, "容备") if filing.first_submitted_at else None,
    derive=derived_columns,
)
