"""The application as the engine knows it."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.clarification.applications import acts
from services.clarification.applications import facts_loading as load
from services.clarification.applications.access import ACCESS
from services.clarification.applications.application import NUMBERED_AS, Application
from services.clarification.applications.commands import (
    Acknowledge,
    Apply,
    AskReconsideration,
    EnterFromPaper,
    WithdrawApplication,
)
from services.clarification.applications.lifecycle import LIFECYCLE
from services.clarification.applications.store import columns_of, derived_columns
from services.clarification.applications.tables import APPLICATIONS

APPLICATION: Final[CaseType[Application]] = CaseType(
    name="application",
    resource="applications",
    table=APPLICATIONS,
    case_class=Application,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("apply", Apply, acts.apply, load.apply_facts, opens=True),
        Act("enter_from_paper", EnterFromPaper, acts.enter_from_paper, load.paper_facts, opens=True),
        Act("acknowledge", Acknowledge, acts.acknowledge),
        Act("withdraw", WithdrawApplication, acts.withdraw, load.withdrawal_facts),
        Act("ask_reconsideration", AskReconsideration, acts.ask_reconsideration),
    ),
    access=ACCESS,
    numbering=lambda application: (application.organ_id, NUMBERED_AS),
    derive=derived_columns,
)
