"""The application for tolerance as the engine knows it: rows, acts, access."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.tolerance import application_acts as acts
from services.accountability.tolerance import application_commands as commands
from services.accountability.tolerance.application import APPLIED_AS, ToleranceApplication
from services.accountability.tolerance.application_access import APPLICATION_ACCESS
from services.accountability.tolerance.application_lifecycle import APPLICATION_LIFECYCLE
from services.accountability.tolerance.application_loading import apply_facts
from services.accountability.tolerance.store import application_columns, application_derived
from services.accountability.tolerance.tables import APPLICATIONS

TOLERANCE_APPLICATION: Final[CaseType[ToleranceApplication]] = CaseType(
    name="tolerance_application",
    resource="tolerance-applications",
    table=APPLICATIONS,
    case_class=ToleranceApplication,
    columns=application_columns,
    lifecycle=lambda _profile: APPLICATION_LIFECYCLE,
    acts=(
        Act("apply", commands.ApplyForTolerance, acts.apply, apply_facts, opens=True),
        Act("acknowledge", commands.AcknowledgeApplication, acts.acknowledge),
        Act("answer", commands.AnswerApplication, acts.answer),
        Act("withdraw", commands.WithdrawToleranceApplication, acts.withdraw),
        Act("ask_reconsideration", commands.AskToReconsider, acts.ask_reconsideration),
        Act("uphold", commands.UpholdAnswer, acts.uphold),
    ),
    access=APPLICATION_ACCESS,
    numbering=lambda application: (application.organ_id, APPLIED_AS),
    derive=application_derived,
)
